/** What a pull and a push cost, and whether a longer history makes them dearer. */
import type pg from 'pg';
import { actAs } from '../db/race/connection.ts';
import { operation } from '../db/race/steps.ts';
import type { Filled } from './fill.ts';
import { time, type Line } from './measure.ts';
import { pull, pullAll } from './pull.ts';

const newRows = 50;

/** Milliseconds (p50) of the coordinator's pull of fifty changed challenges. */
export const deltaCost = async (admin: pg.Client, reader: pg.Client, filled: Filled): Promise<number> => {
  await actAs(reader, filled.coordinator, 'session');
  const rest = await pullAll(reader);
  await admin.query(
    `update public.challenges set place = 'Endret' where id in
       (select id from public.challenges where partnership_id = $1 order by id limit $2)`,
    [filled.ground.partnerships[0], newRows]
  );
  await admin.query('vacuum analyze private.sync_feed');
  const { p50 } = await time(100, () => pull(reader, rest));
  await reader.query('reset role');
  return p50;
};

/** A push of drafts by a person who may write them, against the bare insert of the same rows with its triggers. */
export const pushCost = async (admin: pg.Client, person: pg.Client, filled: Filled): Promise<Line[]> => {
  const [partnership, organisation, theme] = [
    filled.ground.partnerships[0],
    filled.ground.organisations[0],
    filled.ground.themes[0]
  ];
  const args = () => ({
    id: crypto.randomUUID(),
    partnership_id: partnership,
    organisation_id: organisation,
    title: 'Færre som faller fra',
    today: 'Mange slutter før de er ferdige, og vi vet ikke hvorfor.',
    better: 'Vi ser det i tide.',
    theme_id: theme,
    kinds: ['master']
  });
  await actAs(person, filled.contact, 'session');
  const push = async (count: number): Promise<void> => {
    const ops = Array.from({ length: count }, () => operation('challenges.save', args(), null));
    const { rows } = await person.query<{ applied: boolean }>(
      `select bool_and(result ->> 'status' = 'applied') as applied
       from jsonb_array_elements(public.sync_push($1) -> 'results') result`,
      [JSON.stringify(ops)]
    );
    if (!rows[0]?.applied) throw new Error('a push was not applied');
  };
  const bare = (count: number): Promise<unknown> =>
    admin.query(
      `with made as (
         insert into public.challenges (id, partnership_id, organisation_id, title, today, better, theme_id, kinds)
         select id, partnership_id, organisation_id, title, today, better, theme_id, kinds
         from jsonb_populate_recordset(null::public.challenges, $1) returning id
       ) insert into public.challenge_cases (id, author_id, contact_id) select id, $2, $2 from made`,
      [JSON.stringify(Array.from({ length: count }, args)), filled.contact]
    );
  const lines: Line[] = [];
  for (const count of [1, 20]) {
    const through = await time(30, () => push(count));
    const insert = await time(30, () => bare(count));
    lines.push({
      what: `push of ${count} op${count > 1 ? 's' : ''}, p50`,
      value: through.p50,
      unit: 'ms',
      budget: null,
      against: { what: 'bare insert', value: insert.p50 },
      note: `p95 ${through.p95.toFixed(1)} ms, ${(through.p50 / count).toFixed(2)} ms an op`
    });
  }
  await person.query('reset role');
  return lines;
};
