import type { Organisation } from '../organisations/organisation';
import type { Partnership } from '../partnerships/partnership';
import { firstOf } from '../first-of';
import type { Theme, ThemeName } from '../themes/theme';
import type { Challenge, ChallengeEvent } from './challenge';
import { offersOf, type Offers } from './counts';
import { wordsOf } from '../matching/search/fold';
import type { Found, Match } from '../matching/search/search-index';
import { having, missing, type Directory } from './matching';
import type { ListQuery, Sort } from './query';

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
> & {
  why: string;
  /** After a search: the words of the challenge, in small letters, that were taken for what is asked for. */
  marks?: string[] | undefined;
  /** After a search: those of them that the card doesn't show. */
  elsewhere?: Match[] | undefined;
};

/** One page of the list with the rows its cards refer to; the same shape from the open API and from the replica. */
export type ChallengeList = {
  cards: ChallengeCard[];
  total: number;
  page: number;
  pages: number;
  themes: readonly ThemeName[];
  organisations: readonly Organisation[];
  /** What the filters offer by name. */
  offers: Offers;
  /** After a search: nothing has everything that is asked for, and these come nearest. */
  near?: boolean;
};

/** One challenge with what its page shows beside it, and the rows that those refer to. */
export type ChallengeArticle = {
  challenge: Challenge;
  /** The partnership it was written in, which has a page of its own. */
  partnership: Pick<Partnership, 'slug' | 'name_nb' | 'name_nn' | 'name_en'> | null;
  /** What anyone may know of its life since it was published, the first step first. */
  events: ChallengeEvent[];
  /** Others on the same theme that can be answered. */
  similar: ChallengeCard[];
  themes: Theme[];
  organisations: Organisation[];
};

const whyLength = 150;
const reasonsShown = 3;

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

/** Plain comparison: days and times are ISO, and a collator takes ten times as long. A tie by id, so that pages never repeat or skip a card. */
export const newestFirst = (a: Challenge, b: Challenge): number => {
  const [from, to] = [a.published_at ?? '', b.published_at ?? ''];
  if (from !== to) return from < to ? 1 : -1;
  return a.id < b.id ? -1 : 1;
};

const endless = '9999-12-31';

const nearestFirst = (a: Challenge, b: Challenge): number => {
  const [from, to] = [a.apply_by ?? endless, b.apply_by ?? endless];
  return from === to ? newestFirst(a, b) : from < to ? -1 : 1;
};

const orders = { new: newestFirst, deadline: nearestFirst } as const satisfies Record<Sort, unknown>;

/**
 * The list as the phone makes it from its replica: published challenges that fit every filter. The server answers the
 * same question in SQL.
 */
export const listChallenges = (
  all: readonly Challenge[],
  query: ListQuery,
  directory: Directory,
  found?: Found
): ChallengeList => {
  const lacks = missing(found ? { ...query, text: '' } : query, having(directory));
  const scores = found?.scores(all);
  const fitting: number[] = [];
  for (let place = 0; place < all.length; place += 1)
    if (scores?.[place] !== 0 && lacks(all[place] as Challenge)?.length === 0) fitting.push(place);
  const page = Math.min(query.page, pagesOf(fitting.length));
  const inOrder = orders[query.sort];
  // A search orders them, as long as no other order is asked for; among equals the newest stands first.
  const worth = query.sort === 'new' ? scores : undefined;
  const shown = firstOf(
    fitting,
    page * pageSize,
    (a, b) => (worth?.[b] ?? 0) - (worth?.[a] ?? 0) || inOrder(all[a] as Challenge, all[b] as Challenge)
  );
  const rows = shown.slice((page - 1) * pageSize).flatMap((place) => all[place] ?? []);
  const list = pageOf(rows, fitting.length, page, directory);
  return found ? withReasons(list, found) : list;
};

/** Says of each card by which words it was found, and which of them it doesn't show. */
const withReasons = (list: ChallengeList, found: Found): ChallengeList => ({
  ...list,
  cards: list.cards.map((card) => reasoned(card, found)),
  near: found.near
});

/** Looked up when they are read: each letter asks for another list, and a slow phone draws it a card at a time. */
const reasoned = (card: ChallengeCard, found: Found): ChallengeCard => {
  let known: Pick<ChallengeCard, 'marks' | 'elsewhere'> | undefined;
  const reasons = () => (known ??= reasonsOf(card, found.matches(card.id)));
  return {
    ...card,
    get marks() {
      return reasons().marks;
    },
    get elsewhere() {
      return reasons().elsewhere;
    }
  };
};

const reasonsOf = (
  { title, why }: ChallengeCard,
  matches: Match[]
): Pick<ChallengeCard, 'marks' | 'elsewhere'> => {
  const marks = [...new Set(matches.map(({ word }) => word))];
  const shown = new Set(wordsOf(`${title} ${why}`));
  const isSeen = marks.some((word) => shown.has(word));
  return { marks, elsewhere: isSeen || marks.length === 0 ? undefined : matches.slice(0, reasonsShown) };
};

export const pagesOf = (total: number): number => Math.max(1, Math.ceil(total / pageSize));

/** One page of the list, made of its rows in their order and how many there are in all. */
export const pageOf = (
  rows: readonly Challenge[],
  total: number,
  page: number,
  directory: Directory
): ChallengeList => ({
  cards: rows.map(toCard),
  total,
  page,
  pages: pagesOf(total),
  themes: directory.themes,
  organisations: directory.organisations,
  offers: offersOf(directory)
});

/** How many similar ones a page shows. */
export const similarShown = 3;

/** The ids of the themes that share the key of a challenge's own: other partnerships have the same theme. */
export const sameThemes = ({ theme_id }: Challenge, themes: readonly Theme[]): string[] => {
  const key = themes.find(({ id }) => id === theme_id)?.key;
  return themes.filter((theme) => theme.key === key).map(({ id }) => id);
};

/** Challenges on the theme of another that can be answered now, the newest first. @param today a day in Norway */
export const similarTo = (
  challenge: Challenge,
  all: readonly Challenge[],
  themes: readonly Theme[],
  today: string
): ChallengeCard[] => {
  const ids = sameThemes(challenge, themes);
  return all
    .filter(
      (other) =>
        other.id !== challenge.id &&
        other.state === 'published' &&
        (other.apply_by ?? endless) >= today &&
        [other.theme_id, other.second_theme_id].some((id) => id !== null && ids.includes(id))
    )
    .sort(newestFirst)
    .slice(0, similarShown)
    .map(toCard);
};
