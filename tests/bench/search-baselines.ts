import type { SearchDocument } from '../../src/lib/domain/matching/search/index.ts';

/** What search is measured against: BM25 over words and over pieces of four letters, as they are usually built. */
export type Ranker = (query: string, limit: number) => string[];

export type Answer = { ids: string[]; size: number };

/** A title counts three times, by being said three times. */
export type Text = { id: string; title: string; terms: string; body: string };

export const textOf = ({ id, title, terms, summary, body }: SearchDocument): Text => ({
  id,
  title,
  terms: terms.join(' '),
  body: summary ? `${summary}\n${body}` : body
});

const words = (text: string): string[] => text.toLowerCase().match(/[a-zæøåéèòôäö0-9]+/g) ?? [];

const fourgrams = (text: string): string[] =>
  words(text).flatMap((word) => {
    const marked = `^${word}$`;
    return Array.from({ length: Math.max(1, marked.length - 3) }, (_, at) => marked.slice(at, at + 4));
  });

const bm25 =
  (tokens: (text: string) => string[]) =>
  (texts: readonly Text[]): Ranker => {
    const [k1, b] = [1.2, 0.75];
    const lengths = new Map<string, number>();
    const found = new Map<string, [string, number][]>();
    for (const { id, title, terms, body } of texts) {
      const all = tokens([title, title, title, body, terms].join(' '));
      lengths.set(id, all.length);
      const counts = new Map<string, number>();
      for (const token of all) counts.set(token, (counts.get(token) ?? 0) + 1);
      for (const [token, count] of counts) {
        const list = found.get(token);
        if (list) list.push([id, count]);
        else found.set(token, [[id, count]]);
      }
    }
    const usual = [...lengths.values()].reduce((sum, length) => sum + length, 0) / Math.max(1, texts.length);
    return (query, limit) => {
      const scores = new Map<string, number>();
      for (const token of tokens(query)) {
        const list = found.get(token) ?? [];
        const rarity = Math.log(1 + (texts.length - list.length + 0.5) / (list.length + 0.5));
        for (const [id, count] of list) {
          const length = (lengths.get(id) ?? 0) / usual;
          const gain = (rarity * count * (k1 + 1)) / (count + k1 * (1 - b + b * length));
          scores.set(id, (scores.get(id) ?? 0) + gain);
        }
      }
      return [...scores]
        .sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))
        .slice(0, limit)
        .map(([id]) => id);
    };
  };

export const byWords = bm25(words);
export const byFourgrams = bm25(fourgrams);

/** Every text that has all words of the query somewhere, whatever they are part of, in the order they stand. */
export const byScan = (texts: readonly Text[], limit: number): ((query: string) => Answer) => {
  const said = texts.map(({ id, title, terms, body }) => ({
    id,
    text: `${title}\n${terms}\n${body}`.toLowerCase()
  }));
  return (query) => {
    const asked = query.toLowerCase().split(/\s+/).filter(Boolean);
    const found: string[] = [];
    for (const { id, text } of said) if (asked.every((word) => text.includes(word))) found.push(id);
    return { ids: found.slice(0, limit), size: found.length };
  };
};
