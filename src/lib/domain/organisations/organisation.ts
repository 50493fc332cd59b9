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
  /** Title of the accountable leader (R08); empty where none is said. */
  leader_nb: string;
  leader_nn: string;
  leader_en: string;
};

export const figures = ['residents', 'area_km2', 'employees', 'workplaces', 'students'] as const;

/** Figures about an organisation (R48). */
export type OrganisationFacts = Stamped & {
  organisation_id: string;
  /** Null where the source gives none. */
  year: number | null;
  /** The figures that the source gives as about so many. */
  approximate: (typeof figures)[number][];
  /** `employees` counts permanent staff only. */
  permanent_only: boolean;
  residents: number | null;
  area_km2: number | null;
  employees: number | null;
  workplaces: number | null;
  students: number | null;
};

/** The role to ask about a theme in an organisation (R70), never a name. */
export type ResourcePerson = Stamped & { organisation_id: string; theme_id: string; title: string };
