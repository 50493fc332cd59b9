import type { InterestRole } from '$lib/domain/interests/interest';
import type { Affiliation, Position } from '$lib/domain/profiles/profile';

/** The role a form begins with, from what we know of the person; they may choose another. */
export const firstRole = (affiliations: readonly Affiliation[], position: Position | null): InterestRole => {
  if (position === 'phd') return 'phd';
  return affiliations.some((affiliation) => affiliation.role === 'employee') ? 'researcher' : 'student';
};
