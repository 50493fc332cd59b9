import type { Challenge } from '../challenges/challenge';
import type { Directory } from '../challenges/matching';
import { challengeDocument } from '../matching/challenge-document';
import { termsIn } from '../matching/challenge-terms';
import { SearchIndex } from '../matching/search/search-index';
import type { Topic } from '../topics/topic';

/** Words → whether a challenge is found by them. */
export type Says = (text: string) => (challenge: Challenge) => boolean;

/**
 * How the words of a followed search are looked for among these challenges: as the list does it, on the phone and on the
 * server alike. What only comes near is no news.
 * @param topics those that the challenges are about, or more; none where no list is imported
 * @param all whether these are all that there are: a few cannot know that a word stands nowhere and is a misprint
 */
export const textSearch = (
  challenges: readonly Challenge[],
  directory: Directory,
  topics: readonly Topic[] = [],
  all = true
): Says => {
  const index = new SearchIndex(all);
  const termsOf = termsIn(directory, topics);
  for (const challenge of challenges) index.put(challengeDocument(challenge, termsOf(challenge)));
  return (text) => {
    const found = index.find(text);
    return ({ id }) => !found.near && found.score(id) > 0;
  };
};
