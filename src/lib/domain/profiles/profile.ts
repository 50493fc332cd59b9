import type { Language, Stamped } from '../rows';

/** What a person under a university's employee domain says they are; a coordinator may correct it. */
export const positions = ['phd', 'researcher', 'other'] as const;
export type Position = (typeof positions)[number];

/** A person's own profile; the id is the account's. Only its owner has it on the phone. */
export type Profile = Stamped & { name: string; position: Position | null; language: Language };

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
