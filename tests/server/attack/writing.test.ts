/** Every way to write that is not a command, and commands with more in them than they take: no row is ever changed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandName } from '../../../src/lib/domain/registry';
import { goodCommands } from '../../db/good';
import { people } from '../../db/people';
import type { OpResult } from '../../db/world';
import { rawOp } from '../../db/world';
import { attackers, openTarget, type Target } from './target';

/** Open as long as the tests beside it. */
const standingTarget = (): (() => Target) => {
  let target: Target | undefined;
  beforeAll(async () => {
    target = await openTarget();
  });
  afterAll(() => target?.close());
  return () => {
    if (!target) throw new Error('not open yet');
    return target;
  };
};

/** The embedded database does not outlive some thousands of refusals (README), so a few attackers share one. */
const parties = Array.from({ length: Math.ceil(attackers.length / 6) }, (_, n) =>
  attackers.slice(n * 6, n * 6 + 6)
);

const body = (value: unknown) => JSON.stringify(value);
const merge = { prefer: 'resolution=merge-duplicates,return=representation,missing=default' };

describe.each(parties)('%s', (...party) => {
  const target = standingTarget();

  it.each(party)('%s changes no row of any table, with a condition or without one', async (who) => {
    const before = await target().picture();
    const through: string[] = [];
    for (const table of target().tables) {
      const path = `/rest/v1/${table}`;
      const attempts: [string, string, string?, Record<string, string>?][] = [
        ['POST', path, body({})],
        ['POST', path, body([{ id: '00000000-0000-4000-8000-0000000000ff', rev: 9 }]), merge],
        ['PATCH', path, body({ rev: 9 })],
        ['PATCH', `${path}?id=not.is.null`, body({ updated_at: '2020-01-01' })],
        ['PUT', `${path}?id=eq.00000000-0000-4000-8000-0000000000ff`, body({ rev: 9 })],
        ['DELETE', path],
        ['DELETE', `${path}?rev=gt.0`]
      ];
      for (const [method, url, sent, headers] of attempts) {
        const answer = await target().as(who, url, { method, headers, ...(sent ? { body: sent } : {}) });
        if (answer.ok) through.push(`${method} ${url} ${answer.status} ${await answer.text()}`);
      }
    }
    expect(through).toEqual([]);
    expect(await target().picture()).toEqual(before);
  });
});

describe('a command', () => {
  const target = standingTarget();
  const extras = {
    state: 'published',
    person_id: '00000000-0000-4000-8000-000000000000',
    author_id: '00000000-0000-4000-8000-000000000000',
    rev: 99,
    updated_at: '2020-01-01T00:00:00Z',
    is_example: true,
    published_at: '2020-01-01T00:00:00Z',
    answer_by: '2030-01-01',
    answered_at: '2020-01-01T00:00:00Z',
    at: '2020-01-01T00:00:00Z',
    uid: '00000000-0000-4000-8000-000000000000'
  };

  it('takes no field that its list does not name, whoever sends it', async () => {
    const commands = Object.entries(goodCommands(target().world)) as [
      CommandName,
      ReturnType<typeof goodCommands>[CommandName]
    ][];
    for (const [name, { actor, args }] of commands) {
      const good = await args();
      const ops = Object.entries(extras)
        .filter(([field]) => !(field in good))
        .map(([field, value]) => rawOp(name, { ...good, [field]: value }));
      const answer = await target().as(actor, '/rest/v1/rpc/sync_push', {
        method: 'POST',
        body: body({ ops })
      });
      const { results } = (await answer.json()) as { results: OpResult[] };
      expect([name, results.map(({ status, code }) => `${status} ${code}`)]).toEqual([
        name,
        ops.map(() => 'rejected invalid')
      ]);
    }
  });

  it('is not sent by a link: a GET changes nothing', async () => {
    const { actor, args } = goodCommands(target().world)['suggestions.send'];
    const before = await target().picture();
    const ops = encodeURIComponent(body([rawOp('suggestions.send', await args())]));
    const answer = await target().as(actor, `/rest/v1/rpc/sync_push?ops=${ops}`);
    expect([answer.status, (await target().picture())['public.suggestions']]).toEqual([
      answer.status,
      before['public.suggestions']
    ]);
  });

  it('of one person is never another’s: the name in the envelope is the token’s', async () => {
    const op = { ...rawOp('profiles.save', { id: '', name: 'Min' }, { base_rev: 99 }), uid: '' };
    for (const who of attackers.filter((who) => who !== 'anon' && who !== 'student')) {
      const answer = await target().as(who, '/rest/v1/rpc/sync_push', {
        method: 'POST',
        body: body({
          ops: [{ ...op, op_id: crypto.randomUUID(), args: { id: people.student, name: 'Min' } }]
        })
      });
      const { results } = (await answer.json()) as { results: OpResult[] };
      expect([who, results[0]?.code]).toEqual([who, 'not_allowed']);
    }
  });
});

describe('the rights beneath', () => {
  const target = standingTarget();

  it('let no role of the API empty, change or lock a table, or move a sequence', async () => {
    const rights = await target().world.sql(
      `select r.rolname, c.oid::regclass::text as object, p.verb
       from pg_roles r, pg_class c, unnest(array['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) p (verb)
       where r.rolname in ('anon', 'authenticated', 'service_role', 'authenticator') and c.relkind in ('r', 'p', 'v')
         and c.relnamespace in ('public'::regnamespace, 'private'::regnamespace, 'auth'::regnamespace)
         and has_table_privilege(r.oid, c.oid, p.verb)`
    );
    expect(rights).toEqual([]);
    const sequences = await target().world.sql(
      `select r.rolname, c.oid::regclass::text as object from pg_roles r, pg_class c
       where r.rolname in ('anon', 'authenticated', 'service_role') and c.relkind = 'S'
         and c.relnamespace in ('public'::regnamespace, 'private'::regnamespace)
         and has_sequence_privilege(r.oid, c.oid, 'USAGE, UPDATE')`
    );
    expect(sequences).toEqual([]);
  });
});
