import { describe, expect, it, vi } from 'vitest';
import { signInUnguarded, tinyDatabase } from './support/world';

const people = 12;

/** People sign in while a job works in transactions of its own; counts those whose every step went well. */
const signInsBesideJob = async (gate: boolean) => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const tiny = await tinyDatabase({ repairs: { gate } });
  let stopped = false;
  let jobs = 0;
  const job = (async () => {
    while (!stopped) {
      await tiny.database
        .transaction(async ({ query }) => {
          await query('select current_user');
          await new Promise(setImmediate);
          await query('insert into private.secrets values ($1, $2) on conflict (id) do nothing', [
            jobs,
            'job'
          ]);
        })
        .then(
          () => (jobs += 1),
          () => undefined
        );
      await new Promise(setImmediate);
    }
  })();
  const signIns = await Promise.allSettled(
    Array.from({ length: people }, async (_, i) => {
      const client = await signInUnguarded(tiny, `person${i}@stud.ntnu.no`);
      const me = await client.rpc('who');
      const user = await client.auth.getUser();
      if (me.error || me.data !== user.data.user?.id) throw new Error('someone else');
    })
  );
  stopped = true;
  await job;
  vi.restoreAllMocks();
  return { good: signIns.filter((each) => each.status === 'fulfilled').length, jobs };
};

describe('repair 2: one gate around the only connection', () => {
  it('every sign-in works beside a job with transactions of its own', async () => {
    const { good, jobs } = await signInsBesideJob(true);
    expect(good).toBe(people);
    expect(jobs).toBeGreaterThan(0);
  });

  it('the broken variant: without the gate sign-ins break', async () => {
    const { good } = await signInsBesideJob(false);
    expect(good).toBeLessThan(people);
  });
});
