import type { Challenge } from '../../challenges/challenge';
import type { Suggestion } from '../../suggestions/suggestion';
import type { SearchDocument } from '../search/search-index';

type Described = Pick<Challenge, 'id' | 'language' | 'title' | 'today' | 'whom' | 'better'>;

/** The words of a need. What it is filed under is left out: all of a theme would resemble each other. */
export const documentOf = ({
  id,
  language,
  title,
  today,
  whom,
  better
}: Readonly<Described>): SearchDocument => ({
  id,
  lang: language,
  title,
  terms: [],
  summary: better,
  body: `${today}\n${whom}`
});

export const documentOfSuggestion = ({
  id,
  language,
  title,
  need
}: Readonly<Pick<Suggestion, 'id' | 'language' | 'title' | 'need'>>): SearchDocument => ({
  id,
  lang: language,
  title,
  terms: [],
  summary: '',
  body: need
});
