import { upcomingMeetings } from './meetings.ts';
import { found } from '../head/pages.ts';
import type { Place } from '../feeds/sitemap.ts';
import { everyRow, rowsOf, type PublicClient } from '../supabase.ts';

/** A site map holds 50,000 addresses, and each page has three. */
const most = 16_000;

const challengePlaces = async (client: PublicClient): Promise<Place[]> => {
  const rows = await everyRow(
    (from, to) =>
      client
        .from('challenges')
        .select('id, slug, updated_at')
        .eq('state', 'published')
        .order('published_at', { ascending: false })
        .order('id')
        .range(from, to),
    most
  );
  return rows.map(({ id, slug, updated_at }) => ({
    path: `/utfordringer/${slug ?? id}`,
    changed: updated_at
  }));
};

/** Every page that a search may find: those with an address of their own, partnerships, meetings to come and published challenges. */
export const everyPlace = async (client: PublicClient): Promise<Place[]> => {
  const challenges = await challengePlaces(client);
  const partnerships = rowsOf(await client.from('partnerships').select('slug, updated_at').order('slug'));
  const meetings = await upcomingMeetings(client, new Date());
  const newest = challenges
    .map(({ changed }) => changed ?? '')
    .sort()
    .at(-1);
  return [
    ...found.map((path) => ({
      path,
      changed: path === '/' || path === '/utfordringer' ? newest : undefined
    })),
    ...partnerships.map(({ slug, updated_at }) => ({ path: `/partnerskap/${slug}`, changed: updated_at })),
    ...meetings.map(({ slug, updated_at }) => ({ path: `/moteplasser/${slug}`, changed: updated_at })),
    ...challenges
  ];
};
