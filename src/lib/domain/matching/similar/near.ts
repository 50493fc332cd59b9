import type { Challenge } from '../../challenges/challenge';
import { isPublic } from '../../challenges/rules';
import { documentOf } from './document';
import type { SearchDocument } from '../search/search-index';
import { standingOf, type Near } from './groups';
import type { SimilarNeeds } from './similar-needs';

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
