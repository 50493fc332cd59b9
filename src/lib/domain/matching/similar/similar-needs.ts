/**
 * Earlier needs that resemble a text: the search finds candidates, and this decides which of them are shown, for a list
 * with one unrelated need in it is believed no more. What decides are the words that both have, weighed by how rare they
 * are and held against all that either speaks of (the cosine of the two), so that it is the same from both sides and at
 * any length; refused: the search's own score, which only orders, and which grows with what is written.
 */
import { SearchIndex, type SearchDocument } from '../search/search-index';
import { piecesOf, wordsOf } from './words';

export type Similar = {
  id: string;
  /** 0–1. */
  score: number;
  /** Words that stand in both, the most telling first. */
  words: string[];
};

/** A piece of a word in a text: how much it weighs there, how much of its word it is, and the word as it stands. */
type Piece = { weight: number; part: number; word: string; titled: boolean };
type Pieces = ReadonlyMap<string, Piece>;

/** Looked at more closely. */
const candidates = 24;
/** Found by trying all pairs of the demo world, and copies of some in other words (`similar-needs.test.ts`). */
const threshold = 0.18;
/** So many words must be shared; part of a compound is half a word, and one in both titles is two. */
const leastWords = 3;
const shownWords = 4;
/** A word of the title says more of what it is about. */
const ofTitle = 2;
/** In a small collection every word is rare; it is weighed as if there were so many. */
const fewest = 40;

const piecesIn = ({ title, summary, body }: SearchDocument): Pieces => {
  const found = new Map<string, Piece>();
  const add = (text: string, titled: boolean): void => {
    for (const word of wordsOf(text))
      for (const [key, part] of piecesOf(word)) {
        const weight = part * (titled ? ofTitle : 1);
        if ((found.get(key)?.weight ?? 0) < weight) found.set(key, { weight, part, word, titled });
      }
  };
  add(title, true);
  add(`${summary} ${body}`, false);
  return found;
};

/** The word that both say: theirs where it is the same word, the short one where it is part of the other's. */
const sharedWord = (mine: Piece, theirs: Piece): string | null => {
  if (theirs.part === 1) return theirs.word;
  return mine.part === 1 ? mine.word : null;
};

export class SimilarNeeds {
  readonly #engine = new SearchIndex();
  readonly #pieces = new Map<string, Pieces>();
  readonly #often = new Map<string, number>();

  put(document: SearchDocument): void {
    this.remove(document.id);
    const pieces = piecesIn(document);
    this.#pieces.set(document.id, pieces);
    for (const key of pieces.keys()) this.#often.set(key, (this.#often.get(key) ?? 0) + 1);
    this.#engine.put(document);
  }

  remove(id: string): void {
    for (const key of this.#pieces.get(id)?.keys() ?? [])
      this.#often.set(key, (this.#often.get(key) ?? 1) - 1);
    this.#pieces.delete(id);
    this.#engine.remove(id);
  }

  /** Those that resemble a text, the most alike first, never the one with its own id. */
  to(document: SearchDocument, limit = 4): Similar[] {
    const mine = piecesIn(document);
    return this.#engine
      .similar(document, candidates)
      .flatMap(({ id }) => {
        const theirs = this.#pieces.get(id);
        const found = theirs && id !== document.id ? this.#judge(mine, theirs) : null;
        return found ? [{ id, ...found }] : [];
      })
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .slice(0, limit);
  }

  #rarity(key: string): number {
    return Math.log(1 + Math.max(this.#pieces.size, fewest) / Math.max(1, this.#often.get(key) ?? 0));
  }

  #length(pieces: Pieces): number {
    return Math.hypot(...[...pieces].map(([key, { weight }]) => weight * this.#rarity(key)));
  }

  /** Null where they are not alike enough to be shown. */
  #judge(mine: Pieces, theirs: Pieces): { score: number; words: string[] } | null {
    let product = 0;
    /** By the other's word: what it adds, how many words it counts as, and how it is said. */
    const shared = new Map<string, { adds: number; counts: number; said: string | null }>();
    for (const [key, piece] of mine) {
      const other = theirs.get(key);
      if (!other) continue;
      const adds = piece.weight * other.weight * this.#rarity(key) ** 2;
      product += adds;
      const counts = Math.min(piece.part, other.part) * (piece.titled && other.titled ? 2 : 1);
      const before = shared.get(other.word);
      shared.set(other.word, {
        adds: (before?.adds ?? 0) + adds,
        counts: Math.max(before?.counts ?? 0, counts),
        said: before?.said ?? sharedWord(piece, other)
      });
    }
    const score = product / (this.#length(mine) * this.#length(theirs) || 1);
    const count = [...shared.values()].reduce((sum, { counts }) => sum + counts, 0);
    if (score < threshold || count < leastWords) return null;
    const words = [...shared.values()].sort((a, b) => b.adds - a.adds).flatMap(({ said }) => said ?? []);
    return { score, words: [...new Set(words)].slice(0, shownWords) };
  }
}
