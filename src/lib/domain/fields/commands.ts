import * as z from 'zod/mini';
import { removing, saving } from '../register';
import { id, takes } from '../schema';
import { savingTerm, termFields } from '../themes/terms';

const linkArgs = takes(() => ({
  id,
  /** Required the first time, fixed afterwards. */
  partnership_id: z.optional(id),
  service_area_id: z.optional(id),
  research_field_id: z.optional(id)
}));

/** What coordinators write about service areas, fields of research, and which meet which. */
export const fieldCommands = {
  'service_areas.save': savingTerm('service_areas', takes(termFields)),
  'research_fields.save': savingTerm('research_fields', takes(termFields)),
  'field_links.save': saving('field_links', linkArgs, (stamp) => ({
    ...stamp,
    partnership_id: '',
    service_area_id: '',
    research_field_id: ''
  })),
  'field_links.remove': removing('field_links')
};
