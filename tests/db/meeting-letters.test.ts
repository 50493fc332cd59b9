/** What the hosts tell those who come: reminders at their time, and what they write. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  arrivingIn,
  later,
  letterArgs,
  meetingIn,
  meetingRow,
  needArgs,
  registerArgs,
  registrationRow,
  starts
} from './meeting-stories';
import { placeInLine } from '../../src/lib/domain/registrations/line';
import type { Registration } from '../../src/lib/domain/registrations/registration';
import { people, type Actor, type Person } from './people';
import { op, rawOp, World } from './world';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const hour = 3_600_000;
const before = (hours: number, start = starts): string =>
  new Date(Date.parse(start) - hours * hour).toISOString();
const register = async (meeting: string, actor: Person, patch: Partial<Registration> = {}) => {
  const args = registerArgs(meeting, patch);
  await world.apply(actor, op('registrations.register', args));
  return args.id;
};
const runs = (at: string) => world.sql('select private.job_reminders($1)', [at]);
const nameOf = (id: string): string => Object.entries(people).find(([, one]) => one === id)?.[0] ?? id;
/** Who was told, by channel, as often as it happened. */
const told = async (kind: string, meeting: string): Promise<string[]> => {
  const rows = await world.sql<{ person_id: string; channel: string }>(
    `select person_id, channel from public.notifications where kind = $1 and split_part(key, ':', 1) = $2`,
    [kind, meeting]
  );
  return rows.map(({ person_id, channel }) => `${nameOf(person_id)} ${channel}`).sort();
};
const both = (...actors: Person[]): string[] =>
  actors.flatMap((actor) => [`${actor} app`, `${actor} mail`]).sort();

describe('a reminder', () => {
  it('is told once at each time the host chose, to those who have a seat', async () => {
    const id = await meetingIn(world, 'confirmed', { capacity: 1, reminders: ['day', 'hours'] });
    await register(id, 'student');
    await register(id, 'phd');
    await runs(before(24.1));
    expect(await told('meeting_reminder', id)).toEqual([]);
    for (const hours of [24, 23.9, 3]) await runs(before(hours));
    expect(await told('meeting_reminder', id)).toEqual(both('student'));
    for (const hours of [2, 1, 0]) await runs(before(hours));
    expect(await told('meeting_reminder', id)).toEqual(both('student', 'student'));
  });

  it('of several that are due after a standstill is the last one only, and none is told when it has begun', async () => {
    const id = await meetingIn(world, 'confirmed', { reminders: ['week', 'day', 'hours'] });
    await register(id, 'student');
    await runs(before(1));
    expect(await told('meeting_reminder', id)).toEqual(both('student'));
    const late = await meetingIn(world, 'confirmed', { reminders: ['day'] });
    await register(late, 'student');
    await runs(starts);
    expect(await told('meeting_reminder', late)).toEqual([]);
  });

  it('comes by the new time when the meeting is moved, and not when it is cancelled or chosen away', async () => {
    const moved = await meetingIn(world, 'confirmed', { reminders: ['day'] });
    await register(moved, 'student');
    await runs(before(20));
    await world.apply('contact', op('meetings.move', { id: moved, ...later }, { base_rev: 99 }));
    await runs(before(20));
    expect(await told('meeting_reminder', moved)).toEqual(both('student'));
    await runs(before(24, later.starts_at));
    expect(await told('meeting_reminder', moved)).toEqual(both('student', 'student'));

    const cancelled = await meetingIn(world, 'confirmed', { reminders: ['day'] });
    await register(cancelled, 'student');
    await world.apply('contact', op('meetings.cancel', { id: cancelled, reason: 'Verten er syk.' }));
    const without = await meetingIn(world, 'confirmed', { reminders: [] });
    await register(without, 'student');
    await runs(before(2));
    expect(await told('meeting_reminder', cancelled)).toEqual([]);
    expect(await told('meeting_reminder', without)).toEqual([]);
  });

  it('is not told to one who registered after its time, nor mailed to one who does not want it', async () => {
    const id = await meetingIn(world, 'confirmed', { reminders: ['day'] });
    await register(id, 'student');
    const place = await register(id, 'phd');
    await world.sql('update public.registrations set registered_at = $2 where id = $1', [place, before(23)]);
    await world.apply(
      'student',
      op('notifications.prefer', { id: people.student, mail: 'digest', muted: ['meeting_reminder'] })
    );
    await runs(before(22));
    expect(await told('meeting_reminder', id)).toEqual(['student app']);
    await world.sql('delete from public.notification_preferences');
  });
});

describe('a message of the hosts', () => {
  const readers = async (message: string): Promise<Actor[]> => {
    const found: Actor[] = [];
    for (const actor of Object.keys(people) as Person[]) {
      const rows = await world.as(actor, 'select id from public.meeting_messages where id = $1', [message]);
      const { rows: pulled } = await world.pull(actor);
      const isThere = pulled.meeting_messages?.some((row) => row.id === message) ?? false;
      expect({ actor, isThere }).toEqual({ actor, isThere: rows.length > 0 });
      if (rows.length > 0) found.push(actor);
    }
    return found.sort();
  };
  const hosts = ['contact', 'deputy', 'leader', 'secondContact'];
  const code = async (actor: Person, args: object): Promise<string> => {
    const { status, code, field } = await world.send(actor, rawOp('meeting_messages.send', args));
    return [code ?? status, field].filter(Boolean).join(' ');
  };

  it('is told to those it is for, and read by them and the hosts', async () => {
    const id = await meetingIn(world, 'confirmed', { capacity: 1 });
    await register(id, 'student');
    const waiting = await register(id, 'phd');
    const gone = await register(id, 'citizen');
    await world.apply('citizen', op('registrations.cancel', { id: gone }));

    const seat = letterArgs(id, 'seat');
    expect(await world.apply('leader', op('meeting_messages.send', seat))).toMatchObject({
      rows: [{ entity: 'meeting_messages', row: { id: seat.id, told: 1, words: seat.words } }]
    });
    expect(await readers(seat.id)).toEqual([...hosts, 'student'].sort());
    const line = letterArgs(id, 'waiting');
    await world.apply('leader', op('meeting_messages.send', line));
    expect(await readers(line.id)).toEqual([...hosts, 'phd'].sort());
    const all = letterArgs(id);
    await world.apply('contact', op('meeting_messages.send', all));
    expect(await readers(all.id)).toEqual([...hosts, 'phd', 'student'].sort());
    expect(await told('meeting_message', id)).toEqual(both('student', 'student', 'phd', 'phd'));

    // Whoever was told keeps what was written; it goes with the notice.
    await world.apply('phd', op('registrations.cancel', { id: waiting }));
    expect(await readers(line.id)).toEqual([...hosts, 'phd'].sort());
    await world.sql(`delete from public.notifications where person_id = $1`, [people.phd]);
    expect(await readers(line.id)).toEqual(hosts);
  });

  it('is told of by mail, and its words stand in no letter', async () => {
    const id = await meetingIn(world, 'confirmed');
    await register(id, 'student');
    await world.apply('contact', op('meeting_messages.send', letterArgs(id)));
    await world.sql('select private.letters_make(now())');
    const letters = await world.sql<{ letter: { items: object[] } }>(
      `select private.letters_claim(now() + interval '1 minute', 1000) as letter`
    );
    const items = letters.flatMap(({ letter }) => letter.items);
    expect(items).toContainEqual(
      expect.objectContaining({
        kind: 'meeting_message',
        meeting: expect.objectContaining({ id })
      })
    );
    expect(JSON.stringify(items)).not.toContain(letterArgs(id).words);
  });

  it('is refused of strangers, above three a day, in a draft and long after', async () => {
    const id = await meetingIn(world, 'confirmed');
    expect(await code('student', letterArgs(id))).toBe('not_allowed');
    for (let n = 0; n < 3; n += 1) expect(await code('contact', letterArgs(id))).toBe('applied');
    expect(await code('leader', letterArgs(id))).toBe('rate_limited');
    const draft = await meetingIn(world, 'draft');
    expect(await code('contact', letterArgs(draft))).toBe('wrong_state meeting_id');
    expect(await code('student', letterArgs(draft))).toBe('unknown_reference meeting_id');
    const over = await meetingIn(world, 'held');
    expect(await code('contact', letterArgs(over))).toBe('applied');
    await world.sql(
      `update public.meetings set starts_at = now() - interval '32 days', ends_at = now() - interval '31 days' where id = $1`,
      [over]
    );
    expect(await code('contact', letterArgs(over))).toBe('closed meeting_id');
  });

  it('goes to other hosts with the meeting, and away a year after it', async () => {
    const id = await meetingIn(world, 'held');
    const letter = letterArgs(id);
    await world.apply('contact', op('meeting_messages.send', letter));
    await world.sql(
      `update public.meetings set co_host_ids = array[(select organisation_id from public.unit_roles where person_id = $2)] where id = $1`,
      [id, people.researcher]
    );
    expect(await readers(letter.id)).toEqual([...hosts, 'researcher'].sort());
    await world.sql(
      `update public.meetings set starts_at = now() - interval '367 days', ends_at = now() - interval '366 days' where id = $1`,
      [id]
    );
    await world.sql('select private.job_forget_registrations(now())');
    expect(await readers(letter.id)).toEqual([]);
  });
});

describe('the line', () => {
  it('tells each who waits their place, by numbers that name nobody', async () => {
    const id = await meetingIn(world, 'confirmed', { capacity: 1 });
    const seat = await register(id, 'student');
    const places = [
      await register(id, 'phd'),
      await register(id, 'citizen'),
      await register(id, 'researcher')
    ];
    const said = async () => {
      const meeting = await meetingRow(world, id);
      return Promise.all(places.map(async (one) => placeInLine(meeting, await registrationRow(world, one))));
    };
    expect(await said()).toEqual([1, 2, 3]);
    await world.apply('citizen', op('registrations.cancel', { id: places[1] ?? '' }));
    expect(await said()).toEqual([1, null, 2]);
    await world.apply('student', op('registrations.cancel', { id: seat }));
    expect(await said()).toEqual([null, null, 1]);
  });
});

describe('the door', () => {
  it('counts heads: what phones add adds up in any order, also where one is taken back before it came', async () => {
    const { meeting } = await arrivingIn(world, 'registered');
    const count = (actor: Person, by: number) => world.apply(actor, op('doors.count', { id: meeting, by }));
    await count('contact', 1);
    await count('leader', 2);
    const twice = op('doors.count', { id: meeting, by: 1 });
    await world.apply('contact', twice);
    await world.apply('contact', twice);
    const heads = () => world.sql('select heads from public.doors where id = $1', [meeting]);
    expect(await heads()).toEqual([{ heads: 4 }]);
    await count('leader', -10);
    expect(await heads()).toEqual([{ heads: -6 }]);
    await count('contact', 7);
    expect(await heads()).toEqual([{ heads: 1 }]);
    const ahead = await meetingIn(world, 'confirmed');
    expect(await world.send('contact', op('doors.count', { id: ahead, by: 1 }))).toMatchObject({
      code: 'too_early'
    });
  });

  it('tells of a tap to the hosts alone: the needs that were caught there are no news by it', async () => {
    const { meeting } = await arrivingIn(world, 'registered');
    await world.apply('contact', op('meeting_needs.add', await needArgs(world, meeting)));
    const places = () =>
      world.sql(
        `select audience, x::text as x from private.sync_feed where entity = 'meeting_needs' order by 1, 2`
      );
    const before = await places();
    expect(before.length).toBeGreaterThan(0);
    await world.apply('contact', op('doors.count', { id: meeting, by: 1 }));
    expect(await places()).toEqual(before);
  });

  it('writes down for each who wrote to the hosts that a host has read it, once a day', async () => {
    const id = await meetingIn(world, 'confirmed', { questions: ['Hva lurer du på?'] });
    const needs = await register(id, 'student', { needs: 'Teleslynge' });
    const answer = await register(id, 'phd', { answers: ['Hvem som betaler'] });
    const nothing = await register(id, 'citizen', { answers: [''] });
    const own = await register(id, 'leader', { needs: 'Uten melk' });
    const gone = await register(id, 'researcher', { needs: 'Uten egg' });
    await world.apply('researcher', op('registrations.cancel', { id: gone }));
    const log = () =>
      world.sql<{ row_id: string; role: string; purpose: string }>(
        `select row_id, role, purpose from private.access_log where row_id = any ($1) order by role, row_id = $2`,
        [[needs, answer, nothing, own, gone], answer]
      );
    for (const actor of ['student', 'otherLeader', 'coordinator', 'staff'] as const)
      expect(await world.send(actor, op('doors.see', { id }))).toMatchObject({ code: 'not_allowed' });
    expect(await log()).toEqual([]);
    for (const reader of ['leader', 'leader', 'deputy'] as const)
      await world.apply(reader, op('doors.see', { id }));
    expect(await log()).toEqual([
      { row_id: needs, role: 'deputy', purpose: 'read' },
      { row_id: own, role: 'deputy', purpose: 'read' },
      { row_id: answer, role: 'deputy', purpose: 'read' },
      { row_id: needs, role: 'leader', purpose: 'read' },
      { row_id: answer, role: 'leader', purpose: 'read' }
    ]);
  });

  it('writes down that a host marked somebody as come', async () => {
    const { id } = await arrivingIn(world, 'registered');
    await world.apply('leader', op('registrations.attend', { id, by: 'name', at: new Date().toISOString() }));
    expect(
      await world.sql('select person_id, role, purpose from private.access_log where row_id = $1', [id])
    ).toEqual([{ person_id: people.student, role: 'leader', purpose: 'answer' }]);
  });
});
