import type {
  AffiliationRole,
  Position,
  Semester,
  StudyLevel,
  UnitRole,
  WelcomeStep
} from '$lib/domain/profiles/profile';
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
  other: m.position_other,
  student: m.position_student,
  staff: m.position_staff,
  citizen: m.position_citizen
};

export const levelLabels: Record<StudyLevel, () => string> = {
  bachelor: m.level_bachelor,
  master: m.level_master
};

export const semesterLabels: Record<Semester, () => string> = {
  spring: m.semester_spring,
  autumn: m.semester_autumn
};

export const welcomeStepLabels: Record<WelcomeStep, () => string> = {
  who: m.welcome_step_who,
  likes: m.welcome_step_likes,
  how: m.welcome_step_how
};

/** A role in a unit as it stands in a sentence. */
export const unitRoleName = (role: string): string =>
  (role in unitRoleLabels ? unitRoleLabels[role as UnitRole['role']]() : role).toLocaleLowerCase();
