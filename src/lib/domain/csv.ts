/**
 * A table as RFC 4180 has it, in UTF-8 with a byte order mark, without which a spreadsheet reads æ, ø and å as
 * something else. A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a line break for a formula,
 * so such a cell begins with an apostrophe; full-width signs count, too, and so do blanks before one.
 */
const formula =
  /^[\s\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u2069]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;
/** Control characters other than tab and line breaks mean nothing in a table. */
const unsayable = /(?![\t\n\r])[\p{Cc}\p{Cs}]/gu;

type Cell = string | number | boolean | null | readonly (string | number)[];

const written = (value: Cell): string => {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return String(value);
  const text = (typeof value === 'string' ? value : value.join('|')).replace(unsayable, '');
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** @param columns in the order they stand; a later version may add some after the last one */
export const csv = <Column extends string>(
  columns: readonly Column[],
  rows: readonly Readonly<Record<Column, Cell>>[]
): string =>
  `\ufeff${[columns.join(','), ...rows.map((row) => columns.map((column) => written(row[column])).join(','))]
    .map((line) => `${line}\r\n`)
    .join('')}`;
