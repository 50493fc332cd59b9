import type { Changes } from './by-column.ts';
import { ReadError, type PublicClient } from '../supabase.ts';

/** Signs that a cursor can hold; Postgres refuses some others before our function sees them. */
const cursorShape = /^[\w~-]{0,200}$/;

/**
 * What changed in the open data since a cursor (empty for everything), as `open_changes` makes it.
 * @returns null when the cursor is not one of ours
 */
export const since = async (client: PublicClient, cursor: string): Promise<Changes | null> => {
  if (!cursorShape.test(cursor)) return null;
  const { data, error } = await client.rpc('open_changes', { since: cursor });
  if (error?.message === 'bad_cursor') return null;
  if (error) throw new ReadError(error);
  return data as Changes;
};
