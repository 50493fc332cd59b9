import type { Kind } from '../challenges/challenge';
import type { disciplines } from '../challenges/choices';
import type { Language, Stamped } from '../rows';

/**
 * What a person says they are. One under a university's employee domain is one of the first three, which a coordinator
 * may correct; one whose address proves nothing may be any. It gives no rights.
 */
export const positions = ['phd', 'researcher', 'other', 'student', 'staff', 'citizen'] as const;
export type Position = (typeof positions)[number];

/** What an employee of a university can be; the address says the rest. */
export const employeePositions = positions.slice(0, 3);

/** What a student studies at. */
export const studyLevels = ['bachelor', 'master'] as const;
export type StudyLevel = (typeof studyLevels)[number];

/** When somebody has time. */
export const semesters = ['spring', 'autumn'] as const;
export type Semester = (typeof semesters)[number];

/** The steps of the first profile; each is shown once and can be skipped. */
export const welcomeSteps = ['who', 'likes', 'how'] as const;
export type WelcomeStep = (typeof welcomeSteps)[number];

/** A person's own profile; the id is the account's. Only its owner has it on the phone. */
export type Profile = Stamped & {
  name: string;
  position: Position | null;
  language: Language;
  level: StudyLevel | null;
  discipline: (typeof disciplines)[number] | null;
  /** Terms by key: those of all partnerships that mean the same share one. */
  theme_keys: string[];
  kinds: Kind[];
  research_field_keys: string[];
  service_area_keys: string[];
  semesters: Semester[];
  /** What they know or care about, by key. */
  topic_keys: string[];
  /** What a student studies, where the university's list is imported. */
  study_programme_key: string | null;
  /** Slugs of the municipalities where the person can be; none is anywhere. */
  place_keys: string[];
  recommendations_on: boolean;
  /** The steps that the person has been through, done or skipped. */
  welcomed: WelcomeStep[];
};

export const affiliationRoles = ['student', 'employee', 'staff'] as const;
export type AffiliationRole = (typeof affiliationRoles)[number];

/** Proof by e-mail domain that a person belongs to an organisation. A person without one is a citizen. */
export type Affiliation = Stamped & { person_id: string; organisation_id: string; role: AffiliationRole };

export const unitRoles = ['contact', 'leader', 'deputy'] as const;

/** The right to post and answer for a unit: given, never proved by a domain. */
export type UnitRole = Stamped & {
  person_id: string;
  organisation_id: string;
  role: (typeof unitRoles)[number];
};
