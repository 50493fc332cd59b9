import { conceptsOf, type Concepts } from './concepts.ts';
import { featuresOf } from './features.ts';
import { fold, isEveryday } from './fold.ts';

/**
 * One word of the index, folded: the documents it stands in, by their slot, and how much it stands there.
 * @property seen a number that says in which round it was looked at last, and `shared` what it had by then
 */
export type Word = {
  text: string;
  concepts: Concepts;
  slots: number[];
  counts: number[];
  seen: number;
  shared: number;
};

/** All words of all documents, and which of them have a feature. */
export class Vocabulary {
  readonly #words = new Map<string, Word>();
  readonly #byFeature = new Map<string, Word[]>();
  readonly #byFirst = new Map<string, Word[]>();
  /** By how they are written, so that each form is folded once. */
  readonly #written = new Map<string, Word | null>();

  /** Null for a word that says nothing. */
  word(written: string): Word | null {
    let word = this.#written.get(written);
    if (word === undefined) {
      word = isEveryday(written) ? null : this.#make(fold(written));
      this.#written.set(written, word);
    }
    return word;
  }

  /** The word that is written so, if any document has it. */
  known(written: string): Word | null {
    return this.#written.get(written) ?? null;
  }

  find(folded: string): Word | undefined {
    return this.#words.get(folded);
  }

  having(feature: string): readonly Word[] {
    return this.#byFeature.get(feature) ?? [];
  }

  /** Those that begin with a letter. */
  from(letter: string): readonly Word[] {
    return this.#byFirst.get(letter) ?? [];
  }

  #make(text: string): Word {
    const known = this.#words.get(text);
    if (known) return known;
    const concepts = conceptsOf(text);
    const word: Word = { text, concepts, slots: [], counts: [], seen: 0, shared: 0 };
    this.#words.set(text, word);
    listIn(this.#byFirst, text.charAt(0), word);
    for (const feature of featuresOf(text, concepts).keys()) listIn(this.#byFeature, feature, word);
    return word;
  }
}

const listIn = (lists: Map<string, Word[]>, key: string, word: Word): void => {
  const others = lists.get(key);
  if (others) others.push(word);
  else lists.set(key, [word]);
};
