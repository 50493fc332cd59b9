import type { Concepts } from './concepts.ts';

/** What a feature counts: a meaning is worth a few pieces of a word. */
const worth = { piece: 1, meaning: 3.5 } as const;

const beginnings = [3, 4, 5, 6] as const;

/**
 * What a folded word is made of: its pieces of three and four letters, with marks at its ends; its beginnings, since
 * that is where Norwegian compounds say what they are about; and what its parts mean.
 */
export const featuresOf = (word: string, { meanings }: Concepts): Map<string, number> => {
  const marked = `^${word}$`;
  const found = new Map<string, number>();
  for (const length of [3, 4])
    for (let from = 0; from <= Math.max(0, marked.length - length); from += 1)
      found.set(marked.slice(from, from + length), worth.piece);
  for (const length of beginnings)
    if (word.length >= length) found.set(`<${word.slice(0, length)}`, worth.piece);
  for (const meaning of meanings) found.set(`#${meaning}`, worth.meaning);
  return found;
};
