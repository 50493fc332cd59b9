import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { explainEverything, lookupsOf, plansOf, readsOf, removed, rowsPerLook } from '../../bench/plans';
import { pull, pullAll } from '../../bench/pull';
import { actAs, connect } from './connection';
import { raceDatabases, type RaceDatabases } from './databases';

let databases: RaceDatabases;
let client: pg.Client;

beforeAll(async () => {
  databases = await raceDatabases();
  client = await connect(await databases.copy('plans'));
  await explainEverything(client);
  // A few rows are read faster than their index; what counts is whether the index can be used.
  await client.query('analyze; set enable_seqscan = off; set enable_bitmapscan = off');
});
afterAll(async () => {
  await client.end();
});

describe('the feed is read by its indexes alone', () => {
  it('when somebody pulls', async () => {
    const [coordinator] = databases.world.coordinators;
    await actAs(client, coordinator?.uid ?? '', 'session');
    const plans = await plansOf(client, () => client.query(`select public.sync_pull(null, '{}', 500)`));
    await client.query('reset role');
    expect(readsOf(plans, 'sync_feed')).toEqual(['Index Only Scan on sync_feed_order']);
    expect(lookupsOf(plans, 'sync_feed')).toEqual([
      expect.stringMatching(/^\(audience = [^)]*\)$/),
      expect.stringMatching(/audience = .*ROW\(x, id, entity\) > /)
    ]);
    expect(removed(plans)).not.toHaveProperty('sync_feed');
  });

  it('once for all audiences when nothing happened, in as many statements for many as for one', async () => {
    const { staff, units } = databases.world;
    const [contact] = staff;
    const counts: number[] = [];
    for (const more of [1, 30]) {
      await client.query(
        `with made as (
           insert into public.challenges (id, partnership_id, organisation_id, state, slug)
           select i, $1, $2, 'submitted', 's-' || i from (select gen_random_uuid() from generate_series(1, $4)) s (i)
           returning id
         ) insert into public.challenge_cases (id, contact_id) select id, $3 from made`,
        [units[0]?.partnership, units[0]?.id, contact?.uid, more]
      );
      await actAs(client, contact?.uid ?? '', 'session');
      // All tests share a server, and a transaction in any database holds back what is newer, which is then read again.
      const plans = await vi.waitFor(
        async () => {
          const rest = await pullAll(client);
          expect(Object.keys(rest.cursors).length).toBeGreaterThan(more);
          const tried = await plansOf(client, () => pull(client, rest));
          expect(rowsPerLook(tried, 'sync_feed')).toBeLessThanOrEqual(1);
          return tried;
        },
        { timeout: 40_000, interval: 250 }
      );
      await client.query('reset role');
      counts.push(plans.statements);
      expect(readsOf(plans, 'sync_feed')).toEqual(['Index Only Scan on sync_feed_order']);
      expect(removed(plans)).not.toHaveProperty('sync_feed');
    }
    expect(counts[1]).toBe(counts[0]);
  });

  it('when a row is saved, whatever table its trigger stands on', async () => {
    const { units, coordinators } = databases.world;
    const plans = await plansOf(client, () =>
      client.query(
        `with made as (
           insert into public.challenges (id, partnership_id, organisation_id)
           values (gen_random_uuid(), $1, $2) returning id
         ) insert into public.challenge_cases (id, author_id) select id, $3 from made`,
        [units[0]?.partnership, units[0]?.id, coordinators[0]?.uid]
      )
    );
    const lookups = lookupsOf(plans, 'sync_feed');
    expect(lookups.length).toBeGreaterThan(0);
    for (const lookup of lookups) expect(lookup).toMatch(/entity = .* AND .*id = /);
  });
});
