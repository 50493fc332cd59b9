import type { Challenge } from '../challenges/challenge';
import type { SearchDocument } from './search';

/**
 * A challenge as search reads it.
 * @param terms what it is filed under, in words: the names of its themes, kinds, fields, topics, units
 */
export const challengeDocument = (challenge: Challenge, terms: string[]): SearchDocument => ({
  id: challenge.id,
  lang: challenge.language,
  title: challenge.title,
  terms,
  summary: challenge.better,
  body: [
    challenge.today,
    challenge.whom,
    challenge.requires,
    challenge.place,
    challenge.expected_effect,
    challenge.data_field,
    challenge.policy_reference
  ]
    .filter(Boolean)
    .join('\n')
});
