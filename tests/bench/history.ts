/** What a pull and a push cost, and whether a longer history makes them dearer. */
import type pg from 'pg';
import { actAs } from '../db/race/connection.ts';
import { operation } from '../db/race/steps.ts';
import type { Filled } from './fill.ts';
import { compare, time, type Line } from './measure.ts';
import { pull, pullAll } from './pull.ts';

/** A filled database, reached by its owner and by a person. */
export type History = { admin: pg.Client; person: pg.Client; filled: Filled };

const newRows = 50;

/** What changes: published challenges, which anyone may read, or their cases, about which the policy asks a question. */
const changes = {
  challenges: `update public.challenges set place = 'Endret'`,
  'challenge cases': `update public.challenge_cases set note = 'Endret'`
};

/** The coordinator's pull of fifty changed rows, ready to be run again and again. */
const delta = async ({ admin, person, filled }: History, change: string): Promise<() => Promise<unknown>> => {
  await actAs(person, filled.coordinator, 'session');
  const rest = await pullAll(person);
  await admin.query(
    `${change} where id in (select id from public.challenges where partnership_id = $1 order by id limit $2)`,
    [filled.ground.partnerships[0], newRows]
  );
  await admin.query('vacuum analyze private.sync_feed');
  return async () => {
    const { members } = await pull(person, rest);
    if (members.length !== newRows) throw new Error(`${members.length} rows instead of ${newRows}`);
  };
};

/** The same pulls in a young and in an old database. */
export const pullGrowth = async (young: History, old: History): Promise<Line[]> => {
  const lines: Line[] = [];
  for (const [what, change] of Object.entries(changes)) {
    const [short, long] = [await delta(young, change), await delta(old, change)];
    const { ratio, first, second } = await compare(200, short, long);
    lines.push({
      what: `pull of the same ${newRows} ${what}, history × ${(old.filled.feedRows / young.filled.feedRows).toFixed(1)}`,
      value: ratio,
      unit: '×',
      budget: 1.2,
      note: `${first.toFixed(2)} → ${second.toFixed(2)} ms`
    });
  }
  for (const { person } of [young, old]) await person.query('reset role');
  return lines;
};

/** Challenges as a phone pushes them: drafts of one unit. */
const draftOf = ({ ground }: Filled) => ({
  id: crypto.randomUUID(),
  partnership_id: ground.partnerships[0],
  organisation_id: ground.organisations[0],
  title: 'Færre som faller fra',
  today: 'Mange slutter før de er ferdige, og vi vet ikke hvorfor.',
  better: 'Vi ser det i tide.',
  theme_id: ground.themes[0],
  kinds: ['master']
});

const pushDrafts = async ({ admin, person, filled }: History, count: number): Promise<void> => {
  // Nobody makes a thousand drafts in a day.
  await admin.query('delete from private.limits');
  const ops = Array.from({ length: count }, () => operation('challenges.save', draftOf(filled), null));
  const { rows } = await person.query<{ applied: boolean }>(
    `select bool_and(result ->> 'status' = 'applied') as applied
     from jsonb_array_elements(public.sync_push($1) -> 'results') result`,
    [JSON.stringify(ops)]
  );
  if (!rows[0]?.applied) throw new Error('a push was not applied');
};

const insertDrafts = ({ admin, filled }: History, count: number): Promise<unknown> =>
  admin.query(
    `with made as (
       insert into public.challenges (id, partnership_id, organisation_id, title, today, better, theme_id, kinds)
       select id, partnership_id, organisation_id, title, today, better, theme_id, kinds
       from jsonb_populate_recordset(null::public.challenges, $1) returning id
     ) insert into public.challenge_cases (id, author_id, contact_id) select id, $2, $2 from made`,
    [JSON.stringify(Array.from({ length: count }, () => draftOf(filled))), filled.contact]
  );

/**
 * Pushes of drafts by a person who may write them: against the bare insert of the same rows with its triggers, and in a
 * young and an old database.
 */
export const pushCost = async (young: History, old: History): Promise<Line[]> => {
  for (const { person, filled } of [young, old]) await actAs(person, filled.contact, 'session');
  const lines: Line[] = [];
  for (const count of [1, 20]) {
    const through = await time(30, () => pushDrafts(old, count));
    const insert = await time(30, () => insertDrafts(old, count));
    const growth = await compare(
      60,
      () => pushDrafts(young, count),
      () => pushDrafts(old, count)
    );
    lines.push(
      {
        what: `push of ${count} op${count > 1 ? 's' : ''}, p50`,
        value: through.p50,
        unit: 'ms',
        budget: null,
        against: { what: 'bare insert', value: insert.p50 },
        note: `p95 ${through.p95.toFixed(1)} ms, ${(through.p50 / count).toFixed(2)} ms an op`
      },
      {
        what: '— the same, history × 10',
        value: growth.ratio,
        unit: '×',
        budget: 1.5,
        note: `${growth.first.toFixed(1)} → ${growth.second.toFixed(1)} ms`
      }
    );
  }
  for (const { person } of [young, old]) await person.query('reset role');
  return lines;
};
