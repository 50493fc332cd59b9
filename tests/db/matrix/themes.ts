import { allBut, coordinators, everyone, outside, type RoomMatrix } from './support';

/** A term of Gjøvik's partnership is its coordinators', of either side, and so is what links two of them. */
const ofThePartnership = {
  applied: coordinators,
  not_allowed: allBut(...coordinators, ...outside),
  refused: outside
};

export const themes: RoomMatrix = {
  reads: {
    'public.themes': everyone,
    'public.technologies': everyone,
    'public.service_areas': everyone,
    'public.research_fields': everyone,
    'public.field_links': everyone,
    'public.topics': everyone,
    'public.study_programmes': everyone
  },
  steps: {
    'themes.save new': ofThePartnership,
    'technologies.save new': ofThePartnership,
    'service_areas.save new': ofThePartnership,
    'research_fields.save new': ofThePartnership,
    'field_links.save new': ofThePartnership,
    'field_links.remove new': ofThePartnership
  }
};
