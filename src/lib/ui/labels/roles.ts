import type { PartnershipRoleName } from '$lib/domain/partnerships/partnership';
import type { Role, RoleName } from '$lib/domain/roles/role';
import { nameOf } from '$lib/i18n/names';
import { m } from '$lib/i18n/paraglide/messages';

const labels: Record<RoleName, () => string> = {
  coordinator: m.unit_role_coordinator,
  steering: m.unit_role_steering,
  contact: m.unit_role_contact,
  leader: m.unit_role_leader,
  deputy: m.unit_role_deputy
};

/** What a role is called there: by the partnership's own name, where it has one (R76). */
export const roleLabel = (
  { role, partnership_id }: Pick<Role, 'role' | 'partnership_id'>,
  names: readonly PartnershipRoleName[]
): string => {
  const own = names.find((row) => row.role === role && row.partnership_id === partnership_id);
  return own ? nameOf(own) : labels[role]();
};
