import { allBut, outside, ownRows, type RoomMatrix } from './support';

/** Anyone who is signed in puts away what anyone may read. */
const everyPerson = { applied: allBut(...outside), refused: outside };

export const recommendations: RoomMatrix = {
  reads: { 'public.dismissals': ownRows('student', 'otherStudent') },
  steps: { 'dismissals.add new': everyPerson, 'dismissals.remove new': everyPerson }
};
