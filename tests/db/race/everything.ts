/**
 * A race over every table and every audience: the people and rows of the database tests beside those of the race, every
 * command of the catalogue, and every table that is fed changed and emptied behind the commands' back.
 */
import type pg from 'pg';
import { catalogue, drawArgs, idsNow } from '../any-command';
import { baseRev, goodCommands } from '../good';
import { fedTables } from '../open-tables';
import { addressOf, firstRows, people, persons, places, type Person } from '../people';
import { rawOp, World as Database } from '../world';
import { connect } from './connection';
import {
  direct,
  mainRoad,
  movesOfRights,
  operation,
  pick,
  push,
  type Chance,
  type Draw,
  type Step
} from './steps';
import { base } from './worlds';
import { makeWorld, type Person as Racer, type World } from './world';

/** Those whose roads to a row cross most; all of them together would only make the race slower. */
const readers: readonly Person[] = [
  'student',
  'contact',
  'leader',
  'deputy',
  'coordinator',
  'coordinatorNtnu',
  'steering'
];

const racer = (person: Person, home: string, affiliation: Racer['affiliation']): Racer => ({
  uid: people[person],
  email: addressOf(person),
  home,
  affiliation
});

const together = (world: World): World => ({
  partnerships: [...world.partnerships, places.gjovikPartnership, places.trondheimPartnership],
  units: [
    ...world.units,
    ...[places.care, places.school].map((id) => ({
      id,
      municipality: places.gjovik,
      partnership: places.gjovikPartnership
    }))
  ],
  themes: [...world.themes, places.theme],
  people: [...world.people, ...readers.map((person) => racer(person, places.gjovik, 'staff'))],
  staff: [...world.staff, racer('contact', places.gjovik, 'staff'), racer('deputy', places.gjovik, 'staff')],
  academics: [...world.academics, racer('student', places.university, 'student')],
  coordinators: [...world.coordinators, racer('coordinator', places.gjovik, 'staff')]
});

/** The closed list of audiences, as the catalogue has it: each with <id> for whatever it is about. */
export const audienceKinds = async (admin: pg.Client): Promise<string[]> => {
  const { rows } = await admin.query<{ said: string }>(
    `select col_description('private.sync_feed'::regclass, attnum) as said from pg_attribute
     where attrelid = 'private.sync_feed'::regclass and attname = 'audience'`
  );
  return (rows[0]?.said ?? '')
    .replace(/\.$/, '')
    .split(/, | or /)
    .sort();
};

/** What was fed after a transaction: tables and kinds of audience, to which rows came and from which they went. */
export const fedSince = async (admin: pg.Client, x: string) => {
  const { rows } = await admin.query<{ entity: string; kind: string; gone: boolean }>(
    `select distinct entity, regexp_replace(audience, '[0-9a-f-]{36}', '<id>') as kind, gone
     from private.sync_feed where x > $1::text::xid8`,
    [x]
  );
  const some = (field: 'entity' | 'kind', gone?: boolean): string[] =>
    [
      ...new Set(rows.filter((row) => gone === undefined || row.gone === gone).map((row) => row[field]))
    ].sort();
  return { tables: some('entity'), came: some('kind', false), went: some('kind', true) };
};

type Held = { kind: string; entity: string; id: string };

/** A row of each kind of audience that holds any, of those that little else hangs on. */
const heldNow = async (client: pg.Client): Promise<Held[]> => {
  const { rows } = await client.query<Held>(
    `select distinct on (kind) regexp_replace(audience, '[0-9a-f-]{36}', '<id>') as kind, entity, id
     from private.sync_feed
     where not gone and entity <> all ('{organisations,partnerships,profiles,themes,challenges,challenge_cases}')
     order by kind, random()`
  );
  return rows;
};

export type Everything = {
  world: World;
  draw: Draw;
  tables: string[];
  /** Tables, and kinds of audience with a row that is to come to them anew or to go, whose turn comes first: the last. */
  turn: { tables: string[]; kinds: { kind: string; goes: boolean }[] };
};

/** Fills an empty database with both worlds, and rows for every command to act on. */
export const everything = async (url: string): Promise<Everything> => {
  const admin = await connect(url);
  const database = new Database(base(admin));
  await database.database.exec(firstRows);
  const good = goodCommands(database);
  const known = await catalogue(database);
  for (const name of known.keys()) {
    const args = await good[name].args();
    // What makes a row makes it; what needs one finds the row that was made for it.
    if (/\.(save|add|send|give|prefer)$/.test(name))
      await database.send(good[name].actor, rawOp(name, args, { base_rev: baseRev(name) }));
  }
  // Every other meeting is for those who belong to its hosts: an audience that nothing else has.
  await admin.query(
    `update public.meetings m set reach = 'internal'
     from (select id, row_number() over (order by id) as n from public.meetings where state <> 'draft') o
     where o.id = m.id and o.n % 2 = 1`
  );
  await admin.query(
    `insert into public.meeting_links (id, join_url)
     select id, 'https://www.example.org/' from public.meetings on conflict (id) do nothing`
  );
  const tables = await fedTables(base(admin).query);
  const world = together(await makeWorld(admin));
  await admin.query('delete from private.limits');

  const names = [...known.keys()];
  const rights = Object.values(movesOfRights);
  // Joining and leaving are one place on the dice.
  const roads = mainRoad(world, [...rights, ...rights, ...rights, ...rights]);
  const anyCommand = (ids: Record<string, string[]>, chance: Chance): Step => {
    const name = pick(chance, names) ?? 'challenges.save';
    const actor = chance() < 0.7 ? good[name].actor : pick(chance, persons);
    const args = drawArgs(known.get(name) ?? {}, name, ids, chance);
    return push(people[actor ?? 'contact'], operation(name, args, chance() < 0.5 ? 1_000_000 : null));
  };
  const touch = ({ entity, id }: Pick<Held, 'entity' | 'id'>): Step =>
    direct('touch any', `update public.${entity} set id = id where id = $1`, id);
  const touchAny = (ids: Record<string, string[]>, entity: string, chance: Chance): Step | undefined => {
    const id = pick(chance, ids[entity] ?? []);
    return id === undefined ? undefined : touch({ entity, id });
  };
  const take = ({ entity, id }: Held): Step =>
    direct('take any', `delete from public.${entity} where id = $1`, id);

  // Each table and each kind of audience has its turn first, and again, since some transactions are rolled back.
  const kinds = await audienceKinds(admin);
  const turn = {
    tables: [...tables, ...tables],
    // Rows come before rows go: with its last row an audience has none that could come to it.
    kinds: [...kinds, ...kinds].map((kind) => ({ kind, goes: false }))
  };
  await admin.end();
  const draw: Draw = async (client) => {
    const [road, ids, held] = [
      await roads(client),
      await idsNow({ sql: base(client).query }),
      turn.kinds.length > 0 ? await heldNow(client) : []
    ];
    return (chance) => {
      const [table, due] = chance() < 0.7 ? [turn.tables.pop(), undefined] : [undefined, turn.kinds.pop()];
      const row = held.find(({ kind }) => kind === due?.kind);
      if (table) return touchAny(ids, table, chance);
      if (row) return due?.goes ? take(row) : touch(row);
      const roll = chance();
      if (roll < 0.4) return road(chance);
      if (roll < 0.85) return anyCommand(ids, chance);
      return touchAny(ids, pick(chance, tables) ?? '', chance);
    };
  };
  return { world, draw, tables, turn };
};
