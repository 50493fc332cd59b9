import { offersOf } from '$lib/domain/challenges/counts';
import type { Directory } from '$lib/domain/challenges/matching';
import { facets } from '$lib/domain/challenges/query';
import { queryOf, type Followed, type FollowKind } from '$lib/domain/follows/follow';
import type { Partnership } from '$lib/domain/partnerships/partnership';
import { nameOf, placeOf } from '$lib/i18n/names';
import { m } from '$lib/i18n/paraglide/messages';
import { valueLabel } from '$lib/ui/labels/filters';

export const followKindLabels: Record<FollowKind, () => string> = {
  search: m.follows_kind_search,
  theme: m.follows_kind_theme,
  organisation: m.follows_kind_organisation,
  partnership: m.follows_kind_partnership,
  challenge: m.follows_kind_challenge
};

/** A search in words: «fall» · Helse og velferd · Master. */
const searchName = (subject: string, directory: Directory): string => {
  const query = queryOf(subject);
  const offers = offersOf(directory);
  const text = query.text.trim();
  return [
    ...(text ? [m.follows_words({ text })] : []),
    ...facets.flatMap((facet) => query[facet].map((value) => valueLabel(facet, value, offers)))
  ].join(' · ');
};

/**
 * What is followed, in words; empty where nothing is known of it on this phone.
 * @param challenge the one that is followed, where it is one
 */
export const followName = (
  { kind, subject }: Followed,
  directory: Directory & { partnerships: readonly Partnership[] },
  challenge: { title: string } | undefined
): string => {
  switch (kind) {
    case 'search':
      return searchName(subject, directory);
    case 'theme':
      return valueLabel('theme', subject, offersOf(directory));
    case 'organisation':
      return placeOf(subject, directory.organisations);
    case 'partnership': {
      const found = directory.partnerships.find(({ id }) => id === subject);
      return found ? nameOf(found) : '';
    }
    case 'challenge':
      return challenge?.title ?? '';
  }
};
