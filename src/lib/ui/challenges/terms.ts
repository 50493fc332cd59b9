type Option = { value: string; label: string };

/** What stands in the partnership, or in the municipality, to be chosen among. */
export type Terms = {
  units: readonly Option[];
  technologies: readonly Option[];
  serviceAreas: readonly Option[];
  researchFields: readonly Option[];
};
