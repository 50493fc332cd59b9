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

/** The tables whose rows reach a phone: those with a trigger that feeds. @param sql asks as the owner */
export const fedTables = async (sql: (text: string) => Promise<{ name: string }[]>): Promise<string[]> => {
  const rows = await sql(
    `select distinct relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
     join pg_proc p on p.oid = t.tgfoid where p.proname like 'feed\\_%' and not t.tgisinternal
       and c.relnamespace = 'public'::regnamespace order by relname`
  );
  return rows.map(({ name }) => name);
};
