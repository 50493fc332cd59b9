/**
 * Every id that a command takes, with an id of nothing and with the row of another partnership or person instead. Only
 * the list of commands and arguments comes from the catalogue: one without a row in the table fails.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandName } from '../../src/lib/domain/registry';
import { catalogue } from './any-command';
import { baseRev, goodCommands, type Args } from './good';
import { foreignIds } from './matrix/foreign-ids';
import { letterArgs, meetingArgs, registerArgs as comeArgs } from './meeting-stories';
import { askArgs, inviteArgs, registerArgs, registers, roleIn } from './partnership-stories';
import { people, places, type Person } from './people';
import {
  consentArgs,
  firstSave,
  followArgs,
  calendarArgs,
  dismissArgs,
  interestArgs,
  messageArgs,
  savedArgs,
  termArgs
} from './stories';
import { reportArgs, suggestionArgs } from './stories-voices';
import { op, rawOp, World } from './world';

let world: World;
/** Table → a row there that the good actors of the tests have nothing to do with. */
let others: Record<string, string>;

const partnership_id = places.trondheimPartnership;
const organisation_id = places.trondheimCare;

const inTrondheim = (args: Args & { id: string }): Args & { id: string } => ({
  ...args,
  ...('partnership_id' in args ? { partnership_id } : {}),
  // The university is in both partnerships, and so are its rules.
  ...('organisation_id' in args && args.organisation_id !== places.university
    ? { organisation_id: 'partnership_id' in args ? places.trondheim : organisation_id }
    : {})
});

const makeOthers = async (): Promise<Record<string, string>> => {
  const made: Record<string, string> = {
    partnerships: partnership_id,
    partnership_settings: partnership_id,
    organisations: organisation_id,
    municipalities: places.trondheim,
    profiles: people.otherStudent,
    findability: people.otherStudent,
    notification_preferences: people.otherStudent
  };
  const apply = async (table: string, actor: Person, name: string, args: Args & { id: string }) => {
    await world.apply(actor, rawOp(name, args));
    made[table] = args.id;
  };
  for (const table of registers)
    await apply(
      table,
      'coordinatorTrondheim',
      `${table}.save`,
      inTrondheim(await registerArgs(world, table))
    );
  for (const table of ['themes', 'technologies', 'service_areas', 'research_fields'])
    await apply(table, 'coordinatorTrondheim', `${table}.save`, { ...termArgs(), partnership_id });
  await world.sql(
    `insert into public.unit_roles (person_id, organisation_id, role) values ($1, $2, 'contact')`,
    [people.staffTrondheim, organisation_id]
  );
  await world.sql(
    `insert into public.partnership_roles (person_id, partnership_id, role) values ($1, $2, 'steering')`,
    [people.staffTrondheim, partnership_id]
  );
  const given = await world.sql<{ id: string; role: string }>(
    `select id, role from public.roles where person_id = $1 and state = 'given'`,
    [people.staffTrondheim]
  );
  made.unit_roles = given.find(({ role }) => role === 'contact')?.id ?? '';
  made.partnership_roles = given.find(({ role }) => role === 'steering')?.id ?? '';
  const [member] = await world.sql<{ id: string }>(
    'select id from public.partnership_members where partnership_id = $1 and organisation_id = $2',
    [partnership_id, places.trondheim]
  );
  made.partnership_members = member?.id ?? '';
  const open = firstSave(randomUUID(), { partnership_id, organisation_id });
  const hidden = firstSave(randomUUID(), { partnership_id, organisation_id });
  for (const challenge of [open, hidden]) {
    await apply('challenges', 'staffTrondheim', 'challenges.save', challenge);
    await world.apply('staffTrondheim', op('challenges.submit', { id: challenge.id }));
  }
  await world.apply('coordinatorTrondheim', op('challenges.publish', { id: open.id }));
  await apply('interests', 'otherStudent', 'interests.send', interestArgs(open.id));
  const message = messageArgs(made.interests ?? '');
  await world.apply('staffTrondheim', op('conversations.write', message));
  made.conversations = message.id;
  made.messages = message.message_id;
  const [told] = await world.sql<{ id: string }>(
    `select id from public.notifications where person_id = $1 and channel = 'app'`,
    [people.otherStudent]
  );
  made.notifications = told?.id ?? '';
  await apply(
    'meetings',
    'staffTrondheim',
    'meetings.save',
    meetingArgs({ partnership_id, organisation_id })
  );
  await world.apply('staffTrondheim', op('meetings.publish', { id: made.meetings ?? '' }));
  made.doors = made.meetings ?? '';
  await apply('registrations', 'otherStudent', 'registrations.register', comeArgs(made.meetings ?? ''));
  await apply('meeting_messages', 'staffTrondheim', 'meeting_messages.send', letterArgs(made.meetings ?? ''));
  await apply('meeting_needs', 'staffTrondheim', 'meeting_needs.add', {
    id: randomUUID(),
    meeting_id: made.meetings ?? '',
    challenge_id: hidden.id
  });
  await apply('meeting_notes', 'staffTrondheim', 'meeting_notes.save', {
    id: made.meetings ?? '',
    notes: 'Bare for oss.'
  });
  await apply('meeting_actions', 'staffTrondheim', 'meeting_actions.save', {
    id: randomUUID(),
    meeting_id: made.meetings ?? '',
    what: 'Ringe skolen'
  });
  await apply('saved', 'otherStudent', 'saved.add', savedArgs(open.id));
  await apply('follows', 'otherStudent', 'follows.add', followArgs(open.id));
  await apply('dismissals', 'otherStudent', 'dismissals.add', dismissArgs(open.id));
  await apply('calendars', 'otherStudent', 'calendars.make', calendarArgs());
  await apply('reports', 'otherStudent', 'reports.send', reportArgs(open.id));
  await apply('suggestions', 'otherStudent', 'suggestions.send', { ...suggestionArgs(), partnership_id });
  await apply('consents', 'otherStudent', 'consents.give', consentArgs());
  await apply('invitations', 'coordinatorTrondheim', 'invitations.send', {
    ...inviteArgs('deputy', `ny-${randomUUID()}@trondheim.kommune.no`),
    organisation_id
  });
  await apply('roles', 'staffTrondheim', 'roles.ask', { ...askArgs('deputy'), organisation_id });
  return made;
};

beforeAll(async () => {
  world = await World.open();
  others = await makeOthers();
});
afterAll(() => world.close());

/** The table that an argument points into. */
const tableOf = (name: CommandName, field: string): string => {
  const room = name.split('.')[0] ?? '';
  const own: Partial<Record<CommandName, string>> = {
    'notifications.prefer': 'notification_preferences',
    'meeting_feedback.give': 'registrations'
  };
  const named: Record<string, string> = {
    id: own[name] ?? room,
    successor_id: room,
    same_as_id: room,
    replaces_id: room,
    parent_id: room,
    agreement_id: 'agreements',
    second_theme_id: 'themes',
    theme_id: 'themes',
    technology_ids: 'technologies',
    service_area_id: 'service_areas',
    research_field_id: 'research_fields',
    other_unit_ids: 'organisations',
    organisation_id: name === 'partnership_members.add' ? 'municipalities' : 'organisations',
    partnership_id: 'partnerships',
    partnership_ids: 'partnerships',
    challenge_id: 'challenges',
    message_id: 'messages',
    group_id: 'partnership_groups',
    role_id: 'unit_roles',
    meeting_id: 'meetings',
    co_host_ids: 'organisations',
    challenge_ids: 'challenges',
    theme_ids: 'themes',
    ids: 'meetings',
    substitute_for: 'partnership_roles'
  };
  return named[field] ?? '';
};

/** Arguments in which these ids have a meaning, where those of good.ts have another purpose. */
const meant: Record<string, { actor: Person; args: () => Promise<Args> }> = {
  // One that holds is found by its purpose.
  'consents.withdraw id': { actor: 'phd', args: () => Promise.resolve({ purpose: 'findable' }) },
  'invitations.send partnership_id': {
    actor: 'coordinator',
    args: () => Promise.resolve(inviteArgs('steering'))
  },
  // A leader moves no unit anywhere.
  'organisations.save parent_id': {
    actor: 'coordinator',
    args: () => Promise.resolve({ id: places.care })
  },
  'roles.ask partnership_id': { actor: 'staff', args: () => Promise.resolve(askArgs('steering')) },
  'roles.give substitute_for': {
    actor: 'coordinator',
    args: async () => ({ id: await roleIn(world, 'asked', 'staff', 'steering') })
  }
};

const answered = async (name: CommandName, field: string, value: unknown): Promise<string> => {
  const { actor, args } = meant[`${name} ${field}`] ?? goodCommands(world)[name];
  const operation = rawOp(name, { ...(await args()), [field]: value }, { base_rev: baseRev(name) });
  const { code, field: where, status } = await world.send(actor, operation);
  return code ? [code, where].filter(Boolean).join(' ') : status;
};

describe('an id of nothing, and one of another’s', () => {
  it('has an expected answer for every command and argument', async () => {
    const known = [...(await catalogue(world))].flatMap(([name, rules]) =>
      Object.entries(rules)
        .filter(([, { type }]) => type === 'id' || type === 'ids')
        .map(([field]) => `${name} ${field}`)
    );
    expect(Object.keys(foreignIds).sort()).toEqual(known.sort());
  });

  it.each(Object.entries(foreignIds))('%s', async (key, expected) => {
    const [name, field] = key.split(' ') as [CommandName, string];
    const other = others[tableOf(name, field)];
    expect(other).toMatch(/^[0-9a-f-]{36}$/);
    const given = (id: unknown): unknown => (field.endsWith('ids') ? [id] : id);
    expect([
      await answered(name, field, given(randomUUID())),
      await answered(name, field, given(other))
    ]).toEqual(expected);
  });
});
