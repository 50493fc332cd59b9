import type { ResearchField, ServiceArea } from '../fields/field';
import type { Technology } from '../technologies/technology';
import { choosable } from '../themes/rules';
import type { Theme } from '../themes/theme';
import type { Challenge } from './challenge';
import type { SaveChallenge } from './commands';

/** What of an earlier challenge a new draft begins with. */
const kept = [
  'title',
  'today',
  'whom',
  'better',
  'language',
  'theme_id',
  'second_theme_id',
  'kinds',
  'gains',
  'requires',
  'contact_role',
  'place',
  'answer_days',
  'asks_for',
  'disciplines',
  'levels',
  'problem_type',
  'citizen_role',
  'accountable_role',
  'collaboration_level',
  'drivers',
  'policy_reference',
  'expected_effects',
  'expected_effect',
  'goals',
  'technology_ids',
  'topic_keys',
  'data_field',
  'service_area_id',
  'research_field_id',
  'importance',
  'municipality_commits',
  'university_commits',
  'other_unit_ids'
] as const satisfies (keyof SaveChallenge)[];

type Kept = Pick<Challenge, (typeof kept)[number]>;

/** What is another unit's own: who answers and stands behind it, where it is, and what that municipality does. */
const ofUnit: Partial<Kept> = {
  contact_role: '',
  accountable_role: '',
  place: '',
  other_unit_ids: [],
  importance: null,
  municipality_commits: ''
};

/** Every term there is, in any partnership. */
export type TermsOfAll = {
  themes: readonly Theme[];
  technologies: readonly Technology[];
  serviceAreas: readonly ServiceArea[];
  researchFields: readonly ResearchField[];
};

/** The term that means the same in a partnership on that day, if it has one. */
const translator =
  (partnership: string, day: string) =>
  (terms: readonly Technology[], id: string | null): string | null => {
    const key = terms.find((term) => term.id === id)?.key;
    return choosable(terms, partnership, day).find((term) => term.key === key)?.id ?? null;
  };

/**
 * The words and the frame of an earlier challenge, for a draft of a unit. Never its days, which have been, nor what was
 * seen of it, nor its link, which stands once. Of another unit's, nothing that is that unit's own; of another
 * partnership's, the terms that mean the same in one's own.
 * @param day a day in Norway
 */
export const copyOf = (
  earlier: Challenge,
  to: Pick<Challenge, 'organisation_id' | 'partnership_id'>,
  terms: TermsOfAll,
  day: string
): Kept => {
  const copy = Object.fromEntries(kept.map((name) => [name, earlier[name]])) as Kept;
  if (earlier.organisation_id !== to.organisation_id) Object.assign(copy, ofUnit);
  if (earlier.partnership_id === to.partnership_id) return copy;
  const translated = translator(to.partnership_id, day);
  const theme_id = translated(terms.themes, copy.theme_id);
  const second = translated(terms.themes, copy.second_theme_id);
  return {
    ...copy,
    theme_id,
    second_theme_id: second === theme_id ? null : second,
    technology_ids: copy.technology_ids.flatMap((id) => translated(terms.technologies, id) ?? []),
    service_area_id: translated(terms.serviceAreas, copy.service_area_id),
    research_field_id: translated(terms.researchFields, copy.research_field_id)
  };
};
