import type { AffiliationRole, Position, UnitRole } from '$lib/domain/profiles/profile';
import { m } from '$lib/i18n/paraglide/messages';

export const affiliationLabels: Record<AffiliationRole, () => string> = {
  student: m.affiliation_student,
  employee: m.affiliation_employee,
  staff: m.affiliation_staff
};

export const unitRoleLabels: Record<UnitRole['role'], () => string> = {
  contact: m.unit_role_contact,
  leader: m.unit_role_leader,
  deputy: m.unit_role_deputy
};

export const positionLabels: Record<Position, () => string> = {
  phd: m.position_phd,
  researcher: m.position_researcher,
  other: m.position_other
};

/** A role in a unit as it stands in a sentence. */
export const unitRoleName = (role: string): string =>
  (role in unitRoleLabels ? unitRoleLabels[role as UnitRole['role']]() : role).toLocaleLowerCase();
