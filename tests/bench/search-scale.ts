/** Search in many made-up challenges: as the phone does it, as the server does by SQL, by MiniSearch and a plain scan. */
import MiniSearch from 'minisearch';
import type { Challenge } from '../../src/lib/domain/challenges/challenge.ts';
import { firstOf } from '../../src/lib/domain/first-of.ts';
import { challengeDocument } from '../../src/lib/domain/matching/challenge-document.ts';
import { SearchIndex, type SearchDocument } from '../../src/lib/domain/matching/search/index.ts';
import { challenges } from './generate.ts';
import { held } from './held.ts';
import { leastOf } from './least.ts';
import { percentiles, type Times } from './measure.ts';
import { byScan, textOf, type Answer, type Text } from './search-baselines.ts';
import { withSql } from './search-sql.ts';
import { ground, queries, typed } from './search-typed.ts';

type Search = (query: string) => Answer | Promise<Answer>;
type Measured = Times & { hits: number; answered: number };

const shown = 10;
/** From so many on the server asks the database (`src/lib/server/read/searchable.ts`). */
const heldByServer = 5_000;

/** As the list asks: what has every word, and the best of them. */
const ours = (documents: readonly SearchDocument[]): Search => {
  const index = new SearchIndex();
  for (const document of documents) index.put(document);
  return (query) => {
    const found = index.find(query);
    const scores = found.scores(documents);
    const places: number[] = [];
    for (let place = 0; place < scores.length; place += 1) if (scores[place]) places.push(place);
    const best = firstOf(places, shown, (a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
    return { ids: best.map((place) => documents[place]?.id ?? ''), size: found.size };
  };
};

const miniSearch = (documents: readonly SearchDocument[]): Search => {
  const index = new MiniSearch<Text>({
    fields: ['title', 'terms', 'body'],
    searchOptions: { boost: { title: 3 }, prefix: true, fuzzy: 0.2, combineWith: 'AND' }
  });
  index.addAll(documents.map(textOf));
  return (query) => {
    const found = index.search(query);
    return { ids: found.slice(0, shown).map(({ id }) => String(id)), size: found.length };
  };
};

const methods: Record<string, (documents: readonly SearchDocument[]) => Search> = {
  ours,
  'MiniSearch 7': miniSearch,
  'plain scan': (documents) => byScan(documents.map(textOf), shown)
};

/** `hits`: how many are found, in the mean; `answered`: the part of the queries for which anything is. */
const measure = async (search: Search, asked: readonly string[]): Promise<Measured> => {
  const sizes = new Map<string, number>();
  const times = await leastOf(asked, async (query) => {
    sizes.set(query, (await search(query)).size);
  });
  return {
    ...percentiles(times),
    hits: Math.round([...sizes.values()].reduce((sum, size) => sum + size, 0) / sizes.size),
    answered: [...sizes.values()].filter((size) => size > 0).length / sizes.size
  };
};

const documentOf = (challenge: Challenge): SearchDocument =>
  challengeDocument(challenge, ['Byutvikling', 'Urban development', ...challenge.kinds]);

/** A line for each method; the database is asked for whole words, as the server is. */
export async function* scale(count: number) {
  for (const [method, build] of Object.entries(methods)) {
    const rows = challenges(count, ground);
    const { made, build_ms, memory_mb } = await held(() => build(rows.map(documentOf)));
    yield { documents: count, method, build_ms, ...(await measure(made, typed)), memory_mb };
  }
  if (count > heldByServer)
    yield {
      documents: count,
      method: 'ours by SQL',
      ...(await withSql(count, queries, (search) => measure(search, queries)))
    };
}
