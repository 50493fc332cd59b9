import { publicStates, type Challenge } from '$lib/domain/challenges/challenge';
import { pageSize, toCard, type ChallengeArticle, type ChallengeList } from '$lib/domain/challenges/listing';
import type { ListQuery } from '$lib/domain/challenges/query';
import type { Theme } from '$lib/domain/themes/theme';
import { ReadError, rowsOf, type PublicClient } from '../supabase.ts';
import { themes, withParents } from './directory.ts';
import { everyWord } from './filters.ts';

const searched = ['title', 'today', 'whom', 'better'] as const;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The published challenges that fit every filter, newest first. */
export const asked = (
  client: PublicClient,
  query: ListQuery,
  themeIds: readonly string[],
  count?: 'exact'
) => {
  const words = everyWord(query.text, searched);
  let rows = client
    .from('challenges')
    .select('*', count && { count })
    .eq('state', 'published');
  const ids = themeIds.join(',');
  if (ids) rows = rows.or(`theme_id.in.(${ids}),second_theme_id.in.(${ids})`);
  if (query.kind) rows = rows.contains('kinds', [query.kind]);
  if (words) rows = rows.or(`and(${words})`);
  return rows.order('published_at', { ascending: false }).order('id');
};

/** The themes whose key is asked for; null when there is none, so that nothing is found. */
export const themesAsked = (all: readonly Theme[], { theme }: ListQuery): string[] | null => {
  const ids = all.filter(({ key }) => key === theme).map(({ id }) => id);
  return theme !== null && ids.length === 0 ? null : ids;
};

/** One page, or null when the page lies beyond the end. */
const page = async (client: PublicClient, query: ListQuery, themeIds: readonly string[], number: number) => {
  const from = (number - 1) * pageSize;
  const answer = await asked(client, query, themeIds, 'exact')
    .range(from, from + pageSize - 1)
    .overrideTypes<Challenge[], { merge: false }>();
  if (answer.error?.code === 'PGRST103') return null;
  return { rows: rowsOf(answer), total: answer.count ?? 0 };
};

/**
 * The published challenges that fit every filter, newest first; a page beyond the end is the last one. The same
 * question as `listChallenges` in the domain, which answers it from a phone's replica.
 */
export const list = async (client: PublicClient, query: ListQuery): Promise<ChallengeList> => {
  const allThemes = await themes(client);
  const asking = themesAsked(allThemes, query);
  const onTheme = asking ?? [];
  const first = asking ? await page(client, query, onTheme, query.page) : { rows: [], total: 0 };
  const start =
    first && (first.rows.length > 0 || query.page === 1) ? first : await page(client, query, onTheme, 1);
  if (!start) throw new ReadError({ code: 'PGRST103', message: 'no first page' });
  const pages = Math.max(1, Math.ceil(start.total / pageSize));
  const number = Math.min(query.page, pages);
  const shown =
    start === first || number === 1 ? start : ((await page(client, query, onTheme, number)) ?? start);
  const cards = shown.rows.map(toCard);
  return {
    cards,
    total: shown.total,
    page: number,
    pages,
    themes: allThemes,
    organisations: await withParents(client, new Set(cards.map((card) => card.organisation_id)))
  };
};

/** One public challenge by slug or id with the rows its page names; null when there is none that anyone may read. */
export const find = async (client: PublicClient, slugOrId: string): Promise<ChallengeArticle | null> => {
  const column = uuid.test(slugOrId) ? 'id' : 'slug';
  if (slugOrId.length > 200 || slugOrId.includes('\0')) return null;
  const rows = rowsOf(
    await client
      .from('challenges')
      .select('*')
      .in('state', publicStates)
      .eq(column, slugOrId)
      .limit(1)
      .overrideTypes<Challenge[], { merge: false }>()
  );
  const challenge = rows[0];
  if (!challenge) return null;
  const own = new Set([challenge.theme_id, challenge.second_theme_id]);
  return {
    challenge,
    themes: (await themes(client)).filter((theme) => own.has(theme.id)),
    organisations: await withParents(client, new Set([challenge.organisation_id]))
  };
};
