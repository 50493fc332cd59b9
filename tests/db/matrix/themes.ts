import { allBut, coordinators, everyone, outside, type RoomMatrix } from './support';

/** A term of Gjøvik's partnership is its coordinators', of either side. */
const ofThePartnership = {
  applied: coordinators,
  not_allowed: allBut(...coordinators, ...outside),
  refused: outside
};

export const themes: RoomMatrix = {
  reads: { 'public.themes': everyone, 'public.technologies': everyone },
  steps: { 'themes.save new': ofThePartnership, 'technologies.save new': ofThePartnership }
};
