import { allBut, outside, ownRows, type RoomMatrix } from './support';

/** Anyone who is signed in has an address of their own. */
const everyPerson = { applied: allBut(...outside), refused: outside };

export const calendars: RoomMatrix = {
  reads: { 'public.calendars': ownRows('student', 'otherStudent') },
  steps: { 'calendars.make new': everyPerson, 'calendars.revoke new': everyPerson }
};
