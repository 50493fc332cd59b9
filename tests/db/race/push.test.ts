import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { random } from '../../bench/generate';
import { actAs, connect } from './connection';
import { raceDatabases, type RaceDatabases } from './databases';
import { draft, operation } from './steps';
import type { Person } from './world';

type Result = {
  op_id: string;
  status: 'applied' | 'rejected' | 'conflict' | 'held';
  code?: string;
  rows?: { entity: string; row: Record<string, unknown> & { id: string; rev: number } }[];
  row?: Record<string, unknown>;
  fields?: string[];
  replayed?: boolean;
};
type Operation = ReturnType<typeof operation>;

const copies = 12;
const chance = random(12);
let databases: RaceDatabases;
let admin: pg.Client;
let sessions: pg.Client[];

beforeAll(async () => {
  databases = await raceDatabases();
  const url = await databases.copy('push');
  admin = await connect(url);
  sessions = await Promise.all(Array.from({ length: copies }, () => connect(url)));
});
afterAll(async () => {
  await Promise.all([admin, ...sessions].map((client) => client.end()));
});

/** Sends operations in one transaction of its own, as PostgREST does. `keep: false` loses it before the commit. */
const send = async (
  client: pg.Client,
  person: Person,
  operations: Operation[],
  { keep = true } = {}
): Promise<Result[]> => {
  await client.query('begin');
  await actAs(client, person.uid, 'transaction');
  const { rows } = await client.query<{ answer: { results: Result[] } }>(
    'select public.sync_push($1) as answer',
    [JSON.stringify(operations)]
  );
  await client.query(keep ? 'commit' : 'rollback');
  return rows[0]?.answer.results ?? [];
};

const sendOne = async (client: pg.Client, person: Person, one: Operation): Promise<Result> =>
  (await send(client, person, [one]))[0] as Result;

const session = (index: number): pg.Client => sessions[index] as pg.Client;

/** Two commands at the same moment from two sessions. */
const both = (one: [Person, Operation], other: [Person, Operation]): Promise<[Result, Result]> =>
  Promise.all([sendOne(session(0), ...one), sendOne(session(1), ...other)]);

const statuses = (results: Result[]): string[] => results.map(({ status, code }) => code ?? status).sort();

const world = () => {
  const { staff, academics, coordinators, units } = databases.world;
  const [contact, leader] = staff as [Person, Person];
  const [student] = academics as [Person];
  const [coordinator] = coordinators as [Person];
  return { contact, leader, student, coordinator, school: units[0] };
};

/** A challenge carried to the state asked for, and its rev there. */
const challenge = async (state: 'submitted' | 'published'): Promise<{ id: string; rev: number }> => {
  const { contact, coordinator, school } = world();
  // The day's limits are another test's.
  await admin.query('delete from private.limits');
  const args = draft(databases.world, chance, school) as { id: string };
  const step = async (person: Person, one: Operation): Promise<number> => {
    const result = await sendOne(session(0), person, one);
    expect(result).toMatchObject({ status: 'applied' });
    return result.rows?.find(({ entity }) => entity === 'challenges')?.row.rev ?? 0;
  };
  let rev = await step(contact, operation('challenges.save', args, null));
  rev = await step(contact, operation('challenges.submit', { id: args.id }, rev));
  if (state === 'published')
    rev = await step(coordinator, operation('challenges.publish', { id: args.id }, rev));
  return { id: args.id, rev };
};

const interest = (challengeId: string): Operation =>
  operation(
    'interests.send',
    {
      id: crypto.randomUUID(),
      challenge_id: challengeId,
      role: 'student',
      name: 'Student',
      message: 'Jeg vil bidra.'
    },
    null
  );

const count = async (sql: string, ...values: unknown[]): Promise<number> =>
  Number(
    (await admin.query<{ count: string }>(`select count(*) as count from ${sql}`, values)).rows[0]?.count
  );

describe('the same operation sent twelve times at once', () => {
  it('has one effect each for a hundred operations, and twelve equal answers', async () => {
    const { contact, school } = world();
    const before = { ops: await count('private.sync_ops'), challenges: await count('public.challenges') };
    const revs = new Map<string, number>();
    let replayed = 0;
    for (let n = 0; n < 100; n++) {
      const one = operation('challenges.save', draft(databases.world, chance, school), null);
      const lost = n % 4;
      const answers = await Promise.all(
        sessions.map((client, index) => send(client, contact, [one], { keep: index >= lost }))
      );
      const kept = answers.slice(lost).map(([result]) => result as Result);
      replayed += kept.filter((result) => result.replayed).length;
      const [first, ...rest] = kept.map((answer) => ({ ...answer, replayed: undefined }));
      expect(first).toMatchObject({ op_id: one.op_id, status: 'applied' });
      for (const other of rest) expect(other).toEqual(first);
      for (const { entity, row } of first?.rows ?? []) if (entity === 'challenges') revs.set(row.id, row.rev);
    }
    expect((await count('private.sync_ops')) - before.ops).toBe(100);
    expect((await count('public.challenges')) - before.challenges).toBe(100);
    const { rows } = await admin.query<{ id: string; rev: number }>(
      'select id, rev from public.challenges where id = any ($1)',
      [[...revs.keys()]]
    );
    expect(new Map(rows.map(({ id, rev }) => [id, rev]))).toEqual(revs);
    console.log(
      `push: 100 operations × ${copies} copies, 150 of them lost: 100 effects, ${replayed} replayed answers`
    );
  });
});

describe('two at the same moment', () => {
  const rounds = 25;
  const tally = () => {
    const seen: Record<string, number> = {};
    const note = (results: Result[]): void => {
      const key = statuses(results).join(' + ');
      seen[key] = (seen[key] ?? 0) + 1;
    };
    return { seen, note };
  };

  it('publish and withdraw: what the answers say is what stands, and nothing is public in the end', async () => {
    const { seen, note } = tally();
    const { contact, coordinator } = world();
    for (let n = 0; n < rounds; n++) {
      const { id, rev } = await challenge('submitted');
      const results = await both(
        [coordinator, operation('challenges.publish', { id }, rev)],
        [contact, operation('challenges.withdraw', { id }, rev)]
      );
      const [publish, withdraw] = results;
      expect(withdraw.status).toBe('applied');
      expect(['applied', 'wrong_state']).toContain(publish.code ?? publish.status);
      const { rows } = await admin.query(
        'select state, published_at is not null as was_public, rev from public.challenges where id = $1',
        [id]
      );
      const wasPublic = publish.status === 'applied';
      expect(rows).toEqual([{ state: 'withdrawn', was_public: wasPublic, rev: rev + (wasPublic ? 2 : 1) }]);
      note(results);
    }
    console.log('publish against withdraw', seen);
  });

  it('two accepts of one interest: one answer stands, and it is the winner’s', async () => {
    const { seen, note } = tally();
    const { contact, leader, student } = world();
    for (let n = 0; n < rounds; n++) {
      const { id } = await challenge('published');
      const sent = await sendOne(session(2), student, interest(id));
      const row = sent.rows?.find(({ entity }) => entity === 'interests')?.row;
      const accept = (answer: string) =>
        operation('interests.accept', { id: row?.id, answer }, row?.rev ?? null);
      const results = await both([contact, accept('Fra kontakten.')], [leader, accept('Fra lederen.')]);
      expect(results.filter(({ status }) => status === 'applied')).toHaveLength(1);
      const winner = results[0].status === 'applied' ? 'Fra kontakten.' : 'Fra lederen.';
      const { rows } = await admin.query('select state, answer from public.interests where id = $1', [
        row?.id
      ]);
      expect(rows).toEqual([{ state: 'accepted', answer: winner }]);
      note(results);
    }
    console.log('accept against accept', seen);
  });

  it('two interests of one person in one challenge: one is sent, the other is told so', async () => {
    const { student } = world();
    for (let n = 0; n < rounds; n++) {
      const { id } = await challenge('published');
      const results = await both([student, interest(id)], [student, interest(id)]);
      expect(statuses(results)).toEqual(['already_exists', 'applied']);
      expect(await count('public.interests where challenge_id = $1', id)).toBe(1);
    }
  });

  it('two saves of different fields: both texts stand', async () => {
    const { contact, coordinator } = world();
    for (let n = 0; n < rounds; n++) {
      const { id, rev } = await challenge('submitted');
      const results = await both(
        [contact, operation('challenges.save', { id, place: 'Biri' }, rev)],
        [coordinator, operation('challenges.save', { id, requires: 'Kan kode.' }, rev)]
      );
      expect(statuses(results)).toEqual(['applied', 'applied']);
      const { rows } = await admin.query('select place, requires from public.challenges where id = $1', [id]);
      expect(rows).toEqual([{ place: 'Biri', requires: 'Kan kode.' }]);
    }
  });

  it('two saves of the same field: one stands, the other comes back with the row that won', async () => {
    const { contact, coordinator } = world();
    for (let n = 0; n < rounds; n++) {
      const { id, rev } = await challenge('submitted');
      const results = await both(
        [contact, operation('challenges.save', { id, place: 'Biri' }, rev)],
        [coordinator, operation('challenges.save', { id, place: 'Vardal' }, rev)]
      );
      expect(results.map(({ status }) => status).sort()).toEqual(['applied', 'conflict']);
      const lost = results.find(({ status }) => status === 'conflict');
      expect(lost?.fields).toEqual(['place']);
      const { rows } = await admin.query('select place from public.challenges where id = $1', [id]);
      expect(lost?.row).toMatchObject(rows[0] as object);
    }
  });
});
