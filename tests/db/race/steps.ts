/**
 * What the writers of the race do: commands through the real `sync_push` by people who may or may not, and the direct
 * changes of tables that move rights and audiences. Each step is one statement; the writer decides about transactions.
 */
import type pg from 'pg';
import type { Person, World } from './world.ts';

export type Chance = () => number;
export type Step = { name: string; as: string | null; sql: string; values: unknown[] };

type ChallengeNow = {
  id: string;
  state: string;
  rev: string;
  organisation_id: string;
  partnership_id: string;
  author_id: string | null;
  contact_id: string | null;
};
type InterestNow = { id: string; state: string; rev: string; person_id: string | null; challenge_id: string };
export type Now = { challenges: ChallengeNow[]; interests: InterestNow[] };
/** A way to draw the next step, from what stands committed. */
export type Draw = (client: pg.Client) => Promise<(chance: Chance) => Step | undefined>;

/** What stands committed now, so that most commands meet a row in a state they fit. */
const look = async (client: pg.Client): Promise<Now> => {
  const challenges = await client.query<ChallengeNow>(
    `select c.id, c.state, c.rev, c.organisation_id, c.partnership_id, k.author_id, k.contact_id
     from public.challenges c left join public.challenge_cases k using (id)`
  );
  const interests = await client.query<InterestNow>(
    `select id, state, rev, person_id, challenge_id from public.interests`
  );
  return { challenges: challenges.rows, interests: interests.rows };
};

export const pick = <Item>(chance: Chance, items: readonly Item[]): Item | undefined =>
  items[Math.floor(chance() * items.length)];

/** One operation as the app sends it. */
export const operation = (kind: string, args: object, baseRev: number | null) => ({
  op_id: crypto.randomUUID(),
  kind,
  v: 1,
  args,
  base_rev: baseRev,
  prev: null
});

export const push = (uid: string, ...ops: object[]): Step => ({
  name: 'push',
  as: uid,
  sql: `select public.sync_push($1::jsonb) as answer`,
  values: [JSON.stringify(ops)]
});

export const direct = (name: string, sql: string, ...values: unknown[]): Step => ({
  name,
  as: null,
  sql,
  values
});

const words = (chance: Chance): string => `ord ${Math.floor(chance() * 1e9).toString(36)}`;

/** A draft that is ready to be submitted. */
export const draft = (world: World, chance: Chance, unit = pick(chance, world.units)): object => ({
  id: crypto.randomUUID(),
  partnership_id: unit?.partnership,
  organisation_id: unit?.id,
  title: `Behov ${words(chance)}`,
  today: `I dag er dette vanskelig: ${words(chance)}`,
  whom: 'Elever og foreldre',
  better: `Det ville blitt bedre: ${words(chance)}`,
  contact_role: 'Fagleder',
  theme_id: pick(chance, world.themes),
  kinds: ['master']
});

const most = 45;

const challengeStep = (world: World, now: Now, chance: Chance): Step | undefined => {
  const staff = pick(chance, world.staff);
  const unit = pick(
    chance,
    world.units.filter((one) => one.municipality === staff?.home)
  );
  if (staff && unit && now.challenges.length < most && chance() < 0.4)
    return push(staff.uid, operation('challenges.save', draft(world, chance, unit), null));
  const row = pick(chance, now.challenges);
  if (!row) return undefined;
  const args = { id: row.id };
  const rev = Number(row.rev);
  const own = row.author_id ?? staff?.uid;
  const coordinator = pick(chance, world.coordinators);
  if (!own || !coordinator) return undefined;
  const roll = chance();
  if (roll < 0.25)
    return push(own, operation('challenges.save', { ...args, better: `Bedre slik: ${words(chance)}` }, rev));
  if (row.state === 'draft')
    return push(own, operation(roll < 0.85 ? 'challenges.submit' : 'challenges.remove', args, rev));
  if (row.state === 'returned') return push(own, operation('challenges.submit', args, rev));
  if (row.state === 'submitted')
    return roll < 0.8
      ? push(coordinator.uid, operation('challenges.publish', args, rev))
      : push(
          coordinator.uid,
          operation('challenges.return', { ...args, note: 'Skriv litt mer om behovet.' }, rev)
        );
  return push(own, operation('challenges.withdraw', args, rev));
};

const interestStep = (world: World, now: Now, chance: Chance): Step | undefined => {
  const person = pick(chance, world.academics);
  const open = pick(
    chance,
    now.challenges.filter((row) => row.state === 'published')
  );
  if (person && open && chance() < 0.5)
    return push(
      person.uid,
      operation(
        'interests.send',
        {
          id: crypto.randomUUID(),
          challenge_id: open.id,
          role: 'student',
          name: 'Student',
          message: `Jeg vil gjerne bidra: ${words(chance)}`
        },
        null
      )
    );
  const row = pick(
    chance,
    now.interests.filter((one) => one.state === 'sent' || one.state === 'accepted')
  );
  if (!row?.person_id) return undefined;
  const rev = Number(row.rev);
  if (chance() < 0.3) return push(row.person_id, operation('interests.withdraw', { id: row.id }, rev));
  const contact = now.challenges.find((one) => one.id === row.challenge_id)?.contact_id;
  if (!contact) return undefined;
  return chance() < 0.6
    ? push(contact, operation('interests.accept', { id: row.id, answer: 'Velkommen til oss.' }, rev))
    : push(contact, operation('interests.decline', { id: row.id, reason: 'full', answer: '' }, rev));
};

/** An organisation joins a partnership, or leaves it. */
const memberStep = (world: World, organisation: string | undefined, chance: Chance): Step => {
  const partnership = pick(chance, world.partnerships);
  return chance() < 0.6
    ? direct(
        'join partnership',
        `insert into public.partnership_members (partnership_id, organisation_id) values ($1, $2) on conflict do nothing`,
        partnership,
        organisation
      )
    : direct(
        'leave partnership',
        `delete from public.partnership_members where partnership_id = $1 and organisation_id = $2`,
        partnership,
        organisation
      );
};

/** Rights given and taken, and rows changed behind the commands' back, as a coordinator's tools and jobs will. */
const directStep = (world: World, now: Now, chance: Chance, roll = chance()): Step | undefined => {
  const anyone = pick(chance, chance() < 0.5 ? world.people : world.staff) as Person;
  const unit = pick(chance, world.units);
  const row = pick(chance, now.challenges);
  if (roll < 0.16)
    return direct(
      'give unit role',
      `insert into public.unit_roles (id, person_id, organisation_id, role) values ($1, $2, $3, $4) on conflict do nothing`,
      crypto.randomUUID(),
      anyone.uid,
      unit?.id,
      pick(chance, ['contact', 'leader', 'deputy'])
    );
  if (roll < 0.32)
    return direct('take unit role', `delete from public.unit_roles where person_id = $1`, anyone.uid);
  if (roll < 0.4)
    return direct(
      'give partnership role',
      `insert into public.partnership_roles (id, partnership_id, person_id, role)
       values ($1, $2, $3, $4) on conflict do nothing`,
      crypto.randomUUID(),
      pick(chance, world.partnerships),
      anyone.uid,
      pick(chance, ['coordinator', 'coordinator', 'steering'])
    );
  if (roll < 0.44)
    return direct(
      'take partnership role',
      `delete from public.partnership_roles where person_id = $1`,
      anyone.uid
    );
  if (roll < 0.5) return memberStep(world, unit?.municipality, chance);
  if (roll < 0.54)
    return direct(
      'change theme',
      `update public.themes set about_nb = $2 where id = $1`,
      pick(chance, world.themes),
      words(chance)
    );
  if (roll < 0.62)
    return direct(
      'rename a unit',
      `update public.organisations set name_nb = $2 where id = $1`,
      unit?.id,
      words(chance)
    );
  if (!row) return undefined;
  if (roll < 0.74)
    return direct(
      'change contact',
      `update public.challenge_cases set contact_id = $2 where id = $1`,
      row.id,
      anyone.uid
    );
  if (roll < 0.84)
    return direct(
      'move to another unit',
      `update public.challenges set organisation_id = $2 where id = $1`,
      row.id,
      unit?.id
    );
  if (roll < 0.94)
    return direct('touch', `update public.challenges set place = $2 where id = $1`, row.id, words(chance));
  return direct(
    'delete',
    `with answered as (delete from public.interests where challenge_id = $1) delete from public.challenges where id = $1`,
    row.id
  );
};

/** One random step that has a fair chance of changing something, or undefined when the dice found no row for it. */
const randomStep = (world: World, now: Now, chance: Chance): Step | undefined => {
  const roll = chance();
  if (roll < 0.5) return challengeStep(world, now, chance);
  if (roll < 0.7) return interestStep(world, now, chance);
  return directStep(world, now, chance);
};

/** Every way in which rights and audiences move, as a place on the dice of `directStep`. */
export const movesOfRights = {
  'give unit role': 0.1,
  'take unit role': 0.2,
  'give partnership role': 0.35,
  'take partnership role': 0.42,
  'join partnership': 0.46,
  'leave partnership': 0.46,
  'change contact': 0.7,
  'move to another unit': 0.8
};

/**
 * The main road, its answers, and the rights around them.
 * @param first places on the dice of rights whose turn comes first; emptied
 */
export const mainRoad =
  (world: World, first: number[] = []): Draw =>
  async (client) => {
    const now = await look(client);
    return (chance) => {
      const roll = chance() < 0.5 ? first.pop() : undefined;
      return roll === undefined ? randomStep(world, now, chance) : directStep(world, now, chance, roll);
    };
  };
