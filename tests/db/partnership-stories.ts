/** What coordinators and leaders write, and roles in any state: arguments that are applied, and rows to act on. */
import { randomInt, randomUUID } from 'node:crypto';
import type { CommandName } from '../../src/lib/domain/registry';
import { roleNames, type RoleName, type RoleState } from '../../src/lib/domain/roles/role';
import type { Args, GoodCommand } from './good';
import { addressOf, people, places, type Person } from './people';
import { op, rawOp, type Op, type World } from './world';

const partnership_id = places.gjovikPartnership;
const organisation_id = places.care;

/** A day that hardly anything else is on. */
const someDay = (): string =>
  new Date(Date.UTC(1980, 0, 1) + randomInt(60_000) * 86_400_000).toISOString().slice(0, 10);

/** The first save of a row of each table that is written as a register. */
const firstSaves = {
  partnership_role_names: () => ({
    id: randomUUID(),
    partnership_id,
    role: 'steering',
    name_nb: 'Styringsgruppe',
    name_nn: 'Styringsgruppe',
    name_en: 'Board'
  }),
  partnership_groups: () => ({
    id: randomUUID(),
    partnership_id,
    parent_id: null,
    name_nb: 'Arbeidsgruppe',
    name_nn: 'Arbeidsgruppe',
    name_en: 'Working group'
  }),
  agreements: () => ({
    id: randomUUID(),
    partnership_id,
    parent_id: null,
    name_nb: 'Hovedavtale',
    name_nn: 'Hovudavtale',
    name_en: 'Main agreement',
    signed_on: '2021-02-15',
    valid_to: '2026-12-31'
  }),
  anchorings: () => ({
    id: randomUUID(),
    partnership_id,
    organisation_id: places.gjovik,
    kind: 'decision',
    body_nb: 'Kommunestyret',
    body_nn: 'Kommunestyret',
    body_en: 'The municipal council',
    happened_on: '2021-01-01',
    known_to: 'month'
  }),
  organisation_facts: () => ({
    id: randomUUID(),
    organisation_id,
    year: 1950 + randomInt(250),
    employees: 300
  }),
  resource_persons: () => ({
    id: randomUUID(),
    organisation_id,
    theme_id: places.theme,
    title: `Rådgiver ${randomInt(1_000_000)}`
  }),
  wheel_items: () => ({
    id: randomUUID(),
    partnership_id,
    organisation_id: places.gjovik,
    kind: 'steering',
    title: 'Møte i styringsgruppa',
    starts_on: '2027-04-14',
    audiences: ['municipal_staff'],
    theme_ids: [places.theme]
  }),
  field_links: () => ({
    id: randomUUID(),
    partnership_id,
    service_area_id: places.serviceArea,
    research_field_id: places.researchField
  }),
  window_rules: () => ({
    id: randomUUID(),
    organisation_id: places.university,
    name_nb: 'Praksis',
    name_nn: 'Praksis',
    name_en: 'Placements',
    kinds: ['placement'],
    opens: '01-15',
    closes: '05-01',
    leads_to: 'autumn',
    valid_from: '2026-01-01'
  }),
  partnership_profiles: () => ({
    id: randomUUID(),
    partnership_id,
    dated: someDay(),
    language: 'nb',
    participants: 'Kommunen og universitetet',
    purpose: 'Å lære av hverandre'
  })
} satisfies Record<string, () => Args>;

export type Register = keyof typeof firstSaves;
export const registers = Object.keys(firstSaves) as Register[];

/** A first save that is applied: what may be there once only is made room for. */
export const registerArgs = async (world: World, table: Register): Promise<Args & { id: string }> => {
  const args = firstSaves[table]();
  if (table === 'partnership_role_names')
    await world.sql(
      `delete from public.partnership_role_names where partnership_id = $1 and role = 'steering'`,
      [partnership_id]
    );
  if ('research_field_id' in args)
    await world.sql('delete from public.field_links where partnership_id = $1 and research_field_id = $2', [
      partnership_id,
      args.research_field_id
    ]);
  if ('year' in args)
    await world.sql('delete from public.organisation_facts where organisation_id = $1 and year = $2', [
      organisation_id,
      args.year
    ]);
  return args;
};

/** A row of a register, made by `coordinator`; its id. */
export const registerRow = async (world: World, table: Register): Promise<string> => {
  const args = await registerArgs(world, table);
  await world.apply('coordinator', rawOp(`${table}.save`, args));
  return args.id;
};

/** Where a role is: in the unit `care`, or on the side of Gjøvik in its partnership. */
const placeOf = (role: RoleName) =>
  role === 'coordinator' || role === 'steering'
    ? { organisation_id: places.gjovik, partnership_id }
    : { organisation_id };

/** What asks for a role there. */
export const askArgs = (role: RoleName, id: string = randomUUID()) => ({
  id,
  ...placeOf(role),
  role,
  name: 'Rådgiver'
});

/** A role that this person asked for, or was given by a coordinator: the one there is, or a new one; its id. */
export const roleIn = async (
  world: World,
  state: 'asked' | 'given',
  person: Person,
  role: RoleName
): Promise<string> => {
  const live = await world.sql<{ id: string; state: string }>(
    `select id, state from public.roles where person_id = $1 and role = $2 and state in ('asked', 'given')
       and coalesce(partnership_id, organisation_id) in ($3, $4)`,
    [people[person], role, partnership_id, organisation_id]
  );
  const id = live[0]?.id ?? randomUUID();
  if (!live[0]) await world.apply(person, op('roles.ask', askArgs(role, id)));
  if (state === 'asked' && live[0]?.state === 'given') throw new Error('given already');
  if (state === 'given' && live[0]?.state !== 'given')
    await world.apply('coordinatorNtnu', op('roles.give', { id }));
  return id;
};

/** What offers a role there, to an address that has no account. */
export const inviteArgs = (role: RoleName, email = `ny-${randomUUID()}@gjovik.kommune.no`) => ({
  id: randomUUID(),
  ...placeOf(role),
  role,
  email
});

/** A municipality that is in no partnership yet, as the operator makes it; its id. */
export const newMunicipality = async (world: World): Promise<string> => {
  const id = randomUUID();
  await world.sql(
    `insert into public.organisations (id, kind, slug, name_nb, name_nn, name_en)
     values ($1, 'municipality', $2, 'Ny', 'Ny', 'New')`,
    [id, id]
  );
  return id;
};

const memberArgs = async (world: World) => ({
  id: randomUUID(),
  partnership_id,
  organisation_id: await newMunicipality(world)
});

/** A member of Gjøvik's partnership that nothing is open with; its id. */
const newMember = async (world: World): Promise<string> => {
  const args = await memberArgs(world);
  await world.apply('coordinator', op('partnership_members.add', args));
  return args.id;
};

/** An open offer of a deputy's role in `care`; its id. The hour's limit is another test's. */
const newInvitation = async (world: World): Promise<string> => {
  const args = inviteArgs('deputy');
  await world.sql(`delete from private.limits where kind = 'invitation'`);
  await world.apply('coordinator', op('invitations.send', args));
  return args.id;
};

/** No role of this person and kind asked for or given. */
const withoutRole = (world: World, person: Person, role: RoleName): Promise<unknown> =>
  world.sql(
    `with gone as (delete from public.unit_roles where person_id = $1 and role = $2)
     delete from public.roles where person_id = $1 and role = $2`,
    [people[person], role]
  );

/** A deputy of `care` asked for by `staff`, in this state; its id. */
export const deputyIn = async (world: World, state: RoleState): Promise<string> => {
  await withoutRole(world, 'staff', 'deputy');
  const id = await roleIn(world, 'asked', 'staff', 'deputy');
  if (state === 'withdrawn') await world.apply('staff', op('roles.withdraw', { id }));
  if (state === 'declined') await world.apply('leader', op('roles.decline', { id, reason: 'Ikke nå.' }));
  if (state === 'given' || state === 'ended') await world.apply('leader', op('roles.give', { id }));
  if (state === 'ended') await world.apply('staff', op('roles.end', { id }));
  return id;
};

type Own = Extract<
  CommandName,
  | `roles.${string}`
  | `invitations.${string}`
  | `organisation${string}.${string}`
  | `resource_persons.${string}`
  | `field_links.${string}`
  | `window_rules.${string}`
  | `wheel_items.${string}`
  | `agreements.${string}`
  | `anchorings.${string}`
  | `partnership_${string}.${string}`
>;

const saved = (world: World, table: Register): GoodCommand => ({
  actor: 'coordinator',
  args: () => registerArgs(world, table)
});
const removed = (world: World, table: Register): GoodCommand => ({
  actor: 'coordinator',
  args: async () => ({ id: await registerRow(world, table) })
});

/** For each command of these rooms: who may send it, and arguments that are applied. */
export const goodPartnershipCommands = (world: World): Record<Own, GoodCommand> => ({
  'partnership_settings.save': {
    actor: 'coordinator',
    args: async () => {
      const [now] = await world.sql<{ answer_days: number }>(
        'select answer_days from public.partnership_settings where id = $1',
        [partnership_id]
      );
      return { id: partnership_id, answer_days: now?.answer_days === 14 ? 15 : 14 };
    }
  },
  'partnership_members.add': { actor: 'coordinator', args: () => memberArgs(world) },
  'partnership_members.remove': {
    actor: 'coordinator',
    args: async () => ({ id: await newMember(world) })
  },
  'partnership_role_names.save': saved(world, 'partnership_role_names'),
  'partnership_role_names.remove': removed(world, 'partnership_role_names'),
  'partnership_groups.save': saved(world, 'partnership_groups'),
  'partnership_groups.remove': removed(world, 'partnership_groups'),
  'agreements.save': saved(world, 'agreements'),
  'agreements.remove': removed(world, 'agreements'),
  'anchorings.save': saved(world, 'anchorings'),
  'anchorings.remove': removed(world, 'anchorings'),
  'organisation_facts.save': saved(world, 'organisation_facts'),
  'organisation_facts.remove': removed(world, 'organisation_facts'),
  'resource_persons.save': saved(world, 'resource_persons'),
  'resource_persons.remove': removed(world, 'resource_persons'),
  'wheel_items.save': saved(world, 'wheel_items'),
  'wheel_items.remove': removed(world, 'wheel_items'),
  'field_links.save': saved(world, 'field_links'),
  'field_links.remove': removed(world, 'field_links'),
  'window_rules.save': saved(world, 'window_rules'),
  'window_rules.remove': removed(world, 'window_rules'),
  'partnership_profiles.save': saved(world, 'partnership_profiles'),
  'partnership_profiles.publish': removed(world, 'partnership_profiles'),
  'partnership_profiles.remove': removed(world, 'partnership_profiles'),
  'organisations.save': {
    actor: 'leader',
    args: async () => ({ id: organisation_id, leader_nb: `Leder ${randomUUID().slice(0, 4)}` })
  },
  'roles.ask': {
    actor: 'staff',
    args: async () => {
      await withoutRole(world, 'staff', 'deputy');
      return askArgs('deputy');
    }
  },
  'roles.withdraw': {
    actor: 'staff',
    args: async () => ({ id: await deputyIn(world, 'asked') })
  },
  'roles.give': {
    actor: 'leader',
    args: async () => ({ id: await deputyIn(world, 'asked') })
  },
  'roles.save': {
    actor: 'coordinator',
    args: async () => ({
      id: await roleIn(world, 'given', 'steering', 'steering'),
      share: randomInt(100),
      substitute_for: null
    })
  },
  'invitations.send': {
    actor: 'leader',
    args: async () => {
      await world.sql(`delete from private.limits where kind = 'invitation'`);
      return inviteArgs('deputy');
    }
  },
  'invitations.withdraw': { actor: 'leader', args: async () => ({ id: await newInvitation(world) }) },
  'roles.decline': {
    actor: 'leader',
    args: async () => ({ id: await deputyIn(world, 'asked'), reason: 'Vi har en stedfortreder.' })
  },
  'roles.end': {
    actor: 'leader',
    args: async () => ({ id: await roleIn(world, 'given', 'otherLeader', 'contact') })
  }
});

/** The operation of a step of the actor matrix (`command state`), with what it needs made first; none of other rooms. */
export const partnershipStep = async (world: World, step: string): Promise<Op | undefined> => {
  const [name = '', state = ''] = step.split(' ');
  const [table = '', verb = ''] = name.split('.');
  if (step === 'partnership_settings.save new')
    return rawOp(name, { id: partnership_id, digest_hour: 8 }, { base_rev: 99 });
  if (step === 'organisations.save new')
    return rawOp(name, { id: organisation_id, leader_nb: 'Kommunalsjef' }, { base_rev: 99 });
  if (step === 'roles.ask new') return rawOp(name, askArgs('contact'));
  if (step === 'invitations.send new') return rawOp(name, inviteArgs('deputy'));
  if (step === 'invitations.withdraw new') return rawOp(name, { id: await newInvitation(world) });
  if (step === 'partnership_members.add new') return rawOp(name, await memberArgs(world));
  if (step === 'partnership_members.remove new') return rawOp(name, { id: await newMember(world) });
  if (step === 'roles.save given')
    return rawOp(name, { id: await roleIn(world, 'given', 'steering', 'steering'), share: 30 });
  if (table === 'roles') {
    const id =
      state === 'given'
        ? await roleIn(world, 'given', 'otherLeader', 'contact')
        : await roleIn(world, 'asked', 'staff', 'deputy');
    return rawOp(name, { id, ...(verb === 'decline' ? { reason: 'Ikke nå.' } : {}) });
  }
  const register = registers.find((each) => each === table);
  if (!register) return undefined;
  if (verb === 'save' && state === 'new') return rawOp(name, await registerArgs(world, register));
  const id = await registerRow(world, register);
  return rawOp(name, { id, ...(verb === 'save' ? { results: 'Noe nytt' } : {}) }, { base_rev: 99 });
};

const someRole = (what: number): RoleName => roleNames[what % roleNames.length] ?? 'contact';

/** What one of these commands can be in a random life: on a row there is, or a new one; none of other rooms. */
export const partnershipEvent = async (
  world: World,
  name: string,
  what: number
): Promise<((who: Person) => Op) | undefined> => {
  const [table = '', verb = ''] = name.split('.');
  const rows = async (where: string) =>
    world.sql<{ id: string; rev: number }>(`select id, rev from public.${table} ${where} order by id`);
  if (name === 'partnership_settings.save')
    return () => rawOp(name, { id: partnership_id, answer_days: 1 + (what % 60) }, { base_rev: 1_000_000 });
  if (name === 'organisations.save')
    return () => rawOp(name, { id: organisation_id, leader_nb: `Leder ${what}` }, { base_rev: 1_000_000 });
  if (name === 'roles.ask') return () => rawOp(name, askArgs(someRole(what)));
  if (table === 'invitations' || table === 'partnership_members') {
    if (verb === 'add') return memberArgs(world).then((args) => () => rawOp(name, args));
    // Now and then to one who has an account, who gets the role at once.
    const email = what % 3 === 0 ? addressOf('staff') : undefined;
    if (verb === 'send') return () => rawOp(name, inviteArgs(someRole(what), email));
    const all = await rows('');
    const row = all[what % Math.max(1, all.length)];
    return row && (() => rawOp(name, { id: row.id }));
  }
  if (table === 'roles') {
    const live = await rows(`where state = '${verb === 'end' || verb === 'save' ? 'given' : 'asked'}'`);
    const row = live[what % Math.max(1, live.length)];
    if (verb === 'save') return row && (() => rawOp(name, { id: row.id, share: what % 100 }));
    return row && (() => rawOp(name, { id: row.id, ...(verb === 'decline' ? { reason: 'Ikke nå.' } : {}) }));
  }
  const register = registers.find((each) => each === table);
  if (!register) return undefined;
  const all = await rows(verb === 'publish' ? `where state = 'draft'` : '');
  const row = all[what % Math.max(1, all.length)];
  if (verb === 'save' && (what % 2 === 0 || !row || register === 'partnership_profiles')) {
    const args = await registerArgs(world, register);
    return () => rawOp(name, args);
  }
  const patch: Partial<Record<Register, object>> = {
    partnership_role_names: { name_en: `Name ${what}` },
    partnership_groups: { name_en: `Group ${what}` },
    agreements: { name_en: `Agreement ${what}` },
    anchorings: { body_en: `Body ${what}` },
    organisation_facts: { students: what },
    resource_persons: { title: `Tittel ${what}` },
    window_rules: { lead_days: what % 366 },
    wheel_items: { title: `Noe nytt ${what}` },
    field_links: { research_field_id: what % 3 ? places.otherField : places.researchField }
  };
  return (
    row &&
    (() => rawOp(name, { id: row.id, ...(verb === 'save' ? patch[register] : {}) }, { base_rev: row.rev }))
  );
};
