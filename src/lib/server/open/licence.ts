/** What the open data may be used for; the README says why this licence, and `/om` names it to people. */
export const licence = {
  name: 'Creative Commons Attribution 4.0 International (CC BY 4.0)',
  identifier: 'CC-BY-4.0',
  url: 'https://creativecommons.org/licenses/by/4.0/'
} as const;
