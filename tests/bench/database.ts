/** Benches of the sync on real Postgres: an empty pull in a big database, growth of history, pushes. */
import type pg from 'pg';
import { actAs } from '../db/race/connection.ts';
import { fill, type Filled } from './fill.ts';
import { pullGrowth, pushCost, type History } from './history.ts';
import { time, type Line } from './measure.ts';
import { explainEverything, plansOf, readsOf, removed } from './plans.ts';
import { pull, pullAll } from './pull.ts';
import { withPostgres } from './server.ts';

/** One statement for all audiences, counts included: the form that `sync_pull` is measured against. */
export const setBased = `
  create function public.pull_set_based(cursors jsonb) returns jsonb
  language sql stable security definer set search_path = '' as $bench$
    with mine as (select audience from private.my_audiences() audience),
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

export const emptyPull = async (client: pg.Client, filled: Filled): Promise<Line[]> => {
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
    const { sync_feed: wasted = 0, ...others } = removed(plans);
    lines.push({
      what: '— rows of the feed removed by filter',
      value: wasted,
      unit: 'rows',
      budget: 0,
      note: `${plans.statements} statements, ${readsOf(plans, 'sync_feed').join(', ')}; elsewhere ${JSON.stringify(others)}`
    });
  }
  return lines;
};

/** The daily comparison: all audiences in one call, and what it was, one call for each. */
const comparison = async ({ person, filled }: History): Promise<Line[]> => {
  const lines: Line[] = [];
  for (const who of ['contact', 'coordinator'] as const) {
    await actAs(person, filled[who], 'session');
    const audiences = Object.keys((await pullAll(person)).cursors);
    const one = await time(10, () => person.query('select public.sync_check_all($1)', [audiences]));
    const each = await time(5, async () => {
      for (const audience of audiences) await person.query('select public.sync_check($1)', [audience]);
    });
    lines.push({
      what: `comparison of all rows, ${who} (${audiences.length} audiences), p50`,
      value: one.p50,
      unit: 'ms',
      budget: null,
      against: { what: 'a call each', value: each.p50 }
    });
    await person.query('reset role');
  }
  return lines;
};

const small = { people: 1_000, challenges: 1_150 };
const big = { people: 10_000, challenges: 11_500 };

/** All benches of the database: two databases in one server, one with ten times the history of the other. */
export const databaseBench = (): Promise<Line[]> =>
  withPostgres(async (open) => {
    const make = async (name: string, size: typeof small): Promise<History> => {
      const [admin, person] = (await open(name, 2)) as [pg.Client, pg.Client];
      return { admin, person, filled: await fill(admin, size) };
    };
    const young = await make('bench_young', small);
    const old = await make('bench_old', big);
    await old.admin.query(setBased);
    return [
      ...(await emptyPull(old.person, old.filled)),
      ...(await pullGrowth(young, old)),
      ...(await comparison(old)),
      ...(await pushCost(young, old))
    ];
  });
