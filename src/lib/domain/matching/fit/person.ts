import type { Kind } from '../../challenges/challenge';
import type { AffiliationRole, Profile, Semester, StudyLevel } from '../../profiles/profile';
import { whoIs, type Who } from '../../profiles/wishes';
import type { Language } from '../../rows';

/** What somebody works in; Sámi is no language of a challenge's text, but it is something said. */
export type Spoken = Language | 'sami';

/** What is known of the one that challenges are weighed for; an empty list is nothing said, never a no. */
export type FitProfile = {
  who: Who | null;
  level: StudyLevel | null;
  discipline: Profile['discipline'];
  theme_keys: readonly string[];
  kinds: readonly Kind[];
  research_field_keys: readonly string[];
  service_area_keys: readonly string[];
  semesters: readonly Semester[];
  /** Slugs of the municipalities where they can be. */
  place_keys: readonly string[];
  /** The languages they work in. */
  languages: readonly Spoken[];
  topic_keys: readonly string[];
  /** How many more they can take on; null where nothing is said. */
  capacity: number | null;
};

export const blankProfile: FitProfile = {
  who: null,
  level: null,
  discipline: null,
  theme_keys: [],
  kinds: [],
  research_field_keys: [],
  service_area_keys: [],
  semesters: [],
  place_keys: [],
  languages: [],
  topic_keys: [],
  capacity: null
};

/**
 * The signed-in person's own profile, as challenges are weighed for it. Whoever reads Norwegian reads English here; one
 * who has chosen English is told what is written in Norwegian.
 */
export const fitProfile = (
  profile: Omit<Profile, 'place_keys'> & {
    place_keys?: readonly string[];
    topic_keys?: readonly string[];
  },
  affiliations: readonly { role: AffiliationRole }[]
): FitProfile => ({
  ...blankProfile,
  who: whoIs(affiliations, profile.position),
  level: profile.level,
  discipline: profile.discipline,
  theme_keys: profile.theme_keys,
  kinds: profile.kinds,
  research_field_keys: profile.research_field_keys,
  service_area_keys: profile.service_area_keys,
  semesters: profile.semesters,
  // A profile that was pulled by an older build has none of the two.
  place_keys: profile.place_keys ?? [],
  topic_keys: profile.topic_keys ?? [],
  languages: profile.language === 'en' ? ['en'] : []
});

/** True when nothing has been said that a suggestion could be made from. */
export const isUnknown = (profile: FitProfile): boolean =>
  profile.discipline === null &&
  [
    profile.theme_keys,
    profile.kinds,
    profile.research_field_keys,
    profile.service_area_keys,
    profile.topic_keys
  ].every((said) => said.length === 0);
