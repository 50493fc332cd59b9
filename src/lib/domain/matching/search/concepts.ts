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
 * @property meanings what any piece of the word may mean that begins as a word with a meaning does: enough to rank by
 * @property parts what each of its parts means, where the word falls into such parts: enough to say that it means that
 * @property letters how many letters those parts are
 */
export type Concepts = { meanings: number[]; parts: number[][]; letters: number };

type Piece = { from: number; to: number; meanings: number[] };

/**
 * The pieces of a folded word that have a meaning, from left to right, the longest beginning first; one of two letters
 * only as the whole word, and one of three hardly inside a word.
 */
const piecesOf = (word: string, known: Map<string, number[]>): Piece[] => {
  const pieces: Piece[] = [];
  for (let from = 0; from < word.length - 1;) {
    let to = from + 1;
    for (let length = Math.min(longest, word.length - from); length >= 2; length -= 1) {
      const meanings = known.get(word.slice(from, from + length));
      if (!meanings) continue;
      const rest = word.length - from - length;
      if (length < 4 && !(length === 3 ? from === 0 || rest <= 2 : from === 0 && rest <= 1)) break;
      to = from + length;
      pieces.push({ from, to, meanings });
      break;
    }
    from = to;
  }
  return pieces;
};

/** How many letters may stand between the parts of a compound, and after the last. */
const [joint, tail] = [1, 2];
/** A beginning so long is followed by the rest of its own word, not by another of three letters. */
const telling = 6;

export const conceptsOf = (word: string): Concepts => {
  stems ??= stemsOf(lexicon);
  const pieces = piecesOf(word, stems);
  // A short piece is a part only beside another part or an end of the word: `old` is none of `cold`.
  const parts = pieces.filter(({ from, to }, at) => {
    const length = to - from;
    const before = pieces[at - 1];
    const after = pieces[at + 1];
    if (length < 4 && before && before.to - before.from >= telling) return false;
    const isJoined = before ? from - before.to <= joint : from === 0;
    const isFollowed = after ? after.from - to <= joint : word.length - to <= tail;
    return length > 4 || (isJoined && (length === 4 || isFollowed));
  });
  return {
    meanings: pieces.flatMap(({ meanings }) => meanings),
    parts: parts.map(({ meanings }) => meanings),
    letters: parts.reduce((sum, { from, to }) => sum + to - from, 0)
  };
};

/** Other beginnings of words that mean what a folded word means, where all of it is one part: for a search by SQL. */
export const sayings = (word: string): string[] => {
  const { parts, letters } = conceptsOf(word);
  const lines = lexicon.trim().split('\n');
  return parts.length === 1 && letters * 2 >= word.length
    ? (parts[0] ?? [])
        .flatMap((meaning) => lines[meaning]?.split(' ') ?? [])
        .filter((stem) => stem.length > 2)
    : [];
};
