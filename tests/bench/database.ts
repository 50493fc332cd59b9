/** Benches of the sync on real Postgres: an empty pull in a big database, growth of history, pushes. */
import type pg from 'pg';
import { actAs, connect } from '../db/race/connection.ts';
import { startPostgres } from '../tools/postgres.ts';
import { fill, type Filled } from './fill.ts';
import { deltaCost, pushCost } from './history.ts';
import { time, type Line } from './measure.ts';
import { explainEverything, plansOf, readsOf } from './plans.ts';
import { pull, pullAll } from './pull.ts';

/** One statement for all audiences, counts included: the form that `sync_pull` is measured against. */
const setBased = `
  create function public.pull_set_based(cursors jsonb) returns jsonb
  language sql stable security definer set search_path = '' as $bench$
    with mine as (select unnest(private.my_audiences()) as audience),
    changed as (
      select f.audience, f.entity, f.id, f.gone, f.x from mine
      join private.sync_feed f on f.audience = mine.audience
        and f.x >= coalesce(cursors ->> mine.audience, '0')::xid8
    )
    select jsonb_build_object(
      'next', pg_snapshot_xmin(pg_current_snapshot())::text,
      'members', coalesce(jsonb_agg(jsonb_build_array(audience, entity, id, gone) order by x, id), '[]')
    ) from changed
  $bench$;
  grant execute on function public.pull_set_based(jsonb) to authenticated;`;

const emptyPull = async (client: pg.Client, filled: Filled): Promise<Line[]> => {
  const lines: Line[] = [];
  const size = `${Math.round(filled.feedRows / 1000)},000 feed rows`;
  for (const who of ['student', 'contact', 'coordinator'] as const) {
    await actAs(client, filled[who], 'session');
    const rest = await pullAll(client);
    const loop = await time(200, () => pull(client, rest));
    const whole = await time(20, () =>
      client.query('select public.pull_set_based($1)', [JSON.stringify(rest.cursors)])
    );
    const audiences = Object.keys(rest.cursors).length;
    lines.push({
      what: `empty pull, ${who} (${audiences} audiences), ${size}, p95`,
      value: loop.p95,
      unit: 'ms',
      budget: 10,
      against: { what: 'set-based', value: whole.p95 },
      note: `p50 ${loop.p50.toFixed(2)} ms`
    });
    await client.query('reset role');
    await explainEverything(client);
    await actAs(client, filled[who], 'session');
    const plans = await plansOf(client, () => pull(client, rest));
    await client.query(`reset role; set auto_explain.log_min_duration = -1`);
    lines.push({
      what: `— rows removed by filter inside it`,
      value: plans.removedByFilter,
      unit: 'nodes',
      budget: 0,
      note: `${plans.statements} statements; sync_feed: ${readsOf(plans, 'sync_feed').join(', ')}`
    });
  }
  return lines;
};

const small = { people: 1_000, challenges: 1_150 };
const big = { people: 10_000, challenges: 11_500 };

/** All benches of the database: two databases in one server, one with ten times the history of the other. */
export const databaseBench = async (): Promise<Line[]> => {
  const postgres = await startPostgres();
  const open = async (name: string): Promise<{ admin: pg.Client; person: pg.Client }> => {
    const url = await postgres.database(name);
    return { admin: await connect(url), person: await connect(url) };
  };
  try {
    const young = await open('bench_young');
    const old = await open('bench_old');
    const youngFilled = await fill(young.admin, small);
    const oldFilled = await fill(old.admin, big);
    await old.admin.query(setBased);
    const lines = await emptyPull(old.person, oldFilled);
    const [short, long] = [
      await deltaCost(young.admin, young.person, youngFilled),
      await deltaCost(old.admin, old.person, oldFilled)
    ];
    lines.push({
      what: `pull of the same 50 rows, history × ${(oldFilled.feedRows / youngFilled.feedRows).toFixed(1)}, p50`,
      value: long / short,
      unit: '×',
      budget: 1.2,
      note: `${short.toFixed(1)} → ${long.toFixed(1)} ms`
    });
    lines.push(...(await pushCost(old.admin, old.person, oldFilled)));
    for (const client of [young.admin, young.person, old.admin, old.person]) await client.end();
    return lines;
  } finally {
    await postgres.close();
  }
};
