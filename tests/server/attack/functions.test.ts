/** The functions of the database, called over HTTP by each role: those that are offered, and all that are not. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attackers, openTarget, type Attacker, type Target } from './target';

let target: Target;
beforeAll(async () => {
  target = await openTarget();
});
afterAll(() => target.close());

const everyone: readonly Attacker[] = attackers;
const signedIn = attackers.filter((who) => who !== 'anon');
const coordinating: readonly Attacker[] = ['coordinator', 'coordinatorNtnu', 'coordinatorTrondheim'];

type Offer = {
  /** Arguments as they should be. */
  args: object;
  /** Whom it answers. */
  answers: readonly Attacker[];
  /** It writes, so it is not run here as it should be: other tests do. */
  writes?: true;
};

/** All functions that are offered. A new one without a row here fails. */
const offered: Record<string, Offer> = {
  account_delete: { args: {}, answers: signedIn, writes: true },
  calendar_read: { args: { key: '0'.repeat(40), visitor: 'x'.repeat(20) }, answers: ['anon'], writes: true },
  challenge_archive: { args: { challenge: '00000000-0000-4000-8000-000000000000' }, answers: [] },
  feedback_counts: { args: {}, answers: coordinating },
  feedback_send: { args: { answer: {}, visitor: 'x'.repeat(20) }, answers: [], writes: true },
  findable_for: { args: { challenge: '00000000-0000-4000-8000-000000000000' }, answers: [] },
  health: { args: {}, answers: everyone },
  my_data: { args: {}, answers: signedIn },
  open_changes: { args: { since: '' }, answers: everyone },
  queue_age: {
    args: { device: '00000000-0000-4000-8000-0000000000d1', unsent: 0, oldest_seconds: 0 },
    answers: signedIn,
    writes: true
  },
  search_challenges: { args: { words: ['skole'], meant: [['skolen']] }, answers: everyone },
  session_begin: { args: {}, answers: signedIn, writes: true },
  sync_check: { args: { audience: 'pub' }, answers: everyone },
  sync_check_all: { args: { audiences: ['pub'] }, answers: everyone },
  sync_pull: { args: { epoch: null, cursors: {}, page: 1 }, answers: signedIn },
  sync_push: { args: { ops: [] }, answers: signedIn },
  unsubscribe: { args: { token: '00000000-0000-4000-8000-000000000000' }, answers: everyone, writes: true },
  words_meant: { args: { patterns: ['skol'], words: ['skole'] }, answers: everyone }
};

/** What a caller would like to be believed. */
const more: Record<string, unknown> = {
  uid: '00000000-0000-4000-8000-000000000000',
  person: '00000000-0000-4000-8000-000000000000',
  role: 'service_role',
  me: 'd1000000-0000-4000-8000-000000000012',
  at: '2030-01-01T00:00:00Z'
};

const functions = (schemas: string): Promise<{ name: string; schema: string }[]> =>
  target.world.sql(
    `select distinct proname as name, pronamespace::regnamespace::text as schema from pg_proc
     where pronamespace::regnamespace::text = any ($1) order by 1, 2`,
    [schemas.split(' ')]
  );

const call = (who: Attacker, name: string, args: object, headers: Record<string, string> = {}) =>
  target.as(who, `/rest/v1/rpc/${name}`, { method: 'POST', headers, body: JSON.stringify(args) });

describe('the list of functions', () => {
  it('is that of the database', async () => {
    expect(Object.keys(offered).sort()).toEqual((await functions('public')).map(({ name }) => name));
  });
});

describe.each(attackers)('%s', (who) => {
  it('runs no function that is not offered', async () => {
    const before = await target.picture();
    const through: string[] = [];
    for (const { name, schema } of await functions('private auth')) {
      const asIfExposed = { 'content-profile': schema, 'accept-profile': schema };
      for (const headers of name in offered ? [asIfExposed] : [asIfExposed, {}])
        if ((await call(who, name, {}, headers)).ok) through.push(`${schema}.${name}`);
    }
    expect(through).toEqual([]);
    expect(await target.picture()).toEqual(before);
  });

  it('is answered by those that are offered to them, and learns nothing of others', async () => {
    const before = await target.picture();
    for (const [name, { args, answers, writes }] of Object.entries(offered)) {
      if (writes && answers.includes(who)) continue;
      const answer = await call(who, name, args);
      expect([name, answer.ok]).toEqual([name, answers.includes(who)]);
      expect([name, await target.leaked(who, answer)]).toEqual([name, []]);
    }
    expect(await target.picture()).toEqual(before);
  });

  it('adds no argument of their own to any of them', async () => {
    const before = await target.picture();
    const through: string[] = [];
    for (const [name, { args }] of Object.entries(offered))
      for (const [field, value] of Object.entries(more))
        if ((await call(who, name, { ...args, [field]: value })).ok) through.push(`${name} with ${field}`);
    expect(through).toEqual([]);
    expect(await target.picture()).toEqual(before);
  });

  it('changes nothing by a link', async () => {
    const before = await target.picture();
    for (const [name, { args }] of Object.entries(offered)) {
      const query = new URLSearchParams(
        Object.entries(args).map(([key, value]): [string, string] => [
          key,
          typeof value === 'string' ? value : JSON.stringify(value)
        ])
      );
      const answer = await target.as(who, `/rest/v1/rpc/${name}?${query}`);
      expect([name, await target.leaked(who, answer)]).toEqual([name, []]);
    }
    expect(await target.picture()).toEqual(before);
  });
});
