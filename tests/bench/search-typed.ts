/** What people look for, and what stands in the field at each letter of it. */
export const queries = [
  'skolevei',
  'barnehage',
  'trafikk sikkerhet',
  'kindergarten',
  'vannledning',
  'energibruk i bygg',
  'medvirkning',
  'ensomhet',
  'tilbud til eldre'
];

export const typed = queries.flatMap((query) =>
  Array.from({ length: query.length - 1 }, (_, at) => query.slice(0, at + 2))
);

/** Rows that made-up challenges hang on where nothing else is looked at. */
export const ground = {
  organisations: ['unit'],
  partnerships: ['partnership'],
  themes: ['theme'],
  technologies: ['technology'],
  serviceAreas: ['area'],
  researchFields: ['field']
};
