import type { Fields } from '../../fields/rules';
import type { Language } from '../../rows';
import type { TextFit } from './context';
import type { FitProfile } from './person';

/** What a search index answers, as `matching/search` has it. */
export type TextHit = { id: string; score: number; matches: readonly { word: string }[] };

/** The hits of a person's words as a share of the best one. */
export const textFits = (hits: readonly TextHit[]): Map<string, TextFit> => {
  const best = Math.max(0, ...hits.map(({ score }) => score));
  return new Map(
    hits.map(({ id, score, matches }) => [
      id,
      { score: best > 0 ? score / best : 0, words: [...new Set(matches.map(({ word }) => word))] }
    ])
  );
};

/** What somebody works on, in words to search by: the names of their fields and areas, not of what they only like. */
export const wordsOf = (
  { research_field_keys, service_area_keys }: FitProfile,
  { research_fields, service_areas }: Fields,
  language: Language
): string => {
  const named = (rows: Fields['research_fields'], keys: readonly string[]) =>
    rows.filter(({ key }) => keys.includes(key)).map((row) => row[`name_${language}`]);
  return [
    ...new Set([...named(research_fields, research_field_keys), ...named(service_areas, service_area_keys)])
  ].join(' ');
};
