import type { ListQuery } from '../challenges/query';
import { facets, readQuery, writeQuery } from '../challenges/query';
import type { Stamped } from '../rows';

/** What can be followed. */
export const followKinds = ['search', 'theme', 'organisation', 'partnership', 'challenge'] as const;
export type FollowKind = (typeof followKinds)[number];

/** How much one person can follow. Equal to `private.follows_add` in SQL. */
export const mostFollows = 50;

/** What is followed: a search as it stands in the list's address, a theme by its key, all else by its id. */
export type Followed = { kind: FollowKind; subject: string };

/** What a person wants to hear of; nobody else sees it. */
export type Follow = Stamped & Followed & { person_id: string; paused: boolean; followed_at: string };

/** How long a search can be. Equal to the rule of `follows.add` in SQL. */
export const longestSubject = 1_500;

/** A query of the list as a search that can be followed: one text however it was put together; empty for the whole list. */
export const searchOf = (query: ListQuery): string => {
  const ordered = Object.fromEntries(facets.map((facet) => [facet, [...query[facet]].sort()]));
  return writeQuery({ ...query, ...ordered, sort: 'new', page: 1 });
};

/** The query that a followed search asks. */
export const queryOf = (search: string): ListQuery => readQuery(new URLSearchParams(search));

/**
 * What is followed by whoever follows this list: the theme or the municipality where it is narrowed by nothing else,
 * else the search. Null for the whole list, and for one too long to be followed.
 */
export const followedBy = (
  query: ListQuery,
  organisations: readonly { id: string; slug: string; kind: string }[]
): Followed | null => {
  const search = searchOf(query);
  if (search === '' || search.length > longestSubject) return null;
  const [theme] = query.theme;
  if (theme !== undefined && search === `?theme=${theme}`) return { kind: 'theme', subject: theme };
  const [slug] = query.municipality;
  if (slug !== undefined && search === `?municipality=${slug}`) {
    const town = organisations.find((row) => row.slug === slug && row.kind === 'municipality');
    if (town) return { kind: 'organisation', subject: town.id };
  }
  return { kind: 'search', subject: search };
};

/** Where the thing is that is followed: a path of ours without the language; null for a unit, which has no page. */
export const pathOf = (
  { kind, subject }: Followed,
  slugs: {
    partnership?: string | undefined;
    challenge?: string | null | undefined;
    town?: string | undefined;
  }
): `/${string}` | null => {
  switch (kind) {
    case 'search':
      return `/utfordringer${subject}`;
    case 'theme':
      return `/utfordringer?theme=${subject}`;
    case 'organisation':
      return slugs.town ? `/utfordringer?municipality=${slugs.town}` : null;
    case 'partnership':
      return slugs.partnership ? `/partnerskap/${slugs.partnership}` : null;
    case 'challenge':
      return `/utfordringer/${slugs.challenge ?? subject}`;
  }
};
