/**
 * Earlier needs that resemble a text: the search finds candidates, and this decides which of them are shown, for a list
 * with one unrelated need in it is believed no more. What decides are the words that both have, weighed by how rare they
 * are and held against all that either speaks of (the cosine of the two), so that it is the same from both sides and at
 * any length; between English and Norwegian the words are held together by what they mean, in the lexicon of search.
 * Refused: the search's own score, which only orders, and which grows with what is written.
 */
import { conceptsOf } from '../search/concepts';
import { fold } from '../search/fold';
import { SearchIndex, type SearchDocument } from '../search/search-index';
import { piecesOf, wordsOf } from './words';

export type Similar = {
  id: string;
  /** 0–1. */
  score: number;
  /** Words that stand in both, the most telling first. */
  words: string[];
  /** One is in English and the other is not: the words are theirs, and mean the same. */
  across: boolean;
};

/** A piece of a word in a text: how much it weighs there, how much of its word it is, and the word as it stands. */
type Piece = { weight: number; part: number; word: string; titled: boolean };
type Pieces = ReadonlyMap<string, Piece>;

/**
 * `meanings`: what the words mean that search knows in both languages.
 * `across`: those, and words that are the same in both, for one who writes in the other.
 */
type Said = { text: SearchDocument; pieces: Pieces; meanings: Pieces; across: Pieces };

/** Looked at more closely. */
const candidates = 24;
/** Found by trying all pairs of the demo world, and copies of some in other words (`similar-needs.test.ts`). */
const threshold = 0.18;
/** Between English and Norwegian, where most words meet nothing; found in the same way. */
const thresholdAcross = 0.1;
/** So many words must be shared; part of a compound is half a word, and one in both titles is two. */
const leastWords = 3;
const shownWords = 4;
/** A word of the title says more of what it is about. */
const ofTitle = 2;
/** In a small collection every word is rare; it is weighed as if there were so many. */
const fewest = 40;

const meant = new Map<string, [key: string, part: number][]>();
/** So many words are remembered; a municipality has fewer. */
const mostWords = 20_000;

/** What a word means, each part of a compound by itself. Looked up once: needs say the same words. */
const meaningsOf = (word: string): [key: string, part: number][] => {
  const known = meant.get(word);
  if (known) return known;
  const { parts } = conceptsOf(fold(word));
  const found = parts.flatMap((meanings) =>
    meanings.map((meaning): [string, number] => [`#${meaning}`, 1 / parts.length])
  );
  if (meant.size < mostWords) meant.set(word, found);
  return found;
};

const piecesIn = (
  { title, summary, body }: SearchDocument,
  of: (word: string) => [key: string, part: number][]
): Pieces => {
  const found = new Map<string, Piece>();
  const add = (text: string, titled: boolean): void => {
    for (const word of wordsOf(text))
      for (const [key, part] of of(word)) {
        const weight = part * (titled ? ofTitle : 1);
        if ((found.get(key)?.weight ?? 0) < weight) found.set(key, { weight, part, word, titled });
      }
  };
  add(title, true);
  add(`${summary} ${body}`, false);
  return found;
};

const keysOf = ({ pieces, meanings }: Said): string[] => [...pieces.keys(), ...meanings.keys()];

const saidIn = (document: SearchDocument): Said => {
  const pieces = piecesIn(document, piecesOf);
  const meanings = piecesIn(document, meaningsOf);
  const whole = [...pieces].filter(([, { part }]) => part === 1);
  return { text: document, pieces, meanings, across: new Map([...meanings, ...whole]) };
};

/** The word that both say: theirs where it is the same word, the short one where it is part of the other's. */
const sharedWord = (mine: Piece, theirs: Piece): string | null => {
  if (theirs.part === 1) return theirs.word;
  return mine.part === 1 ? mine.word : null;
};

const isEnglish = ({ text }: Said): boolean => text.lang === 'en';

/** Whether what was taken in is still what is asked about. */
const isOf = ({ text }: Said, { title, summary, body, lang }: SearchDocument): boolean =>
  text.title === title && text.summary === summary && text.body === body && text.lang === lang;

export class SimilarNeeds {
  readonly #engine = new SearchIndex();
  readonly #said = new Map<string, Said>();
  readonly #often = new Map<string, number>();

  put(document: SearchDocument): void {
    this.remove(document.id);
    const said = saidIn(document);
    this.#said.set(document.id, said);
    for (const key of keysOf(said)) this.#often.set(key, (this.#often.get(key) ?? 0) + 1);
    this.#engine.put(document);
  }

  remove(id: string): void {
    const said = this.#said.get(id);
    if (said) for (const key of keysOf(said)) this.#often.set(key, (this.#often.get(key) ?? 1) - 1);
    this.#said.delete(id);
    this.#engine.remove(id);
  }

  /** Those that resemble a text, the most alike first, never the one with its own id. */
  to(document: SearchDocument, limit = 4): Similar[] {
    if (this.#said.size === 0) return [];
    const held = this.#said.get(document.id);
    const mine = held && isOf(held, document) ? held : saidIn(document);
    return this.#engine
      .similar(document, candidates)
      .flatMap(({ id }) => {
        const theirs = this.#said.get(id);
        const found = theirs && id !== document.id ? this.#judge(mine, theirs) : null;
        return found ? [{ id, ...found }] : [];
      })
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .slice(0, limit);
  }

  #rarity(key: string): number {
    return Math.log(1 + Math.max(this.#said.size, fewest) / Math.max(1, this.#often.get(key) ?? 0));
  }

  #length(pieces: Pieces): number {
    return Math.hypot(...[...pieces].map(([key, { weight }]) => weight * this.#rarity(key)));
  }

  /** Null where they are not alike enough to be shown. */
  #judge(mine: Said, theirs: Said): Omit<Similar, 'id'> | null {
    const across = isEnglish(mine) !== isEnglish(theirs);
    return across
      ? this.#compare(mine.across, theirs.across, true)
      : this.#compare(mine.pieces, theirs.pieces, false);
  }

  #compare(mine: Pieces, theirs: Pieces, across: boolean): Omit<Similar, 'id'> | null {
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
        said: before?.said ?? (across ? other.word : sharedWord(piece, other))
      });
    }
    const score = product / (this.#length(mine) * this.#length(theirs) || 1);
    const count = [...shared.values()].reduce((sum, { counts }) => sum + counts, 0);
    if (score < (across ? thresholdAcross : threshold) || count < leastWords) return null;
    const words = [...shared.values()].sort((a, b) => b.adds - a.adds).flatMap(({ said }) => said ?? []);
    return { score, words: [...new Set(words)].slice(0, shownWords), across };
  }
}
