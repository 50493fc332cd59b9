/**
 * The search that finds candidates, and its stand-in until `domain/matching/search` is here: at the merge this file
 * goes, its types come from there, and `SimilarNeeds` makes a `SearchIndex` instead of a `WordIndex`.
 */
import type { Language } from '../../rows';
import { piecesOf, wordsOf } from './words';

export type SearchDocument = {
  id: string;
  lang: Language;
  title: string;
  terms: string[];
  summary: string;
  body: string;
};

export type Hit = {
  id: string;
  score: number;
  matches: { field: 'title' | 'terms' | 'summary' | 'body'; word: string }[];
};

export type Engine = {
  put(document: SearchDocument): void;
  remove(id: string): void;
  similar(document: SearchDocument, limit: number): Hit[];
};

/** Those that share the most pieces of words, the rare ones counting more. */
export class WordIndex implements Engine {
  readonly #holders = new Map<string, Set<string>>();
  readonly #pieces = new Map<string, readonly string[]>();

  put(document: SearchDocument): void {
    this.remove(document.id);
    const pieces = this.#of(document);
    this.#pieces.set(document.id, pieces);
    for (const piece of pieces) {
      const holders = this.#holders.get(piece);
      if (holders) holders.add(document.id);
      else this.#holders.set(piece, new Set([document.id]));
    }
  }

  remove(id: string): void {
    for (const piece of this.#pieces.get(id) ?? []) this.#holders.get(piece)?.delete(id);
    this.#pieces.delete(id);
  }

  similar(document: SearchDocument, limit: number): Hit[] {
    const scores = new Map<string, number>();
    for (const piece of this.#of(document)) {
      const holders = this.#holders.get(piece);
      for (const id of holders ?? []) scores.set(id, (scores.get(id) ?? 0) + 1 / (holders?.size ?? 1));
    }
    scores.delete(document.id);
    return [...scores]
      .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
      .slice(0, limit)
      .map(([id, score]) => ({ id, score, matches: [] }));
  }

  #of({ title, summary, body }: SearchDocument): readonly string[] {
    return [
      ...new Set(wordsOf(`${title} ${summary} ${body}`).flatMap((word) => piecesOf(word).map(([key]) => key)))
    ];
  }
}
