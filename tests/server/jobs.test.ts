import { expect, it, vi } from 'vitest';
import { start } from '../../src/lib/server/embedded/start';
import { startJobs } from '../../src/lib/server/jobs/timer';
import { afterwards, config, dataDir } from '../db/embedded/support/world';

it('due work runs when the server starts; the log tells what ran, and which job failed', async () => {
  const settings = config(await dataDir(), { DEMO: 'off' });
  const embedded = await start(settings);
  afterwards(embedded.close);
  await embedded.sql(`insert into private.jobs (name, every) values ('unknown', '1 day')`);
  const lines: Record<string, unknown>[] = [];
  const catcher = (line: unknown): boolean =>
    lines.push(JSON.parse(String(line)) as Record<string, unknown>) > 0;
  const spies = [process.stderr, process.stdout].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation(catcher)
  );
  await startJobs({
    config: settings,
    embedded,
    url: settings.origin,
    key: embedded.key,
    fetch,
    close: embedded.close
  });
  await vi.waitUntil(() => lines.some(({ event }) => event === 'jobs_ran'));
  for (const spy of spies) spy.mockRestore();
  const jobs = await embedded.sql<{ name: string }>('select name from private.jobs where ran_at is not null');
  const runs = await embedded.sql<{ job: string }>('select job from private.job_runs');
  expect(runs.map(({ job }) => job).sort()).toEqual(jobs.map(({ name }) => name).sort());
  expect(jobs.map(({ name }) => name)).toContain('purge_ops');
  expect(lines).toMatchObject([
    { level: 'error', event: 'job_failed', job: 'unknown' },
    { level: 'info', event: 'jobs_ran', jobs: jobs.length, failed: 1 }
  ]);
});
