import type { DeclineReason, InterestRole, InterestState } from '$lib/domain/interests/interest';
import { m } from '$lib/i18n/paraglide/messages';

export const roleLabels: Record<InterestRole, () => string> = {
  student: m.role_student,
  team: m.role_team,
  supervisor: m.role_supervisor,
  phd: m.role_phd,
  researcher: m.role_researcher
};

/** As what the sender offers to take part, in the sender's own words. */
export const ownRoleLabels: Record<InterestRole, () => string> = {
  student: m.interest_as_student,
  team: m.interest_as_team,
  supervisor: m.interest_as_supervisor,
  phd: m.interest_as_phd,
  researcher: m.interest_as_researcher
};

export const interestStateLabels: Record<InterestState, () => string> = {
  sent: m.interest_state_sent,
  seen: m.interest_state_seen,
  asked: m.interest_state_asked,
  accepted: m.interest_state_accepted,
  declined: m.interest_state_declined,
  withdrawn: m.interest_state_withdrawn,
  expired: m.interest_state_expired
};

export const reasonLabels: Record<DeclineReason, () => string> = {
  full: m.reason_full,
  other_profile: m.reason_other_profile,
  timing: m.reason_timing,
  changed_need: m.reason_changed_need,
  other: m.reason_other
};
