/** What a person may know about the data on them, and have done with it. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { people, places } from './people';
import { challengeIn, challengeRow, firstSave, interestArgs, interestIn } from './stories';
import { reportArgs, suggestionArgs } from './stories-voices';
import { asAccount, newPerson, op, rawOp, World, type OpResult } from './world';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

type Entry = {
  role: string;
  purpose: string;
  entity: string;
  id: string;
  at: string;
  organisation: { en: string };
};
type Export = {
  account: { email: string };
  access: Entry[];
  changes: { answer: { op_id: string } }[];
  tables: { name: string; about: string; fields: Record<string, string>; rows: Record<string, unknown>[] }[];
  challenges: { id: string }[];
};

const exportOf = async (uid: string): Promise<Export> => {
  const [row] = await asAccount<{ data: Export }>(world, uid, 'select public.my_data() as data');
  if (!row) throw new Error('no answer');
  return row.data;
};
const rowsOf = (data: Export, table: string) => data.tables.find(({ name }) => name === table)?.rows ?? [];

const push = async (uid: string, operation: object): Promise<OpResult | undefined> => {
  const [row] = await asAccount<{ answer: { results: OpResult[] } }>(
    world,
    uid,
    'select public.sync_push($1::jsonb) as answer',
    [JSON.stringify([operation])]
  );
  return row?.answer.results[0];
};

/** A student of their own, whose every word can be searched for. */
const someone = async (address = `${randomUUID()}@stud.ntnu.no`) => {
  const uid = await newPerson(world, address);
  await asAccount(world, uid, 'select public.session_begin()');
  await push(uid, rawOp('profiles.save', { id: uid, name: `Navn ${uid}` }, { base_rev: 1 }));
  return { uid, address };
};

describe('the access log', () => {
  it('tells in what role, for which unit and what for an interest was opened, and not by whom', async () => {
    const { uid } = await someone();
    const args = interestArgs(await challengeIn(world, 'published'));
    await push(uid, op('interests.send', args));
    expect((await exportOf(uid)).access).toEqual([]);
    await world.apply('leader', op('interests.accept', { id: args.id, answer: 'Ja, kom.' }));
    const { access } = await exportOf(uid);
    expect(access).toMatchObject([
      { role: 'leader', purpose: 'answer', entity: 'interests', id: args.id, organisation: { en: 'Health' } }
    ]);
    expect(JSON.stringify(access)).not.toContain(people.leader);
  });

  it('tells when the unit has read the interest, and the thread', async () => {
    const { uid } = await someone();
    const { id, ...rest } = interestArgs(await challengeIn(world, 'published'));
    await push(uid, op('interests.send', { id, ...rest }));
    await world.apply('deputy', op('interests.see', { id }));
    await push(uid, op('conversations.write', { id, message_id: randomUUID(), text: 'Er dere der?' }));
    await world.apply('contact', op('conversations.read', { id, number: 1 }));
    expect((await exportOf(uid)).access.map(({ role, purpose, entity }) => [role, purpose, entity])).toEqual([
      ['contact', 'read', 'conversations'],
      ['deputy', 'read', 'interests']
    ]);
  });

  it('says nothing of what the person does, and is read by nobody else', async () => {
    const { uid } = await someone();
    const args = interestArgs(await challengeIn(world, 'published'));
    await push(uid, op('interests.send', args));
    await push(uid, op('interests.withdraw', { id: args.id }));
    expect((await exportOf(uid)).access).toEqual([]);
    await interestIn(world, 'accepted', 'phd');
    expect((await exportOf(people.phd)).access.length).toBeGreaterThan(0);
    expect((await exportOf(people.leader)).access).toEqual([]);
  });

  it('has one entry a day for each role, unit and purpose', async () => {
    const { uid } = await someone();
    const row = randomUUID();
    for (const at of ['2026-03-01T08:00Z', '2026-03-01T22:30Z', '2026-03-01T23:30Z'])
      await world.sql(`select private.note_access($1, 'interests', $2, 'leader', $3, 'read', $4)`, [
        uid,
        row,
        places.care,
        at
      ]);
    // In Norway the last one is the day after.
    expect((await exportOf(uid)).access.map(({ at }) => at.slice(0, 16))).toEqual([
      '2026-03-01T23:30',
      '2026-03-01T08:00'
    ]);
  });
});

describe('the export', () => {
  it('holds every table that names a person, and of all of them only what is about me', async () => {
    const { uid, address } = await someone();
    const args = interestArgs(await challengeIn(world, 'published'));
    await push(uid, op('interests.send', args));
    const data = await exportOf(uid);
    expect(data.account.email).toBe(address);
    expect(rowsOf(data, 'profiles')).toMatchObject([{ id: uid, name: `Navn ${uid}` }]);
    expect(rowsOf(data, 'affiliations')).toMatchObject([{ role: 'student' }]);
    expect(rowsOf(data, 'interests')).toMatchObject([{ id: args.id, message: args.message }]);
    expect(data.changes).toHaveLength(2);
    const named = await world.sql<{ name: string }>(
      `select distinct c.relname as name from pg_constraint k join pg_class c on c.oid = k.conrelid
       where k.contype = 'f' and k.confrelid = 'auth.users'::regclass and c.relnamespace = 'public'::regnamespace
       order by 1`
    );
    expect(data.tables.map(({ name }) => name)).toEqual(named.map(({ name }) => name));
    for (const { about, fields } of data.tables)
      for (const text of [about, ...Object.values(fields)]) expect(text).toMatch(/\S/);
    expect(data.tables.flatMap(({ fields }) => Object.values(fields)).join()).not.toContain('Personal:');
  });

  it('of one who posts holds the needs they wrote, and no word of those who sent interest', async () => {
    const { challenge } = await interestIn(world, 'sent', 'phd');
    const data = await exportOf(people.contact);
    expect(data.challenges.map((row) => row.id)).toContain(challenge);
    expect(rowsOf(data, 'challenge_cases').map((row) => row.id)).toContain(challenge);
    expect(rowsOf(data, 'interests')).toEqual([]);
    expect(JSON.stringify(data.tables)).not.toContain(people.phd);
    expect(JSON.stringify(data.tables)).not.toContain(interestArgs(challenge).message);
  });

  it('is for the person alone: nobody is told anything without a sign-in', async () => {
    expect(await world.refusal('anon', 'select public.my_data()')).toMatchObject({ code: '42501' });
    await expect(asAccount(world, randomUUID(), 'select public.my_data()')).rejects.toMatchObject({
      code: 'PT401'
    });
  });

  it('covers every table in private that names a person', async () => {
    const rows = await world.sql<{ name: string }>(
      `select distinct c.relname as name from pg_constraint k join pg_class c on c.oid = k.conrelid
       where k.contype = 'f' and k.confrelid = 'auth.users'::regclass and c.relnamespace = 'private'::regnamespace
       order by 1`
    );
    // Each of these is in private.my_account.
    expect(rows.map(({ name }) => name)).toEqual(['access_log', 'hidden_words', 'presence', 'sync_ops']);
  });
});

describe('deletion', () => {
  /** Every row of every table that holds one of the words. */
  const traces = async (words: string[]): Promise<string[]> => {
    const tables = await world.sql<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname in ('public', 'private', 'auth') order by 1`
    );
    const found: string[] = [];
    for (const { name } of tables)
      for (const { row } of await world.sql<{ row: string }>(
        `select to_jsonb(t)::text as row from ${name} t where to_jsonb(t)::text ilike any ($1)`,
        [words.map((word) => `%${word}%`)]
      ))
        found.push(`${name} ${row}`);
    return found;
  };
  const leave = async (uid: string): Promise<boolean | undefined> =>
    (
      await asAccount<{ answer: { deleted: boolean } }>(
        world,
        uid,
        'select public.account_delete() as answer'
      )
    )[0]?.answer.deleted;

  it('leaves no trace of a student: account, words, answers given to others, feed', async () => {
    const { uid, address } = await someone();
    const word = `ord${uid.slice(0, 8)}`;
    const sent = {
      ...interestArgs(await challengeIn(world, 'published')),
      name: `N ${word}`,
      message: `Jeg ${word} er`
    };
    await push(uid, op('interests.send', sent));
    const answered = {
      ...interestArgs(await challengeIn(world, 'published')),
      name: `N ${word}`,
      message: `Jeg ${word} er`
    };
    await push(uid, op('interests.send', answered));
    const thread = { id: answered.id, message_id: randomUUID(), text: `Tråd ${word}` };
    await push(uid, op('conversations.write', thread));
    await world.apply('contact', op('conversations.write', { ...thread, message_id: randomUUID() }));
    await push(
      uid,
      op('suggestions.send', { ...suggestionArgs(), need: `Vi trenger ${word} her i bygda vår` })
    );
    await push(uid, op('reports.send', { ...reportArgs(answered.challenge_id), words: `Feil ${word}` }));
    const answer = op('interests.accept', { id: answered.id, answer: `Ja ${word}, kom.` });
    await world.apply('contact', answer);
    expect((await traces([uid, address, word])).length).toBeGreaterThan(10);

    expect(await leave(uid)).toBe(true);
    expect(await traces([uid, address, word])).toEqual([]);
    // The case stays, and says that nobody waits any more.
    expect(
      await world.sql('select state, person_id, name from public.interests where id = any ($1) order by id', [
        [sent.id, answered.id]
      ])
    ).toEqual([
      { state: 'withdrawn', person_id: null, name: '' },
      { state: 'withdrawn', person_id: null, name: '' }
    ]);
    // A replay of the answer is still known, without the rows.
    expect(await world.send('contact', answer)).toEqual({
      op_id: answer.op_id,
      status: 'applied',
      replayed: true
    });
  });

  it('reaches the phones of those who answer: they hold the case without name and words', async () => {
    const { uid } = await someone();
    const sent = interestArgs(await challengeIn(world, 'published'));
    await push(uid, op('interests.send', sent));
    const before = await world.pull('leader');
    await leave(uid);
    const after = await world.pull('leader', before);
    expect(after.rows.interests).toMatchObject([{ id: sent.id, name: '', message: '', person_id: null }]);
  });

  it('of one who posts keeps the municipality’s case, and takes drafts along', async () => {
    const { uid, address } = await someone(`${randomUUID()}@gjovik.kommune.no`);
    await world.sql(
      `insert into public.unit_roles (person_id, organisation_id, role) values ($1, $2, 'contact')`,
      [uid, places.care]
    );
    const [draft, posted] = [randomUUID(), randomUUID()];
    for (const id of [draft, posted]) await push(uid, op('challenges.save', firstSave(id)));
    await push(uid, op('challenges.submit', { id: posted }));
    const { rev } = await challengeRow(world, posted);
    await world.apply('coordinator', op('challenges.publish', { id: posted }, { base_rev: rev }));
    const sent = interestArgs(posted);
    await world.apply('student', op('interests.send', sent));

    const before = await challengeRow(world, posted);
    expect(await leave(uid)).toBe(true);
    expect(await traces([uid, address])).toEqual([]);
    expect(
      await world.sql('select id from public.challenges where id = any ($1)', [[draft, posted]])
    ).toEqual([{ id: posted }]);
    expect(await challengeRow(world, posted)).toEqual(before);
    // The unit's leader answers in their place.
    await world.apply('leader', op('interests.accept', { id: sent.id, answer: 'Ja, kom.' }));
  });

  it('can be asked for twice, and the old token then opens nothing', async () => {
    const { uid } = await someone();
    expect([await leave(uid), await leave(uid)]).toEqual([true, false]);
    await expect(asAccount(world, uid, 'select public.session_begin()')).rejects.toMatchObject({
      code: 'PT401'
    });
    await expect(
      push(uid, op('interests.send', interestArgs(await challengeIn(world, 'published'))))
    ).rejects.toThrow();
    expect(await asAccount(world, uid, 'select * from public.profiles')).toEqual([]);
  });

  it('takes nothing of anyone else', async () => {
    const mine = await interestIn(world, 'accepted', 'student');
    const { uid } = await someone();
    await push(uid, op('interests.send', interestArgs(mine.challenge)));
    const before = await world.sql('select * from public.interests where id = $1', [mine.id]);
    const counts = () =>
      world.sql(`select (select count(*) from auth.users)::int as users, (select count(*) from public.profiles)::int as profiles,
        (select count(*) from public.challenges)::int as challenges`);
    const [all] = await counts();
    await leave(uid);
    expect(await world.sql('select * from public.interests where id = $1', [mine.id])).toEqual(before);
    const { users, profiles, challenges } = all as Record<string, number>;
    expect(await counts()).toEqual([
      { users: Number(users) - 1, profiles: Number(profiles) - 1, challenges }
    ]);
  });

  it('is thought of for every table whose rows outlive their person', async () => {
    const rows = await world.sql<{ name: string }>(
      `select distinct c.relname as name from pg_constraint k join pg_class c on c.oid = k.conrelid
       where k.contype = 'f' and k.confrelid = 'auth.users'::regclass and k.confdeltype <> 'c' order by 1`
    );
    // Of these, private.forget empties the words; a case has none, a thread goes with its sender, and what somebody
    // wrote in a thread for the unit is the unit's.
    expect(rows.map(({ name }) => name)).toEqual([
      'challenge_cases',
      'interests',
      'messages',
      'reports',
      'suggestions'
    ]);
  });

  it('is for the person alone', async () => {
    expect(await world.refusal('anon', 'select public.account_delete()')).toMatchObject({ code: '42501' });
    expect(await world.refusal('coordinator', 'select private.forget($1)', [people.student])).toMatchObject({
      code: '42501'
    });
  });
});
