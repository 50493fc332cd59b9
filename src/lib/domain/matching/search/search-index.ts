import type { Language } from '../../rows';
import { firstOf } from '../../first-of.ts';
import { conceptsOf } from './concepts.ts';
import { featuresOf } from './features.ts';
import { fold, isEveryday, wordsOf } from './fold.ts';
import { parse, spaced, type Query, type Term } from './query.ts';
import { take, type Taken } from './taking.ts';
import { Vocabulary, type Word } from './vocabulary.ts';

export const fields = ['title', 'terms', 'summary', 'body'] as const;
export type Field = (typeof fields)[number];

export type SearchDocument = {
  id: string;
  lang: Language;
  title: string;
  /** Labels: what it is filed under. */
  terms: string[];
  summary: string;
  body: string;
};

export type Match = { field: Field; word: string };

/**
 * @property near true when something that is asked for was not found in it
 * @property matches the words, as they stand in which field, that were taken for what is asked for
 */
export type Hit = { id: string; score: number; near: boolean; readonly matches: Match[] };

type Rows = readonly { id: string }[];

/**
 * The answer to a query: what has all that is asked for, or else (`near`) what comes nearest; 0 for all else.
 * @property scores of many rows at once, place by place: they are asked for at each letter, so where they stand is kept
 */
export type Found = {
  size: number;
  near: boolean;
  score: (id: string) => number;
  scores: (rows: Rows) => ArrayLike<number>;
  matches: (id: string) => Match[];
};

type Said = Match & { folded: string };
type Answer = { scores: Float64Array; has: Uint8Array; all: number; taken: Set<string> };

/** A title counts in the high part of a number, all else in the low one: sums stay whole, whatever their order. */
const inTitle = 0x100000;

/**
 * BM25 over what words are made of. `title`: how much more a word says in a title of usual length than in a text;
 * `saturation`: how slowly saying it again stops to count; `rarity`: how much rare pieces outweigh common ones;
 * `whole` and `almost`: what the very word is worth, in pieces, and one that begins with it.
 */
const weights = { title: 10, saturation: 3, rarity: 1.7, whole: 8, almost: 1 } as const;
/** How many are shown as the nearest, by how many words a document looks for its like, and how many are kept in words. */
const most = { near: 10, words: 24, said: 240 } as const;

const textOf = (doc: SearchDocument, field: Field): string =>
  field === 'terms' ? doc.terms.join('\n') : doc[field];

const ofAll = (rows: Rows): number[] => rows.map(() => 1);

/**
 * A word of a whole text: what it means and itself, without the slips that one who types makes. Half the time of a
 * search, and in 2,000 needs the same ones were found.
 */
const asWritten = (word: Word | undefined): Taken => ({
  words: new Set(word ? [word] : []),
  whole: word ? [word] : [],
  almost: []
});

/** Finds documents by word, part of a compound, meaning and slip of the finger. Everything is held in memory. */
export class SearchIndex {
  readonly #vocabulary = new Vocabulary();
  readonly #docs: (SearchDocument | undefined)[] = [];
  /** Words of the title, by slot. */
  readonly #lengths: number[] = [];
  readonly #slots = new Map<string, number>();
  readonly #free: number[] = [];
  readonly #slips: boolean;
  #titleWords = 0;
  #round = 0;
  /** What was shown lately, word by word: most of it is shown again at the next letter. */
  readonly #said = new Map<number, Said[]>();
  /** Where rows stand, the last that were asked about. */
  #placed: { rows: Rows; slots: Int32Array } | undefined;

  /** @param slips takes a word that stands nowhere for a misprint; a part of a collection cannot know that it does */
  constructor(slips = true) {
    this.#slips = slips;
  }

  get size(): number {
    return this.#slots.size;
  }

  ids(): string[] {
    return [...this.#slots.keys()];
  }

  /** Adds a document, or takes its new text. */
  put(doc: SearchDocument): void {
    this.remove(doc.id);
    const slot = this.#free.pop() ?? this.#docs.length;
    for (const field of fields) {
      const count = field === 'title' ? inTitle : 1;
      for (const written of wordsOf(textOf(doc, field))) {
        const word = this.#vocabulary.word(written);
        if (!word) continue;
        const last = word.slots.length - 1;
        if (word.slots[last] === slot) word.counts[last] = (word.counts[last] ?? 0) + count;
        else {
          word.slots.push(slot);
          word.counts.push(count);
        }
      }
    }
    const length = Math.max(1, wordsOf(doc.title).length);
    this.#docs[slot] = doc;
    this.#lengths[slot] = length;
    this.#slots.set(doc.id, slot);
    this.#titleWords += length;
    this.#placed = undefined;
  }

  remove(id: string): void {
    const slot = this.#slots.get(id);
    const doc = slot === undefined ? undefined : this.#docs[slot];
    if (slot === undefined || !doc) return;
    for (const written of new Set(fields.flatMap((field) => wordsOf(textOf(doc, field))))) {
      const word = this.#vocabulary.known(written);
      const at = word?.slots.indexOf(slot) ?? -1;
      if (!word || at < 0) continue;
      word.slots.splice(at, 1);
      word.counts.splice(at, 1);
    }
    this.#docs[slot] = undefined;
    this.#slots.delete(id);
    this.#free.push(slot);
    this.#said.delete(slot);
    this.#titleWords -= this.#lengths[slot] ?? 0;
    this.#placed = undefined;
  }

  /** The best first; those that lack something stand among them and say so. @param lang written in that language only */
  search(text: string, { limit = Infinity, lang }: { limit?: number; lang?: Language } = {}): Hit[] {
    const answer = this.#ask(parse(text));
    const isAsked = (slot: number): boolean => !lang || this.#docs[slot]?.lang === lang;
    return this.#best(answer.scores, isAsked, limit).map((slot) => this.#hit(slot, answer));
  }

  /**
   * For a list: only what has everything that is asked for; if nothing has, the few that have most of it. A text
   * without a word in it asks for nothing, so everything has it.
   */
  find(text: string): Found {
    const query = parse(text);
    if (query.terms.length + query.without.length === 0)
      return { size: this.size, near: false, score: () => 1, scores: ofAll, matches: () => [] };
    const answer = this.#ask(query);
    const isWhole = (slot: number): boolean =>
      answer.has[slot] === answer.all && (answer.scores[slot] ?? 0) > 0;
    let size = 0;
    for (let slot = 0; slot < this.#docs.length; slot += 1) if (isWhole(slot)) size += 1;
    const nearest =
      size > 0 ? null : new Set(this.#best(answer.scores, (slot) => (answer.has[slot] ?? 0) > 0, most.near));
    const scoreOf = (slot = -1): number =>
      (nearest ? nearest.has(slot) : isWhole(slot)) ? (answer.scores[slot] ?? 0) : 0;
    return {
      size: nearest?.size ?? size,
      near: (nearest?.size ?? 0) > 0,
      score: (id) => scoreOf(this.#slots.get(id)),
      scores: (rows) => {
        const slots = this.#slotsOf(rows);
        const scores = new Float64Array(slots.length);
        for (let place = 0; place < slots.length; place += 1) scores[place] = scoreOf(slots[place]);
        return scores;
      },
      matches: (id) => this.#matches(this.#slots.get(id), answer.taken)
    };
  }

  /** Documents that speak of the same, the best first, never the document itself. */
  similar(doc: SearchDocument, limit: number): Hit[] {
    const counts = new Map<string, number>();
    for (const field of fields)
      for (const written of wordsOf(textOf(doc, field)))
        if (!isEveryday(written)) {
          const folded = fold(written);
          counts.set(folded, (counts.get(folded) ?? 0) + (field === 'title' ? weights.title : 1));
        }
    const telling = ([folded, count]: [string, number]): number =>
      (count / (count + weights.saturation)) * this.#rarity(this.#vocabulary.find(folded)?.slots.length ?? 0);
    const terms = [...counts]
      .map((word): [string, number] => [word[0], telling(word)])
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, most.words)
      .map(([folded]): Term => ({ word: folded, folded, open: false }));
    const answer = this.#ask({ terms, phrases: [], without: [] }, true);
    const own = this.#slots.get(doc.id);
    return this.#best(answer.scores, (slot) => slot !== own, limit).map((slot) => this.#hit(slot, answer));
  }

  #slotsOf(rows: Rows): Int32Array {
    if (this.#placed?.rows !== rows)
      this.#placed = { rows, slots: Int32Array.from(rows, ({ id }) => this.#slots.get(id) ?? -1) };
    return this.#placed.slots;
  }

  #rarity(documents: number): number {
    return Math.log(1 + (this.size - documents + 0.5) / (documents + 0.5)) ** weights.rarity;
  }

  #ask({ terms, phrases, without }: Query, isText = false): Answer {
    const { length } = this.#docs;
    const answer: Answer = {
      scores: new Float64Array(length),
      has: new Uint8Array(length),
      all: terms.length,
      taken: new Set()
    };
    const sums = new Float64Array(length);
    const touched = new Int32Array(length);
    /** The last term that each document was found to have. */
    const marked = new Uint8Array(length);
    const perTitleWord = (weights.title * this.#titleWords) / Math.max(1, this.size);
    /** What a feature adds, to every document that has one of the words. */
    const add = (words: readonly Word[], worth: number): void => {
      let count = 0;
      for (const { slots, counts } of words)
        for (let at = 0; at < slots.length; at += 1) {
          const slot = slots[at] ?? 0;
          if (sums[slot] === 0) touched[count++] = slot;
          sums[slot] = (sums[slot] ?? 0) + (counts[at] ?? 0);
        }
      const gain = worth * this.#rarity(count) * (weights.saturation + 1);
      for (let at = 0; at < count; at += 1) {
        const slot = touched[at] ?? 0;
        const sum = sums[slot] ?? 0;
        const titles = Math.floor(sum / inTitle);
        const often = (titles * perTitleWord) / (this.#lengths[slot] ?? 1) + (sum - titles * inTitle);
        answer.scores[slot] = (answer.scores[slot] ?? 0) + (gain * often) / (often + weights.saturation);
        sums[slot] = 0;
      }
    };
    terms.forEach((term, n) => {
      const concepts = conceptsOf(term.folded);
      const features = featuresOf(term.folded, concepts);
      const taken = isText
        ? asWritten(this.#vocabulary.find(term.folded))
        : take(term, concepts, features, this.#vocabulary, (this.#round += 1), this.#slips);
      for (const [feature, worth] of features) add(this.#vocabulary.having(feature), worth);
      add(taken.whole, weights.whole);
      add(taken.almost, weights.almost);
      for (const word of taken.words) {
        answer.taken.add(word.text);
        for (const slot of word.slots) {
          if (marked[slot] === n + 1) continue;
          marked[slot] = n + 1;
          answer.has[slot] = (answer.has[slot] ?? 0) + 1;
        }
      }
    });
    if (terms.length === 0 && without.length > 0)
      for (const slot of this.#slots.values()) answer.scores[slot] = Number.MIN_VALUE;
    if (phrases.length > 0) this.#keepPhrases(answer, phrases);
    for (const folded of without)
      for (const word of this.#vocabulary.from(folded.charAt(0)))
        if (word.text === folded || (folded.length > 2 && word.text.startsWith(folded)))
          for (const slot of word.slots) answer.scores[slot] = 0;
    return answer;
  }

  #keepPhrases({ scores }: Answer, phrases: readonly string[]): void {
    scores.forEach((score, slot) => {
      const doc = score > 0 ? this.#docs[slot] : undefined;
      if (!doc) return;
      const said = fields.map((field) => spaced(textOf(doc, field)));
      if (!phrases.every((phrase) => said.some((text) => text.includes(` ${phrase}`)))) scores[slot] = 0;
    });
  }

  #best(scores: Float64Array, isAsked: (slot: number) => boolean, limit: number): number[] {
    const found: number[] = [];
    for (let slot = 0; slot < scores.length; slot += 1)
      if ((scores[slot] ?? 0) > 0 && isAsked(slot)) found.push(slot);
    const idOf = (slot: number): string => this.#docs[slot]?.id ?? '';
    const order = (a: number, b: number): number =>
      (scores[b] ?? 0) - (scores[a] ?? 0) || (idOf(a) < idOf(b) ? -1 : 1);
    return firstOf(found, limit, order);
  }

  #hit(slot: number, { scores, has, all, taken }: Answer): Hit {
    const matches = () => this.#matches(slot, taken);
    return {
      id: this.#docs[slot]?.id ?? '',
      score: scores[slot] ?? 0,
      near: (has[slot] ?? 0) < all,
      get matches() {
        return matches();
      }
    };
  }

  /** Looked up only for what is shown. */
  #matches(slot: number | undefined, taken: ReadonlySet<string>): Match[] {
    return this.#saidIn(slot)
      .filter(({ folded }) => taken.has(folded))
      .map(({ field, word }) => ({ field, word }));
  }

  #saidIn(slot = -1): Said[] {
    const doc = this.#docs[slot];
    if (!doc) return [];
    let said = this.#said.get(slot);
    if (said) return said;
    said = fields.flatMap((field) =>
      [...new Set(wordsOf(textOf(doc, field)))].map((word) => ({
        field,
        word,
        folded: this.#vocabulary.known(word)?.text ?? ''
      }))
    );
    if (this.#said.size >= most.said) this.#said.clear();
    this.#said.set(slot, said);
    return said;
  }
}
