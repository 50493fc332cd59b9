/** What of a meeting is not for everyone: the link to take part, and all of one that is internal. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { link, meetingIn, meetingRow, needArgs, registerArgs, repeatArgs } from './meeting-stories';
import { actors, places, type Actor, type Person } from './people';
import { op, rawOp, World } from './world';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

/** Whoever holds a role in `care`, which hosts. */
const hosts: Actor[] = ['contact', 'secondContact', 'leader', 'deputy'];
/** Whoever belongs to Gjøvik, which `care` is a part of. */
const colleagues: Actor[] = [...hosts, 'staff', 'otherLeader', 'coordinator', 'steering', 'contactSchool'];

const readers = async (table: 'meetings' | 'meeting_links', id: string): Promise<Actor[]> => {
  const found: Actor[] = [];
  for (const actor of actors) {
    const rows = await world.as(actor, `select id from public.${table} where id = $1`, [id]).catch(() => []);
    if (rows.length > 0) found.push(actor);
  }
  return found.sort();
};
const register = async (meeting: string, actor: Person) => {
  const args = registerArgs(meeting);
  const result = await world.apply(actor, op('registrations.register', args));
  return { id: args.id, entities: (result.rows ?? []).map(({ entity }) => entity) };
};
const cancel = (actor: Person, id: string) => world.apply(actor, op('registrations.cancel', { id }));
const code = async (actor: Person, name: string, args: object): Promise<string> => {
  const { status, code, field } = await world.send(actor, rawOp(name, args));
  return [code ?? status, field].filter(Boolean).join(' ');
};
const pulled = async (actor: Person, id: string): Promise<string[]> => {
  const { rows } = await world.pull(actor);
  return (['meetings', 'meeting_links'] as const).filter((entity) =>
    rows[entity]?.some((row) => row.id === id)
  );
};

describe('the link to a meeting on the net', () => {
  it('is read by the hosts, and by those who have a seat as long as they have it', async () => {
    const id = await meetingIn(world, 'confirmed', { mode: 'both', join_url: link, capacity: 1 });
    expect(await readers('meeting_links', id)).toEqual([...hosts].sort());

    const first = await register(id, 'student');
    expect(first.entities).toContain('meeting_links');
    const second = await register(id, 'otherStudent');
    expect(second.entities).not.toContain('meeting_links');
    expect(await readers('meeting_links', id)).toEqual([...hosts, 'student'].sort());
    expect(await pulled('student', id)).toEqual(['meeting_links']);
    expect(await pulled('otherStudent', id)).toEqual([]);

    await cancel('student', first.id);
    expect(await readers('meeting_links', id)).toEqual([...hosts].sort());
    await world.apply('otherStudent', op('registrations.accept', { id: second.id }));
    expect(await readers('meeting_links', id)).toEqual([...hosts, 'otherStudent'].sort());
    expect(await pulled('student', id)).toEqual([]);
    expect(await pulled('otherStudent', id)).toEqual(['meeting_links']);
  });

  it('is in nothing that anyone reads', async () => {
    const id = await meetingIn(world, 'confirmed', { mode: 'both', join_url: link });
    const { rows } = await world.changes('0');
    expect(rows.meetings?.map((row) => row.id)).toContain(id);
    expect(JSON.stringify(rows)).not.toContain(link);
    expect(JSON.stringify(await world.as('anon', 'select * from public.meetings'))).not.toContain(link);
  });

  it('is a field of the meeting to its hosts: two who write it at once both see it, and a replay says the same', async () => {
    const id = await meetingIn(world, 'draft', { join_url: link });
    const { rev } = await meetingRow(world, id);
    const other = 'https://video.example.no/annet';
    await world.apply('leader', op('meetings.save', { id, join_url: other }, { base_rev: rev }));
    const mine = op('meetings.save', { id, join_url: 'https://video.example.no/tredje' }, { base_rev: rev });
    const refused = { status: 'conflict', fields: ['join_url'], row: { join_url: other } };
    expect(await world.send('contact', mine)).toMatchObject(refused);
    expect(await world.send('contact', mine)).toMatchObject(refused);
    expect(await code('contact', 'meetings.publish', { id })).toBe('applied');
  });

  it('goes with the copies of a series, and nobody is invited to one on the net that nobody can register for', async () => {
    const id = await meetingIn(world, 'draft', { join_url: link });
    const args = repeatArgs(id);
    await world.apply('contact', op('meetings.repeat', args));
    expect(await world.sql('select join_url from public.meeting_links where id = $1', [args.ids[0]])).toEqual(
      [{ join_url: link }]
    );
    const open = await meetingIn(world, 'draft', { mode: 'digital', join_url: link, registers: false });
    expect(await code('contact', 'meetings.publish', { id: open })).toBe('invalid registers');
  });
});

describe('an internal meeting', () => {
  it('is read by those who belong to the municipality or university of a host, and by nobody else', async () => {
    const id = await meetingIn(world, 'confirmed', { reach: 'internal' });
    expect(await readers('meetings', id)).toEqual([...colleagues].sort());
    expect(await pulled('staff', id)).toEqual(['meetings']);
    expect(await pulled('student', id)).toEqual([]);
    expect(JSON.stringify((await world.changes('0')).rows)).not.toContain(id);
    const with_university = await meetingIn(world, 'confirmed', {
      reach: 'internal',
      co_host_ids: [places.faculty]
    });
    expect(await readers('meetings', with_university)).toEqual(
      [...colleagues, 'coordinatorNtnu', 'otherStudent', 'phd', 'researcher', 'student'].sort()
    );
  });

  it('is none to all others, whatever they ask for', async () => {
    const id = await meetingIn(world, 'confirmed', { reach: 'internal' });
    expect(await code('student', 'registrations.register', registerArgs(id))).toBe(
      'unknown_reference meeting_id'
    );
    for (const name of ['meetings.save', 'meetings.publish', 'doors.see'])
      expect(await code('student', name, { id })).toBe('not_found id');
    expect(await code('student', 'meeting_notes.save', { id, notes: '' })).toBe('not_found id');
    expect(await code('student', 'meeting_needs.add', await needArgs(world, id))).toBe(
      'unknown_reference meeting_id'
    );
    expect(await code('staff', 'registrations.register', registerArgs(id))).toBe('applied');
  });

  it('is so from the start: one that others know of is cancelled, and does not vanish from their calendars', async () => {
    for (const state of ['tentative', 'confirmed'] as const)
      for (const reach of ['external', 'university'] as const) {
        const id = await meetingIn(world, state, { reach });
        const { rev } = await meetingRow(world, id);
        const save = (patch: object) =>
          world.send('contact', rawOp('meetings.save', { id, ...patch }, { base_rev: rev }));
        expect(await save({ reach: 'internal', room: 'Rådssalen' })).toMatchObject({
          code: 'wrong_state',
          field: 'reach'
        });
        expect(await readers('meetings', id)).toContain('anon');
        expect(await save({ reach: 'external', room: 'Rådssalen' })).toMatchObject({ status: 'applied' });
      }
    const change = (id: string, patch: object) =>
      world.send('contact', rawOp('meetings.save', { id, ...patch }, { base_rev: 99 }));
    const done = { status: 'applied' };
    const draft = await meetingIn(world, 'draft', { reach: 'external' });
    expect(await change(draft, { reach: 'internal' })).toMatchObject(done);
    const inside = await meetingIn(world, 'confirmed', { reach: 'internal' });
    expect(await change(inside, { reach: 'internal', room: 'A' })).toMatchObject(done);
    expect(await change(inside, { reach: 'external' })).toMatchObject(done);
  });

  it('stays with whoever had registered when it still could become so, until they leave', async () => {
    const id = await meetingIn(world, 'confirmed');
    const { id: place } = await register(id, 'citizen');
    const cursor = await world.changes('0');
    await world.sql(`update public.meetings set reach = 'internal' where id = $1`, [id]);
    expect((await world.changes(cursor.next)).gone).toContainEqual(['meetings', id]);
    expect(await readers('meetings', id)).toEqual([...colleagues, 'citizen'].sort());
    expect(await pulled('citizen', id)).toEqual(['meetings']);
    await cancel('citizen', place);
    expect(await readers('meetings', id)).toEqual([...colleagues].sort());
    expect(await pulled('citizen', id)).toEqual([]);
    const now = await meetingRow(world, id);
    await world.apply('contact', op('meetings.save', { id, reach: 'external' }, { base_rev: now.rev }));
    expect(await readers('meetings', id)).toContain('anon');
  });
});
