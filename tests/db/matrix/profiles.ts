import type { Person } from '../people';
import { allBut, outside, ownRows, type RoomMatrix } from './support';

/** All who study or work somewhere. */
const affiliated: Person[] = [
  'student',
  'otherStudent',
  'phd',
  'researcher',
  'staff',
  'contact',
  'secondContact',
  'leader',
  'deputy',
  'contactSchool',
  'otherLeader',
  'staffTrondheim',
  'coordinator',
  'coordinatorTrondheim',
  'coordinatorNtnu',
  'steering'
];

export const profiles: RoomMatrix = {
  reads: {
    'public.profiles': ownRows('citizen', ...affiliated),
    'public.affiliations': ownRows(...affiliated),
    'public.unit_roles': ownRows(
      'contact',
      'secondContact',
      'leader',
      'deputy',
      'contactSchool',
      'otherLeader',
      'researcher'
    )
  },
  steps: {
    'profiles.recommend new': {
      applied: ['student'],
      not_allowed: allBut('student', ...outside),
      refused: outside
    },
    'profiles.save new': {
      applied: ['student'],
      not_allowed: allBut('student', ...outside),
      refused: outside
    }
  }
};
