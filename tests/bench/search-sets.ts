/** Sets of queries with what answers them, as `--data` gives them. */
import { readFileSync } from 'node:fs';
import type { SearchDocument } from '../../src/lib/domain/matching/search/index.ts';

type Judged = { queries: Record<string, string>; qrels: Record<string, Record<string, number>> };
type Topics = {
  docs: Record<string, Record<string, { title: string; body: string; theme?: string }>>;
  sets: Record<string, Judged & { query_lang: string; doc_lang: string }>;
};
type Passages = Judged & { docs: Record<string, string> };

export type QuerySet = Judged & { name: string; documents: SearchDocument[] };

const languageOf = (text: string): SearchDocument['lang'] => (text === 'nn' || text === 'en' ? text : 'nb');

const setsOf = (data: Topics | Passages, name: string): QuerySet[] => {
  if ('sets' in data)
    return Object.entries(data.sets).map(([set, { doc_lang, queries, qrels }]) => ({
      name: set,
      queries,
      qrels,
      documents: Object.entries(data.docs[doc_lang] ?? {}).map(([id, { title, body, theme }]) => ({
        id,
        lang: languageOf(doc_lang),
        title,
        terms: theme ? [theme] : [],
        summary: '',
        body
      }))
    }));
  const documents = Object.entries(data.docs).map(([id, text]): SearchDocument => {
    const end = text.indexOf('\n');
    return { id, lang: 'nb', title: text.slice(0, end), terms: [], summary: '', body: text.slice(end + 1) };
  });
  return [{ name, queries: data.queries, qrels: data.qrels, documents }];
};

const read = (file: string): Topics | Passages => JSON.parse(readFileSync(file, 'utf8')) as Topics | Passages;

/** `{ docs[lang][id], sets[name] }`, or one set of passages `{ docs[id], queries, qrels }`. */
export const readSets = (file: string): QuerySet[] => setsOf(read(file), 'passages');

/** Every label of a topic list, in any language: titles, themes, and the queries, which are its labels and synonyms. */
export const labelsOf = (file: string): Set<string> => {
  const data = read(file);
  if (!('sets' in data)) return new Set();
  const titles = Object.values(data.docs).flatMap((docs) => Object.values(docs));
  return new Set(
    [
      ...titles.flatMap(({ title, theme }) => [title, theme ?? '']),
      ...Object.values(data.sets).flatMap(({ queries }) => Object.values(queries))
    ].map((label) => label.trim().toLowerCase())
  );
};

/** Normalised discounted cumulative gain of the first ten. */
export const ndcg10 = (ranked: readonly string[], judged: Readonly<Record<string, number>>): number => {
  const sum = (grades: readonly number[]): number =>
    grades.slice(0, 10).reduce((all, grade, at) => all + (2 ** grade - 1) / Math.log2(at + 2), 0);
  const best = sum(Object.values(judged).sort((a, b) => b - a));
  return best > 0 ? sum(ranked.map((id) => judged[id] ?? 0)) / best : 0;
};
