/** Tables that anyone may read in full: none of them has a column about a person. */
export const openTables = [
  'themes',
  'technologies',
  'organisations',
  'partnerships',
  'partnership_members',
  'partnership_settings',
  'partnership_role_names'
] as const;

/** Tables that visitors read something of. */
export const publicTables = [...openTables, 'challenges', 'challenge_events'] as const;
