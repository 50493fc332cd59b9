import { roles, type InterestRole } from '$lib/domain/interests/interest';
import type { Affiliation, Position } from '$lib/domain/profiles/profile';

/** The role a form begins with, from what we know of the person; they may choose another. */
export const firstRole = (affiliations: readonly Affiliation[], position: Position | null): InterestRole => {
  if (position === 'phd') return 'phd';
  return affiliations.some((affiliation) => affiliation.role === 'employee') ? 'researcher' : 'student';
};

/** The roles that a person may choose among: what students are, what a university's employees are, else all. */
export const rolesOffered = (affiliations: readonly Affiliation[]): readonly InterestRole[] => {
  const is = (role: Affiliation['role']): boolean => affiliations.some((row) => row.role === role);
  const offered: InterestRole[] = [];
  if (is('student')) offered.push('student', 'team');
  if (is('employee')) offered.push('phd', 'researcher', 'supervisor');
  return offered.length > 0 ? offered : roles;
};
