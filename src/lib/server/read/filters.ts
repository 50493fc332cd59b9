/**
 * A word as PostgREST's `ilike` pattern inside a logic tree (`and=(…)`), matching it anywhere. Three languages meet
 * here: LIKE (`%`, `_`, `\`), PostgREST (`*` is its `%`, and cannot be escaped, so one sign of any kind stands for it)
 * and the tree itself (quoted, so that `,`, `(`, `)`, `.` and `:` are text).
 */
export const containing = (word: string): string => {
  const like = word.replace(/[\\%_]/g, '\\$&').replaceAll('*', '_');
  return `"*${like.replace(/[\\"]/g, '\\$&')}*"`;
};

const controls = /[\p{Cc}\p{Cs}]/gu;

/** The words of a search text: no control characters (Postgres refuses NUL), at most eight words. */
export const wordsOf = (text: string): string[] =>
  text.replace(controls, ' ').split(/\s+/).filter(Boolean).slice(0, 8);

/** A tree that asks for every word in at least one of the columns; null when there is no word. */
export const everyWord = (text: string, columns: readonly string[]): string | null => {
  const words = wordsOf(text);
  if (words.length === 0) return null;
  return words
    .map((word) => `or(${columns.map((column) => `${column}.ilike.${containing(word)}`).join(',')})`)
    .join(',');
};
