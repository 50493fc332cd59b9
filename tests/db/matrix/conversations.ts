import { coordinators, others, outside, signedIn, unit, type RoomMatrix } from './support';

const strangers = [...others.filter((actor) => actor !== 'student'), ...coordinators];

/** Exactly those who read the interest: never a coordinator, of whichever side. */
const readers = signedIn('', {
  student: 'student',
  otherStudent: 'otherStudent',
  contact: 'otherStudent student',
  leader: 'otherStudent student',
  deputy: 'otherStudent student'
});

const bothSides = { applied: ['student' as const, ...unit], not_found: strangers, refused: outside };

/** Rows are labelled by the sender of the interest. */
export const conversations: RoomMatrix = {
  reads: { 'public.conversations': readers, 'public.messages': readers },
  steps: { 'conversations.write new': bothSides, 'conversations.read new': bothSides }
};
