/** Tables that anyone may read in full: none of them has a column about a person. */
export const openTables = [
  'themes',
  'technologies',
  'service_areas',
  'research_fields',
  'field_links',
  'organisations',
  'partnerships',
  'partnership_members',
  'partnership_settings',
  'partnership_role_names',
  'partnership_groups',
  'agreements',
  'anchorings',
  'organisation_facts',
  'profile_headings',
  'resource_persons',
  'window_rules',
  'wheel_items'
] as const;

/** Tables that visitors read something of. */
export const publicTables = [
  ...openTables,
  'challenges',
  'challenge_events',
  'partnership_profiles',
  'meetings',
  'meeting_needs'
] as const;
