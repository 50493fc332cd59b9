/** Anything that can happen in the app, at random: commands by anyone, roles given and taken, rows changed by the owner. */
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { commands, type CommandName } from '../../src/lib/domain/registry';
import { people, persons, places, type Person } from './people';
import {
  calendarArgs,
  complete,
  consentArgs,
  dismissArgs,
  followArgs,
  interestArgs,
  savedArgs,
  termArgs
} from './stories';
import { declineArgs, outcome, reportArgs, suggestionArgs, takeArgs } from './stories-voices';
import { meetingEvent } from './meeting-stories';
import { partnershipEvent } from './partnership-stories';
import { rawOp, type Op, type World } from './world';

/** One event. `what` and `whom` pick among the rows there are when it happens. */
export type Event =
  | { kind: 'command'; name: CommandName; actor: Person; what: number; seen: boolean }
  | { kind: 'role'; person: Person; unit: string; role: 'contact' | 'leader' | 'deputy'; give: boolean }
  | {
      kind: 'member_role';
      role: 'coordinator' | 'steering';
      person: Person;
      partnership: string;
      give: boolean;
    }
  | { kind: 'contact'; what: number; person: Person | null }
  | { kind: 'author'; what: number; person: Person | null }
  | { kind: 'days'; days: number }
  | { kind: 'rename'; table: 'themes' | 'organisations' | 'partnerships' }
  | { kind: 'member'; give: boolean }
  | { kind: 'pull'; person: Person; page: number };

const person = fc.constantFrom(...persons);
const what = fc.nat(1_000);
const maybe = fc.option(person, { freq: 4 });

/** Without these there is nothing for the others to act on. */
const mainRoad = [
  'challenges.save',
  'challenges.submit',
  'challenges.publish',
  'interests.send',
  'meetings.save',
  'meetings.publish',
  'registrations.register'
] as const;

export const events: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('command' as const),
      name: fc.oneof(
        fc.constantFrom(...mainRoad),
        fc.constantFrom(...(Object.keys(commands) as CommandName[]))
      ),
      actor: person,
      what,
      seen: fc.boolean()
    }) as fc.Arbitrary<Event>
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('role' as const),
      person,
      unit: fc.constantFrom(places.care, places.school, places.trondheimCare, places.faculty),
      role: fc.constantFrom('contact' as const, 'leader' as const, 'deputy' as const),
      give: fc.boolean()
    })
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('member_role' as const),
      role: fc.constantFrom('coordinator' as const, 'steering' as const),
      person,
      partnership: fc.constantFrom(places.gjovikPartnership, places.trondheimPartnership),
      give: fc.boolean()
    })
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('contact' as const), what, person: maybe }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('author' as const), what, person: maybe }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('rename' as const),
      table: fc.constantFrom('themes' as const, 'organisations' as const, 'partnerships' as const)
    })
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('days' as const), days: fc.integer({ min: 1, max: 40 }) })
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('member' as const), give: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('pull' as const), person, page: fc.integer({ min: 1, max: 7 }) })
  }
);

type Row = { id: string; rev: number };

/** One of the rows, or none when there are none yet. */
const pick = async (
  world: World,
  from: string,
  what: number,
  params: unknown[] = []
): Promise<Row | undefined> => {
  const rows = await world.sql<Row>(`select id, rev from public.${from} order by id`, params);
  return rows[what % Math.max(1, rows.length)];
};

/** One of the rows that the command can start from. */
const startingRow = (world: World, room: string, name: CommandName, what: number): Promise<Row | undefined> =>
  pick(
    world,
    `${room} where state in (select from_state from private.transitions where command = $1)`,
    what,
    [name]
  );

/** The operation that an event is for one who acts, or none when there is nothing to act on yet. */
const operationOf = async (
  world: World,
  { name, what, seen }: Extract<Event, { kind: 'command' }>
): Promise<((who: Person) => Op | Promise<Op>) | undefined> => {
  if (name === 'profiles.save')
    return (who) => rawOp(name, { id: people[who], name: `Navn ${what}` }, { base_rev: 1_000_000 });
  if (name === 'findability.save') return (who) => rawOp(name, { id: people[who], wish: `Ønske ${what}` });
  if (name === 'saved.add' || name === 'saved.remove') {
    const challenge = await pick(world, 'challenges', what);
    return challenge && (() => rawOp(name, savedArgs(challenge.id)));
  }
  if (name === 'follows.add' || name === 'follows.remove' || name === 'follows.pause') {
    const challenge = await pick(world, 'challenges', what);
    const args =
      what % 2 === 0 ? { ...followArgs(challenge?.id ?? ''), kind: 'theme', subject: 'health' } : null;
    const more = name === 'follows.pause' ? { paused: what % 3 === 0 } : {};
    return challenge && (() => rawOp(name, { ...(args ?? followArgs(challenge.id)), ...more }));
  }
  if (name === 'dismissals.add' || name === 'dismissals.remove') {
    const challenge = await pick(world, 'challenges', what);
    const args = challenge && dismissArgs(challenge.id);
    return (
      args &&
      (() => rawOp(name, name === 'dismissals.add' ? args : { id: args.id, challenge_id: args.challenge_id }))
    );
  }
  if (name === 'profiles.recommend')
    return (who) => rawOp(name, { id: people[who], recommendations_on: what % 2 === 0 });
  if (name === 'calendars.make') return () => rawOp(name, calendarArgs());
  if (name === 'calendars.revoke') return () => rawOp(name, { id: randomUUID() });
  if (name === 'consents.give') return () => rawOp(name, consentArgs());
  if (name === 'consents.withdraw') return () => rawOp(name, { id: randomUUID(), purpose: 'findable' });
  if (
    name === 'themes.save' ||
    name === 'technologies.save' ||
    name === 'service_areas.save' ||
    name === 'research_fields.save'
  ) {
    const row = seen && (await pick(world, `${name.split('.')[0]} where partnership_id is not null`, what));
    const args = row ? { id: row.id, name_en: `Navn ${what}` } : termArgs();
    return () => rawOp(name, args, { base_rev: row ? row.rev : null });
  }
  const ofPartnerships = await partnershipEvent(world, name, what);
  if (ofPartnerships) return ofPartnerships;
  const ofMeetings = await meetingEvent(world, name, what, seen);
  if (ofMeetings) return ofMeetings;
  if (name === 'interests.send') {
    const challenge = await pick(world, `challenges where state = 'published'`, what);
    return challenge && (() => rawOp(name, interestArgs(challenge.id)));
  }
  if (name === 'suggestions.send') return () => rawOp(name, suggestionArgs());
  if (name === 'reports.send') {
    const challenge = await pick(world, `challenges where published_at is not null`, what);
    return challenge && (() => rawOp(name, reportArgs(challenge.id)));
  }
  if (name === 'challenges.save' && !seen) {
    const unit = what % 3 === 0 ? places.school : places.care;
    const args = {
      id: randomUUID(),
      partnership_id: places.gjovikPartnership,
      organisation_id: unit,
      ...complete
    };
    return () => rawOp(name, args);
  }
  if (name === 'notifications.read')
    return async (who) => {
      const told = await pick(world, 'notifications where person_id = $1', what, [people[who]]);
      return rawOp(name, { id: told?.id ?? randomUUID() });
    };
  if (name === 'notifications.prefer')
    return (who) => rawOp(name, { id: people[who], mail: what % 2 === 0 ? 'each' : 'none' });
  if (name === 'conversations.write' || name === 'conversations.read') {
    const interest = await pick(world, 'interests', what);
    const extra = name === 'conversations.read' ? { number: 1 } : { message_id: randomUUID(), text: 'Hei.' };
    return interest && (() => rawOp(name, { id: interest.id, ...extra }));
  }
  if (name === 'challenges.hand_over') {
    const challenge = await startingRow(world, 'challenges', name, what);
    const role = await pick(world, `roles where state = 'given' and partnership_id is null`, what);
    return challenge && (() => rawOp(name, { id: challenge.id, role_id: role?.id ?? randomUUID() }));
  }
  const room = name.split('.')[0] ?? '';
  // Of another kind, and there is nothing to act on yet.
  const lives = await world.sql(
    `select 1 from information_schema.columns where table_schema = 'public' and table_name = $1 and column_name = 'state'`,
    [room]
  );
  if (lives.length === 0) return undefined;
  const row = await startingRow(world, room, name, what);
  const args: Partial<Record<CommandName, (id: string) => object>> = {
    'suggestions.take': takeArgs,
    'suggestions.decline': declineArgs,
    'reports.uphold': outcome,
    'reports.dismiss': outcome
  };
  const extra: Partial<Record<CommandName, object>> = {
    'challenges.save': { place: `Sted ${what}` },
    'challenges.return': { note: 'Si mer.' },
    'interests.ask': { message_id: randomUUID(), text: 'Når kan du?' },
    'interests.reply': { message_id: randomUUID(), text: 'I januar.' },
    'interests.accept': { answer: 'Ja, kom.' },
    'interests.decline': { reason: 'full', answer: '' }
  };
  return (
    row && (() => rawOp(name, { id: row.id, ...args[name]?.(row.id), ...extra[name] }, { base_rev: row.rev }))
  );
};

/** Tried by the actor of the event, then by those who mostly may, until it is applied. */
const command = async (world: World, event: Extract<Event, { kind: 'command' }>): Promise<void> => {
  const operation = await operationOf(world, event);
  if (!operation) return;
  for (const who of [event.actor, 'contact', 'coordinator', 'student'] as const) {
    const { status } = await world.send(who, await operation(who));
    if (status === 'applied') return;
  }
};

/** Lets one event happen; a pull is the caller's. */
export const happen = async (world: World, event: Event): Promise<void> => {
  switch (event.kind) {
    case 'command':
      return command(world, event);
    case 'role':
      await world.sql(
        event.give
          ? `insert into public.unit_roles (person_id, organisation_id, role) values ($1, $2, $3) on conflict do nothing`
          : 'delete from public.unit_roles where person_id = $1 and organisation_id = $2 and role = $3',
        [people[event.person], event.unit, event.role]
      );
      return;
    case 'member_role':
      await world.sql(
        event.give
          ? `insert into public.partnership_roles (person_id, partnership_id, role) values ($1, $2, $3) on conflict do nothing`
          : 'delete from public.partnership_roles where person_id = $1 and partnership_id = $2 and role = $3',
        [people[event.person], event.partnership, event.role]
      );
      return;
    case 'contact':
    case 'author': {
      const row = await pick(world, 'challenge_cases', event.what);
      await world.sql(`update public.challenge_cases set ${event.kind}_id = $2 where id = $1`, [
        row?.id,
        event.person && people[event.person]
      ]);
      return;
    }
    case 'days':
      await world.sql(`select private.job_answer_guarantee(now() + $1 * interval '1 day')`, [event.days]);
      return;
    case 'rename':
      await world.sql(`update public.${event.table} set name_en = name_en || '.'`);
      return;
    case 'member':
      await world.sql(
        event.give
          ? `insert into public.partnership_members (partnership_id, organisation_id) values ($1, $2) on conflict do nothing`
          : 'delete from public.partnership_members where partnership_id = $1 and organisation_id = $2',
        [places.trondheimPartnership, places.university]
      );
      return;
    case 'pull':
  }
};
