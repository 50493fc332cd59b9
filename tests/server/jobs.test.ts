import { expect, it, vi } from 'vitest';
import { start } from '../../src/lib/server/embedded/start';
import { startJobs } from '../../src/lib/server/jobs/timer';
import { afterwards, config, dataDir } from '../db/embedded/support/world';

it('due work runs when the server starts, and a job that fails is in the log', async () => {
  const embedded = await start(config(await dataDir(), { DEMO: 'off' }));
  afterwards(embedded.close);
  await embedded.sql(`insert into private.jobs (name, every) values ('unknown', '1 day')`);
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  startJobs({ embedded });
  const ran = await vi.waitUntil(async () => {
    const rows = await embedded.sql<{ name: string }>(
      'select name from private.jobs where ran_at is not null order by name'
    );
    return rows.length === 3 && rows;
  });
  const lines = written.mock.calls.map(([line]) => JSON.parse(String(line)) as Record<string, string>);
  written.mockRestore();
  expect(ran.map((row) => row.name)).toContain('purge_ops');
  expect(lines).toMatchObject([{ level: 'error', event: 'job_failed', job: 'unknown' }]);
});
