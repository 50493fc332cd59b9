/** What topics add to a search: their names and synonyms, in all three languages. */
import { languages } from '../rows';
import { findTopics, prepare } from '../topics/find';
import type { Topic } from '../topics/topic';

/**
 * The words that a challenge, or a person, is found by because of its topics; each once, in the order of the keys.
 * A retired topic still says what something is about. Empty where no list was imported.
 */
export const topicTerms = (keys: readonly string[], topics: readonly Topic[]): string[] => [
  ...new Set(
    keys.flatMap((key) => {
      const topic = topics.find((known) => known.key === key);
      if (!topic) return [];
      return languages.flatMap((language) => [
        ...(topic[`name_${language}`] ? [topic[`name_${language}`] ?? ''] : []),
        ...topic[`synonyms_${language}`]
      ]);
    })
  )
];

/**
 * The keys of the topics that a query names, by a name or a synonym in any language, the most particular first.
 * Challenges about them fit the query, whatever words they were written with.
 */
export const topicsOf = (query: string, topics: readonly Topic[]): string[] =>
  findTopics(query, prepare(topics, languages), 10).map(({ key }) => key);
