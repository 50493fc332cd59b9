/** What a person may know about the data on them, and have done with it. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endNow, meetingIn, registerArgs } from './meeting-stories';
import { people, persons, places } from './people';
import {
  challengeIn,
  challengeRow,
  consentArgs,
  firstSave,
  followArgs,
  calendarArgs,
  dismissArgs,
  interestArgs,
  interestIn
} from './stories';
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
  available: { entity: string; id: string; role: string; ended: boolean; organisation: { en: string } }[];
  changes: { answer: { op_id: string } }[];
  invited: { title: string }[];
  limits: { kind: string }[];
  mails: { kind: string; channel: string }[];
  letters: { state: string }[];
  no_mail_since: string | null;
  hidden: { id: string }[];
  presence: { active_at: string } | null;
  written: { id: string; text: string }[];
  cases: { id: string; author: boolean; contact: boolean }[];
  sessions: { user_agent: string }[];
  identities: { provider: string }[];
  sign_ins: { payload: { action: string } }[];
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
const tracedTables = async (words: string[]): Promise<string[]> =>
  [...new Set((await traces(words)).map((row) => row.slice(0, row.indexOf(' '))))].sort();

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

  it('tells of the second who opens it as of the first, though nothing changes then', async () => {
    const { uid } = await someone();
    const { id, ...rest } = interestArgs(await challengeIn(world, 'published'));
    await push(uid, op('interests.send', { id, ...rest }));
    await push(uid, op('conversations.write', { id, message_id: randomUUID(), text: 'Er dere der?' }));
    for (const reader of ['contact', 'leader', 'deputy'] as const) {
      await world.apply(reader, op('interests.see', { id }));
      await world.apply(reader, op('conversations.read', { id, number: 1 }));
      await world.apply(reader, op('interests.see', { id }));
    }
    const read = (await exportOf(uid)).access.map(({ role, purpose, entity }) =>
      [role, purpose, entity].join(' ')
    );
    expect(read.sort()).toEqual([
      'contact read conversations',
      'contact read interests',
      'deputy read conversations',
      'deputy read interests',
      'leader read conversations',
      'leader read interests'
    ]);
  });

  it('tells who has read it in the archive of the challenge', async () => {
    const { uid } = await someone();
    const args = interestArgs(await challengeIn(world, 'published'));
    await push(uid, op('interests.send', args));
    await push(uid, op('reports.send', reportArgs(args.challenge_id)));
    await world.as('deputy', 'select public.challenge_archive($1)', [args.challenge_id]);
    await world.as('coordinator', 'select public.challenge_archive($1)', [args.challenge_id]);
    const read = (await exportOf(uid)).access.map(({ role, entity }) => `${role} ${entity}`);
    expect(read.sort()).toEqual(['coordinator reports', 'deputy interests']);
  });

  /**
   * Every table that names a person, and how the person learns who else has it: `logged` when somebody opens or answers
   * it, `available` when it lies on others' phones. Own: nobody else reads it.
   */
  const shared: Record<string, string> = {
    affiliations: 'own',
    calendars: 'own',
    challenge_cases: 'available',
    consents: 'own',
    findability: 'own',
    conversations: 'available, logged',
    follows: 'own',
    dismissals: 'own',
    interests: 'available, logged',
    meeting_feedback: 'own',
    messages: 'available, logged',
    notification_preferences: 'own',
    notifications: 'own',
    partnership_roles: 'own',
    profiles: 'own',
    registrations: 'available, logged',
    reports: 'available, logged',
    roles: 'available, logged',
    saved: 'own',
    suggestions: 'available, logged',
    unit_roles: 'own'
  };

  it('knows of every table that holds what others read', async () => {
    const { uid } = await someone(`${randomUUID()}@gjovik.kommune.no`);
    const interest = interestArgs(await challengeIn(world, 'published'));
    const role = {
      id: randomUUID(),
      organisation_id: places.care,
      partnership_id: null,
      role: 'contact' as const,
      name: 'Navn'
    };
    const suggestion = suggestionArgs();
    const message = randomUUID();
    await push(uid, op('interests.send', interest));
    await push(uid, op('conversations.write', { id: interest.id, message_id: message, text: 'Hei.' }));
    await push(uid, op('suggestions.send', suggestion));
    const report = reportArgs(interest.challenge_id);
    await push(uid, op('reports.send', report));
    await push(uid, op('roles.ask', role));
    const seat = registerArgs(await meetingIn(world, 'confirmed'));
    await push(uid, op('registrations.register', seat));
    await world.apply('leader', op('registrations.cancel', { id: seat.id }));
    await push(uid, op('saved.add', { id: randomUUID(), challenge_id: interest.challenge_id }));
    await push(uid, op('follows.add', followArgs(interest.challenge_id)));
    await push(uid, op('dismissals.add', dismissArgs(interest.challenge_id)));
    await push(uid, op('calendars.make', calendarArgs()));
    await world.apply('leader', op('interests.see', { id: interest.id }));
    await world.apply('leader', op('conversations.read', { id: interest.id, number: 1 }));
    await world.apply('leader', op('roles.give', { id: role.id }));
    const written = randomUUID();
    await push(uid, op('challenges.save', firstSave(written)));
    await push(uid, op('challenges.submit', { id: written }));
    const { id: about } = reportArgs(interest.challenge_id);
    await world.apply(
      'deputy',
      op('reports.send', { ...reportArgs(interest.challenge_id, about), message_id: message })
    );
    for (const id of [report.id, about])
      await world.apply('coordinator', op('reports.uphold', { id, answer: 'Takk for det.' }));
    await world.apply(
      'coordinator',
      op('suggestions.decline', { id: suggestion.id, reason: 'known', answer: 'Takk for det.' })
    );

    const data = await exportOf(uid);
    const found = Object.fromEntries(
      data.tables.map(({ name }) => [
        name,
        [
          data.available.some(({ entity }) => entity === name) && 'available',
          data.access.some(({ entity }) => entity === name) && 'logged'
        ]
          .filter(Boolean)
          .join(', ') || 'own'
      ])
    );
    expect(found).toEqual(shared);
    expect(data.available).toContainEqual(
      expect.objectContaining({
        entity: 'interests',
        role: 'answers',
        organisation: expect.objectContaining({ en: 'Health' })
      })
    );
    expect(data.available).toContainEqual(
      expect.objectContaining({ entity: 'suggestions', role: 'coordinator' })
    );
    for (const other of persons)
      expect(JSON.stringify([data.available, data.access])).not.toContain(people[other]);
  });

  it('says since when nobody has it any more', async () => {
    const { uid } = await someone();
    const args = interestArgs(await challengeIn(world, 'published'));
    await push(uid, op('interests.send', args));
    await world.sql('select private.feed($1, $2, $3, true)', ['interests', args.id, [`user:${uid}`]]);
    expect((await exportOf(uid)).available).toMatchObject([
      { entity: 'interests', id: args.id, ended: true }
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

  type Where = ((data: Export) => unknown) | string;
  const table = (name: string) => (data: Export) => rowsOf(data, name)[0];

  /** Where the export has what a table holds about a person, or the reason why it has not. */
  const held: Record<string, Where> = {
    'auth.audit_log_entries': ({ sign_ins }) => sign_ins[0]?.payload.action,
    'auth.flow_state': 'a secret of a sign-in under way, gone in minutes',
    'auth.identities': ({ identities }) => identities[0]?.provider,
    'auth.refresh_tokens': 'secrets; the sessions they renew are there',
    'auth.sessions': ({ sessions }) => sessions[0]?.user_agent,
    'auth.users': ({ account }) => account.email,
    'private.access_log': ({ access }) => access[0],
    'private.dead_addresses': ({ no_mail_since }) => no_mail_since,
    'private.field_revs': 'numbers of the changes of a row that is there',
    'private.hidden_words': ({ hidden }) => hidden[0],
    'private.invited_people': ({ invited }) => invited[0],
    'private.letters': ({ letters }) => letters[0]?.state,
    'private.limits': ({ limits }) => limits[0]?.kind,
    'private.presence': ({ presence }) => presence?.active_at,
    'private.sync_feed': 'which rows are on whose phones: the rows are there, and so is who else has them',
    'private.sync_ops': ({ changes }) => changes[0],
    'public.affiliations': table('affiliations'),
    'public.calendars': table('calendars'),
    'public.challenge_cases': ({ cases }) => cases.find(({ author, contact }) => author && contact),
    'public.consents': table('consents'),
    'public.conversations': table('conversations'),
    'public.dismissals': table('dismissals'),
    'public.findability': table('findability'),
    'public.follows': table('follows'),
    'public.interests': table('interests'),
    'public.meeting_feedback': table('meeting_feedback'),
    'public.messages': ({ written }) => written.find(({ text }) => text === 'På vegne av enheten.'),
    'public.notification_preferences': table('notification_preferences'),
    'public.notifications': ({ mails }) => mails.find(({ channel }) => channel === 'mail'),
    'public.partnership_roles': table('partnership_roles'),
    'public.profiles': table('profiles'),
    'public.registrations': table('registrations'),
    'public.reports': table('reports'),
    'public.roles': table('roles'),
    'public.saved': table('saved'),
    'public.suggestions': table('suggestions'),
    'public.unit_roles': table('unit_roles')
  };

  it('holds something from every table of the database that is about the person, whatever role they have lost', async () => {
    const { uid } = await someone(`${randomUUID()}@gjovik.kommune.no`);
    const right = `insert into public.unit_roles (person_id, organisation_id, role) values ($1, $2, $3)`;
    await world.sql(right, [uid, places.care, 'leader']);
    const mine = randomUUID();
    await push(uid, op('challenges.save', firstSave(mine)));
    await push(uid, op('challenges.submit', { id: mine }));
    const theirs = await interestIn(world, 'sent', 'phd');
    const answer = { id: theirs.id, message_id: randomUUID(), text: 'På vegne av enheten.' };
    expect((await push(uid, op('conversations.write', answer)))?.status).toBe('applied');
    await world.sql('delete from public.unit_roles where person_id = $1', [uid]);

    await world.sql(right, [uid, places.school, 'contact']);
    await world.sql(
      `insert into public.partnership_roles (person_id, partnership_id, organisation_id, role) values ($1, $2, $3, 'steering')`,
      [uid, places.trondheimPartnership, places.trondheim]
    );
    const sent = interestArgs(await challengeIn(world, 'published'));
    await push(uid, op('interests.send', sent));
    await push(uid, op('conversations.write', { id: sent.id, message_id: randomUUID(), text: 'Hei.' }));
    await push(uid, op('suggestions.send', suggestionArgs()));
    await push(uid, op('reports.send', reportArgs(sent.challenge_id)));
    await push(uid, op('saved.add', { id: randomUUID(), challenge_id: sent.challenge_id }));
    const place = registerArgs(await meetingIn(world, 'confirmed'));
    await push(uid, op('registrations.register', place));
    await endNow(world, place.meeting_id);
    await push(uid, op('meeting_feedback.give', { id: place.id, answer: 'useful' }));
    await push(uid, op('follows.add', followArgs(sent.challenge_id)));
    await push(uid, op('dismissals.add', dismissArgs(sent.challenge_id)));
    await push(uid, op('calendars.make', calendarArgs()));
    await push(uid, op('notifications.prefer', { id: uid, mail: 'each' }));
    await world.apply('contact', op('interests.accept', { id: sent.id, answer: 'Ja, kom.' }));
    await world.sql('select private.note_presence()');
    await world.sql(
      'insert into private.hidden_words (id, person_id, words) values (gen_random_uuid(), $1, $2)',
      [uid, 'Ord']
    );
    await push(uid, op('consents.give', consentArgs()));
    await world.sql('insert into public.findability (id, ends_on) values ($1, current_date)', [uid]);
    await world.sql('insert into private.invited_people values ($1, $2, now())', [sent.challenge_id, uid]);
    await world.sql(`insert into private.letters (person_id, made_at, next_at) values ($1, now(), now())`, [
      uid
    ]);
    await world.sql(`insert into private.dead_addresses (person_id, at, code) values ($1, now(), '550')`, [
      uid
    ]);
    const session = randomUUID();
    await world.sql(`insert into auth.sessions (id, user_id, user_agent) values ($1, $2, 'Nettleser')`, [
      session,
      uid
    ]);
    await world.sql(
      `insert into auth.refresh_tokens (id, token, user_id, session_id) values ($1, 'fornyet', $2, $3)`,
      [randomUUID(), uid, session]
    );
    await world.sql(
      `insert into auth.identities (id, provider, provider_id, user_id) values ($1, 'email', $2, $3)`,
      [randomUUID(), uid, uid]
    );
    await world.sql(
      `insert into auth.flow_state (id, user_id, authentication_method, provider_type) values ($1, $2, 'otp', 'email')`,
      [randomUUID(), uid]
    );
    await world.sql(`insert into auth.audit_log_entries (id, payload) values ($1, $2)`, [
      randomUUID(),
      JSON.stringify({ actor_id: uid, action: 'login' })
    ]);

    const about = await tracedTables([uid]);
    expect(about).toEqual(Object.keys(held));
    const references = await world.sql<{ name: string }>(
      `select distinct format('%I.%I', n.nspname, c.relname) as name from pg_constraint k
       join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
       where k.contype = 'f' and k.confrelid = 'auth.users'::regclass`
    );
    expect(references.filter(({ name }) => !about.includes(name))).toEqual([]);
    const data = await exportOf(uid);
    for (const [name, where] of Object.entries(held))
      if (typeof where === 'function') expect([name, where(data)]).toEqual([name, expect.anything()]);
    // What stood around their words is the role's, not theirs.
    expect(JSON.stringify(data)).not.toContain(people.phd);
  });
});

describe('one who answers no longer', () => {
  /** A leader for a while, who has handled everything that a leader and a coordinator can of one person. */
  const formerLeader = async () => {
    const { uid } = await someone(`${randomUUID()}@gjovik.kommune.no`);
    const { uid: sender } = await someone(`${randomUUID()}@gjovik.kommune.no`);
    const word = `ord${sender.slice(0, 8)}`;
    await world.sql(
      `insert into public.unit_roles (person_id, organisation_id, role) values ($1, $2, 'leader')`,
      [uid, places.care]
    );
    await world.sql(
      `insert into public.partnership_roles (person_id, partnership_id, organisation_id, role) values ($1, $2, $3, 'coordinator')`,
      [uid, places.gjovikPartnership, places.gjovik]
    );
    const sent = async () => {
      const args = {
        ...interestArgs(await challengeIn(world, 'published')),
        name: `N ${word}`,
        message: `Jeg ${word} er`
      };
      await push(sender, op('interests.send', args));
      return args;
    };
    const [first, second, third] = [await sent(), await sent(), await sent()];
    const message = randomUUID();
    await push(
      sender,
      op('conversations.write', { id: first.id, message_id: message, text: `Tråd ${word}` })
    );
    const report = reportArgs(first.challenge_id);
    await push(sender, op('reports.send', { ...report, message_id: message, words: `Feil ${word}` }));
    const suggestion = { ...suggestionArgs(), need: `Vi trenger ${word} her i bygda vår` };
    await push(sender, op('suggestions.send', suggestion));
    const role = {
      id: randomUUID(),
      organisation_id: places.care,
      partnership_id: null,
      role: 'contact' as const,
      name: `N ${word}`
    };
    await push(sender, op('roles.ask', role));
    const done = [
      op('interests.see', { id: first.id }),
      op('conversations.write', { id: first.id, message_id: randomUUID(), text: 'Hei.' }),
      op('interests.accept', { id: first.id, answer: 'Ja, kom.' }),
      op('interests.decline', { id: second.id, reason: 'full', answer: '' }),
      op('interests.ask', { id: third.id, message_id: randomUUID(), text: 'Når kan du?' }),
      op('reports.uphold', { id: report.id, answer: 'Takk for det.' }),
      op('suggestions.decline', { id: suggestion.id, reason: 'known', answer: 'Takk for det.' }),
      op('roles.give', { id: role.id })
    ];
    for (const operation of done) {
      const answer = await push(uid, operation);
      expect([operation.kind, answer?.status]).toEqual([operation.kind, 'applied']);
      expect(JSON.stringify(answer)).toContain(word);
    }
    return { uid, word, sender, done };
  };
  const replays = async (uid: string, done: object[]) => {
    const answers: (OpResult | undefined)[] = [];
    for (const operation of done) answers.push(await push(uid, operation));
    return answers;
  };

  it('has nobody’s words in their export, and none in the answer to an operation that is sent again', async () => {
    const { uid, word, sender, done } = await formerLeader();
    await world.sql('delete from public.unit_roles where person_id = $1', [uid]);
    await world.sql('delete from public.partnership_roles where person_id = $1', [uid]);
    for (const trace of [word, sender]) expect(JSON.stringify(await exportOf(uid))).not.toContain(trace);
    for (const answer of await replays(uid, done)) {
      expect(answer).toMatchObject({ status: 'applied', replayed: true, rows: [] });
      expect(JSON.stringify(answer)).not.toContain(word);
    }
  });

  it('as long as they answer, gets the rows again as they are now, and has nobody’s words in the export', async () => {
    const { uid, word, sender, done } = await formerLeader();
    for (const answer of await replays(uid, done)) expect(JSON.stringify(answer?.rows)).toContain(word);
    expect(JSON.stringify(await exportOf(uid))).not.toContain(word);
    await world.sql('select private.hide($1, now())', [sender]);
    for (const answer of await replays(uid, done)) expect(JSON.stringify(answer?.rows)).not.toContain(word);
  });
});

describe('deletion', () => {
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
    // A replay of the answer is still known, with the row as it is now.
    expect(await world.send('contact', answer)).toMatchObject({
      op_id: answer.op_id,
      status: 'applied',
      replayed: true,
      rows: [{ entity: 'interests', row: { id: answered.id, name: '', message: '', person_id: null } }]
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
