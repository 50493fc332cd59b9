import { allBut, coordinators, others, outside, signedIn, unit, type RoomMatrix } from './support';

/** Those who are nothing to an interest of `student`: not even a coordinator reads it. */
const strangers = [...others.filter((actor) => actor !== 'student'), ...coordinators];

/** Rows are labelled by their sender. */
export const interests: RoomMatrix = {
  reads: {
    'public.interests': signedIn('', {
      student: 'student',
      otherStudent: 'otherStudent',
      contact: 'otherStudent student',
      leader: 'otherStudent student',
      deputy: 'otherStudent student'
    })
  },
  steps: {
    'interests.send new': {
      applied: allBut('stranger', ...outside),
      not_allowed: ['stranger'],
      refused: outside
    },
    'interests.withdraw sent': {
      applied: ['student'],
      not_allowed: unit,
      not_found: strangers,
      refused: outside
    },
    'interests.withdraw accepted': {
      applied: ['student'],
      not_allowed: unit,
      not_found: strangers,
      refused: outside
    },
    'interests.accept sent': {
      applied: unit,
      not_allowed: ['student'],
      not_found: strangers,
      refused: outside
    },
    'interests.decline sent': {
      applied: unit,
      not_allowed: ['student'],
      not_found: strangers,
      refused: outside
    }
  }
};
