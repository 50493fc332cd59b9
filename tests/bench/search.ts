/**
 * `npm run bench:search -- --data FILE [--data FILE] [--json]`: how well search ranks the queries of a file, beside
 * BM25 over words and over pieces of four letters, and how fast it is with made-up challenges, beside MiniSearch and a
 * plain scan. It fails when the lexicon has an entry that is a label of the file.
 */
import { parseArgs } from 'node:util';
import { runInNewContext } from 'node:vm';
import { setFlagsFromString } from 'node:v8';
import MiniSearch from 'minisearch';
import { challengeDocument } from '../../src/lib/domain/matching/challenge-document.ts';
import { lexicon } from '../../src/lib/domain/matching/search/lexicon.ts';
import { SearchIndex, type SearchDocument } from '../../src/lib/domain/matching/search/index.ts';
import { challenges } from './generate.ts';
import { percentiles, type Times } from './measure.ts';
import { byFourgrams, byScan, byWords, type Ranker, type Text } from './search-baselines.ts';
import { labelsOf, ndcg10, readSets, type QuerySet } from './search-sets.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const textsOf = (documents: readonly SearchDocument[]): Text[] =>
  documents.map(({ id, title, terms, summary, body }) => ({
    id,
    title,
    terms: terms.join(' '),
    body: summary ? `${summary}\n${body}` : body
  }));

const ours = (documents: readonly SearchDocument[]): Ranker => {
  const index = new SearchIndex();
  for (const document of documents) index.put(document);
  return (query, limit) => index.search(query, { limit }).map(({ id }) => id);
};

const miniSearch = (documents: readonly SearchDocument[]): Ranker => {
  const index = new MiniSearch<Text>({
    fields: ['title', 'terms', 'body'],
    searchOptions: { boost: { title: 3 }, prefix: true, fuzzy: 0.2, combineWith: 'AND' }
  });
  index.addAll(textsOf(documents));
  return (query, limit) =>
    index
      .search(query)
      .slice(0, limit)
      .map(({ id }) => String(id));
};

const ms = (value: number): number => Number(value.toFixed(2));

/** Builds a ranker, and says how long that took and how much it holds on to. */
const built = (build: () => Ranker): { ranker: Ranker; build_ms: number; memory_mb: number } => {
  collect();
  const before = process.memoryUsage().heapUsed;
  const start = performance.now();
  const ranker = build();
  const took = performance.now() - start;
  collect();
  return {
    ranker,
    build_ms: Math.round(took),
    memory_mb: ms((process.memoryUsage().heapUsed - before) / 2 ** 20)
  };
};

const timed = (ranker: Ranker, queries: readonly string[]): Times =>
  percentiles(
    queries.map((query) => {
      const start = performance.now();
      ranker(query, 10);
      return performance.now() - start;
    })
  );

const quality = ({ queries, qrels }: QuerySet, ranker: Ranker): number => {
  const asked = Object.entries(queries);
  const sum = asked.reduce((all, [id, query]) => all + ndcg10(ranker(query, 10), qrels[id] ?? {}), 0);
  return Number((sum / asked.length).toFixed(4));
};

const judge = (set: QuerySet) => {
  const { ranker, build_ms, memory_mb } = built(() => ours(set.documents));
  const texts = textsOf(set.documents);
  const ndcg = {
    ours: quality(set, ranker),
    words: quality(set, byWords(texts)),
    fourgram: quality(set, byFourgrams(texts))
  };
  const { p50, p95 } = timed(ranker, Object.values(set.queries));
  return {
    set: set.name,
    queries: Object.keys(set.queries).length,
    ndcg10: ndcg,
    p50_ms: ms(p50),
    p95_ms: ms(p95),
    documents: set.documents.length,
    build_ms,
    memory_mb
  };
};

/** What is typed, letter by letter. */
const typed = [
  'skolevei',
  'barnehage',
  'trafikk sikkerhet',
  'kindergarten',
  'vannledning',
  'energibruk i bygg',
  'medvirkning',
  'ensomhet',
  'tilbud til eldre'
].flatMap((query) => Array.from({ length: query.length - 1 }, (_, at) => query.slice(0, at + 2)));

const ground = {
  organisations: ['unit'],
  partnerships: ['partnership'],
  themes: ['theme'],
  technologies: ['technology'],
  serviceAreas: ['area'],
  researchFields: ['field']
};

const methods = {
  ours,
  'MiniSearch 7': miniSearch,
  'plain scan': (documents) => byScan(textsOf(documents))
} satisfies Record<string, (documents: readonly SearchDocument[]) => Ranker>;

const scale = function* (count: number) {
  const documents = challenges(count, ground).map((challenge) =>
    challengeDocument(challenge, ['Byutvikling', 'Urban development', ...challenge.kinds])
  );
  for (const [method, build] of Object.entries(methods)) {
    const { ranker, build_ms, memory_mb } = built(() => build(documents));
    timed(ranker, typed);
    const { p50, p95 } = timed(ranker, typed);
    yield { documents: count, method, build_ms, p50_ms: ms(p50), p95_ms: ms(p95), memory_mb };
  }
};

const { values } = parseArgs({
  options: {
    data: { type: 'string', multiple: true, default: [] },
    json: { type: 'boolean', default: false },
    sizes: { type: 'string', default: '2000,10000,100000' }
  }
});

const print = (row: Record<string, unknown>): void => {
  if (values.json) return console.log(JSON.stringify(row));
  console.log(
    Object.entries(row)
      .map(([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
      .join('  ')
  );
};

for (const file of values.data) for (const set of readSets(file)) print(judge(set));
for (const size of values.sizes.split(',').filter(Boolean)) for (const row of scale(Number(size))) print(row);

const entries = new Set(lexicon.trim().split(/\s+/));
const labels = values.data.map(labelsOf);
const taken = [...entries].filter((entry) => labels.some((all) => all.has(entry)));
console.error(
  `${entries.size} entries in the lexicon, ${taken.length} of them labels of the data: ${taken.join(', ')}`
);
if (taken.length > 0) process.exitCode = 1;
