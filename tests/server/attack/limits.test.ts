/** How often things are done by one person and from one address on the net, counted behind the mount. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CommandName } from '../../../src/lib/domain/registry';
import { askArgs } from '../../db/partnership-stories';
import { people, type Person } from '../../db/people';
import { challengeIn, firstSave, interestArgs, interestIn, messageArgs } from '../../db/stories';
import { reportArgs, suggestionArgs } from '../../db/stories-voices';
import { rawOp, type OpResult } from '../../db/world';
import { openTarget, type Target } from './target';

let target: Target;
beforeAll(async () => {
  target = await openTarget();
});
afterAll(() => target.close());
beforeEach(() => target.world.sql('delete from private.limits'));

type Limited = {
  command: CommandName;
  kind: string;
  person: number;
  address: number;
  per: string;
  /** Two who may. */
  by: [Person, Person];
  args: (who: Person) => Promise<object>;
};

const world = () => target.world;

/** Each command that is limited, with its numbers. */
const limited: Limited[] = [
  {
    command: 'suggestions.send',
    kind: 'suggestion',
    person: 5,
    address: 200,
    per: '1 day',
    by: ['stranger', 'phd'],
    args: async () => suggestionArgs()
  },
  {
    command: 'reports.send',
    kind: 'report',
    person: 10,
    address: 200,
    per: '1 day',
    by: ['stranger', 'phd'],
    args: async () => reportArgs(await challengeIn(world(), 'published'))
  },
  {
    command: 'conversations.write',
    kind: 'message',
    person: 60,
    address: 1_200,
    per: '1 hour',
    by: ['student', 'otherStudent'],
    args: async (who) => messageArgs((await interestIn(world(), 'sent', who)).id)
  },
  {
    command: 'interests.send',
    kind: 'interest',
    person: 100,
    address: 1_000,
    per: '1 day',
    by: ['student', 'otherStudent'],
    args: async () => interestArgs(await challengeIn(world(), 'published'))
  },
  {
    command: 'roles.ask',
    kind: 'role',
    person: 50,
    address: 500,
    per: '1 day',
    by: ['staff', 'otherLeader'],
    args: async (who) => {
      await world().sql('delete from public.roles where person_id = $1', [people[who]]);
      return askArgs('deputy');
    }
  },
  {
    command: 'challenges.save',
    kind: 'draft',
    person: 100,
    address: 1_000,
    per: '1 day',
    by: ['contact', 'staff'],
    args: async () => firstSave(crypto.randomUUID())
  }
];

/** What a browser may say of where it is. */
const forged: Record<string, string>[] = [
  {},
  { 'x-forwarded-for': '203.0.113.1' },
  { 'X-Forwarded-For': '203.0.113.2, 203.0.113.3', forwarded: 'for=203.0.113.4' },
  { 'x-real-ip': '203.0.113.5', 'cf-connecting-ip': '203.0.113.6', 'true-client-ip': '203.0.113.7' },
  { 'x-forwarded-for': '' }
];

const push = async (
  who: Person,
  ops: object[],
  address: string,
  headers: Record<string, string> = {}
): Promise<string[]> => {
  const answer = await target.as(
    who,
    '/rest/v1/rpc/sync_push',
    { method: 'POST', headers, body: JSON.stringify({ ops }) },
    address
  );
  const { results } = (await answer.json()) as { results: OpResult[] };
  return results.map(({ status, code }) => code ?? status);
};

/** The time that has passed is the test's: what was counted is moved back, or more of it is put there. */
const counted = (kind: string, times: number, ago = '1 minute'): Promise<unknown> =>
  target.world.sql(
    'update private.limits set times = array_fill(now() - $3::interval, array[$2::int]) where kind = $1',
    [kind, times, ago]
  );

describe.each(limited)('$command', ({ command, kind, person, address, per, by: [one, other], args }) => {
  /** Makes what the command needs first: that counts too, from no address. */
  const act = async (who: Person, from: string, headers: Record<string, string> = {}): Promise<string> => {
    const made = await args(who);
    const [answer = ''] = await push(who, [rawOp(command, made)], from, headers);
    return answer;
  };

  it(`is done ${address} times from one address, whoever does it, and no header makes it another`, async () => {
    expect(await act(one, '198.51.100.7')).toBe('applied');
    await counted(`${kind}_by_address`, address - 1);
    expect(await act(other, '198.51.100.7')).toBe('applied');
    for (const headers of forged)
      for (const who of [one, other])
        expect([headers, await act(who, '198.51.100.7', headers)]).toEqual([headers, 'rate_limited']);
    expect(target.refusals.at(-1)).toBe('rate_limited');
    expect(await act(other, '198.51.100.8')).toBe('applied');
  });

  it('is done again when the first of them are old enough, by the clock of the database', async () => {
    await act(one, '198.51.100.7');
    await counted(`${kind}_by_address`, address);
    expect(await act(other, '198.51.100.7')).toBe('rate_limited');
    await counted(`${kind}_by_address`, address, per);
    expect(await act(other, '198.51.100.7')).toBe('applied');
  });

  it(`is done ${person} times by one person, wherever they are`, async () => {
    const mine = rawOp(command, await args(one));
    const theirs = rawOp(command, await args(other));
    await target.world.sql(
      `insert into private.limits (kind, key, times, until)
       values ($1, $2, array_fill(now(), array[$3::int]), now() + $4::interval)
       on conflict (kind, key) do update set times = excluded.times`,
      [kind, people[one], person, per]
    );
    expect(await push(one, [mine], '198.51.100.8')).toEqual(['rate_limited']);
    expect(await push(other, [theirs], '198.51.100.7')).toEqual(['applied']);
  });
});

describe('one who comes home', () => {
  it('sends fifty drafts and fifty interests that were written without cover', async () => {
    const drafts = Array.from({ length: 50 }, () => rawOp('challenges.save', firstSave(crypto.randomUUID())));
    const open: string[] = [];
    for (let n = 0; n < 50; n += 1) open.push(await challengeIn(target.world, 'published'));
    await target.world.sql('delete from private.limits');
    const interests = open.map((id) => rawOp('interests.send', interestArgs(id)));
    const answers: string[] = [];
    for (const [who, ops] of [
      ['contact', drafts],
      ['student', interests]
    ] as const)
      for (let n = 0; n < 50; n += 20)
        answers.push(...(await push(who, ops.slice(n, n + 20), '198.51.100.9')));
    expect(answers).toEqual(Array.from({ length: 100 }, () => 'applied'));
  });
});

describe('an address', () => {
  /** What a request with this header counts as. */
  const visitor = (header: string | null): Promise<string | null> =>
    target.world.database.transaction(async ({ query }) => {
      if (header !== null)
        await query(`select set_config('request.headers', $1, true)`, [
          JSON.stringify({ 'x-forwarded-for': header })
        ]);
      const [row] = await query<{ visitor: string | null }>('select private.visitor() as visitor');
      return row?.visitor ?? null;
    });

  it('is kept nowhere: what is counted is a keyed hash, the same for the same address', async () => {
    await push('stranger', [rawOp('suggestions.send', suggestionArgs())], '198.51.100.7');
    const rows = await target.world.sql<{ key: string }>(
      `select key from private.limits where kind = 'suggestion_by_address'`
    );
    expect(rows).toEqual([{ key: await visitor('198.51.100.7') }]);
    expect(rows[0]?.key).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(await target.world.sql('select * from private.limits'))).not.toContain(
      '198.51.100'
    );
  });

  it('of the new kind counts by its network, and an old one in its clothes as the old one', async () => {
    const [first, second] = [await visitor('2001:db8:1:2::1'), await visitor('2001:db8:1:2:ffff::9')];
    expect(first).toBe(second);
    expect(await visitor('2001:db8:1:3::1')).not.toBe(first);
    expect(await visitor('::ffff:198.51.100.7')).toBe(await visitor('198.51.100.7'));
    expect(await visitor('198.51.100.8')).not.toBe(await visitor('198.51.100.7'));
  });

  it('that is none is no visitor', async () => {
    for (const header of [null, '', ' ']) expect(await visitor(header)).toBeNull();
    expect(await visitor('unknown')).toMatch(/^[0-9a-f]{64}$/);
  });
});
