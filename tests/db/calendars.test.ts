/** The address of one's own calendar: what it answers, to whom, and when no more. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashOf, newKey } from '../../src/lib/domain/calendars/calendar';
import type { Meeting } from '../../src/lib/domain/meetings/meeting';
import { later, meetingIn, registerArgs, registrationIn } from './meeting-stories';
import { people, persons, places, type Person } from './people';
import { Replica } from './replica';
import { calendarArgs } from './stories';
import { op, rawOp, World } from './world';

type Read = {
  language: string;
  places: { meeting: Meeting; state: string; changes: number; changed_at: string }[];
};

const visitor = 'v'.repeat(20);

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());
beforeEach(() => world.sql('delete from private.limits'));

const read = async (key: string | null, who: string | null = visitor): Promise<Read | null> => {
  const [row] = await world.as<{ read: Read | null }>('anon', 'select public.calendar_read($1, $2) as read', [
    key,
    who
  ]);
  return row?.read ?? null;
};
const make = async (person: Person, language: 'nb' | 'nn' | 'en' = 'nb') => {
  const [id, key] = [randomUUID(), newKey()];
  await world.apply(person, op('calendars.make', { id, key_hash: await hashOf(key), language }));
  return { id, key };
};

describe('the address of one’s own calendar', () => {
  it('answers its person’s places, in their language, and no one’s name', async () => {
    const { meeting } = await registrationIn(world, 'registered', 'phd');
    const { key } = await make('phd', 'nn');
    await registrationIn(world, 'registered', 'student');
    const found = await read(key);
    expect(found?.language).toBe('nn');
    expect(found?.places.map(({ meeting: { id }, state }) => [id, state])).toEqual([[meeting, 'registered']]);
    const told = JSON.stringify(found);
    const names = await world.sql<{ name: string }>('select name from public.registrations');
    for (const { name } of names) expect([name, told.includes(`"${name}"`)]).toEqual([name, false]);
    for (const who of persons) expect([who, told.includes(people[who])]).toEqual([who, false]);
    for (const column of ['needs', 'answers', 'ticket', 'person_id', 'key_hash', 'secret'])
      expect([column, told.includes(`"${column}"`)]).toEqual([column, false]);
  });

  it('tells the place that counts, once, with a number that only grows', async () => {
    const { key } = await make('researcher');
    const meeting = await meetingIn(world, 'confirmed');
    const place = async () => {
      const found = (await read(key))?.places.filter((one) => one.meeting.id === meeting) ?? [];
      expect(found.length).toBeLessThan(2);
      const [one] = found;
      return one && { state: one.state, number: one.meeting.sequence + one.changes };
    };
    expect(await place()).toBeUndefined();
    const first = registerArgs(meeting);
    await world.apply('researcher', op('registrations.register', first));
    const before = await place();
    await world.apply('researcher', op('registrations.cancel', { id: first.id }));
    const left = await place();
    await world.apply('researcher', op('registrations.register', registerArgs(meeting)));
    const again = await place();
    const [row] = await world.sql<{ rev: number }>('select rev from public.meetings where id = $1', [
      meeting
    ]);
    const move = { id: meeting, ...later, reason: 'Rommet er opptatt.' };
    await world.apply('contact', op('meetings.move', move, { base_rev: row?.rev ?? 0 }));
    const moved = await place();
    await world.apply('contact', op('meetings.cancel', { id: meeting, reason: 'For få meldte seg.' }));
    const steps = [before, left, again, moved, await place()];
    expect(steps.map((step) => step?.state)).toEqual([
      'registered',
      'cancelled',
      'registered',
      'registered',
      'registered'
    ]);
    const numbers = steps.map((step) => step?.number ?? 0);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    expect((await read(key))?.places.find((one) => one.meeting.id === meeting)?.meeting).toMatchObject({
      state: 'cancelled',
      reason: 'For få meldte seg.'
    });
  });

  it('raises its number with what it shows alone: not when its person writes to the hosts, or is let in', async () => {
    const { id, meeting } = await registrationIn(world, 'registered', 'student');
    const { key } = await make('student');
    const number = async () =>
      (await read(key))?.places.find((one) => one.meeting.id === meeting)?.changes ?? 0;
    const first = await number();
    expect(first).toBeGreaterThan(0);
    await world.apply('student', op('registrations.change', { id, needs: 'Uten egg' }, { base_rev: 99 }));
    await world.sql(`update public.registrations set arrived_at = now(), arrived_by = 'qr' where id = $1`, [
      id
    ]);
    expect(await number()).toBe(first);
    await world.apply('student', op('registrations.cancel', { id }));
    expect(await number()).toBeGreaterThan(first);
  });

  it('says of an internal meeting that one has left only that it is cancelled', async () => {
    const { key } = await make('phd');
    const meeting = await meetingIn(world, 'confirmed', {
      reach: 'internal',
      co_host_ids: [places.faculty]
    });
    const args = registerArgs(meeting);
    await world.apply('phd', op('registrations.register', args));
    const one = async () => (await read(key))?.places.find((place) => place.meeting.id === meeting);
    expect((await one())?.meeting.title).not.toBe('');
    await world.apply('contact', op('registrations.cancel', { id: args.id }));
    await world.apply(
      'contact',
      op('meetings.save', { id: meeting, room: 'Et annet rom' }, { base_rev: 99 })
    );
    const left = await one();
    expect(left).toMatchObject({
      state: 'cancelled',
      meeting: { title: '', about: '', room: '', address: '' }
    });
    expect(JSON.stringify(left)).not.toContain('Et annet rom');
  });

  it('leaves out what was over more than ninety days ago', async () => {
    const { meeting } = await registrationIn(world, 'registered', 'otherStudent');
    const { key } = await make('otherStudent');
    const ended = (days: number) =>
      world.sql(
        `update public.meetings set starts_at = now() - make_interval(days => $2, hours => 1),
           ends_at = now() - make_interval(days => $2) where id = $1`,
        [meeting, days]
      );
    await ended(89);
    expect((await read(key))?.places).toHaveLength(1);
    await ended(91);
    expect((await read(key))?.places).toEqual([]);
  });

  it('is one: a new one closes the old at once, and taking it back closes it from any phone', async () => {
    const first = await make('student');
    const replica = new Replica(world, 'student');
    await replica.pull();
    expect(replica.held().has(`calendars:${first.id}`)).toBe(true);
    const second = await make('student');
    expect([await read(first.key), (await read(second.key)) !== null]).toEqual([null, true]);
    await replica.pull();
    expect(replica.held().has(`calendars:${first.id}`)).toBe(false);
    expect(replica.held().has(`calendars:${second.id}`)).toBe(true);
    // Nobody else's word closes it; one's own does, also from a phone that knows the old one only.
    await world.apply('phd', op('calendars.revoke', { id: second.id }));
    expect(await read(second.key)).not.toBeNull();
    const gone = await world.apply('student', op('calendars.revoke', { id: first.id }));
    expect(gone.gone).toHaveLength(2);
    expect(await read(second.key)).toBeNull();
    await replica.pull();
    expect(replica.held().has(`calendars:${second.id}`)).toBe(false);
    const reused = { ...calendarArgs(), id: second.id };
    expect((await world.send('student', op('calendars.make', reused))).code).toBe('already_exists');
  });

  it('answers nothing to what is no key, and is gone with its person’s account', async () => {
    const { key } = await make('stranger');
    for (const other of [
      null,
      '',
      'x',
      key.slice(1),
      `${key}0`,
      `A${key.slice(1)}`,
      newKey(),
      await hashOf(key)
    ])
      expect([other, await read(other)]).toEqual([other, null]);
    for (const who of [null, '', 'kort', 'v'.repeat(65)])
      expect([who, await read(key, who)]).toEqual([who, null]);
    expect(await read(key)).not.toBeNull();
    await world.sql('delete from public.calendars where person_id = $1', [people.stranger]);
    expect(await read(key)).toBeNull();
    const [cascades] = await world.sql<{ does: boolean }>(
      `select confdeltype = 'c' as does from pg_constraint where conrelid = 'public.calendars'::regclass and contype = 'f'`
    );
    expect(cascades).toEqual({ does: true });
  });

  it('is refused where its key is no hash', async () => {
    for (const key_hash of ['', '0'.repeat(63), '0'.repeat(65), 'x'.repeat(64), 'A'.repeat(64), null, 1])
      expect([
        key_hash,
        (await world.send('student', rawOp('calendars.make', { ...calendarArgs(), key_hash }))).field
      ]).toEqual([key_hash, 'key_hash']);
  });

  it('costs the one who guesses, and nobody who knows', async () => {
    const { key } = await make('citizen');
    const code = async (given: string, who = visitor): Promise<string> =>
      (await world.refusal('anon', 'select public.calendar_read($1, $2)', [given, who]))?.message ??
      'answered';
    expect([await read(newKey()), (await read(key))?.places]).toEqual([null, []]);
    await world.sql(
      `update private.limits set times = array_fill(now(), array[60]) where kind = 'calendar_unknown'`
    );
    expect(await code(newKey())).toBe('rate_limited');
    expect([await code(key), await code(newKey(), 'w'.repeat(20))]).toEqual(['answered', 'answered']);
    await world.sql(
      `update private.limits set times = array_fill(now(), array[120]) where kind = 'calendar'`
    );
    expect(await code(key)).toBe('rate_limited');
    // Who one is says oneself here, so all who guess share a limit too.
    await world.sql(
      `update private.limits set times = array_fill(now(), array[600]) where kind = 'calendar_unknown_in_all'`
    );
    expect(await code(newKey(), 'x'.repeat(20))).toBe('rate_limited');
  });

  it('is read through the server only: who is signed in may not ask', async () => {
    const { key } = await make('leader');
    for (const who of ['leader', 'coordinator'] as const)
      expect((await world.refusal(who, 'select public.calendar_read($1, $2)', [key, visitor]))?.code).toBe(
        '42501'
      );
    expect((await world.refusal('anon', 'select * from public.calendars'))?.code).toBe('42501');
  });
});
