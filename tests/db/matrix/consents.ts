import { allBut, outside, ownRows, type RoomMatrix } from './support';

export const consents: RoomMatrix = {
  reads: { 'public.consents': ownRows('student', 'otherStudent') },
  steps: {
    'consents.give new': { applied: allBut(...outside), refused: outside },
    // The yes of `student`. `otherStudent` has one too, and takes that one back.
    'consents.withdraw given': {
      applied: ['student', 'otherStudent'],
      not_found: allBut('student', 'otherStudent', ...outside),
      refused: outside
    }
  }
};
