import type { Role } from './role';

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
