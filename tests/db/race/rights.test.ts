/** Due work and deletions from several servers and phones at the same moment, on a Postgres with many connections. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { challengeIn, interestArgs } from '../stories';
import { asAccount, newPerson, op, type World } from '../world';
import { openWorlds, type Worlds } from './worlds';

const copies = 12;
let worlds: Worlds;
beforeAll(async () => {
  worlds = await openWorlds(copies);
});
afterAll(() => worlds.close());

describe('due work', () => {
  it(`is done once when ${copies} servers start it at once`, async () => {
    const { first, sessions } = worlds;
    await first.sql(`update private.jobs set due_at = '2030-01-01'`);
    const said = await Promise.all(
      sessions.map(async (world) => {
        const [row] = await world.sql<{ said: object }>(
          `select private.run_due('2030-01-01T12:00Z') as said`
        );
        return Object.keys(row?.said ?? {}).length;
      })
    );
    const [{ jobs } = { jobs: 0 }] = await first.sql<{ jobs: number }>(
      'select count(*)::int as jobs from private.jobs'
    );
    expect(said.filter((count) => count > 0)).toEqual([jobs]);
    const runs = await first.sql<{ failed: boolean }>('select failed from private.job_runs');
    expect(runs).toEqual(Array.from({ length: jobs }, () => ({ failed: false })));
  });
});

describe('a deletion', () => {
  it('beside all that the person’s phones still send is done once, and leaves nothing', async () => {
    const { first, sessions } = worlds;
    for (let round = 0; round < 5; round++) {
      const uid = await newPerson(first, `${randomUUID()}@stud.ntnu.no`);
      await asAccount(first, uid, 'select public.session_begin()');
      const challenges: string[] = [];
      while (challenges.length < copies) challenges.push(await challengeIn(first, 'published'));
      const push = (world: World, challenge: string) =>
        asAccount(world, uid, 'select public.sync_push($1::jsonb)', [
          JSON.stringify([op('interests.send', interestArgs(challenge))])
        ]);
      const leave = async (world: World): Promise<boolean> => {
        const [row] = await asAccount<{ answer: { deleted: boolean } }>(
          world,
          uid,
          'select public.account_delete() as answer'
        );
        return row?.answer.deleted ?? false;
      };
      const done = await Promise.allSettled(
        sessions.map((world, n) => (n % 4 === 0 ? leave(world) : push(world, challenges[n] ?? '')))
      );
      const codes = done.flatMap((each) =>
        each.status === 'rejected' ? [(each.reason as { code: string }).code] : []
      );
      // Too late: there is no such account any more.
      expect(codes.filter((code) => code !== '23503')).toEqual([]);
      expect(done.filter((each) => each.status === 'fulfilled' && each.value === true)).toHaveLength(1);
      const left = await first.sql(
        `select 1 from private.sync_ops where uid = $1
         union all select 1 from private.sync_feed where audience = 'user:' || $1
         union all select 1 from public.interests where person_id = $1 or (person_id is null and name <> '')`,
        [uid]
      );
      expect(left).toEqual([]);
    }
  });
});
