/**
 * `npm run bench:search -- --data FILE [--data FILE] [--sizes 2000,10000] [--json]`: how well search ranks the queries
 * of a file, beside BM25 over words and over pieces of four letters, and how fast it is with made-up challenges
 * (search-scale.ts). It fails when the lexicon has an entry that is a label of the file.
 */
import { parseArgs } from 'node:util';
import { lexicon } from '../../src/lib/domain/matching/search/lexicon.ts';
import { SearchIndex, type SearchDocument } from '../../src/lib/domain/matching/search/index.ts';
import { held } from './held.ts';
import { percentiles } from './measure.ts';
import { byFourgrams, byWords, textOf, type Ranker } from './search-baselines.ts';
import { scale } from './search-scale.ts';
import { labelsOf, ndcg10, readSets, type QuerySet } from './search-sets.ts';

const ours = (documents: readonly SearchDocument[]): Ranker => {
  const index = new SearchIndex();
  for (const document of documents) index.put(document);
  return (query, limit) => index.search(query, { limit }).map(({ id }) => id);
};

/** Milliseconds and megabytes to two places, all others as they are. */
const rounded = (value: unknown): unknown => (typeof value === 'number' ? Number(value.toFixed(2)) : value);

const quality = ({ queries, qrels }: QuerySet, ranker: Ranker): number => {
  const asked = Object.entries(queries);
  const sum = asked.reduce((all, [id, query]) => all + ndcg10(ranker(query, 10), qrels[id] ?? {}), 0);
  return Number((sum / asked.length).toFixed(4));
};

/** What was made, so that nothing of it is freed while the next is weighed. */
const kept: Ranker[] = [];

const judge = async (set: QuerySet) => {
  const { made: ranker, build_ms, memory_mb } = await held(() => ours(set.documents));
  kept.push(ranker);
  const texts = set.documents.map(textOf);
  const ndcg10 = {
    ours: quality(set, ranker),
    words: quality(set, byWords(texts)),
    fourgram: quality(set, byFourgrams(texts))
  };
  const { p50, p95 } = percentiles(
    Object.values(set.queries).map((query) => {
      const start = performance.now();
      ranker(query, 10);
      return performance.now() - start;
    })
  );
  return {
    set: set.name,
    queries: Object.keys(set.queries).length,
    ndcg10,
    p50_ms: p50,
    p95_ms: p95,
    documents: set.documents.length,
    build_ms,
    memory_mb
  };
};

const { values } = parseArgs({
  options: {
    data: { type: 'string', multiple: true, default: [] },
    json: { type: 'boolean', default: false },
    sizes: { type: 'string', default: '2000,10000,100000' }
  }
});

const print = (row: Record<string, unknown>): void => {
  const cells = Object.entries(row).map(([name, value]) => [name, rounded(value)] as const);
  if (values.json) return console.log(JSON.stringify(Object.fromEntries(cells)));
  console.log(
    cells
      .map(([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
      .join('  ')
  );
};

const sets = values.data.flatMap(readSets);
for (const set of sets) print(await judge(set));
for (const size of values.sizes.split(',').filter(Boolean))
  for await (const { p50: p50_ms, p95: p95_ms, ...row } of scale(Number(size)))
    print({ ...row, p50_ms, p95_ms });

const entries = new Set(lexicon.trim().split(/\s+/));
const labels = new Set(values.data.flatMap((file) => [...labelsOf(file)]));
const taken = [...entries].filter((entry) => labels.has(entry));
console.error(
  `${entries.size} entries in the lexicon, ${taken.length} of them among the ${labels.size} labels of the data: ${taken.join(', ')}`
);
if (taken.length > 0) process.exitCode = 1;
