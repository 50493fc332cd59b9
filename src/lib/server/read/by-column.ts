import { toColumns, type Columns } from '../../domain/columns.ts';

/** What `open_changes` answers, as far as this module knows it. */
export type Changes = { rows: Record<string, Record<string, unknown>[]> };

/** The same answer with the rows of each table by column, which is what the app asks for. */
export const byColumn = <Answer extends Changes>({
  rows,
  ...rest
}: Answer): Omit<Answer, 'rows'> & { tables: Record<string, Columns> } => ({
  ...rest,
  tables: Object.fromEntries(Object.entries(rows).map(([table, list]) => [table, toColumns(list)]))
});
