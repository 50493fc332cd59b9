import type { Organisation } from '$lib/domain/organisations/organisation';
import type { PartnershipMember, PartnershipRole } from '$lib/domain/partnerships/partnership';
import type { UnitRole } from '$lib/domain/profiles/profile';

/**
 * Whom a person may host for: the units they hold a role in, and as coordinators the municipalities and universities of
 * their partnership. Equal to `private.hosts` in SQL.
 */
export const hostsOf = (
  unitRoles: readonly UnitRole[],
  partnershipRoles: readonly PartnershipRole[],
  organisations: readonly Organisation[],
  members: readonly PartnershipMember[]
): Organisation[] => {
  const coordinated = partnershipRoles
    .filter(({ role }) => role === 'coordinator')
    .map(({ partnership_id }) => partnership_id);
  const held = (id: string): boolean => unitRoles.some((role) => role.organisation_id === id);
  const together = (id: string): boolean =>
    members.some((row) => row.organisation_id === id && coordinated.includes(row.partnership_id));
  return [
    ...organisations.filter(({ id }) => held(id)),
    ...organisations.filter(({ id, parent_id }) => parent_id === null && !held(id) && together(id))
  ];
};
