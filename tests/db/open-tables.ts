/** Tables that anyone may read in full: none of them has a column about a person. */
export const openTables = [
  'themes',
  'organisations',
  'partnerships',
  'partnership_members',
  'partnership_settings',
  'partnership_role_names'
] as const;
