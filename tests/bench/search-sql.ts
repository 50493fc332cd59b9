/** The server's search by SQL, which it turns to where there are too many challenges to hold: over real Postgres. */
import type pg from 'pg';
import type { Directory } from '../../src/lib/domain/challenges/matching.ts';
import { searchBySql } from '../../src/lib/server/read/search-sql.ts';
import type { PublicClient } from '../../src/lib/server/supabase.ts';
import { actAs } from '../db/race/connection.ts';
import { fill } from './fill.ts';
import type { Answer } from './search-baselines.ts';
import { explainEverything, plansOf, readsOf } from './plans.ts';
import { withPostgres } from './server.ts';

/** No terms and no units: what is filed under them would be found as well. */
const directory: Directory = { themes: [], technologies: [], organisations: [] };

/** A question for rows of a table, of which none has been filled. */
const nothing = {
  select: () => nothing,
  order: () => nothing,
  range: () => nothing,
  overrideTypes: () => Promise.resolve({ data: [], error: null })
};

/** How PostgREST answers: rows as a list of them, anything else as it is. */
const answers = {
  search_challenges: (call: string) => `select coalesce(json_agg(found), '[]') as answer from ${call} found`,
  words_meant: (call: string) => `select to_json(${call}) as answer`
};

/** What PostgREST asks for a visitor, arguments by name. */
const postgrest = (client: pg.Client): PublicClient =>
  ({
    from: () => nothing,
    rpc: (name: keyof typeof answers, asked: Record<string, unknown>) => {
      const given = Object.keys(asked).map((key, n) => `${key} => $${n + 1}`);
      const values = Object.entries(asked).map(([key, value]) =>
        key === 'meant' ? JSON.stringify(value) : value
      );
      const answer = client
        .query<{ answer: unknown }>(answers[name](`public.${name}(${given.join(', ')})`), values)
        .then(({ rows }) => ({ data: rows[0]?.answer, error: null }));
      return Object.assign(answer, { overrideTypes: () => answer });
    }
  }) as unknown as PublicClient;

/** `memory_mb`: what search keeps on disk. `reads`: how often which kind of scan read the words of challenges. */
export type SqlSearch = { build_ms: number; memory_mb: number; reads: Record<string, number> };

/** Fills the table without what search keeps beside it, and makes that then, as an upgrade and the timer do. */
const filled = async (admin: pg.Client, count: number): Promise<Omit<SqlSearch, 'reads'>> => {
  await fill(admin, { people: 60, challenges: count, fed: false });
  const start = performance.now();
  await admin.query(
    `insert into private.challenge_words
     select words.* from public.challenges c cross join private.words_of(c) words where c.state = 'published'`
  );
  await admin.query('select private.job_search_words(now())');
  const build_ms = performance.now() - start;
  await admin.query('vacuum analyze public.challenges, private.challenge_words, private.search_words');
  const { rows } = await admin.query<{ bytes: string }>(
    `select pg_total_relation_size('private.challenge_words') + pg_total_relation_size('private.search_words') as bytes`
  );
  return { build_ms, memory_mb: Number(rows[0]?.bytes) / 2 ** 20 };
};

/** How the table is read for these queries. */
const readsFor = async (admin: pg.Client, queries: readonly string[]): Promise<SqlSearch['reads']> => {
  const reads: SqlSearch['reads'] = {};
  await explainEverything(admin);
  // Without the small statements inside: each row of a search calls a function that is one.
  await admin.query('set auto_explain.log_min_duration = 2');
  for (const query of queries) {
    const plans = await plansOf(admin, () => searchBySql(postgrest(admin), query, directory));
    for (const read of readsOf(plans, 'challenge_words')) reads[read] = (reads[read] ?? 0) + 1;
  }
  return reads;
};

/** Calls `measure` with a search over `count` published challenges, asked as a visitor. */
export const withSql = <Result>(
  count: number,
  queries: readonly string[],
  measure: (search: (query: string) => Promise<Answer>) => Promise<Result>
): Promise<SqlSearch & Result> =>
  withPostgres(async (open) => {
    const [admin, visitor] = (await open(`search_${count}`, 2)) as [pg.Client, pg.Client];
    const made = await filled(admin, count);
    await actAs(visitor, null, 'session');
    const client = postgrest(visitor);
    const measured = await measure(async (query) => {
      const { rows, found } = await searchBySql(client, query, directory);
      return { ids: rows.slice(0, 10).map(({ id }) => id), size: found.size };
    });
    return { ...made, ...measured, reads: await readsFor(admin, queries) };
  });
