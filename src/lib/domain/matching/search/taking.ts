import { isMistyped } from './alike.ts';
import type { Concepts } from './concepts.ts';
import type { Term } from './query.ts';
import type { Vocabulary, Word } from './vocabulary.ts';

/** The part of a term's pieces that a word must share to be taken for it. */
const enough = 0.65;

/** True when what each part of the term means is meant by a part of the word, and little of the term is left. */
const meansThat = (asked: Concepts, word: Concepts, letters: number): boolean =>
  asked.parts.length > 0 &&
  asked.letters * 2 >= letters &&
  asked.parts.every((part) => word.parts.some((other) => part.some((meaning) => other.includes(meaning))));

/** A short term is a part by chance of many words; one that may be typed on is the beginning of whatever it begins. */
const contains = ({ folded, open }: Term, text: string): boolean => {
  if (folded.length >= 4) return text.includes(folded);
  const rest = text.length - folded.length;
  return (
    (text.startsWith(folded) && (open || rest === 0 || (folded.length === 3 && rest <= 2))) ||
    (text.endsWith(folded) && folded.length === 3 && rest >= 3)
  );
};

/** @property whole those that are the term itself · @property almost those that begin with it, or slipped in a finger */
export type Taken = { words: Set<Word>; whole: Word[]; almost: Word[] };

/**
 * The words of the index that are taken for a term: the same word, one that has it as a part, one that shares most of
 * its pieces or means the same; and only where the term itself stands nowhere, one that it may be a misprint of.
 */
export const take = (
  term: Term,
  concepts: Concepts,
  features: ReadonlyMap<string, number>,
  vocabulary: Vocabulary,
  round: number,
  slips: boolean
): Taken => {
  const near: Word[] = [];
  let total = 0;
  for (const [feature, worth] of features) {
    if (!feature.startsWith('#')) total += worth;
    for (const word of vocabulary.having(feature)) {
      if (word.seen !== round) {
        word.seen = round;
        word.shared = 0;
        near.push(word);
      }
      if (!feature.startsWith('#')) word.shared += worth;
    }
  }
  // A term of one or two letters has no piece of its own, and is found at the beginning of words alone.
  if (term.folded.length < 3)
    for (const word of vocabulary.from(term.folded.charAt(0)))
      if (word.seen !== round && contains(term, word.text)) near.push(word);
  const taken: Taken = { words: new Set(), whole: [], almost: [] };
  let isKnown = false;
  for (const word of near) {
    if (word.slots.length === 0) continue;
    const has = contains(term, word.text);
    if (!has && word.shared < enough * total && !meansThat(concepts, word.concepts, term.folded.length))
      continue;
    taken.words.add(word);
    isKnown ||= has;
    if (word.text === term.folded) taken.whole.push(word);
    else if (has && word.text.startsWith(term.folded)) taken.almost.push(word);
  }
  if (!isKnown && slips)
    for (const word of near)
      if (
        word.slots.length > 0 &&
        word.text[0] === term.folded[0] &&
        isMistyped(term.folded, word.text, term.open)
      ) {
        taken.words.add(word);
        taken.almost.push(word);
      }
  return taken;
};
