/** Who is told what, once, and how. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NotificationPreferences } from '../../src/lib/domain/notifications/notification';
import { roleNames } from '../../src/lib/domain/roles/role';
import { askArgs } from './partnership-stories';
import { people, persons, places, type Person } from './people';
import { actAt, challengeIn, interestArgs, interestIn, messageArgs } from './stories';
import { declineArgs, outcome, reportIn, suggestionIn, takeArgs } from './stories-voices';
import { newPerson, op, rawOp, World } from './world';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

/** Who was told about an interest, in the app: `kind person`. */
const told = async (interest: string): Promise<string[]> => {
  const rows = await world.sql<{ kind: string; person_id: string }>(
    `select kind, person_id from public.notifications where interest_id = $1 and channel = 'app'`,
    [interest]
  );
  const nameOf = (uid: string) => Object.entries(people).find(([, id]) => id === uid)?.[0] ?? uid;
  return rows.map(({ kind, person_id }) => `${kind} ${nameOf(person_id)}`).sort();
};

/** The mail about an occasion: its state and when it is due. */
const mailOf = async (person: string, key: string) => {
  const [row] = await world.sql<{ state: string; due_at: string }>(
    `select state, due_at from public.notifications where person_id = $1 and key = $2 and channel = 'mail'`,
    [person, key]
  );
  return row && { state: row.state, due_at: new Date(row.due_at).toISOString() };
};

const notify = (person: string, key: string, at: string, challenge: string | null = null) =>
  world.sql(`select private.notify($1, 'interest_withdrawn', $2, $3, $4)`, [person, key, at, challenge]);

const prefer = async (patch: Partial<NotificationPreferences>): Promise<string> => {
  const uid = await newPerson(world, `${randomUUID()}@example.org`);
  await actAt(world, uid, 'notifications.prefer', { id: uid, ...patch }, new Date().toISOString());
  return uid;
};

describe('an outcome', () => {
  /** Who was told what since, in the app: `kind person`. */
  const toldOf = async (work: () => Promise<unknown>): Promise<string[]> => {
    await world.sql('delete from public.notifications');
    await work();
    const rows = await world.sql<{ kind: string; person_id: string }>(
      `select kind, person_id from public.notifications where channel = 'app'`
    );
    const nameOf = (uid: string) => Object.entries(people).find(([, id]) => id === uid)?.[0] ?? uid;
    return rows.map(({ kind, person_id }) => `${kind} ${nameOf(person_id)}`).sort();
  };
  const by = (actor: Person, kind: string, args: object) => () => world.apply(actor, rawOp(kind, args));

  it('of a challenge is told to its author and its contact, each time anew', async () => {
    const id = await challengeIn(world, 'submitted');
    await world.sql('update public.challenge_cases set contact_id = $2 where id = $1', [id, people.deputy]);
    const both = (kind: string) => [`${kind} contact`, `${kind} deputy`];
    const returned = by('coordinator', 'challenges.return', { id, note: 'Si mer.' });
    expect(await toldOf(returned)).toEqual(both('challenge_returned'));
    const again = async () => {
      await world.apply('deputy', op('challenges.submit', { id }));
      await returned();
      await world.apply('deputy', op('challenges.submit', { id }));
      await returned();
    };
    expect(await toldOf(again)).toEqual(
      [...both('challenge_returned'), ...both('challenge_returned')].sort()
    );
    await world.apply('deputy', op('challenges.submit', { id }));
    expect(await toldOf(by('coordinatorNtnu', 'challenges.publish', { id }))).toEqual(
      both('challenge_published')
    );
    // Not to the one who does it.
    expect(await toldOf(by('deputy', 'challenges.withdraw', { id }))).toEqual([
      'challenge_withdrawn contact'
    ]);
  });

  it('of a challenge that is withdrawn closes what waits, kindly, and is told to all senders', async () => {
    const id = await challengeIn(world, 'published');
    const [waiting, asked, accepted, gone] = [0, 1, 2, 3].map(() => interestArgs(id)) as [
      ...ReturnType<typeof interestArgs>[]
    ];
    const senders = ['student', 'otherStudent', 'phd', 'researcher'] as const;
    for (const [n, args] of [waiting, asked, accepted, gone].entries())
      await world.apply(senders[n] ?? 'student', rawOp('interests.send', args));
    await world.apply('contact', op('interests.ask', messageArgs(asked?.id ?? '')));
    await world.apply('contact', op('interests.accept', { id: accepted?.id ?? '', answer: 'Ja, kom.' }));
    await world.apply('researcher', op('interests.withdraw', { id: gone?.id ?? '' }));
    expect(await toldOf(by('coordinator', 'challenges.withdraw', { id }))).toEqual([
      'challenge_withdrawn contact',
      'challenge_withdrawn phd',
      'interest_closed otherStudent',
      'interest_closed student'
    ]);
    const states = await world.sql<{ state: string }>(
      'select state from public.interests where challenge_id = $1 order by state',
      [id]
    );
    expect(states.map(({ state }) => state)).toEqual(['accepted', 'expired', 'expired', 'withdrawn']);
    // The coordinator, who read none of them, stands in nobody's access log.
    expect(
      await world.sql(`select 1 from private.access_log where row_id = $1 and role = 'coordinator'`, [
        waiting?.id
      ])
    ).toEqual([]);
  });

  it('of a suggestion and of a report is told to the sender', async () => {
    const declined = await suggestionIn(world, 'received');
    expect(await toldOf(by('coordinator', 'suggestions.decline', declineArgs(declined)))).toEqual([
      'suggestion_answered student'
    ]);
    const taken = await suggestionIn(world, 'received');
    expect(await toldOf(by('coordinator', 'suggestions.take', takeArgs(taken)))).toEqual([
      'suggestion_answered student'
    ]);
    const upheld = await reportIn(world, 'received');
    expect(await toldOf(by('coordinator', 'reports.uphold', outcome(upheld)))).toEqual([
      'report_answered student'
    ]);
    const dismissed = await reportIn(world, 'received');
    expect(await toldOf(by('coordinator', 'reports.dismiss', outcome(dismissed)))).toEqual([
      'report_answered student'
    ]);
  });

  it('of a need that was suggested is told to the sender once more when everyone can read it, and to nobody else', async () => {
    const id = await challengeIn(world, 'submitted');
    const sent = await suggestionIn(world, 'received');
    await world.sql(`update public.suggestions set state = 'taken', challenge_id = $2 where id = $1`, [
      sent,
      id
    ]);
    expect(await toldOf(by('coordinator', 'challenges.publish', { id }))).toEqual([
      'challenge_published contact',
      'suggestion_published student'
    ]);
    const pause = { id, reason: 'Vi har nok nå.' };
    const again = async () => {
      await world.apply('coordinator', rawOp('challenges.pause', pause));
      await world.apply('coordinator', op('challenges.resume', { id }));
    };
    expect(await toldOf(again)).toEqual([]);
  });

  it('of a role is told to the holder, and what is asked for to those who give it', async () => {
    const args = askArgs('contact');
    expect(await toldOf(by('staff', 'roles.ask', args))).toEqual([
      'role_asked coordinator',
      'role_asked coordinatorNtnu',
      'role_asked leader'
    ]);
    const { id } = args;
    expect(await toldOf(by('leader', 'roles.give', { id }))).toEqual(['role_given staff']);
    expect(await toldOf(by('coordinator', 'roles.end', { id }))).toEqual(['role_ended staff']);
    const lead = askArgs('leader');
    expect(await toldOf(by('staff', 'roles.ask', lead))).toEqual([
      'role_asked coordinator',
      'role_asked coordinatorNtnu'
    ]);
    const no = { id: lead.id, reason: 'Enheten har en leder.' };
    expect(await toldOf(by('coordinator', 'roles.decline', no))).toEqual(['role_declined staff']);
  });

  it('of a role is told to those who may give it, and to no other', async () => {
    for (const role of roleNames) {
      const args = askArgs(role);
      await world.apply('staff', rawOp('roles.ask', args));
      const said = await world.sql<{ id: string }>(
        'select g as id from public.roles r, private.role_givers(r) g where r.id = $1',
        [args.id]
      );
      const may: string[] = [];
      for (const person of persons) {
        const { status } = await world.send(person, op('roles.give', { id: args.id }));
        if (status !== 'applied') continue;
        may.push(people[person]);
        await world.sql('delete from public.unit_roles where person_id = $1', [people.staff]);
        await world.sql('delete from public.partnership_roles where person_id = $1', [people.staff]);
        await world.sql(`update public.roles set state = 'asked', ended_at = null where id = $1`, [args.id]);
      }
      expect(said.map(({ id }) => id).sort()).toEqual(may.sort());
      await world.apply('staff', op('roles.withdraw', { id: args.id }));
    }
  });

  it('of an account that goes is told to nobody', async () => {
    const uid = await newPerson(world, `${randomUUID()}@gjovik.kommune.no`);
    await world.sql(
      `insert into public.unit_roles (person_id, organisation_id, role) values ($1, $2, 'contact')`,
      [uid, places.care]
    );
    await world.sql('select private.forget($1)', [uid]);
    expect(await world.sql('select 1 from public.notifications where person_id = $1', [uid])).toEqual([]);
  });
});

describe('a step of an interest', () => {
  it.each([
    ['sent', ['interest_received contact']],
    ['seen', ['interest_received contact']],
    ['asked', ['interest_asked student', 'interest_received contact']],
    ['accepted', ['interest_accepted student', 'interest_received contact']],
    ['declined', ['interest_declined student', 'interest_received contact']],
    ['withdrawn', ['interest_received contact', 'interest_withdrawn contact']]
  ] as const)('to %s tells those it concerns', async (state, expected) => {
    const { id } = await interestIn(world, state);
    expect(await told(id)).toEqual(expected);
  });

  it('tells nobody of what they did themselves', async () => {
    const args = interestArgs(await challengeIn(world, 'published'));
    await world.apply('contact', op('interests.send', args));
    expect(await told(args.id)).toEqual([]);
  });

  it('that is sent again by the phone tells nobody again', async () => {
    const { id } = await interestIn(world, 'sent');
    const accept = op('interests.accept', { id, answer: 'Ja, kom.' });
    await world.push('contact', [accept, accept]);
    await world.send('contact', accept);
    expect(await told(id)).toEqual(['interest_accepted student', 'interest_received contact']);
  });

  it('that is refused tells nobody', async () => {
    const { id } = await interestIn(world, 'withdrawn');
    const before = await told(id);
    await world.send('contact', op('interests.accept', { id, answer: 'Ja, kom.' }));
    expect(await told(id)).toEqual(before);
  });
});

describe('messages', () => {
  it('tell the other side once until it has read them', async () => {
    const { id } = await interestIn(world, 'sent');
    const messages = async () => (await told(id)).filter((line) => line.startsWith('message'));
    for (let n = 0; n < 3; n += 1) await world.apply('contact', op('conversations.write', messageArgs(id)));
    expect(await messages()).toEqual(['message_received student']);
    await world.apply('student', op('conversations.read', { id, number: 3 }));
    await world.apply('leader', op('conversations.write', messageArgs(id)));
    expect(await messages()).toEqual(['message_received student', 'message_received student']);
    await world.apply('student', op('conversations.write', messageArgs(id)));
    expect(await messages()).toHaveLength(3);
  });
});

describe('a notification', () => {
  it('has nobody’s words, and nothing that the reader of it may not read', async () => {
    const { id } = await interestIn(world, 'asked');
    const rows = await world.sql(
      `select to_jsonb(n) as row from public.notifications n where interest_id = $1`,
      [id]
    );
    expect(JSON.stringify(rows)).not.toMatch(/Når kan du|Jeg vil gjerne/);
    const hidden = await world.sql(
      `select n.person_id from public.notifications n join public.interests i on i.id = n.interest_id
       join public.challenges c on c.id = i.challenge_id
       where n.person_id <> i.person_id and not exists (
         select from public.unit_roles r where r.person_id = n.person_id and r.organisation_id = c.organisation_id
       )`
    );
    expect(hidden).toEqual([]);
  });

  it('is made once for each person, kind, channel and occasion', async () => {
    const key = randomUUID();
    for (const at of ['2027-01-15T11:00:00Z', '2027-01-16T11:00:00Z']) await notify(people.staff, key, at);
    await notify(people.leader, key, '2027-01-15T11:00:00Z');
    const rows = await world.sql<{ person_id: string; channel: string; told_at: string }>(
      'select person_id, channel, told_at from public.notifications where key = $1',
      [key]
    );
    expect(rows.map(({ person_id, channel }) => `${person_id} ${channel}`).sort()).toEqual(
      [`${people.staff} app`, `${people.staff} mail`, `${people.leader} app`, `${people.leader} mail`].sort()
    );
    expect(new Set(rows.map(({ told_at }) => told_at))).toEqual(new Set(['2027-01-15T11:00:00+00:00']));
  });

  it('by mail is no row on a phone, not even its owner’s', async () => {
    await notify(people.staff, randomUUID(), '2027-01-15T11:00:00Z');
    const rows = await world.as<{ channel: string }>('staff', 'select channel from public.notifications');
    expect(new Set(rows.map(({ channel }) => channel))).toEqual(new Set(['app']));
    const { rows: pulled } = await world.pull('staff');
    expect(pulled.notifications?.map(({ channel }) => channel)).toEqual(rows.map(() => 'app'));
  });

  it('that is read stays read at the first time, and its mail is not sent', async () => {
    const key = randomUUID();
    await notify(people.staff, key, '2027-01-15T11:00:00Z');
    const [row] = await world.sql<{ id: string }>(
      `select id from public.notifications where key = $1 and channel = 'app'`,
      [key]
    );
    const read = (at: string) => actAt(world, 'staff', 'notifications.read', { id: row?.id }, at);
    await read('2027-01-15T12:00:00Z');
    await read('2027-01-15T13:00:00Z');
    expect(
      await world.sql('select channel, state, read_at from public.notifications where key = $1 order by 1', [
        key
      ])
    ).toEqual([
      { channel: 'app', state: 'sent', read_at: '2027-01-15T12:00:00+00:00' },
      { channel: 'mail', state: 'dropped', read_at: null }
    ]);
    await notify(people.staff, key, '2027-01-16T11:00:00Z');
    expect(await mailOf(people.staff, key)).toMatchObject({ state: 'dropped' });
  });

  it('by mail cannot be read away by its id', async () => {
    const key = randomUUID();
    await notify(people.staff, key, '2027-01-15T11:00:00Z');
    const [row] = await world.sql<{ id: string }>(
      `select id from public.notifications where key = $1 and channel = 'mail'`,
      [key]
    );
    expect(await world.send('staff', op('notifications.read', { id: row?.id ?? '' }))).toMatchObject({
      code: 'not_found'
    });
  });
});

describe('mail', () => {
  const at = '2027-01-15T11:00:00Z';

  it('that somebody waits for comes at once', async () => {
    const key = randomUUID();
    await world.sql(`select private.notify($1, 'interest_accepted', $2, $3)`, [people.staff, key, at]);
    expect((await mailOf(people.staff, key))?.due_at).toBe('2027-01-15T11:00:00.000Z');
  });

  it('that can wait comes on Monday at seven in Norway, winter and summer', async () => {
    const due = async (when: string) => {
      const key = randomUUID();
      await notify(people.staff, key, when);
      return (await mailOf(people.staff, key))?.due_at;
    };
    expect(await due(at)).toBe('2027-01-18T06:00:00.000Z');
    expect(await due('2027-01-18T05:59:59Z')).toBe('2027-01-18T06:00:00.000Z');
    expect(await due('2027-01-18T06:00:00Z')).toBe('2027-01-25T06:00:00.000Z');
    expect(await due('2027-07-15T11:00:00Z')).toBe('2027-07-19T05:00:00.000Z');
    // The weeks in which the clocks go forward and back.
    expect(await due('2027-03-27T20:00:00Z')).toBe('2027-03-29T05:00:00.000Z');
    expect(await due('2027-10-30T20:00:00Z')).toBe('2027-11-01T06:00:00.000Z');
  });

  it('comes at the hour that the partnership has set', async () => {
    const challenge = await challengeIn(world, 'published');
    await world.sql('update public.partnership_settings set digest_hour = 15 where id = $1', [
      places.gjovikPartnership
    ]);
    const key = randomUUID();
    await notify(people.staff, key, at, challenge);
    await world.sql('update public.partnership_settings set digest_hour = 7');
    expect((await mailOf(people.staff, key))?.due_at).toBe('2027-01-18T14:00:00.000Z');
  });

  it('comes as the person prefers', async () => {
    const key = randomUUID();
    const each = await prefer({ mail: 'each' });
    const none = await prefer({ mail: 'none' });
    const muted = await prefer({ muted: ['interest_withdrawn'] });
    const other = await prefer({ muted: ['interest_received'] });
    for (const person of [each, none, muted, other]) await notify(person, key, at);
    expect(await mailOf(each, key)).toEqual({ state: 'waiting', due_at: '2027-01-15T11:00:00.000Z' });
    expect(await mailOf(none, key)).toBeUndefined();
    expect(await mailOf(muted, key)).toBeUndefined();
    expect(await mailOf(other, key)).toMatchObject({ state: 'waiting' });
    const [inApp] = await world.sql<{ count: number }>(
      `select count(*)::int as count from public.notifications where key = $1 and channel = 'app'`,
      [key]
    );
    expect(inApp?.count).toBe(4);
  });

  it('that warns of data that will be gone comes also to one who wanted none', async () => {
    const none = await prefer({ mail: 'none' });
    await world.sql(`select private.notify($1, 'hide_soon', 'x', $2)`, [none, at]);
    expect(await mailOf(none, 'x')).toMatchObject({ state: 'waiting' });
  });

  it('preferences change field by field', async () => {
    const id = people.leader;
    await world.apply('leader', op('notifications.prefer', { id, mail: 'none' }));
    await world.apply('leader', op('notifications.prefer', { id, muted: ['reply_due'] }));
    expect(await world.as('leader', 'select id, mail, muted from public.notification_preferences')).toEqual([
      { id, mail: 'none', muted: ['reply_due'] }
    ]);
    await world.apply('leader', op('notifications.prefer', { id, mail: 'digest', muted: [] }));
  });
});

describe('what is old', () => {
  it('is not mailed after a week, and forgotten in time', async () => {
    const uid = await newPerson(world, `${randomUUID()}@example.org`);
    const tell = (key: string, day: string) => notify(uid, key, `${day}T11:00:00Z`);
    await tell('old and read', '2025-01-01');
    await tell('old and unread', '2025-12-01');
    await tell('older and unread', '2025-01-01');
    await tell('last week', '2026-12-20');
    await tell('now', '2026-12-31');
    await world.sql(
      `update public.notifications set read_at = told_at where person_id = $1 and key = 'old and read'`,
      [uid]
    );
    await world.sql(`select private.job_purge_notifications('2027-01-01T11:00:00Z')`);
    const rows = await world.sql<{ key: string; channel: string; state: string }>(
      'select key, channel, state from public.notifications where person_id = $1 order by told_at, channel',
      [uid]
    );
    expect(rows.map(({ key, channel, state }) => `${key}: ${channel} ${state}`)).toEqual([
      'old and unread: app sent',
      'last week: app sent',
      'last week: mail dropped',
      'now: app sent',
      'now: mail waiting'
    ]);
  });

  it('of an account goes with it', async () => {
    const uid = await newPerson(world, `${randomUUID()}@example.org`);
    await notify(uid, 'x', '2027-01-01T11:00:00Z');
    await world.sql('delete from auth.users where id = $1', [uid]);
    expect(await world.sql('select 1 from public.notifications where person_id = $1', [uid])).toEqual([]);
    expect(
      await world.sql(`select 1 from private.sync_feed where audience = $1 and not gone`, [`user:${uid}`])
    ).toEqual([]);
  });
});

describe('who is asked to answer', () => {
  const namesIn = async (call: string): Promise<Person[]> => {
    const rows = await world.sql<{ id: string }>(`select id from ${call} id`);
    return rows.map(({ id }) => Object.entries(people).find(([, uid]) => uid === id)?.[0] as Person).sort();
  };

  it('is the contact, and behind the promise stands the leader of that unit only', async () => {
    const id = await challengeIn(world, 'published');
    expect(await namesIn(`private.answerers('${id}')`)).toEqual(['contact']);
    expect(await namesIn(`private.accountable('${id}')`)).toEqual(['leader']);
  });
});
