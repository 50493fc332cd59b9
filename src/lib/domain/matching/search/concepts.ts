import { fold } from './fold.ts';
import { lexicon } from './lexicon.ts';

const longest = 9;
let stems: Map<string, number[]> | undefined;

/** Read when the first word is asked for, not when the file is loaded. */
const stemsOf = (text: string): Map<string, number[]> => {
  const found = new Map<string, number[]>();
  text
    .trim()
    .split('\n')
    .forEach((line, meaning) => {
      for (const stem of new Set(line.split(' ').map(fold)))
        found.set(stem, [...(found.get(stem) ?? []), meaning]);
    });
  return found;
};

/**
 * @property meanings what any part of the word may mean
 * @property parts what each of its parts means that is long enough, or stands first, so that it is hardly one by chance
 * @property letters how many letters those parts are
 */
export type Concepts = { meanings: number[]; parts: number[][]; letters: number };

/**
 * The parts of a folded word that mean something, from left to right, the longest beginning first; one of two letters
 * is a part only as the whole word, and one of three hardly inside a word.
 */
export const conceptsOf = (word: string): Concepts => {
  stems ??= stemsOf(lexicon);
  const found: Concepts = { meanings: [], parts: [], letters: 0 };
  for (let from = 0; from < word.length - 1;) {
    let step = 1;
    for (let length = Math.min(longest, word.length - from); length >= 2; length -= 1) {
      const meanings = stems.get(word.slice(from, from + length));
      if (!meanings) continue;
      const rest = word.length - from - length;
      if (length < 4 && !(length === 3 ? from === 0 || rest <= 2 : from === 0 && rest <= 1)) break;
      found.meanings.push(...meanings);
      if (length >= 4 || from === 0) {
        found.parts.push(meanings);
        found.letters += length;
      }
      step = length;
      break;
    }
    from += step;
  }
  return found;
};
