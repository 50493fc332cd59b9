import type { Challenge } from '$lib/domain/challenges/challenge';
import type { Directory } from '$lib/domain/challenges/matching';
import { challengeDocument } from '$lib/domain/matching/challenge-document';
import { termsIn } from '$lib/domain/matching/challenge-terms';
import { SearchIndex } from '$lib/domain/matching/search';
import { everyRow, rowsOf, type PublicClient } from '../supabase.ts';
import { topics } from './topics.ts';

/** With more than so many published challenges the database searches; below, the server does as a phone does. */
const most = 5_000;
/** Milliseconds after which the rows are read anew even if nothing seems to have changed. */
const longest = 60_000;

/** What is published, as anyone may read it, and the index of it. */
type Searchable = { rows: Challenge[]; index: SearchIndex };

type Held = Searchable & { stamp: string; read: number; byId: Map<string, Challenge> };
let held: Held | undefined;
let reading: Promise<Searchable> | undefined;

/** Null when there are too many to hold. */
export const searchable = async (client: PublicClient, directory: Directory): Promise<Searchable | null> => {
  const newest = await client
    .from('challenges')
    .select('updated_at', { count: 'exact' })
    .eq('state', 'published')
    .order('updated_at', { ascending: false })
    .limit(1);
  const rows = rowsOf(newest);
  if ((newest.count ?? 0) > most) return null;
  const named = [directory.themes, directory.technologies, directory.organisations].flat();
  const latest = named.reduce((last, { updated_at }) => (updated_at > last ? updated_at : last), '');
  const stamp = [newest.count, rows[0]?.updated_at, named.length, latest].join(' ');
  if (held?.stamp === stamp && Date.now() - held.read < longest) return held;
  reading ??= read(client, directory, stamp).finally(() => (reading = undefined));
  return reading;
};

const all = (client: PublicClient): Promise<Challenge[]> =>
  everyRow(
    (from, to) =>
      client
        .from('challenges')
        .select('*')
        .eq('state', 'published')
        .order('id')
        .range(from, to)
        .overrideTypes<Challenge[], { merge: false }>(),
    most
  );

/** Only rows that changed are put into the index again, unless names changed. */
const read = async (client: PublicClient, directory: Directory, stamp: string): Promise<Searchable> => {
  const [rows, named] = await Promise.all([all(client), topics(client)]);
  const isNamedAlike = held?.stamp.split(' ').slice(2).join(' ') === stamp.split(' ').slice(2).join(' ');
  const before = isNamedAlike ? held : undefined;
  const index = before?.index ?? new SearchIndex();
  const termsOf = termsIn(directory, named);
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const id of index.ids()) if (!byId.has(id)) index.remove(id);
  for (const row of rows)
    if (before?.byId.get(row.id)?.rev !== row.rev) index.put(challengeDocument(row, termsOf(row)));
  held = { rows, index, stamp, read: Date.now(), byId };
  return held;
};
