import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { World } from './world';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const minute = (count: number): string => new Date(Date.UTC(2026, 9, 1, 12, count)).toISOString();

/** One try, three an hour: 'done', or the code it is refused with. */
const attempt = (key: string, at: string, kind = 'knock'): Promise<string> =>
  world.sql(`select private.limit($1, $2, 3, '1 hour', $3)`, [kind, key, at]).then(
    () => 'done',
    (error: unknown) => (error instanceof Error ? error.message : String(error))
  );

const attempts = async (key: string, minutes: number[]): Promise<string[]> => {
  const answers: string[] = [];
  for (const count of minutes) answers.push(await attempt(key, minute(count)));
  return answers;
};

describe('a limit', () => {
  it('refuses the one too many, and lets through again as the first gets old', async () => {
    expect(await attempts(randomUUID(), [0, 10, 20, 59, 60, 61, 70])).toEqual([
      'done',
      'done',
      'done',
      'rate_limited',
      'done',
      'rate_limited',
      'done'
    ]);
  });

  it('does not start anew at the full hour', async () => {
    expect(await attempts(randomUUID(), [57, 58, 59, 60])).toEqual(['done', 'done', 'done', 'rate_limited']);
  });

  it('is not made longer by what was refused', async () => {
    expect(await attempts(randomUUID(), [0, 1, 2, 3, 30, 59, 61])).toEqual([
      'done',
      'done',
      'done',
      'rate_limited',
      'rate_limited',
      'rate_limited',
      'done'
    ]);
  });

  it('counts each key and each kind alone', async () => {
    const key = randomUUID();
    await attempts(key, [0, 1, 2]);
    expect(await attempt(key, minute(3))).toBe('rate_limited');
    expect(await attempt(key, minute(3), 'shout')).toBe('done');
    expect(await attempt(randomUUID(), minute(3))).toBe('done');
  });

  it('is forgotten when it no longer counts', async () => {
    const key = randomUUID();
    const kept = () => world.sql('select 1 from private.limits where key = $1', [key]);
    await attempts(key, [0, 10]);
    await world.sql('select private.job_purge_limits($1)', [minute(69)]);
    expect(await kept()).toHaveLength(1);
    await world.sql('select private.job_purge_limits($1)', [minute(70)]);
    expect(await kept()).toHaveLength(0);
  });
});
