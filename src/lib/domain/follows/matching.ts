import type { Challenge } from '../challenges/challenge';
import { having, missing, type Directory } from '../challenges/matching';
import { queryOf, type Followed } from './follow';
import type { Says } from './text';

/** Whether a challenge that anyone reads belongs to what is followed. */
export type Belongs = (challenge: Challenge) => boolean;

/** An organisation and all that it stands below. */
const placesOf = (ids: readonly string[], { organisations }: Directory): ReadonlySet<string> => {
  const above = new Map(organisations.map(({ id, parent_id }) => [id, parent_id]));
  const places = new Set<string>();
  for (const id of ids)
    for (let place: string | null | undefined = id; place && !places.has(place); place = above.get(place))
      places.add(place);
  return places;
};

/**
 * What belongs to what is followed, by the rows of the directory as they are now. Searches are answered here alone, on
 * the server too; all else equals `private.followers` in SQL.
 */
export const matcher = (directory: Directory, says: Says): ((followed: Followed) => Belongs) => {
  const has = having(directory);
  return ({ kind, subject }) => {
    switch (kind) {
      case 'search': {
        const query = queryOf(subject);
        const lacks = missing({ ...query, text: '' }, has);
        const found = says(query.text);
        return (challenge) => lacks(challenge)?.length === 0 && found(challenge);
      }
      case 'theme':
        return (challenge) => has.theme(challenge, subject);
      case 'organisation':
        return ({ organisation_id, other_unit_ids }) =>
          placesOf([organisation_id, ...other_unit_ids], directory).has(subject);
      case 'partnership':
        return ({ partnership_id }) => partnership_id === subject;
      case 'challenge':
        return ({ id }) => id === subject;
    }
  };
};
