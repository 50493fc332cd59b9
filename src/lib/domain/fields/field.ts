import type { Stamped } from '../rows';
import type { Technology } from '../technologies/technology';

/** R43: a service area of a municipality; a term, as a technology is. */
export type ServiceArea = Technology;

/** R43: a field of research; a term, as a technology is. */
export type ResearchField = Technology;

/** R43: a field of research meets a service area, in one partnership; read both ways. */
export type FieldLink = Stamped & {
  partnership_id: string;
  service_area_id: string;
  research_field_id: string;
};
