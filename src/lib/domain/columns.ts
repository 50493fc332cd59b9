/**
 * The rows of one table by column, for the first copy of everything: values of one column stand beside each other, and
 * what repeats is said once. 2,000 challenges as rows weigh a fifth more on the wire.
 */
type Row = Record<string, unknown>;

/** All values in the order of the rows, or each different one once (`of`) and which of them each row has (`at`). */
export type Column = unknown[] | { of: unknown[]; at: number[] };

export type Columns = { count: number; columns: Record<string, Column> };

const columnOf = (values: unknown[]): Column => {
  const places = new Map<string, number>();
  const of: unknown[] = [];
  const at = values.map((value) => {
    const key = JSON.stringify(value);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, of.length);
    return of.push(value) - 1;
  });
  return of.length * 2 <= values.length ? { of, at } : values;
};

/** @param rows of one table, so all with the same columns */
export const toColumns = (rows: readonly Row[]): Columns => ({
  count: rows.length,
  columns: Object.fromEntries(
    Object.keys(rows[0] ?? {}).map((name) => [name, columnOf(rows.map((row) => row[name]))])
  )
});

/** The rows again; null when something is cut short or points nowhere. */
export const fromColumns = ({ count, columns }: Columns): Row[] | null => {
  const rows: Row[] = Array.from({ length: count }, () => ({}));
  for (const [name, column] of Object.entries(columns)) {
    const [values, at] = Array.isArray(column) ? [column, null] : [column.of, column.at];
    if ((at ?? values).length !== count) return null;
    for (const [i, row] of rows.entries()) {
      const place = at?.[i] ?? i;
      if (place >= values.length) return null;
      row[name] = values[place];
    }
  }
  return rows;
};
