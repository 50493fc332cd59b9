import { challenges, random, type Ground } from './generate.ts';
import { researchFields, serviceAreas } from './words.ts';
import { fillLife } from './fill-life.ts';
import type { Challenge } from '../../src/lib/domain/challenges/challenge.ts';

/** What a filled database is reached through: a connection to real Postgres, or the embedded one. */
export type Queries = {
  query: <Row extends Record<string, unknown>>(sql: string, values?: unknown[]) => Promise<{ rows: Row[] }>;
};

/** Who stands in a filled database, by the rights that make a pull cheap or dear. */
export type Filled = {
  ground: Ground;
  /** Belongs to the university and has nothing else. */
  student: string;
  /** Shares the challenges of the first unit with its other contacts. */
  contact: string;
  /** Leads the first unit. */
  leader: string;
  /** Coordinator of the partnership that half of the challenges hang on. */
  coordinator: string;
  /** The challenge of some interest in the first unit, and the threads of this one and one of the student. */
  talk: { challenge: string; student: string; unit: string };
  feedRows: number;
};

const batch = 2_000;

const one = async (client: Queries, sql: string, values: unknown[] = []): Promise<string> => {
  const { rows } = await client.query<{ id: string }>(sql, values);
  if (!rows[0]) throw new Error(`no row from: ${sql}`);
  return rows[0].id;
};

/** Organisations, partnerships and terms for the generated challenges to hang on. */
const makeGround = async (
  client: Queries,
  { units = 30, municipalities = 1 }: Size
): Promise<Ground & { home: string }> => {
  const organisation = (kind: string, slug: string, parent: string | null): Promise<string> =>
    one(
      client,
      `insert into public.organisations (id, parent_id, kind, slug, name_nb, name_nn, name_en)
       values (gen_random_uuid(), $1, $2, $3, $3, $3, $3) returning id`,
      [parent, kind, slug]
    );
  const home = await organisation('university', 'bench-university', null);
  const above: string[] = [];
  for (let n = 0; n < municipalities; n++)
    above.push(await organisation('municipality', `bench-municipality-${n}`, null));
  const organisations: string[] = [];
  for (let n = 0; n < units; n++)
    organisations.push(await organisation('unit', `bench-unit-${n}`, above[n % municipalities] ?? null));
  const partnerships: string[] = [];
  for (const slug of ['bench-one', 'bench-two'])
    partnerships.push(
      await one(
        client,
        `insert into public.partnerships (id, slug, name_nb, name_nn, name_en)
         values (gen_random_uuid(), $1, $1, $1, $1) returning id`,
        [slug]
      )
    );
  await client.query(
    `insert into public.partnership_members (partnership_id, organisation_id)
     select p, o from unnest($1::uuid[]) p, unnest($2::uuid[]) o`,
    [partnerships, above]
  );
  const themes: string[] = [];
  for (let n = 0; n < 5; n++)
    themes.push(
      await one(
        client,
        `insert into public.themes
           (id, key, name_nb, name_nn, name_en, about_nb, about_nn, about_en, position, valid_from)
         values (gen_random_uuid(), $1, $1, $1, $1, $1, $1, $1, $2, '2026-01-01') returning id`,
        [`bench-${'abcde'[n]}`, 50 + n]
      )
    );
  const terms = async (
    room: 'technologies' | 'service_areas' | 'research_fields',
    names: readonly string[]
  ) => {
    const ids: string[] = [];
    for (const [n, name] of names.entries())
      ids.push(
        await one(
          client,
          `insert into public.${room} (id, key, name_nb, name_nn, name_en, position, valid_from)
           values (gen_random_uuid(), $1, $2, $2, $2, $3, '2026-01-01') returning id`,
          [`bench-${n}`, name, 50 + n]
        )
      );
    return ids;
  };
  return {
    partnerships,
    organisations,
    themes,
    technologies: await terms('technologies', ['Sensorer', 'Kart', 'Data', 'Velferd', 'Læring', 'Energi']),
    serviceAreas: await terms('service_areas', serviceAreas),
    researchFields: await terms('research_fields', researchFields),
    home
  };
};

/** People with a profile and an affiliation each; their ids. */
const makePeople = async (client: Queries, count: number, home: string): Promise<string[]> => {
  const { rows } = await client.query<{ id: string }>(
    `insert into auth.users (id, email)
     select gen_random_uuid(), 'bench' || n || '@bench.example' from generate_series(1, $1::int) n returning id`,
    [count]
  );
  const ids = rows.map(({ id }) => id);
  await client.query(`insert into public.profiles (id) select unnest($1::uuid[]) on conflict do nothing`, [
    ids
  ]);
  await client.query(
    `insert into public.affiliations (id, person_id, organisation_id, role)
     select gen_random_uuid(), person, $2, 'student' from unnest($1::uuid[]) person`,
    [ids, home]
  );
  return ids;
};

/**
 * How much to fill in. `states`: what the challenges are in turn, all published where it is left out. `interests`: sent
 * by people in turn to challenges at random, a few of them answered.
 */
export type Size = {
  people: number;
  challenges: number;
  /** 30 where it is left out. */
  units?: number;
  /** What the units are shared out among; one where it is left out. */
  municipalities?: number;
  /** 50 where it is left out. */
  contacts?: number;
  /** False where nobody pulls: the rows go in without the triggers that would feed them, twenty times as fast. */
  fed?: boolean;
  interests?: number;
  /** True: with what lives around the interests (fill-life.ts). */
  life?: boolean;
  states?: Challenge['state'][];
};

const makeInterests = async (client: Queries, count: number, people: string[]): Promise<void> => {
  // By place in an array: a join on a computed place would compare each with each.
  await client.query(
    `with offered as (select array_agg(id order by id) as ids from public.challenges where published_at is not null)
     insert into public.interests (id, challenge_id, person_id, role, name, message, state, answer_by, sent_at)
     select gen_random_uuid(), ids[1 + n::bigint * 7919 % cardinality(ids)], ($2::uuid[])[1 + n % cardinality($2::uuid[])],
       'student', 'Student', 'Jeg vil gjerne skrive om dette.', case when n % 5 = 0 then 'accepted' else 'sent' end,
       '2026-12-01', now()
     from offered, generate_series(1, $1::int) n`,
    [count, people]
  );
};

/** Fills an empty database, through its own triggers where it is fed, so that the feed is the one that they keep. */
export const fill = async (client: Queries, size: Size, wordiness = 1): Promise<Filled> => {
  const { home, ...ground } = await makeGround(client, size);
  const people = await makePeople(client, size.people, home);
  const [student, coordinator, leader, ...others] = people;
  const owners = others.slice(0, size.contacts ?? 50);
  const [contact] = owners;
  if (!student || !coordinator || !leader || !contact) throw new Error('too few people');
  await client.query(
    `insert into public.partnership_roles (id, partnership_id, person_id, role)
     values (gen_random_uuid(), $1, $2, 'coordinator')`,
    [ground.partnerships[0], coordinator]
  );
  // Every contact holds the role in one unit, and answers for challenges of that unit only.
  const contactsOf = new Map<string, string[]>();
  for (const [n, owner] of owners.entries()) {
    const unit = ground.organisations[n % ground.organisations.length] as string;
    contactsOf.set(unit, [...(contactsOf.get(unit) ?? []), owner]);
    await client.query(
      `insert into public.unit_roles (person_id, organisation_id, role) values ($1, $2, 'contact')`,
      [owner, unit]
    );
  }
  await client.query(
    `insert into public.unit_roles (person_id, organisation_id, role) values ($1, $2, 'leader')`,
    [leader, ground.organisations[0]]
  );
  const rows = challenges(size.challenges, ground, { wordiness, states: size.states ?? ['published'] });
  const chance = random(7);
  if (size.fed === false) await client.query('set session_replication_role = replica');
  for (let start = 0; start < rows.length; start += batch) {
    const part = rows.slice(start, start + batch);
    await client.query(
      `insert into public.challenges select * from jsonb_populate_recordset(null::public.challenges, $1)`,
      [JSON.stringify(part)]
    );
    await client.query(
      `insert into public.challenge_cases (id, author_id, contact_id, submitted_at)
       select * from jsonb_to_recordset($1) as c(id uuid, author_id uuid, contact_id uuid, submitted_at timestamptz)`,
      [
        JSON.stringify(
          part.map(({ id, organisation_id, published_at }) => {
            const near = contactsOf.get(organisation_id) ?? [];
            const owner = near[Math.floor(chance() * near.length)];
            return { id, author_id: owner, contact_id: owner, submitted_at: published_at };
          })
        )
      ]
    );
  }
  await makeInterests(client, size.interests ?? 0, people);
  if (size.life) await fillLife(client);
  await client.query('reset session_replication_role');
  await client.query('vacuum analyze');
  const { rows: feed } = await client.query<{ count: string }>(
    'select count(*) as count from private.sync_feed'
  );
  const interest = async (where: string, id: unknown): Promise<{ id: string; challenge: string }> => {
    const { rows: found } = await client.query<{ id: string; challenge: string }>(
      `select i.id, c.id as challenge from public.interests i join public.challenges c on c.id = i.challenge_id
       where ${where} = $1 order by i.id limit 1`,
      [id]
    );
    return found[0] ?? { id: '', challenge: '' };
  };
  const own = await interest('i.person_id', student);
  const near = await interest('c.organisation_id', ground.organisations[0]);
  return {
    ground,
    student,
    contact,
    leader,
    coordinator,
    talk: { challenge: near.challenge, student: own.id, unit: near.id },
    feedRows: Number(feed[0]?.count)
  };
};
