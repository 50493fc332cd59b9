import type { Organisation } from '../organisations/organisation';
import type { Theme } from '../themes/theme';
import type { Challenge } from './challenge';
import type { ListQuery } from './query';

export const pageSize = 24;

/** The parts of a challenge that a card shows. `why` is the start of what would be better. */
export type ChallengeCard = Pick<
  Challenge,
  | 'id'
  | 'slug'
  | 'title'
  | 'language'
  | 'kinds'
  | 'theme_id'
  | 'second_theme_id'
  | 'organisation_id'
  | 'apply_by'
  | 'starts_on'
  | 'ends_on'
  | 'place'
  | 'is_example'
> & { why: string };

/** One page of the list with the rows its cards refer to; the same shape from the open API and from the replica. */
export type ChallengeList = {
  cards: ChallengeCard[];
  total: number;
  page: number;
  pages: number;
  themes: Theme[];
  organisations: Organisation[];
};

/** One challenge with the rows its page refers to (its themes, its unit and the unit's parents). */
export type ChallengeArticle = { challenge: Challenge; themes: Theme[]; organisations: Organisation[] };

const whyLength = 150;

/** The first line of a card: cut at a word, never in the middle of one unless it is longer than the line. */
const opening = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= whyLength) return line;
  const cut = line.slice(0, whyLength);
  return `${cut.slice(0, cut.lastIndexOf(' ') > 80 ? cut.lastIndexOf(' ') : whyLength)} …`;
};

export const toCard = (challenge: Challenge): ChallengeCard => ({
  id: challenge.id,
  slug: challenge.slug,
  title: challenge.title,
  language: challenge.language,
  kinds: challenge.kinds,
  theme_id: challenge.theme_id,
  second_theme_id: challenge.second_theme_id,
  organisation_id: challenge.organisation_id,
  apply_by: challenge.apply_by,
  starts_on: challenge.starts_on,
  ends_on: challenge.ends_on,
  place: challenge.place,
  is_example: challenge.is_example,
  why: opening(challenge.better || challenge.today)
});

/** The newest first; a tie by id, so that pages never repeat or skip a card. */
const newestFirst = (a: Challenge, b: Challenge): number => {
  const [from, to] = [a.published_at ?? '', b.published_at ?? ''];
  // Plain comparison: the times are ISO, and a collator takes ten times as long.
  if (from !== to) return from < to ? 1 : -1;
  return a.id < b.id ? -1 : 1;
};

/**
 * The list as the phone makes it from its replica: published challenges that fit every filter. `text` matches
 * every word anywhere in title, need or wish, without regard to case. The server answers the same question in SQL.
 */
export const listChallenges = (
  all: readonly Challenge[],
  query: ListQuery,
  directory: { themes: readonly Theme[]; organisations: readonly Organisation[] }
): ChallengeList => {
  const themeIds = directory.themes.filter((theme) => theme.key === query.theme).map((theme) => theme.id);
  const isOnTheme = ({ theme_id, second_theme_id }: Challenge): boolean =>
    themeIds.some((id) => id === theme_id || id === second_theme_id);
  const words = query.text.toLocaleLowerCase('nb').split(/\s+/).filter(Boolean);
  const fits = (challenge: Challenge): boolean => {
    if (challenge.state !== 'published') return false;
    if (query.theme && !isOnTheme(challenge)) return false;
    if (query.kind && !challenge.kinds.includes(query.kind)) return false;
    if (words.length === 0) return true;
    const text =
      `${challenge.title}\n${challenge.today}\n${challenge.whom}\n${challenge.better}`.toLocaleLowerCase(
        'nb'
      );
    return words.every((word) => text.includes(word));
  };
  const found = all.filter(fits).sort(newestFirst);
  const page = Math.min(query.page, pagesOf(found.length));
  return pageOf(found.slice((page - 1) * pageSize, page * pageSize), found.length, page, directory);
};

const pagesOf = (total: number): number => Math.max(1, Math.ceil(total / pageSize));

/** One page of the list, made of its rows and how many there are in all. */
export const pageOf = (
  rows: readonly Challenge[],
  total: number,
  page: number,
  directory: { themes: readonly Theme[]; organisations: readonly Organisation[] }
): ChallengeList => ({
  cards: [...rows].sort(newestFirst).map(toCard),
  total,
  page,
  pages: pagesOf(total),
  themes: [...directory.themes],
  organisations: [...directory.organisations]
});
