import type { Challenge } from '../../challenges/challenge';
import { isPublic } from '../../challenges/rules';
import type { Suggestion } from '../../suggestions/suggestion';
import { documentOf, documentOfSuggestion } from './document';
import type { SearchDocument } from '../search/search-index';
import { standingOf, type Near } from './groups';
import type { Similar, SimilarNeeds } from './similar-needs';

const most = 4;

/**
 * Needs that resemble a text and may be shown, the most alike first: those that anyone may read now, whatever the index
 * was filled with, and those in `also`.
 * @param also such that are not published, of which the reader knows: a coordinator's own queue
 * @param find a row as it stands now
 */
export const nearTo = (
  text: SearchDocument,
  needs: SimilarNeeds,
  {
    also = [],
    find,
    now
  }: { also?: readonly Challenge[]; find: (id: string) => Challenge | undefined; now: Date }
): Near[] => {
  const beside = new Map(also.map((row) => [row.id, row]));
  for (const row of also) needs.put(documentOf(row));
  const found = needs.to(text, 2 * most);
  for (const { id } of also) needs.remove(id);
  const near = found.flatMap((similar): Near[] => {
    const challenge = beside.get(similar.id) ?? find(similar.id);
    if (!challenge || !(isPublic(challenge) || beside.has(challenge.id))) return [];
    return [{ ...similar, challenge, standing: standingOf(challenge, now) }];
  });
  return near.slice(0, most);
};

/** A suggestion that waits for the same answer. */
export type NearSuggestion = Similar & { suggestion: Suggestion };

/** Suggestions that resemble a text, the most alike first; none of them stays in the index. */
export const suggestionsNearTo = (
  text: SearchDocument,
  needs: SimilarNeeds,
  suggestions: readonly Suggestion[]
): NearSuggestion[] => {
  const byId = new Map(suggestions.map((row) => [row.id, row]));
  for (const row of suggestions) needs.put(documentOfSuggestion(row));
  const found = needs.to(text, Infinity);
  for (const { id } of suggestions) needs.remove(id);
  return found
    .flatMap((similar): NearSuggestion[] => {
      const suggestion = byId.get(similar.id);
      return suggestion ? [{ ...similar, suggestion }] : [];
    })
    .slice(0, most);
};
