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

/**
 * The words and the frame of an earlier challenge. Never its days, which have been, nor what was seen of it, nor its
 * link, which stands once.
 */
export const copyOf = (earlier: Challenge): Pick<Challenge, (typeof kept)[number]> =>
  Object.fromEntries(kept.map((name) => [name, earlier[name]])) as Pick<Challenge, (typeof kept)[number]>;
