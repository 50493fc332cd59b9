import {
  coordinators,
  others,
  outside,
  signedIn,
  trondheim,
  unit,
  university,
  type RoomMatrix
} from './support';

const ofTheUnit = 'published returned submitted withdrawn';

/**
 * Challenges and their cases are labelled by their state: all written by `contact` in the unit of `leader` and
 * `deputy`, but `elsewhere`, which is a submitted one of Trondheim.
 */
export const challenges: RoomMatrix = {
  reads: {
    'public.challenges': signedIn('published', {
      anon: 'published',
      contact: `draft ${ofTheUnit}`,
      leader: ofTheUnit,
      deputy: ofTheUnit,
      coordinator: ofTheUnit,
      coordinatorNtnu: ofTheUnit,
      coordinatorTrondheim: 'elsewhere published'
    }),
    'public.challenge_cases': signedIn('', {
      contact: `draft ${ofTheUnit}`,
      leader: ofTheUnit,
      deputy: ofTheUnit,
      coordinator: ofTheUnit,
      coordinatorNtnu: ofTheUnit,
      coordinatorTrondheim: 'elsewhere'
    })
  },
  steps: {
    'challenges.save new': {
      applied: [...unit, 'staff', 'otherLeader', 'steering', 'coordinator'],
      not_allowed: ['stranger', ...university, 'coordinatorNtnu', ...trondheim],
      refused: outside
    },
    'challenges.save draft': {
      applied: ['contact'],
      not_found: [...others, 'leader', 'deputy', ...coordinators],
      refused: outside
    },
    'challenges.save submitted': { applied: [...unit, ...coordinators], not_found: others, refused: outside },
    'challenges.save returned': {
      applied: unit,
      not_allowed: coordinators,
      not_found: others,
      refused: outside
    },
    'challenges.save published': {
      applied: unit,
      not_allowed: [...others, ...coordinators],
      refused: outside
    },
    'challenges.submit draft': {
      applied: ['contact'],
      not_found: [...others, 'leader', 'deputy', ...coordinators],
      refused: outside
    },
    'challenges.submit returned': {
      applied: unit,
      not_allowed: coordinators,
      not_found: others,
      refused: outside
    },
    'challenges.publish submitted': {
      applied: coordinators,
      not_allowed: unit,
      not_found: others,
      refused: outside
    },
    'challenges.return submitted': {
      applied: coordinators,
      not_allowed: unit,
      not_found: others,
      refused: outside
    },
    'challenges.withdraw submitted': {
      applied: [...unit, ...coordinators],
      not_found: others,
      refused: outside
    },
    'challenges.withdraw returned': {
      applied: [...unit, ...coordinators],
      not_found: others,
      refused: outside
    },
    'challenges.withdraw published': {
      applied: [...unit, ...coordinators],
      not_allowed: others,
      refused: outside
    },
    'challenges.remove draft': {
      applied: ['contact'],
      not_found: [...others, 'leader', 'deputy', ...coordinators],
      refused: outside
    }
  }
};
