import type pg from 'pg';
import { entities } from '../../../src/lib/domain/rows.ts';
import { publicTables } from '../open-tables.ts';
import { keyOf, type Row, type Shelf } from './replica.ts';

/** The tables that a visitor may read at all; reading another one is an error, not an empty answer. */

/** What row level security lets this connection read now, table by table: the truth a replica is held against. */
export const visible = async (client: pg.Client, who: 'visitor' | 'person'): Promise<Shelf> => {
  const shelf: Shelf = new Map();
  for (const entity of who === 'visitor' ? publicTables : entities) {
    const { rows } = await client.query<{ row: Row }>(`select to_jsonb(t) as row from public.${entity} t`);
    for (const { row } of rows) shelf.set(keyOf(entity, row.id), row);
  }
  return shelf;
};

export type Difference = { extra: string[]; missing: string[]; stale: string[] };

const canonical = (row: Row): string =>
  JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Rows a replica holds that it may not, lacks that it may read, or holds in another version. */
export const difference = (held: Shelf, truth: Shelf): Difference => {
  const result: Difference = { extra: [], missing: [], stale: [] };
  for (const key of held.keys()) if (!truth.has(key)) result.extra.push(key);
  for (const [key, row] of truth) {
    const own = held.get(key);
    if (!own) result.missing.push(key);
    else if (canonical(own) !== canonical(row)) result.stale.push(key);
  }
  return result;
};

/** A row in both databases of the phone shows the higher `rev`, on a tie the private one. */
export const shown = (open: Shelf, own: Shelf): Shelf => {
  const both: Shelf = new Map(open);
  for (const [key, row] of own) {
    const other = both.get(key);
    if (!other || row.rev >= other.rev) both.set(key, row);
  }
  return both;
};
