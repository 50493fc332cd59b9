import { allBut, outside, ownRows, type RoomMatrix } from './support';

/** Rows are labelled by the person who is told. */
export const notifications: RoomMatrix = {
  reads: {
    'public.notifications': ownRows('student', 'otherStudent', 'contact'),
    'public.notification_preferences': ownRows('student')
  },
  steps: {
    'notifications.read new': {
      applied: ['student'],
      not_found: allBut('student', ...outside),
      refused: outside
    },
    'notifications.prefer new': {
      applied: ['student'],
      not_allowed: allBut('student', ...outside),
      refused: outside
    }
  }
};
