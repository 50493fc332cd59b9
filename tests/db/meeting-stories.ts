/** Meetings and registrations in any state, brought there by the commands that lead there. */
import { randomUUID } from 'node:crypto';
import type { SaveMeeting } from '../../src/lib/domain/meetings/commands';
import type { MessageAudience } from '../../src/lib/domain/meetings/message';
import { audiences, type Meeting, type MeetingState } from '../../src/lib/domain/meetings/meeting';
import type { CommandName } from '../../src/lib/domain/registry';
import type { Registration, RegistrationState } from '../../src/lib/domain/registrations/registration';
import type { Args, GoodCommand } from './good';
import { challengeIn } from './stories';
import { places, type Person } from './people';
import { op, rawOp, type Op, type World } from './world';

/** So far ahead that no clock of a test reaches it. */
export const starts = '2040-03-01T08:00:00.000Z';
export const ends = '2040-03-01T10:00:00.000Z';
/** Where one takes part on the net. */
export const link = 'https://video.example.no/rom';
export const later = { starts_at: '2040-04-05T07:00:00.000Z', ends_at: '2040-04-05T09:00:00.000Z' };

/** The first save of a meeting that the unit `care` hosts and that says all it must. */
export const meetingArgs = (patch: Partial<SaveMeeting> = {}): SaveMeeting => ({
  id: randomUUID(),
  partnership_id: places.gjovikPartnership,
  organisation_id: places.care,
  title: 'Frokost om fall i hjemmet',
  kind: 'breakfast',
  audiences: [...audiences],
  address: 'Kauffeldts plass 1, 2815 Gjøvik',
  starts_at: starts,
  ends_at: ends,
  ...patch
});

/** Since the tests' meetings lie far ahead, those that somebody comes to are brought near. */
const soon = (world: World, meeting: string) =>
  world.sql(
    `update public.meetings set starts_at = now() + interval '1 hour', ends_at = now() + interval '3 hours' where id = $1`,
    [meeting]
  );

/** A registration of `student` in this state, in a meeting whose door is open. */
export const arrivingIn = async (world: World, state: RegistrationState, sender: Person = 'student') => {
  const made = await registrationIn(world, state, sender);
  await soon(world, made.meeting);
  return made;
};

export const doorOf = async (world: World, meeting: string): Promise<{ secret: string; code: string }> => {
  const [row] = await world.sql<{ secret: string; code: string }>(
    'select secret, code from public.doors where id = $1',
    [meeting]
  );
  if (!row) throw new Error('no such door');
  return row;
};

/** What a host writes to all who come to this meeting. */
export const letterArgs = (meeting_id: string, audience: MessageAudience = 'all') => ({
  id: randomUUID(),
  meeting_id,
  audience,
  words: 'Ta med matpakke.'
});

/** A draft by `contact` that was caught in this meeting. */
export const needArgs = async (world: World, meeting_id: string) => ({
  id: randomUUID(),
  meeting_id,
  challenge_id: await challengeIn(world, 'draft')
});

export const actionArgs = (meeting_id: string) => ({
  id: randomUUID(),
  meeting_id,
  what: 'Skrive behovet om natta',
  owner_role: 'Fagleder',
  due_on: '2040-04-01',
  done: false
});

/** A registration of these in one meeting that is over; the meeting, and the places in the order of the senders. */
export const heldWith = async (
  world: World,
  senders: readonly Person[]
): Promise<{ meeting: string; ids: string[] }> => {
  const meeting = await meetingIn(world, 'confirmed');
  const ids: string[] = [];
  for (const sender of senders) {
    const args = registerArgs(meeting);
    await world.apply(sender, op('registrations.register', args));
    ids.push(args.id);
  }
  await endNow(world, meeting);
  return { meeting, ids };
};

const doors = ['registrations.attend', 'registrations.unattend', 'registrations.arrive'];

/** Its time is over, and it was held. */
export const endNow = async (world: World, meeting: string): Promise<void> => {
  await world.sql(
    `update public.meetings set starts_at = now() - interval '2 hours', ends_at = now() - interval '1 hour' where id = $1`,
    [meeting]
  );
  await world.sql('select private.job_meetings(now())');
};

/** A meeting by `contact` of the unit `care` in this state; its id. */
export const meetingIn = async (
  world: World,
  state: MeetingState,
  patch: Partial<SaveMeeting> = {}
): Promise<string> => {
  await world.sql(`delete from private.limits where kind in ('meeting', 'series', 'registration')`);
  const args = meetingArgs(patch);
  const { id } = args;
  await world.apply('contact', op('meetings.save', args));
  if (state === 'draft') return id;
  await world.apply('contact', op(state === 'tentative' ? 'meetings.plan' : 'meetings.publish', { id }));
  if (state === 'cancelled')
    await world.apply('contact', op('meetings.cancel', { id, reason: 'Verten er syk.' }));
  if (state === 'held') await endNow(world, id);
  return id;
};

export const registerArgs = (meeting_id: string, patch: Partial<Registration> = {}) => ({
  id: randomUUID(),
  meeting_id,
  audience: 'external' as const,
  name: 'Gjest',
  ...patch
});

/** A registration of `student` in this state; its id and its meeting's. */
export const registrationIn = async (
  world: World,
  state: RegistrationState,
  sender: Person = 'student'
): Promise<{ id: string; meeting: string }> => {
  const meeting = await meetingIn(world, 'confirmed', { capacity: 1 });
  const first = registerArgs(meeting);
  if (state === 'waiting' || state === 'offered')
    await world.apply('otherStudent', op('registrations.register', first));
  const { id } = await world
    .apply(sender, op('registrations.register', registerArgs(meeting, { needs: 'Uten nøtter' })))
    .then(({ rows }) => rows?.find(({ entity }) => entity === 'registrations')?.row ?? { id: '' });
  if (state === 'offered') await world.apply('otherStudent', op('registrations.cancel', { id: first.id }));
  if (state === 'cancelled') await world.apply(sender, op('registrations.cancel', { id }));
  return { id, meeting };
};

export const meetingRow = async (world: World, id: string): Promise<Meeting> => {
  const [row] = await world.sql<{ row: Meeting }>(
    'select to_jsonb(m) as row from public.meetings m where m.id = $1',
    [id]
  );
  if (!row) throw new Error('no such meeting');
  return row.row;
};

export const registrationRow = async (world: World, id: string): Promise<Registration> => {
  const [row] = await world.sql<{ row: Registration }>(
    'select to_jsonb(r) as row from public.registrations r where r.id = $1',
    [id]
  );
  if (!row) throw new Error('no such registration');
  return row.row;
};

export const repeatArgs = (id: string) => ({
  id,
  rule: 'FREQ=WEEKLY;UNTIL=20400308',
  ids: [randomUUID()],
  times: ['2040-03-08T08:00:00.000Z']
});

export const arriveArgs = async (world: World, id: string, meeting: string) => ({
  id,
  code: (await doorOf(world, meeting)).code,
  at: new Date().toISOString()
});

/** What a command about a meeting or a registration takes beside the id. */
const extra = (name: string, id: string): Args => {
  switch (name) {
    case 'meetings.save':
      return { id, about: 'Vi ser på hva som virker.' };
    case 'meetings.move':
      return { id, ...later };
    case 'meetings.cancel':
      return { id, reason: 'For få påmeldte.' };
    case 'meetings.summarise':
      return { id, summary: 'To behov ble til utfordringer.' };
    case 'meetings.repeat':
      return repeatArgs(id);
    case 'registrations.change':
      return { id, needs: 'Teleslynge' };
    case 'registrations.attend':
      return { id, by: 'name', at: new Date().toISOString() };
    default:
      return { id };
  }
};

/** The operation of a step of the actor matrix (`command state`); none of other rooms. */
export const meetingStep = async (world: World, step: string): Promise<Op | undefined> => {
  const [name = '', state = ''] = step.split(' ');
  if (step === 'meetings.save new') return op('meetings.save', meetingArgs());
  if (step === 'registrations.register new')
    return op('registrations.register', registerArgs(await meetingIn(world, 'confirmed')));
  const room = name.split('.')[0];
  if (room === 'meetings') {
    const id = await meetingIn(world, state === 'new' ? 'draft' : (state as MeetingState));
    return rawOp(name, extra(name, id), { base_rev: (await meetingRow(world, id)).rev });
  }
  if (step === 'doors.see new')
    return rawOp(name, { id: (await registrationIn(world, 'registered')).meeting });
  if (step === 'doors.count new')
    return rawOp(name, { id: (await arrivingIn(world, 'registered')).meeting, by: 1 });
  if (step === 'meeting_messages.send new')
    return rawOp(name, letterArgs(await meetingIn(world, 'confirmed')));
  if (step === 'meeting_needs.add new')
    return rawOp(name, await needArgs(world, await meetingIn(world, 'confirmed')));
  if (step === 'meeting_notes.save new')
    return rawOp(name, { id: await meetingIn(world, 'held'), notes: 'Vi begynner med natta.' });
  if (room === 'meeting_actions') {
    const args = actionArgs(await meetingIn(world, 'held'));
    if (name === 'meeting_actions.save') return rawOp(name, args);
    await world.apply('contact', op('meeting_actions.save', args));
    return rawOp(name, { id: args.id });
  }
  if (room === 'meeting_feedback') {
    const { ids } = await heldWith(world, ['student']);
    return rawOp(name, { id: ids[0], answer: 'useful' });
  }
  if (room !== 'registrations') return undefined;
  if (doors.includes(name)) {
    const { id, meeting } = await arrivingIn(world, state as RegistrationState);
    const more = name === 'registrations.arrive' ? await arriveArgs(world, id, meeting) : extra(name, id);
    return rawOp(name, more);
  }
  const { id } = await registrationIn(world, state as RegistrationState);
  return rawOp(name, extra(name, id), { base_rev: (await registrationRow(world, id)).rev });
};

/** For each command of these rooms who may send it, and arguments that are applied. */
export const goodMeetingCommands = (world: World) => {
  const about = (name: CommandName, state: MeetingState): GoodCommand => ({
    actor: 'contact',
    args: async () => extra(name, await meetingIn(world, state))
  });
  const own = (name: CommandName, state: RegistrationState): GoodCommand => ({
    actor: 'student',
    args: async () => extra(name, (await registrationIn(world, state)).id)
  });
  const atDoor = (name: CommandName): GoodCommand => ({
    actor: 'contact',
    args: async () => extra(name, (await arrivingIn(world, 'registered')).id)
  });
  return {
    'meetings.save': { actor: 'contact', args: async () => meetingArgs() },
    'meetings.plan': about('meetings.plan', 'draft'),
    'meetings.publish': about('meetings.publish', 'draft'),
    'meetings.move': about('meetings.move', 'confirmed'),
    'meetings.cancel': about('meetings.cancel', 'confirmed'),
    'meetings.summarise': about('meetings.summarise', 'held'),
    'meetings.remove': about('meetings.remove', 'draft'),
    'meetings.repeat': about('meetings.repeat', 'draft'),
    'registrations.register': {
      actor: 'student',
      args: async () => registerArgs(await meetingIn(world, 'confirmed'))
    },
    'registrations.change': own('registrations.change', 'registered'),
    'registrations.cancel': own('registrations.cancel', 'registered'),
    'registrations.accept': own('registrations.accept', 'offered'),
    'registrations.attend': atDoor('registrations.attend'),
    'registrations.unattend': {
      actor: 'contact',
      args: async () => {
        const { id } = await arrivingIn(world, 'registered');
        const here = extra('registrations.attend', id);
        await world.apply('contact', rawOp('registrations.attend', here));
        return { id };
      }
    },
    'registrations.arrive': {
      actor: 'student',
      args: async () => {
        const { id, meeting } = await arrivingIn(world, 'registered');
        return arriveArgs(world, id, meeting);
      }
    },
    'doors.see': {
      actor: 'contact',
      args: async () => ({ id: (await registrationIn(world, 'registered')).meeting })
    },
    'doors.count': {
      actor: 'contact',
      args: async () => ({ id: (await arrivingIn(world, 'registered')).meeting, by: 1 })
    },
    'meeting_messages.send': {
      actor: 'contact',
      args: async () => letterArgs(await meetingIn(world, 'confirmed'))
    },
    'meeting_needs.add': {
      actor: 'contact',
      args: async () => needArgs(world, await meetingIn(world, 'confirmed'))
    },
    'meeting_notes.save': {
      actor: 'contact',
      args: async () => ({ id: await meetingIn(world, 'held'), notes: 'Vi begynner med natta.' })
    },
    'meeting_actions.save': {
      actor: 'contact',
      args: async () => actionArgs(await meetingIn(world, 'held'))
    },
    'meeting_actions.remove': {
      actor: 'contact',
      args: async () => {
        const args = actionArgs(await meetingIn(world, 'held'));
        await world.apply('contact', op('meeting_actions.save', args));
        return { id: args.id };
      }
    },
    'meeting_feedback.give': {
      actor: 'student',
      args: async () => {
        const { ids } = await heldWith(world, ['student']);
        return { id: ids[0], answer: 'useful', sentence: 'Fint å møte nattevakta.' };
      }
    }
  } satisfies Partial<Record<CommandName, GoodCommand>>;
};

/** What one of these commands can be in a random life; none of other rooms. */
export const meetingEvent = async (
  world: World,
  name: string,
  what: number,
  seen: boolean
): Promise<(() => Op) | undefined> => {
  const room = name.split('.')[0] ?? '';
  if (room !== 'meetings' && room !== 'registrations') return undefined;
  if (name === 'meetings.save' && !seen)
    return () =>
      rawOp(
        name,
        meetingArgs({
          capacity: what % 4 === 0 ? null : 1 + (what % 3),
          organisation_id: what % 3 === 0 ? places.school : places.care,
          reach: what % 5 === 0 ? 'internal' : 'external',
          join_url: what % 2 === 0 ? link : null
        })
      );
  if (name === 'registrations.register') {
    const open = await world.sql<{ id: string }>(
      `select id from public.meetings where state = 'confirmed' order by id`
    );
    const meeting = open[what % Math.max(1, open.length)];
    return meeting && (() => rawOp(name, registerArgs(meeting.id, { size: 1 + (what % 2) })));
  }
  const rows = await world.sql<{ id: string; rev: number }>(
    `select id, rev from public.${room} where state in (select from_state from private.transitions where command = $1) order by id`,
    [name]
  );
  const row = rows[what % Math.max(1, rows.length)];
  if (!row) return undefined;
  // Hosts come and go, also a university with its coordinators.
  const hosts = [[], [places.faculty], [places.university, places.faculty]][what % 3];
  const more =
    name === 'meetings.save'
      ? {
          co_host_ids: hosts,
          reach: what % 2 === 0 ? 'internal' : 'external',
          join_url: what % 4 === 0 ? null : link
        }
      : {};
  return () => rawOp(name, { ...extra(name, row.id), ...more }, { base_rev: row.rev });
};
