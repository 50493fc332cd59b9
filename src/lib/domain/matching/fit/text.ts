import type { TextFit } from './context';

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
