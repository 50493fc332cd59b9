import {
  allBut,
  citizens,
  coordinators,
  others,
  outside,
  signedIn,
  unit,
  type Answers,
  type RoomMatrix
} from './support';

/** Those who are nothing to an interest of `student`: not even a coordinator reads it. */
const strangers = [...others.filter((actor) => actor !== 'student'), ...coordinators];

const bySender: Answers = {
  applied: ['student'],
  not_allowed: unit,
  not_found: strangers,
  refused: outside
};
const byUnit: Answers = {
  applied: unit,
  not_allowed: ['student'],
  not_found: strangers,
  refused: outside
};

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
      applied: allBut(...citizens, ...outside),
      not_allowed: citizens,
      refused: outside
    },
    'interests.see sent': byUnit,
    'interests.see seen': byUnit,
    'interests.see asked': byUnit,
    'interests.see accepted': byUnit,
    'interests.see declined': byUnit,
    'interests.see withdrawn': byUnit,
    'interests.see expired': byUnit,
    'interests.ask sent': byUnit,
    'interests.ask seen': byUnit,
    'interests.reply asked': bySender,
    'interests.accept sent': byUnit,
    'interests.accept seen': byUnit,
    'interests.accept asked': byUnit,
    'interests.decline sent': byUnit,
    'interests.decline seen': byUnit,
    'interests.decline asked': byUnit,
    'interests.withdraw sent': bySender,
    'interests.withdraw seen': bySender,
    'interests.withdraw asked': bySender,
    'interests.withdraw accepted': bySender
  }
};
