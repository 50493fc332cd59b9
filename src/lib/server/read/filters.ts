const plain = /[\p{L}\p{Nd}]/u;

/** `\u00e6`, or `\U0001f600` beyond four digits: a Postgres regular expression reads it as that very sign. */
const escaped = (sign: string): string => {
  const code = (sign.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
};

/**
 * A word as a regular expression for PostgREST's `imatch` inside a logic tree (`and=(…)`). Every sign that is no
 * letter or digit is written by its number, and so is the first: then nothing in it means anything to the tree
 * (`,` `(` `)` `"`), to the expression or to a reader that takes `true` and `2026` for values. `ilike` was refused:
 * its `*` cannot be escaped, and lite does not unquote what a tree must quote.
 */
const matching = (word: string): string =>
  Array.from(word, (sign, i) => (i > 0 && plain.test(sign) ? sign : escaped(sign))).join('');

const unsayable = /[\p{Cc}\p{Cs}]/gu;

/** The words of a search text, at most eight; control characters part words (Postgres knows no NUL). */
const wordsOf = (text: string): string[] =>
  text.replace(unsayable, ' ').split(/\s+/).filter(Boolean).slice(0, 8);

/** The inside of a tree that asks for every word in at least one of the columns; null when there is no word. */
export const everyWord = (text: string, columns: readonly string[]): string | null => {
  const words = wordsOf(text);
  if (words.length === 0) return null;
  const somewhere = (word: string) => columns.map((column) => `${column}.imatch.${matching(word)}`).join(',');
  return words.map((word) => `or(${somewhere(word)})`).join(',');
};
