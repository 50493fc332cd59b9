import { toCard } from '$lib/domain/challenges/listing';
import { isWhole, readQuery } from '$lib/domain/challenges/query';
import type { Locale } from '$lib/i18n/paraglide/runtime';
import { feedLinkOf, feedOfList } from '../feeds/challenges.ts';
import * as challenges from '../read/challenges.ts';
import { filterable } from '../read/directory.ts';
import * as meetings from '../read/meetings.ts';
import * as partnerships from '../read/partnership-names.ts';
import { publicClient } from '../supabase.ts';
import type { About } from './head.ts';
import { named } from './pages.ts';
import * as structured from './structured.ts';

/** An address that was asked for: the pattern of its path, the name in it, and the rest. */
export type Address = { pattern: string; slug: string; url: URL; locale: Locale };

const [challengePage, partnershipPage, , meetingPage] = named;

const simple: Record<string, ((where: { origin: string; locale: Locale }) => object) | undefined> = {
  '/': structured.ofHome,
  '/utfordringer': structured.ofList,
  '/om': structured.ofData
};

const feedOfListPage = async ({ pattern, url, locale }: Address): Promise<About['feed']> => {
  const filters = readQuery(url.searchParams);
  if (pattern !== '/utfordringer' || isWhole(filters)) return null;
  return feedOfList(filters, await filterable(await publicClient()), { origin: url.origin, locale });
};

/** What is known of a page beside what stands on it; null when there is no such page. */
export const aboutOf = async (asked: Address): Promise<About | null> => {
  const { pattern, slug, url, locale } = asked;
  const where = { origin: url.origin, locale };
  const lang = locale === 'nb' ? '' : `?lang=${locale}`;
  const picture = `${url.origin}/api/open/v1/picture.png${lang}`;
  if (pattern === challengePage) {
    const article = await challenges.find(await publicClient(), slug);
    if (!article) return null;
    const { challenge } = article;
    const theme = article.themes.find(({ id }) => id === challenge.theme_id);
    return {
      picture: `${url.origin}/api/open/v1/challenges/${challenge.slug ?? challenge.id}/picture.png${lang}`,
      data: structured.ofChallenge(article, where),
      feed: theme ? feedLinkOf(`?theme=${theme.key}`, theme[`name_${locale}`], where) : null,
      description: toCard(challenge).why,
      article: true
    };
  }
  if (pattern === partnershipPage) {
    const names = await partnerships.find(await publicClient(), slug);
    return names && { picture, data: structured.ofPartnership(names, where), feed: null };
  }
  if (pattern === meetingPage) {
    const found = await meetings.find(await publicClient(), slug);
    return found && { picture, data: null, feed: null };
  }
  return { picture, data: simple[pattern]?.(where) ?? null, feed: await feedOfListPage(asked) };
};
