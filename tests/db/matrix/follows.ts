import { allBut, nobody, outside, ownRows, type RoomMatrix } from './support';

/** Anyone who is signed in follows what anyone may read. */
const everyPerson = { applied: allBut(...outside), refused: outside };

export const follows: RoomMatrix = {
  reads: {
    'public.follows': ownRows('student', 'otherStudent'),
    'private.follow_occasions': nobody
  },
  steps: {
    'follows.add new': everyPerson,
    'follows.remove new': everyPerson,
    // One's own alone: for anyone else there is no such thing.
    'follows.pause new': {
      applied: ['student'],
      not_found: allBut('student', ...outside),
      refused: outside
    }
  }
};
