import { command } from '../state-machine';

/** Who may write service areas and fields of research, and say which meet. Equal to their rows of `private.transitions`. */
export const serviceAreaLife = [command('service_areas.save', 'coordinator')];

export const researchFieldLife = [command('research_fields.save', 'coordinator')];

export const fieldLinkLife = [
  command('field_links.save', 'coordinator'),
  command('field_links.remove', 'coordinator')
];
