import type { Challenge } from '../challenges/challenge';
import type { FieldLink, ResearchField, ServiceArea } from './field';

/** The rows that the two questions are asked of: those of a phone's replica, or of the open directory. */
export type Fields = {
  service_areas: readonly ServiceArea[];
  research_fields: readonly ResearchField[];
  field_links: readonly FieldLink[];
};

const inOrder = <Term extends ServiceArea>(terms: readonly Term[], ids: readonly string[]): Term[] =>
  terms
    .filter((term) => ids.includes(term.id))
    .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));

/** The fields of research that meet a service area, in order; closed ones too, as what was linked to them stands. */
export const fieldsFor = (serviceArea: string, { research_fields, field_links }: Fields): ResearchField[] =>
  inOrder(
    research_fields,
    field_links.filter((link) => link.service_area_id === serviceArea).map((link) => link.research_field_id)
  );

/** The service areas that a field of research serves, in order. */
export const areasFor = (researchField: string, { service_areas, field_links }: Fields): ServiceArea[] =>
  inOrder(
    service_areas,
    field_links.filter((link) => link.research_field_id === researchField).map((link) => link.service_area_id)
  );

/**
 * R43: keys of the fields of research that a challenge is for: the one it names, and those that meet its service area in
 * its partnership. Made once for many challenges.
 */
export const fieldsMet = ({ research_fields, field_links }: Fields) => {
  const keys = new Map(research_fields.map(({ id, key }) => [id, key]));
  const place = (partnership: string, area: string) => `${partnership} ${area}`;
  const linked = new Map<string, string[]>();
  for (const { partnership_id, service_area_id, research_field_id } of field_links) {
    const at = place(partnership_id, service_area_id);
    linked.set(at, [...(linked.get(at) ?? []), research_field_id]);
  }
  return (
    challenge: Pick<Challenge, 'partnership_id' | 'service_area_id' | 'research_field_id'>
  ): string[] => {
    const { partnership_id, service_area_id, research_field_id } = challenge;
    const ids = [research_field_id, ...(linked.get(place(partnership_id, service_area_id ?? '')) ?? [])];
    return [...new Set(ids.flatMap((id) => keys.get(id ?? '') ?? []))];
  };
};
