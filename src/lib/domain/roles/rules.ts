import type { Organisation } from '../organisations/organisation';
import type { PartnershipMember } from '../partnerships/partnership';
import type { Affiliation } from '../profiles/profile';
import type { Role, RoleName } from './role';

/** Held for a side of a partnership; all other roles are held in a unit. */
export const isTogether = (role: RoleName): boolean => role === 'coordinator' || role === 'steering';

/** Where a role may be asked for: a unit, or a partnership and the side that the person would speak for. */
export type RolePlace = { organisation: string; partnership: string | null };

type Around = {
  affiliations: readonly Pick<Affiliation, 'organisation_id' | 'role'>[];
  organisations: readonly Organisation[];
  members: readonly PartnershipMember[];
  /** The person's own roles. */
  mine: readonly Role[];
  /** The municipality or university that a unit belongs to. */
  rootOf: (unit: string) => string | undefined;
};

/** Places where one who works there may ask for this role: not where they hold it or have asked already. */
export const placesToAsk = (role: RoleName, around: Around): RolePlace[] => {
  const { affiliations, organisations, members, mine, rootOf } = around;
  const works = affiliations
    .filter(({ role: as }) => as === 'staff' || as === 'employee')
    .map(({ organisation_id }) => organisation_id);
  const taken = mine
    .filter((own) => own.role === role && (own.state === 'asked' || own.state === 'given'))
    .map(({ partnership_id, organisation_id }) => partnership_id ?? organisation_id);
  if (isTogether(role))
    return members
      .filter(
        ({ organisation_id, partnership_id }) =>
          works.includes(organisation_id) && !taken.includes(partnership_id)
      )
      .map(({ organisation_id, partnership_id }) => ({
        organisation: organisation_id,
        partnership: partnership_id
      }));
  return organisations
    .filter(({ id, kind }) => kind === 'unit' && works.includes(rootOf(id) ?? '') && !taken.includes(id))
    .map(({ id }) => ({ organisation: id, partnership: null }));
};

/** A day on which a role ends lies ahead: equal to `private.check_ends`. @param today the day in Oslo */
export const isAhead = (ends: string | null, today: string): boolean => ends === null || ends > today;

/** Roles that wait for somebody to decide, the oldest first. */
export const asked = <Row extends Role>(roles: readonly Row[]): Row[] =>
  roles.filter(({ state }) => state === 'asked').sort((a, b) => a.asked_at.localeCompare(b.asked_at));

/** Units that somebody leads: only those can be given a draft. */
export const unitsWithLeader = (roles: readonly Role[]): Set<string> =>
  new Set(
    roles.flatMap(({ role, state, organisation_id }) =>
      role === 'leader' && state === 'given' && organisation_id ? [organisation_id] : []
    )
  );

/** Whom the one who gets this role may stand in for: somebody on the same side, in the same role, who stands in for nobody. */
export const substitutable = <Row extends Role>(role: Role, roles: readonly Row[]): Row[] =>
  role.partnership_id === null
    ? []
    : roles.filter(
        (other) =>
          other.state === 'given' &&
          other.partnership_id === role.partnership_id &&
          other.role === role.role &&
          other.organisation_id === role.organisation_id &&
          other.substitute_for === null &&
          other.id !== role.id
      );

/** Roles that are held by others than this person, by the partnership or the unit they are held in. */
export const heldByPlace = <Row extends Role>(
  roles: readonly Row[],
  uid: string
): { place: string; together: boolean; roles: Row[] }[] => {
  const places = new Map<string, { place: string; together: boolean; roles: Row[] }>();
  for (const role of roles) {
    if (role.state !== 'given' || role.person_id === uid) continue;
    const place = role.partnership_id ?? role.organisation_id ?? '';
    const known = places.get(place) ?? { place, together: role.partnership_id !== null, roles: [] };
    known.roles.push(role);
    places.set(place, known);
  }
  return [...places.values()];
};
