import { allBut, outside, ownRows, type RoomMatrix } from './support';

/** Anyone who is signed in keeps what anyone may read. */
const everyPerson = { applied: allBut(...outside), refused: outside };

export const saved: RoomMatrix = {
  reads: { 'public.saved': ownRows('student', 'otherStudent') },
  steps: { 'saved.add new': everyPerson, 'saved.remove new': everyPerson }
};
