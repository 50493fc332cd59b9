import { persons } from '../people';
import { allBut, outside, ownRows, type RoomMatrix } from './support';

export const profiles: RoomMatrix = {
  reads: {
    'public.profiles': ownRows(...persons),
    'public.affiliations': ownRows(...persons.filter((person) => person !== 'stranger')),
    'public.unit_roles': ownRows('contact', 'leader', 'deputy', 'otherLeader', 'researcher')
  },
  steps: {
    'profiles.save new': {
      applied: ['student'],
      not_allowed: allBut('student', ...outside),
      refused: outside
    }
  }
};
