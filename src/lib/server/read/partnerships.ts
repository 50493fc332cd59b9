import type { Challenge } from '$lib/domain/challenges/challenge';
import { osloDay } from '$lib/domain/oslo-day';
import {
  listPartnerships,
  shownCards,
  tellPartnership,
  type PartnershipStory,
  type PartnershipSummary,
  type StoryRows
} from '$lib/domain/partnerships/story';
import type { Rows } from '$lib/domain/rows';
import { rowsOf, type PublicClient } from '../supabase.ts';

type Table = keyof StoryRows;

/** All rows that anyone may read of one table, in the order of their ids; one partnership's where it has a column for it. */
const rowsIn = async <T extends Table>(
  client: PublicClient,
  table: T,
  partnership?: string
): Promise<Rows[T][]> => {
  const all = client.from(table as 'agreements').select('*');
  const some = partnership === undefined ? all : all.eq('partnership_id', partnership);
  return rowsOf(await some.order('id').overrideTypes<Rows[T][], { merge: false }>());
};

/** The newest published challenges of a partnership, as many as its page may show, and how many there are. */
const newestOf = async (client: PublicClient, partnership: string) => {
  const answer = await client
    .from('challenges')
    .select('*', { count: 'exact' })
    .eq('partnership_id', partnership)
    .eq('state', 'published')
    .order('published_at', { ascending: false })
    .order('id')
    .limit(shownCards)
    .overrideTypes<Challenge[], { merge: false }>();
  return { newest: rowsOf(answer), total: answer.count ?? 0 };
};

/** Every partnership with its members and agreements. */
export const list = async (client: PublicClient): Promise<PartnershipSummary[]> => {
  const [partnerships, partnership_members, organisations, agreements] = await Promise.all([
    rowsIn(client, 'partnerships'),
    rowsIn(client, 'partnership_members'),
    rowsIn(client, 'organisations'),
    rowsIn(client, 'agreements')
  ]);
  return listPartnerships({ partnerships, partnership_members, organisations, agreements });
};

/** One partnership by slug or id with all that its page tells; null when there is none. */
export const find = async (client: PublicClient, slugOrId: string): Promise<PartnershipStory | null> => {
  const partnerships = await rowsIn(client, 'partnerships');
  const found = partnerships.find(({ id, slug }) => slug === slugOrId || id === slugOrId);
  if (!found) return null;
  const own = <T extends Table>(table: T) => rowsIn(client, table, found.id);
  const [
    partnership_members,
    partnership_groups,
    partnership_role_names,
    agreements,
    anchorings,
    partnership_profiles,
    organisations,
    organisation_facts,
    resource_persons,
    profile_headings,
    themes,
    { newest, total }
  ] = await Promise.all([
    own('partnership_members'),
    own('partnership_groups'),
    own('partnership_role_names'),
    own('agreements'),
    own('anchorings'),
    own('partnership_profiles'),
    rowsIn(client, 'organisations'),
    rowsIn(client, 'organisation_facts'),
    rowsIn(client, 'resource_persons'),
    rowsIn(client, 'profile_headings'),
    rowsIn(client, 'themes'),
    newestOf(client, found.id)
  ]);
  const rows = {
    partnerships,
    partnership_members,
    partnership_groups,
    partnership_role_names,
    agreements,
    anchorings,
    partnership_profiles,
    organisations,
    organisation_facts,
    resource_persons,
    profile_headings,
    themes
  };
  const story = tellPartnership(found.id, rows, newest, osloDay(new Date()));
  return story && { ...story, total };
};
