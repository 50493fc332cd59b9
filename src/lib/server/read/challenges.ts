import { publicStates, type Challenge, type ChallengeEvent } from '$lib/domain/challenges/challenge';
import {
  listChallenges,
  pageOf,
  pagesOf,
  pageSize,
  sameThemes,
  similarShown,
  similarTo,
  type ChallengeArticle,
  type ChallengeCard,
  type ChallengeList
} from '$lib/domain/challenges/listing';
import { offersOf } from '$lib/domain/challenges/counts';
import { municipalities, type Directory } from '$lib/domain/challenges/matching';
import type { ListQuery } from '$lib/domain/challenges/query';
import { osloDay } from '$lib/domain/oslo-day';
import { daysOf } from '$lib/domain/challenges/semesters';
import type { Theme, ThemeName } from '$lib/domain/themes/theme';
import type { Found } from '$lib/domain/matching/search';
import { ReadError, rowsOf, type PublicClient } from '../supabase.ts';
import { filterable, organisations, themes, withParents } from './directory.ts';
import { searchBySql } from './search-sql.ts';
import { searchable } from './searchable.ts';
import { topicsNamed } from './topics.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A semester as a condition on both days; `open` for a period that names none. */
const inPeriod = (value: string): string => {
  const days = daysOf(value);
  if (!days) return 'and(starts_on.is.null,ends_on.is.null)';
  const [from, to] = days;
  const somewhere = 'or(starts_on.gte.0001-01-01,ends_on.gte.0001-01-01)';
  return `and(${somewhere},or(starts_on.is.null,starts_on.lte.${to}),or(ends_on.is.null,ends_on.gte.${from}))`;
};

/** The ids of the terms that carry one of the keys. */
const idsOf = (terms: readonly { id: string; key: string }[], keys: readonly string[]): string[] =>
  terms.filter(({ key }) => keys.includes(key)).map(({ id }) => id);

/**
 * The published challenges that fit every filter but the words, in the order asked for; null when nothing can fit, since no term or
 * municipality is called that.
 * @param also conditions of PostgREST's that must hold, too
 */
export const asked = (
  client: PublicClient,
  query: ListQuery,
  directory: Directory,
  { count, also = [] }: { count?: 'exact'; also?: readonly string[] } = {}
) => {
  const town = municipalities(directory.organisations);
  const terms = {
    theme: idsOf(directory.themes, query.theme),
    technology: idsOf(directory.technologies, query.technology),
    municipality: [...town].flatMap(([id, slug]) => (query.municipality.includes(slug) ? [id] : []))
  };
  for (const facet of ['theme', 'technology', 'municipality'] as const)
    if (query[facet].length > 0 && terms[facet].length === 0) return null;
  let rows = client
    .from('challenges')
    .select('*', count && { count })
    .eq('state', 'published');
  const themeIds = terms.theme.join(',');
  const all = [
    ...(themeIds ? [`or(theme_id.in.(${themeIds}),second_theme_id.in.(${themeIds}))`] : []),
    ...(query.period.length > 0 ? [`or(${query.period.map(inPeriod).join(',')})`] : []),
    ...also
  ];
  // One tree for all of them: lite takes the last of several.
  if (all.length > 0) rows = rows.or(`and(${all.join(',')})`);
  if (query.kind.length > 0) rows = rows.overlaps('kinds', query.kind);
  if (query.level.length > 0) rows = rows.overlaps('levels', query.level);
  if (query.language.length > 0) rows = rows.in('language', query.language);
  if (terms.technology.length > 0) rows = rows.overlaps('technology_ids', terms.technology);
  if (query.topic.length > 0) rows = rows.overlaps('topic_keys', query.topic);
  if (terms.municipality.length > 0) rows = rows.in('organisation_id', terms.municipality);
  if (query.sort === 'deadline') rows = rows.order('apply_by', { ascending: true, nullsFirst: false });
  return rows.order('published_at', { ascending: false }).order('id');
};

/** One page, or null when the page lies beyond the end. */
const page = async (client: PublicClient, query: ListQuery, directory: Directory, number: number) => {
  const from = (number - 1) * pageSize;
  const rows = asked(client, query, directory, { count: 'exact' });
  if (!rows) return { rows: [], total: 0 };
  const answer = await rows.range(from, from + pageSize - 1).overrideTypes<Challenge[], { merge: false }>();
  if (answer.error?.code === 'PGRST103') return null;
  return { rows: rowsOf(answer), total: answer.count ?? 0 };
};

/** The themes that cards show. The whole rows, with what each is about in three languages, were a tenth of the page. */
const namesOf = (themes: readonly Theme[], cards: readonly ChallengeCard[]): ThemeName[] => {
  const shown = new Set(cards.map(({ theme_id }) => theme_id));
  return themes
    .filter(({ id }) => shown.has(id))
    .map(({ id, key, name_nb, name_nn, name_en }) => ({ id, key, name_nb, name_nn, name_en }));
};

/**
 * One page of the list; a page beyond the end is the last one. The same question as `listChallenges` in the domain,
 * which answers it from a phone's replica.
 */
export const list = async (client: PublicClient, query: ListQuery): Promise<ChallengeList> => {
  const directory = await filterable(client);
  const answer = query.text.trim()
    ? await searchedPage(client, query, directory)
    : await pageOfAll(client, query, directory);
  return {
    ...answer,
    themes: namesOf(directory.themes, answer.cards),
    offers: offersOf(directory, await topicsNamed(client, query.topic)),
    organisations: withParents(
      directory.organisations,
      answer.cards.map((card) => card.organisation_id)
    )
  };
};

/** What a phone would find; where there are too many challenges to hold, the database finds the best of them. */
export const searchAll = async (
  client: PublicClient,
  text: string,
  directory: Directory
): Promise<{ rows: Challenge[]; found: Found }> => {
  const held = await searchable(client, directory);
  return held ? { rows: held.rows, found: held.index.find(text) } : searchBySql(client, text, directory);
};

const searchedPage = async (
  client: PublicClient,
  query: ListQuery,
  directory: Directory
): Promise<ChallengeList> => {
  const { rows, found } = await searchAll(client, query.text, directory);
  return listChallenges(rows, query, directory, found);
};

const pageOfAll = async (
  client: PublicClient,
  query: ListQuery,
  directory: Directory
): Promise<ChallengeList> => {
  const first = await page(client, query, directory, query.page);
  const start =
    first && (first.rows.length > 0 || query.page === 1) ? first : await page(client, query, directory, 1);
  if (!start) throw new ReadError({ code: 'PGRST103', message: 'no first page' });
  const pages = pagesOf(start.total);
  const number = Math.min(query.page, pages);
  const shown =
    start === first || number === 1 ? start : ((await page(client, query, directory, number)) ?? start);
  return pageOf(shown.rows, shown.total, number, directory);
};

/** The public steps of a challenge, the first one first. */
const eventsOf = async (client: PublicClient, id: string): Promise<ChallengeEvent[]> =>
  rowsOf(
    await client
      .from('challenge_events')
      .select('*')
      .eq('challenge_id', id)
      .eq('is_public', true)
      .order('step')
      .overrideTypes<ChallengeEvent[], { merge: false }>()
  );

/** The newest challenges on the same theme that can be answered today. */
const similar = async (
  client: PublicClient,
  challenge: Challenge,
  allThemes: readonly Theme[]
): Promise<ChallengeCard[]> => {
  const today = osloDay(new Date());
  const ids = sameThemes(challenge, allThemes).join(',');
  if (!ids) return [];
  const rows = rowsOf(
    await client
      .from('challenges')
      .select('*')
      .eq('state', 'published')
      .neq('id', challenge.id)
      .or(
        `and(or(theme_id.in.(${ids}),second_theme_id.in.(${ids})),or(apply_by.is.null,apply_by.gte.${today}))`
      )
      .order('published_at', { ascending: false })
      .order('id')
      .limit(similarShown)
      .overrideTypes<Challenge[], { merge: false }>()
  );
  return similarTo(challenge, rows, allThemes, today);
};

/** What names a partnership and leads to its page. */
const partnershipsOf = async (client: PublicClient, id: string) =>
  rowsOf(await client.from('partnerships').select('slug, name_nb, name_nn, name_en').eq('id', id));

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
  const allThemes = await themes(client);
  const [[partnership = null], events, alike, units] = await Promise.all([
    partnershipsOf(client, challenge.partnership_id),
    eventsOf(client, challenge.id),
    similar(client, challenge, allThemes),
    organisations(client)
  ]);
  return {
    challenge,
    partnership,
    events,
    similar: alike,
    themes: [challenge.theme_id, challenge.second_theme_id].flatMap(
      (id) => allThemes.find((theme) => theme.id === id) ?? []
    ),
    organisations: withParents(
      units,
      [challenge, ...alike].map((row) => row.organisation_id)
    )
  };
};
