import type { FieldLink, ResearchField, ServiceArea } from '$lib/domain/fields/field';
import type { Organisation } from '$lib/domain/organisations/organisation';
import type { Partnership } from '$lib/domain/partnerships/partnership';
import type { Technology } from '$lib/domain/technologies/technology';
import type { Theme } from '$lib/domain/themes/theme';
import { rowsOf, type PublicClient } from '../supabase.ts';

/** Who and what challenges refer to. */
export type Directory = {
  themes: Theme[];
  technologies: Technology[];
  organisations: Organisation[];
  partnerships: Partnership[];
  service_areas: ServiceArea[];
  research_fields: ResearchField[];
  field_links: FieldLink[];
};

export const themes = async (client: PublicClient): Promise<Theme[]> =>
  rowsOf(
    await client
      .from('themes')
      .select('*')
      .order('position')
      .order('id')
      .overrideTypes<Theme[], { merge: false }>()
  );

export const organisations = async (client: PublicClient): Promise<Organisation[]> =>
  rowsOf(
    await client
      .from('organisations')
      .select('*')
      .order('slug')
      .order('id')
      .overrideTypes<Organisation[], { merge: false }>()
  );

/** The units of `ids` and what they stand below, for a page that names them. */
export const withParents = (rows: readonly Organisation[], ids: readonly string[]): Organisation[] => {
  const all = new Map(rows.map((row) => [row.id, row]));
  const found = new Map<string, Organisation>();
  for (const id of ids) {
    let row = all.get(id);
    while (row && !found.has(row.id)) {
      found.set(row.id, row);
      row = row.parent_id ? all.get(row.parent_id) : undefined;
    }
  }
  return [...found.values()];
};

const terms = async <Term extends Technology>(
  client: PublicClient,
  room: 'technologies' | 'service_areas' | 'research_fields'
): Promise<Term[]> =>
  rowsOf(
    await client
      .from(room)
      .select('*')
      .order('position')
      .order('id')
      .overrideTypes<Term[], { merge: false }>()
  );

export const partnerships = async (client: PublicClient): Promise<Partnership[]> =>
  rowsOf(
    await client
      .from('partnerships')
      .select('*')
      .order('slug')
      .order('id')
      .overrideTypes<Partnership[], { merge: false }>()
  );

export const everything = async (client: PublicClient): Promise<Directory> => {
  const [
    themeRows,
    technologies,
    organisationRows,
    partnershipRows,
    service_areas,
    research_fields,
    linkRows
  ] = await Promise.all([
    themes(client),
    terms<Technology>(client, 'technologies'),
    organisations(client),
    partnerships(client),
    terms<ServiceArea>(client, 'service_areas'),
    terms<ResearchField>(client, 'research_fields'),
    client.from('field_links').select('*').order('id').overrideTypes<FieldLink[], { merge: false }>()
  ]);
  return {
    themes: themeRows,
    technologies,
    organisations: organisationRows,
    partnerships: partnershipRows,
    service_areas,
    research_fields,
    field_links: rowsOf(linkRows)
  };
};

/** What the filters of the list name. */
export const filterable = async (
  client: PublicClient
): Promise<Pick<Directory, 'themes' | 'technologies' | 'organisations'>> => {
  const [themeRows, technologies, organisationRows] = await Promise.all([
    themes(client),
    terms<Technology>(client, 'technologies'),
    organisations(client)
  ]);
  return { themes: themeRows, technologies, organisations: organisationRows };
};
