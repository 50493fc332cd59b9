/**
 * The shape of the plans that people wait for, with the policies on: no large table is read whole, and nothing is asked
 * row by row. What it costs in time is measured by `npm run bench -- policies`, at 100,000 challenges.
 */
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fill } from '../../bench/fill';
import { explainEverything, plansOf, rowByRow, rowsPerLook } from '../../bench/plans';
import { questions, states, type Question } from '../../bench/policies';
import { ownDatabase } from '../../tools/shared-postgres';
import { actAs, connect } from './connection';
import { operation } from './steps';

const large = [
  'challenges',
  'challenge_cases',
  'challenge_events',
  'interests',
  'conversations',
  'messages',
  'notifications',
  'saved',
  'suggestions',
  'reports',
  'sync_ops'
];

let client: pg.Client;
let asked: Question[];
beforeAll(async () => {
  client = await connect(await ownDatabase());
  const size = {
    people: 500,
    challenges: 4_000,
    interests: 2_000,
    municipalities: 4,
    units: 40,
    contacts: 80,
    fed: false,
    life: true,
    states
  };
  const filled = await fill(client, size);
  asked = [...questions(filled), sending(filled.student)];
  await explainEverything(client);
  // Pages that lie in memory or on a solid disk, as Supabase sets it.
  await client.query('set random_page_cost = 1.1');
});
afterAll(async () => {
  await client.end();
});

/** An operation that was sent before by nobody: what is remembered of others is not read. */
const sending = (who: string): Question => ({
  what: 'an operation, student',
  who,
  sql: 'select public.sync_push($1::jsonb)',
  values: [JSON.stringify([operation('notifications.prefer', { id: who, mail: 'each' }, null)])]
});

const faultsOf = async ({ who, sql, values }: Question): Promise<string[]> => {
  await actAs(client, who, 'session');
  const plans = await plansOf(client, () => client.query(sql, values));
  await client.query('reset role');
  expect(plans.statements).toBeGreaterThan(0);
  return rowByRow(plans, large);
};

describe('a question under the policies', () => {
  it('reads no large table whole, and asks nothing row by row', async () => {
    for (const question of asked)
      expect([question.what, await faultsOf(question)]).toEqual([question.what, []]);
  });

  it('of a coordinator makes no list of all that one may read', async () => {
    const { who, sql, values } = asked.find(({ what }) => what.startsWith('submitted')) as Question;
    await actAs(client, who, 'session');
    const plans = await plansOf(client, () => client.query(sql, values));
    await client.query('reset role');
    expect(rowsPerLook(plans, 'challenges')).toBe(50);
  });

  it('would be found out if a policy called a function for each row', async () => {
    const question = asked.find(({ what }) => what.startsWith('staff inbox')) as Question;
    await client.query('begin');
    await client.query(
      'grant execute on function private.holds_unit_role(uuid) to authenticated; alter policy challenges_read on public.challenges using (private.holds_unit_role(organisation_id))'
    );
    expect(await faultsOf(question)).toContainEqual(expect.stringContaining('private.holds_unit_role('));
    await client.query('rollback');
  });

  it('would be found out if a join called a function for each pair of rows', async () => {
    const paired = {
      what: '',
      who: null,
      sql: `select count(*) from public.themes a join public.themes b on private.is_public(a.key || b.key)`,
      values: []
    };
    await client.query('grant execute on function private.is_public(text) to anon');
    expect(await faultsOf(paired)).toContainEqual(expect.stringContaining('private.is_public('));
    await client.query('revoke execute on function private.is_public(text) from anon');
  });

  it('would be found out if it read a large table whole', async () => {
    const whole = {
      what: '',
      who: asked[1]?.who ?? null,
      sql: 'select count(place) from public.challenges',
      values: []
    };
    expect(await faultsOf(whole)).toContain('all of challenges');
  });
});
