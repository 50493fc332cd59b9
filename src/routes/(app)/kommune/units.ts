import type { Organisation } from '$lib/domain/organisations/organisation';
import type { PartnershipMember } from '$lib/domain/partnerships/partnership';
import type { Affiliation, UnitRole } from '$lib/domain/profiles/profile';

/** The top of the tree that a unit stands in. */
export const rootOf = (id: string, organisations: readonly Organisation[]): Organisation | undefined => {
  let row = organisations.find((candidate) => candidate.id === id);
  for (let steps = 0; row?.parent_id && steps < 10; steps++) {
    const parent = organisations.find((candidate) => candidate.id === row?.parent_id);
    if (!parent) break;
    row = parent;
  }
  return row;
};

/** The units a person may write for: those they have a role in first, then the others of their municipality. */
export const unitsOf = (
  roles: readonly UnitRole[],
  affiliations: readonly Affiliation[],
  organisations: readonly Organisation[]
): Organisation[] => {
  const own = organisations.filter((unit) => roles.some((role) => role.organisation_id === unit.id));
  const municipalities = affiliations
    .filter(({ role }) => role === 'staff')
    .map((row) => row.organisation_id);
  const others = organisations.filter(
    (unit) =>
      unit.kind === 'unit' &&
      !own.includes(unit) &&
      municipalities.includes(rootOf(unit.id, organisations)?.id ?? '')
  );
  return [...own, ...others];
};

/** The partnership that the unit's municipality takes part in. */
export const partnershipOf = (
  unit: string,
  organisations: readonly Organisation[],
  members: readonly PartnershipMember[]
): string | undefined => {
  const root = rootOf(unit, organisations);
  return members.find((member) => member.organisation_id === root?.id)?.partnership_id;
};

/** The units a person holds a role in; those they lead first. */
export const heldUnits = (
  roles: readonly UnitRole[],
  organisations: readonly Organisation[]
): Organisation[] => {
  const leads = (id: string): boolean =>
    roles.some((role) => role.organisation_id === id && role.role === 'leader');
  return organisations
    .filter((unit) => roles.some((role) => role.organisation_id === unit.id))
    .sort((a, b) => Number(leads(b.id)) - Number(leads(a.id)));
};

/** The ids of all that stand below a unit. */
export const below = (unit: string, organisations: readonly Organisation[]): Set<string> => {
  const found = new Set<string>();
  let next = [unit];
  while (next.length > 0) {
    next = organisations
      .filter((row) => row.parent_id !== null && next.includes(row.parent_id) && !found.has(row.id))
      .map(({ id }) => id);
    for (const id of next) found.add(id);
  }
  return found;
};
