import type { Stamped } from '../rows';

export const organisationKinds = ['municipality', 'university', 'unit'] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** A municipality, a university, or a unit below one of them. */
export type Organisation = Stamped & {
  parent_id: string | null;
  kind: OrganisationKind;
  slug: string;
  name_nb: string;
  name_nn: string;
  name_en: string;
  /** Nine digits with a check digit (modulus 11), or null where none is known. */
  number: string | null;
  /** Four digits, KLASS 131, a string: '3407'. */
  municipality_number: string | null;
};
