import { allBut, coordinators, nobody, others, outside, ownRows, unit, type RoomMatrix } from './support';

/** What one shows is one's own row; others meet it in the list of a challenge only (findability.test.ts). */
export const findability: RoomMatrix = {
  reads: {
    'public.findability': ownRows('student', 'otherStudent'),
    'private.invited_people': nobody
  },
  steps: {
    'findability.save new': {
      applied: ['student'],
      not_allowed: allBut('student', ...outside),
      refused: outside
    },
    'findability.invite new': {
      applied: [...unit, ...coordinators],
      not_allowed: others,
      refused: outside
    }
  }
};
