/** Meetings and registrations: what they refuse, whom they tell, and what they forget. */
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audiences, type Audience } from '../../src/lib/domain/meetings/meeting';
import { firstMark, type Mark } from '../../src/lib/domain/registrations/arrival';
import { nextInLine } from '../../src/lib/domain/registrations/line';
import type { Registration } from '../../src/lib/domain/registrations/registration';
import { judgeText, ticketOf, ticketText } from '../../src/lib/domain/registrations/ticket';
import {
  arriveArgs,
  arrivingIn,
  doorOf,
  ends,
  later,
  meetingArgs,
  meetingIn,
  meetingRow,
  needArgs,
  registerArgs,
  registrationIn,
  registrationRow,
  repeatArgs,
  starts
} from './meeting-stories';
import { people, places, type Person } from './people';
import { actAt } from './stories';
import { newPerson, op, rawOp, World, type Op } from './world';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const answer = async (actor: Person, operation: Op): Promise<string> => {
  const { status, code, field } = await world.send(actor, operation);
  return [code ?? status, field].filter(Boolean).join(' ');
};
/** What the database refuses at this time, as `code field`, or nothing. */
const at = (time: string, actor: Person, name: Parameters<typeof actAt>[2], args: object): Promise<string> =>
  actAt(world, actor, name, args, time).then(
    ({ status }) => status,
    (error: unknown) =>
      error instanceof Error ? `${error.message} ${'detail' in error ? String(error.detail) : ''}`.trim() : ''
  );
const told = async (kind: string, meeting: string): Promise<string[]> => {
  const rows = await world.sql<{ person_id: string }>(
    `select person_id from public.notifications where kind = $1 and channel = 'app' and split_part(key, ':', 1) = $2`,
    [kind, meeting]
  );
  return rows
    .map(({ person_id }) => Object.entries(people).find(([, id]) => id === person_id)?.[0] ?? person_id)
    .sort();
};
const register = async (
  meeting: string,
  actor: Person,
  patch: Partial<Registration> = {}
): Promise<string> => {
  const args = registerArgs(meeting, patch);
  await world.apply(actor, op('registrations.register', args));
  return args.id;
};
const stateOf = async (id: string) => (await registrationRow(world, id)).state;

describe('a meeting', () => {
  it.each<[object, string]>([
    [{ ends_at: starts }, 'invalid ends_at'],
    [{ ends_at: '2040-03-01T07:00:00.000Z' }, 'invalid ends_at'],
    [{ ends_at: '2040-03-16T08:00:00.000Z' }, 'invalid ends_at'],
    [{ starts_at: '1900-01-01T08:00:00.000Z' }, 'invalid starts_at'],
    [{ closes_at: '2040-03-01T10:00:00.001Z' }, 'invalid closes_at'],
    [{ opens_at: starts, closes_at: starts }, 'invalid closes_at'],
    [{ capacity: 0 }, 'too_short capacity'],
    [{ capacities: { student: 0 } }, 'invalid capacities'],
    [{ organisation_id: places.trondheimCare }, 'not_allowed'],
    [{ co_host_ids: [places.care] }, 'invalid co_host_ids'],
    [{ speakers: 'Fagleder, post@gjovik.kommune.no' }, 'contact_details speakers']
  ])('that says %j is refused', async (patch, expected) => {
    expect(await answer('contact', rawOp('meetings.save', { ...meetingArgs(), ...patch }))).toBe(expected);
  });

  it.each<[object, string]>([
    [{ title: '' }, 'missing title'],
    [{ title: 'Møte' }, 'too_short title'],
    [{ kind: null }, 'missing kind'],
    [{ audiences: [] }, 'missing audiences'],
    [{ starts_at: null }, 'missing starts_at'],
    [{ ends_at: null }, 'missing ends_at'],
    [{ address: '' }, 'missing address'],
    [{ mode: 'both' }, 'missing join_url'],
    [{ starts_at: '2020-03-01T08:00:00.000Z', ends_at: '2020-03-01T09:00:00.000Z' }, 'closed starts_at']
  ])('that says %j stays a draft', async (patch, expected) => {
    const id = await meetingIn(world, 'draft', patch);
    for (const name of ['meetings.plan', 'meetings.publish'] as const)
      expect(await answer('contact', op(name, { id }))).toBe(expected);
  });

  it('is written by two hosts at once: of the same field the second is shown both, of others none is lost', async () => {
    const id = await meetingIn(world, 'draft');
    const { rev } = await meetingRow(world, id);
    await world.apply('contact', op('meetings.save', { id, title: 'Fra en' }, { base_rev: rev }));
    await world.apply('leader', op('meetings.save', { id, room: 'Sal 2' }, { base_rev: rev }));
    const second = await world.send(
      'deputy',
      op('meetings.save', { id, title: 'Fra to' }, { base_rev: rev })
    );
    expect(second).toMatchObject({ status: 'conflict', fields: ['title'], row: { title: 'Fra en' } });
    expect(await meetingRow(world, id)).toMatchObject({ title: 'Fra en', room: 'Sal 2' });
  });

  it('moved by two hosts at once is moved once', async () => {
    const id = await meetingIn(world, 'confirmed');
    const { rev } = await meetingRow(world, id);
    await world.apply('contact', op('meetings.move', { id, ...later }, { base_rev: rev }));
    const other = { id, starts_at: '2040-05-01T08:00:00.000Z', ends_at: '2040-05-01T09:00:00.000Z' };
    expect(await world.send('leader', op('meetings.move', other, { base_rev: rev }))).toMatchObject({
      status: 'conflict',
      fields: ['ends_at', 'starts_at']
    });
  });

  it('that is shown changes its time by moving alone, and raises its sequence at each change', async () => {
    const id = await meetingIn(world, 'confirmed', { closes_at: '2040-02-28T08:00:00.000Z' });
    const save = async (patch: object) =>
      answer(
        'contact',
        rawOp('meetings.save', { id, ...patch }, { base_rev: (await meetingRow(world, id)).rev })
      );
    expect(await save({ starts_at: '2040-03-01T09:00:00.000Z' })).toBe('wrong_state starts_at');
    expect(await save({ ends_at: '2040-03-01T11:00:00.000Z' })).toBe('wrong_state ends_at');
    expect(await save({ about: 'Nytt' })).toBe('applied');
    expect((await meetingRow(world, id)).sequence).toBe(1);
    const guest = await register(id, 'student');
    await world.apply(
      'contact',
      op('meetings.move', { id, ...later, reason: 'Salen er opptatt.' }, { base_rev: 99 })
    );
    const moved = await meetingRow(world, id);
    expect(moved).toMatchObject({ sequence: 2, reason: 'Salen er opptatt.', state: 'confirmed' });
    expect([moved.moved_from, moved.closes_at].map((time) => Date.parse(time ?? ''))).toEqual([
      Date.parse(starts),
      Date.parse('2040-02-28T08:00:00Z') + Date.parse(later.starts_at) - Date.parse(starts)
    ]);
    expect(await stateOf(guest)).toBe('registered');
    expect(await told('meeting_moved', id)).toEqual(['student']);
    expect(await save({ address: 'Et annet sted' })).toBe('applied');
    expect(await told('meeting_moved', id)).toEqual(['student', 'student']);
  });

  it('that is moved into the past, or to end before it starts, stays where it is', async () => {
    const id = await meetingIn(world, 'confirmed');
    const move = (starts_at: string, ends_at: string) =>
      answer('contact', op('meetings.move', { id, starts_at, ends_at }, { base_rev: 99 }));
    expect(await move('2020-01-01T08:00:00.000Z', '2020-01-01T09:00:00.000Z')).toBe('closed starts_at');
    expect(await move(ends, starts)).toBe('invalid ends_at');
    expect((await meetingRow(world, id)).sequence).toBe(0);
  });

  it('that was held tells anyone what came of it, and two hosts who write at once see both', async () => {
    const id = await meetingIn(world, 'held');
    const { rev } = await meetingRow(world, id);
    const say = (actor: 'contact' | 'leader', summary: string) =>
      answer(actor, op('meetings.summarise', { id, summary }, { base_rev: rev }));
    expect(await say('contact', 'To behov ble til utfordringer.')).toBe('applied');
    expect(await say('leader', 'Vi møtes igjen i mars.')).toBe('stale');
    expect(await world.as('anon', 'select summary from public.meetings where id = $1', [id])).toEqual([
      { summary: 'To behov ble til utfordringer.' }
    ]);
    const planned = await meetingIn(world, 'confirmed');
    expect(await answer('contact', op('meetings.summarise', { id: planned, summary: 'Alt' }))).toBe(
      'wrong_state'
    );
  });

  it('that is cancelled keeps its page and its reason, and tells all who registered or wait', async () => {
    const id = await meetingIn(world, 'confirmed', { capacity: 1 });
    await register(id, 'student');
    await register(id, 'phd');
    const left = await register(id, 'otherStudent');
    await world.apply('otherStudent', op('registrations.cancel', { id: left }));
    await world.apply('contact', op('meetings.cancel', { id, reason: 'Verten er syk.' }));
    expect(await told('meeting_cancelled', id)).toEqual(['phd', 'student']);
    expect(await world.as('anon', 'select state, reason from public.meetings where id = $1', [id])).toEqual([
      { state: 'cancelled', reason: 'Verten er syk.' }
    ]);
    expect(await answer('citizen', op('registrations.register', registerArgs(id)))).toBe(
      'wrong_state meeting_id'
    );
  });

  it('takes no fewer seats than are taken, nor other questions than were answered', async () => {
    const id = await meetingIn(world, 'confirmed', { capacity: 5, questions: ['Hvorfor kommer du?'] });
    await register(id, 'student', { size: 3 });
    const save = (patch: object) =>
      answer('contact', rawOp('meetings.save', { id, ...patch }, { base_rev: 99 }));
    expect(await save({ capacity: 2 })).toBe('full capacity');
    expect(await save({ capacities: { external: 2 } })).toBe('full capacities');
    expect(await save({ questions: [] })).toBe('wrong_state questions');
    expect(await save({ capacity: 3, capacities: { external: 3 } })).toBe('applied');
  });

  it('is hosted by a university through its coordinators, and by co-hosts of several organisations', async () => {
    const root = meetingArgs({ organisation_id: places.university, co_host_ids: [places.school] });
    expect(await answer('coordinatorTrondheim', op('meetings.save', root))).toBe('not_allowed');
    await world.apply('coordinatorNtnu', op('meetings.save', root));
    for (const host of ['coordinator', 'otherLeader', 'contactSchool'] as const)
      expect(await answer(host, op('meetings.save', { id: root.id, room: host }, { base_rev: 99 }))).toBe(
        'applied'
      );
    expect(await answer('contact', op('meetings.save', { id: root.id, room: '' }, { base_rev: 99 }))).toBe(
      'not_found id'
    );
    // One who is no host any more reads its registrations no more.
    await world.apply('coordinatorNtnu', op('meetings.publish', { id: root.id }));
    const guest = await register(root.id, 'student');
    const seen = async (actor: Person) =>
      (await world.pull(actor, null, 5_000)).rows.registrations?.some(({ id }) => id === guest) ?? false;
    expect([await seen('contactSchool'), await seen('coordinator'), await seen('contact')]).toEqual([
      true,
      true,
      false
    ]);
    await world.apply(
      'coordinator',
      op('meetings.save', { id: root.id, co_host_ids: [places.care] }, { base_rev: 99 })
    );
    expect([await seen('contactSchool'), await seen('coordinator'), await seen('contact')]).toEqual([
      false,
      true,
      true
    ]);
  });

  it('repeats as drafts that keep its length and its window, each with a life of its own', async () => {
    const id = await meetingIn(world, 'draft', { opens_at: '2040-02-01T08:00:00.000Z' });
    const args = repeatArgs(id);
    await world.apply('contact', op('meetings.repeat', args));
    const copy = await meetingRow(world, args.ids[0] ?? '');
    expect(copy).toMatchObject({ state: 'draft', series_id: id, series_rule: args.rule, slug: null });
    expect(
      [copy.starts_at, copy.ends_at, copy.opens_at].map((time) => new Date(time ?? '').toISOString())
    ).toEqual(['2040-03-08T08:00:00.000Z', '2040-03-08T10:00:00.000Z', '2040-02-08T08:00:00.000Z']);
    await world.apply('contact', op('meetings.publish', { id: copy.id }));
    expect((await meetingRow(world, id)).state).toBe('draft');
    expect(await answer('contact', op('meetings.repeat', { ...args, id: copy.id }))).toBe('wrong_state');
  });

  it('repeats neither ten thousand times, nor never, nor with an id too few', async () => {
    const id = await meetingIn(world, 'draft');
    const days = Array.from({ length: 10_000 }, (_, n) =>
      new Date(Date.parse(starts) + n * 86_400_000).toISOString()
    );
    const many = days.map(() => randomUUID());
    const repeat = (ids: string[], times: string[]) =>
      answer('contact', op('meetings.repeat', { id, rule: 'FREQ=DAILY', ids, times }));
    expect(await repeat(many.slice(0, 60), days.slice(0, 60))).toBe('too_long ids');
    expect(await repeat(many.slice(0, 59), days)).toBe('too_long times');
    expect(await repeat([], [])).toBe('missing times');
    expect(await repeat(many.slice(0, 2), days.slice(0, 3))).toBe('invalid ids');
    expect(await repeat(many.slice(0, 59), days.slice(1, 60))).toBe('applied');
  });

  it('was held when it is over, and then nobody registers or cancels', async () => {
    const id = await meetingIn(world, 'held');
    expect((await meetingRow(world, id)).state).toBe('held');
    expect(await answer('student', op('registrations.register', registerArgs(id)))).toBe(
      'wrong_state meeting_id'
    );
  });
});

describe('a registration', () => {
  it('is open from the first instant of its window to the last, by the clock of the server', async () => {
    const meeting = await meetingIn(world, 'confirmed', {
      opens_at: '2040-02-01T08:00:00.000Z',
      closes_at: '2040-02-20T08:00:00.000Z'
    });
    const on = (time: string) => at(time, 'student', 'registrations.register', registerArgs(meeting));
    expect(await on('2040-02-01T07:59:59Z')).toBe('closed opens_at');
    expect(await on('2040-02-20T08:00:00Z')).toBe('closed closes_at');
    expect(await on('2040-02-01T08:00:00Z')).toBe('applied');
    const open = await meetingIn(world, 'confirmed');
    expect(await at('2040-03-01T08:00:00Z', 'student', 'registrations.register', registerArgs(open))).toBe(
      'closed meeting_id'
    );
    expect(await at('2040-03-01T07:59:59Z', 'student', 'registrations.register', registerArgs(open))).toBe(
      'applied'
    );
  });

  it('is of somebody the meeting is for, and one who belongs nowhere comes as external', async () => {
    const meeting = await meetingIn(world, 'confirmed', { audiences: ['student', 'external'] });
    const as = (actor: Person, audience: Audience) =>
      answer(actor, op('registrations.register', { ...registerArgs(meeting), audience }));
    expect(await as('phd', 'phd')).toBe('invalid audience');
    expect(await as('citizen', 'student')).toBe('not_allowed audience');
    expect(await as('citizen', 'external')).toBe('applied');
    expect(await as('student', 'student')).toBe('applied');
    expect(await as('student', 'external')).toBe('already_exists');
  });

  it('is refused where registration is off, for more than there are seats, and with answers nobody asked for', async () => {
    const off = await meetingIn(world, 'confirmed', { registers: false });
    expect(await answer('student', op('registrations.register', registerArgs(off)))).toBe(
      'closed meeting_id'
    );
    const small = await meetingIn(world, 'confirmed', { capacity: 4, capacities: { external: 2 } });
    const come = (patch: object) =>
      answer('student', rawOp('registrations.register', { ...registerArgs(small), ...patch }));
    expect(await come({ audience: 'student', size: 5 })).toBe('full size');
    expect(await come({ size: 3 })).toBe('full size');
    expect(await come({ answers: ['Ja'] })).toBe('invalid answers');
    const draft = await meetingIn(world, 'draft');
    expect(await answer('student', op('registrations.register', registerArgs(draft)))).toBe(
      'unknown_reference meeting_id'
    );
  });

  it('for what is full is a place in the line; who leaves makes the first in it be offered a seat, once', async () => {
    const meeting = await meetingIn(world, 'confirmed', { capacity: 1 });
    const seat = await register(meeting, 'student');
    const first = await register(meeting, 'phd');
    const second = await register(meeting, 'citizen');
    expect(await Promise.all([seat, first, second].map(stateOf))).toEqual([
      'registered',
      'waiting',
      'waiting'
    ]);
    await world.apply('student', op('registrations.cancel', { id: seat }));
    expect(await Promise.all([seat, first, second].map(stateOf))).toEqual([
      'cancelled',
      'offered',
      'waiting'
    ]);
    expect(await told('seat_offered', meeting)).toEqual(['phd']);
    expect(await meetingRow(world, meeting)).toMatchObject({ taken: 1, waiting: 1 });
    // A newcomer does not take what is offered to somebody else.
    expect(await stateOf(await register(meeting, 'student'))).toBe('waiting');
    await world.apply('phd', op('registrations.accept', { id: first }));
    expect(await stateOf(first)).toBe('registered');
    expect(await answer('phd', op('registrations.accept', { id: first }))).toBe('wrong_state');
  });

  it.each([[[[]]], [[['Ja']]], [[7]]])('that answers %j is refused', async (answers) => {
    const meeting = await meetingIn(world, 'confirmed', { questions: ['Kommer du?'] });
    expect(
      await answer('student', rawOp('registrations.register', { ...registerArgs(meeting), answers }))
    ).toBe('wrong_type answers');
  });

  it('that lands in the line is told that it was full, in the app and by mail with the place', async () => {
    const meeting = await meetingIn(world, 'confirmed', { capacity: 1 });
    await register(meeting, 'student');
    await register(meeting, 'phd');
    const args = registerArgs(meeting);
    const sent = op('registrations.register', args);
    await world.apply('citizen', sent);
    await world.apply('citizen', sent);
    expect(await told('seat_waiting', meeting)).toEqual(['citizen', 'phd']);
    await world.sql('select private.letters_make(now())');
    const letters = await world.sql<{
      letter: { items: { kind: string; place: number | null; meeting: { id: string } | null }[] };
    }>(`select private.letters_claim(now() + interval '1 minute', 1000) as letter`);
    const places = letters
      .flatMap(({ letter }) => letter.items)
      .filter((item) => item.kind === 'seat_waiting' && item.meeting?.id === meeting)
      .map(({ place }) => place);
    expect(places.sort()).toEqual([1, 2]);
  });

  it('that is offered a seat has a day to take it; then the next one has', async () => {
    const { id, meeting } = await registrationIn(world, 'offered');
    const next = await register(meeting, 'phd');
    const { offered_until } = await registrationRow(world, id);
    const until = new Date(offered_until ?? '');
    expect(until.getTime() - Date.now()).toBeLessThanOrEqual(86_400_000);
    expect(until.getTime() - Date.now()).toBeGreaterThan(86_300_000);
    expect(await at(until.toISOString(), 'student', 'registrations.accept', { id })).toBe('closed');
    await world.sql(`select private.job_meetings($1::timestamptz - interval '1 second')`, [
      until.toISOString()
    ]);
    expect(await stateOf(id)).toBe('offered');
    await world.sql('select private.job_meetings($1)', [until.toISOString()]);
    expect(await registrationRow(world, id)).toMatchObject({
      state: 'cancelled',
      ended_by: 'clock',
      needs: ''
    });
    expect(await stateOf(next)).toBe('offered');
    expect(await told('seat_lapsed', meeting)).toEqual(['student']);
    expect(await told('seat_offered', meeting)).toEqual(['phd', 'student']);
  });

  it('by more seats moves the line, and so does a smaller team', async () => {
    const meeting = await meetingIn(world, 'confirmed', { capacity: 2 });
    const team = await register(meeting, 'student', { size: 2 });
    const first = await register(meeting, 'phd');
    const second = await register(meeting, 'citizen');
    await world.apply('student', op('registrations.change', { id: team, size: 1 }, { base_rev: 99 }));
    expect(await Promise.all([first, second].map(stateOf))).toEqual(['offered', 'waiting']);
    expect(await answer('student', op('registrations.change', { id: team, size: 2 }, { base_rev: 99 }))).toBe(
      'full size'
    );
    await world.apply('contact', op('meetings.save', { id: meeting, capacity: 3 }, { base_rev: 99 }));
    expect(await stateOf(second)).toBe('offered');
  });

  it('changed on two phones is merged, or both are shown', async () => {
    const { id } = await registrationIn(world, 'registered');
    const { rev } = await registrationRow(world, id);
    await world.apply('student', op('registrations.change', { id, name: 'Ett' }, { base_rev: rev }));
    await world.apply('student', op('registrations.change', { id, needs: 'Teleslynge' }, { base_rev: rev }));
    expect(
      await world.send('student', op('registrations.change', { id, name: 'To' }, { base_rev: rev }))
    ).toMatchObject({
      status: 'conflict',
      fields: ['name']
    });
    expect(await registrationRow(world, id)).toMatchObject({ name: 'Ett', needs: 'Teleslynge' });
  });

  it('that a host cancels is told to its person, and stands in their access log', async () => {
    const { id, meeting } = await registrationIn(world, 'registered');
    await world.apply('secondContact', op('registrations.cancel', { id }));
    expect(await registrationRow(world, id)).toMatchObject({
      state: 'cancelled',
      ended_by: 'host',
      needs: ''
    });
    expect(await told('seat_cancelled', meeting)).toEqual(['student']);
    const log = await world.sql('select role, entity, purpose from private.access_log where row_id = $1', [
      id
    ]);
    expect(log).toEqual([{ role: 'contact', entity: 'registrations', purpose: 'answer' }]);
  });

  it('of an account that is deleted goes, and its seat to the next', async () => {
    const meeting = await meetingIn(world, 'confirmed', { capacity: 1 });
    const uid = await newPerson(world, `${randomUUID()}@example.org`);
    await actAt(world, uid, 'registrations.register', registerArgs(meeting), '2040-01-01T08:00:00Z');
    const next = await register(meeting, 'phd');
    await world.sql('delete from auth.users where id = $1', [uid]);
    expect(await stateOf(next)).toBe('offered');
    expect(await meetingRow(world, meeting)).toMatchObject({ taken: 1, waiting: 0 });
  });

  it('forgets what somebody needed after 30 days, and all of it after a year', async () => {
    const { id } = await registrationIn(world, 'registered');
    const forget = (days: number) =>
      world.sql(
        `select private.job_forget_registrations($1::timestamptz + $2 * interval '1 day' + interval '1 second')`,
        [ends, days]
      );
    await forget(29);
    expect((await registrationRow(world, id)).needs).toBe('Uten nøtter');
    await forget(30);
    expect(await registrationRow(world, id)).toMatchObject({ needs: '', name: 'Gjest' });
    await forget(364);
    expect(await stateOf(id)).toBe('registered');
    await forget(365);
    await expect(registrationRow(world, id)).rejects.toThrow('no such registration');
  });
});

describe('the door', () => {
  it('knows a ticket on a host\u2019s phone as the server made it, and no other', async () => {
    const { id, meeting } = await registrationIn(world, 'registered');
    const other = await registrationIn(world, 'registered');
    const row = await registrationRow(world, id);
    const door = { id: meeting, ...(await doorOf(world, meeting)) };
    expect(row.ticket).toBe(await ticketOf(door.secret, id));
    const text = ticketText({ meeting, registration: id, code: row.ticket });
    expect(await judgeText(text, door, [row])).toEqual({ is: 'welcome', registration: id, row });
    expect(await judgeText(text, { id: other.meeting, ...(await doorOf(world, other.meeting)) }, [])).toEqual(
      {
        is: 'other_meeting'
      }
    );
    const forged = ticketText({ meeting, registration: other.id, code: row.ticket });
    expect(await judgeText(forged, door, [row])).toEqual({ is: 'forged' });
  });

  it('is for hosts alone: nobody else reads the secret, nor its person who else came', async () => {
    const { meeting } = await registrationIn(world, 'registered');
    for (const actor of ['anon', 'student', 'coordinator', 'staffTrondheim'] as const)
      expect(
        await world.as(actor, 'select id from public.doors where id = $1', [meeting]).catch(() => [])
      ).toEqual([]);
    expect(await world.as('deputy', 'select id from public.doors where id = $1', [meeting])).toHaveLength(1);
  });

  it('goes with the hosts: one who co-hosts has it, and loses it again', async () => {
    const meeting = await meetingIn(world, 'confirmed');
    const held = () =>
      world.sql<{ audience: string }>(
        `select audience from private.sync_feed where entity = 'doors' and id = $1 and not gone order by 1`,
        [meeting]
      );
    const alone = await held();
    await world.apply(
      'contact',
      op('meetings.save', { id: meeting, co_host_ids: [places.school] }, { base_rev: 99 })
    );
    expect((await held()).map(({ audience }) => audience)).toContain(`unit:${places.school}:member`);
    await world.apply('contact', op('meetings.save', { id: meeting, co_host_ids: [] }, { base_rev: 99 }));
    expect(await held()).toEqual(alone);
  });

  it('opens a day before the meeting, stays open after it, and not for what is cancelled', async () => {
    const { id, meeting } = await registrationIn(world, 'registered');
    const mark = (time: string) => ({ id, by: 'qr', at: time });
    const on = (time: string) => at(time, 'contact', 'registrations.attend', mark(time));
    expect(await on('2040-02-29T07:59:59.000Z')).toBe('too_early meeting_id');
    expect(await on('2040-02-29T08:00:00.000Z')).toBe('applied');
    expect(await at(ends, 'contact', 'registrations.unattend', { id })).toBe('applied');
    expect(await on('2040-03-20T08:00:00.000Z')).toBe('applied');
    const arrive = await arriveArgs(world, id, meeting);
    expect(await at('2040-03-08T10:00:01.000Z', 'student', 'registrations.arrive', arrive)).toBe(
      'closed meeting_id'
    );
    await world.apply('contact', op('meetings.cancel', { id: meeting, reason: 'Verten er syk.' }));
    expect(await on(starts)).toBe('wrong_state meeting_id');
    const gone = await registrationIn(world, 'cancelled');
    expect(await at(starts, 'contact', 'registrations.attend', { ...mark(starts), id: gone.id })).toBe(
      'wrong_state'
    );
  });

  it('believes a phone\u2019s clock only within what can be', async () => {
    const { id } = await registrationIn(world, 'registered');
    const came = async (said: string) => {
      await at(starts, 'contact', 'registrations.unattend', { id });
      expect(await at(starts, 'contact', 'registrations.attend', { id, by: 'name', at: said })).toBe(
        'applied'
      );
      return Date.parse((await registrationRow(world, id)).arrived_at ?? '');
    };
    expect(await came('2020-01-01T08:00:00.000Z')).toBe(Date.parse(starts) - 86_400_000);
    expect(await came('2060-01-01T08:00:00.000Z')).toBe(Date.parse(starts));
    expect(await came('2040-03-01T07:50:00.000Z')).toBe(Date.parse('2040-03-01T07:50:00Z'));
  });

  it('takes the poster\u2019s code from whoever has a seat: of this meeting, and no made-up one', async () => {
    const { id, meeting } = await arrivingIn(world, 'registered');
    const other = await meetingIn(world, 'confirmed');
    const arrive = async (code: string) =>
      answer('student', op('registrations.arrive', { ...(await arriveArgs(world, id, meeting)), code }));
    expect(await arrive((await doorOf(world, other)).code)).toBe('other_meeting code');
    expect(await arrive('0123456789ab')).toBe('forged code');
    expect((await registrationRow(world, id)).arrived_at).toBeNull();
    expect(await arrive((await doorOf(world, meeting)).code)).toBe('applied');
    expect((await registrationRow(world, id)).arrived_by).toBe('poster');
    const waits = await arrivingIn(world, 'waiting');
    expect(
      await answer('student', op('registrations.arrive', await arriveArgs(world, waits.id, waits.meeting)))
    ).toBe('wrong_state');
  });

  it('marks of two phones, in any order and however often, end as the first of them', async () => {
    const { id } = await registrationIn(world, 'registered');
    const marks = fc.array(
      fc.record({
        phone: fc.constantFrom('contact' as const, 'leader' as const),
        minute: fc.integer({ min: 0, max: 5 }),
        by: fc.constantFrom('qr' as const, 'name' as const)
      }),
      { minLength: 1, maxLength: 6 }
    );
    await fc.assert(
      fc.asyncProperty(marks, async (sent) => {
        await at(ends, 'contact', 'registrations.unattend', { id });
        let model: { arrived_at: string | null; arrived_by: Mark['by'] | null } = {
          arrived_at: null,
          arrived_by: null
        };
        for (const { phone, minute, by } of sent) {
          const mark = { at: `2040-03-01T07:5${minute}:00.000Z`, by };
          model = firstMark(model, mark);
          expect(await at(ends, phone, 'registrations.attend', { id, ...mark })).toBe('applied');
        }
        const row = await registrationRow(world, id);
        expect([new Date(row.arrived_at ?? '').toISOString(), row.arrived_by]).toEqual([
          model.arrived_at,
          model.arrived_by
        ]);
      }),
      { numRuns: 15 }
    );
  });

  it('catches a need once, of its author alone, and lets go of it with the draft', async () => {
    const meeting = await meetingIn(world, 'confirmed');
    const args = await needArgs(world, meeting);
    expect(await answer('leader', op('meeting_needs.add', args))).toBe('unknown_reference challenge_id');
    expect(await answer('contact', op('meeting_needs.add', args))).toBe('applied');
    expect(await answer('contact', op('meeting_needs.add', { ...args, id: randomUUID() }))).toBe(
      'already_exists'
    );
    await world.apply('contact', op('challenges.remove', { id: args.challenge_id }));
    expect(await world.sql('select id from public.meeting_needs where id = $1', [args.id])).toEqual([]);
    expect(
      await world.sql(`select audience from private.sync_feed where id = $1 and not gone`, [args.id])
    ).toEqual([]);
  });
});

describe('the line', () => {
  const step = fc.oneof(
    fc.record({
      do: fc.constant('come' as const),
      size: fc.integer({ min: 1, max: 3 }),
      audience: fc.constantFrom<Audience>('student', 'external')
    }),
    fc.record({ do: fc.constantFrom('leave' as const, 'accept' as const), who: fc.nat(20) }),
    fc.record({ do: fc.constant('more' as const), seats: fc.integer({ min: 1, max: 2 }) })
  );

  it('in SQL is the one in TypeScript, whatever happens', async () => {
    const uids: string[] = [];
    for (let n = 0; n < 12; n += 1) uids.push(await newPerson(world, `${randomUUID()}@example.org`));
    for (const uid of uids)
      await world.sql(
        `insert into public.affiliations (person_id, organisation_id, role) values ($1, $2, 'student')`,
        [uid, places.university]
      );
    const now = new Date().toISOString();
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 3, max: 5 }),
        fc.option(fc.constant(3)),
        fc.array(step, { minLength: 8, maxLength: 12 }),
        async (capacity, students, steps) => {
          const limits = { capacity, capacities: students === null ? {} : { student: students } };
          const meeting = await meetingIn(world, 'confirmed', { ...limits, audiences: [...audiences] });
          let model: (Pick<Registration, 'id' | 'number' | 'state' | 'size' | 'audience'> & {
            uid: string;
          })[] = [];
          const give = (newcomer?: string) => {
            for (const id of nextInLine(limits, model))
              model = model.map((one) =>
                one.id === id ? { ...one, state: id === newcomer ? 'registered' : 'offered' } : one
              );
          };
          for (const one of steps) {
            if (one.do === 'come') {
              const uid = uids[model.length];
              if (!uid) continue;
              const { size, audience } = one;
              const args = registerArgs(meeting, { size });
              await actAt(world, uid, 'registrations.register', { ...args, audience }, now);
              model.push({ id: args.id, uid, number: model.length + 1, state: 'waiting', size, audience });
              give(args.id);
            } else if (one.do === 'more') {
              limits.capacity += one.seats;
              await world.apply(
                'contact',
                op('meetings.save', { id: meeting, capacity: limits.capacity }, { base_rev: 1_000 })
              );
              give();
            } else {
              const from = one.do === 'accept' ? ['offered'] : ['waiting', 'offered', 'registered'];
              const there = model.filter(({ state }) => from.includes(state));
              const who = there[one.who % Math.max(1, there.length)];
              if (!who) continue;
              await actAt(
                world,
                who.uid,
                one.do === 'accept' ? 'registrations.accept' : 'registrations.cancel',
                { id: who.id },
                now
              );
              who.state = one.do === 'accept' ? 'registered' : 'cancelled';
              give();
            }
          }
          const rows = await world.sql<{ id: string; state: string }>(
            'select id, state from public.registrations where meeting_id = $1 order by number',
            [meeting]
          );
          expect(rows).toEqual(model.map(({ id, state }) => ({ id, state })));
        }
      ),
      { numRuns: 12 }
    );
  });
});
