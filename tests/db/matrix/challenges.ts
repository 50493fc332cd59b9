import {
  citizens,
  colleagues,
  coordinators,
  nobody,
  others,
  outside,
  signedIn,
  trondheim,
  unit,
  university,
  type RoomMatrix
} from './support';

/** Anyone reads these; the unit and its coordinators the others too. */
const open = 'completed expired in_progress matched paused published';
const ofTheUnit = 'completed expired in_progress matched paused published returned submitted withdrawn';
const all = 'completed draft expired in_progress matched paused published returned submitted withdrawn';
/** Steps that nobody has seen but those concerned stand in the timeline of every challenge but a draft. */
const timeline = `${open.replace('published', 'public published')} returned submitted withdrawn`;
/** In one that is the unit's alone. */
const ofUnit = { applied: unit, not_allowed: [...others, ...coordinators], refused: outside };
/** In a step that is open to those of the unit and to coordinators. */
const eitherSide = { applied: [...unit, ...coordinators], not_allowed: others, refused: outside };

/**
 * Challenges and their cases are labelled by their state: all written by `contact` in the unit of `leader` and
 * `deputy`, but `elsewhere`, which is a submitted one of Trondheim.
 */
export const challenges: RoomMatrix = {
  reads: {
    'public.challenges': signedIn(open, {
      anon: open,
      contact: all,
      leader: ofTheUnit,
      deputy: ofTheUnit,
      coordinator: ofTheUnit,
      coordinatorNtnu: ofTheUnit,
      coordinatorTrondheim: 'completed elsewhere expired in_progress matched paused published'
    }),
    'public.challenge_cases': signedIn('', {
      contact: all,
      leader: ofTheUnit,
      deputy: ofTheUnit,
      coordinator: ofTheUnit,
      coordinatorNtnu: ofTheUnit,
      coordinatorTrondheim: 'elsewhere'
    }),
    // By functions alone, which answer with what is published.
    'private.challenge_words': nobody,
    'private.search_words': nobody,
    'public.challenge_events': signedIn('public', {
      anon: 'public',
      contact: timeline,
      leader: timeline,
      deputy: timeline,
      coordinator: timeline,
      coordinatorNtnu: timeline
    })
  },
  steps: {
    'challenges.save new': {
      applied: [...unit, ...colleagues, 'coordinator'],
      not_allowed: [...citizens, ...university, 'coordinatorNtnu', ...trondheim],
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
    'challenges.save published': ofUnit,
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
    'challenges.save paused': ofUnit,
    'challenges.save expired': ofUnit,
    'challenges.save matched': ofUnit,
    'challenges.save in_progress': ofUnit,
    'challenges.save completed': ofUnit,
    'challenges.withdraw published': eitherSide,
    'challenges.withdraw paused': eitherSide,
    'challenges.withdraw expired': eitherSide,
    'challenges.withdraw matched': eitherSide,
    'challenges.withdraw in_progress': eitherSide,
    'challenges.pause published': eitherSide,
    'challenges.resume paused': eitherSide,
    'challenges.resume expired': {
      closed: [...unit, ...coordinators],
      not_allowed: others,
      refused: outside
    },
    'challenges.resume matched': eitherSide,
    'challenges.match published': eitherSide,
    'challenges.match paused': eitherSide,
    'challenges.match expired': eitherSide,
    'challenges.start matched': eitherSide,
    'challenges.complete in_progress': eitherSide,
    'challenges.hand_over submitted': {
      applied: unit,
      not_allowed: coordinators,
      not_found: others,
      refused: outside
    },
    'challenges.hand_over returned': {
      applied: unit,
      not_allowed: coordinators,
      not_found: others,
      refused: outside
    },
    'challenges.hand_over published': ofUnit,
    'challenges.hand_over paused': ofUnit,
    'challenges.hand_over expired': ofUnit,
    'challenges.hand_over matched': ofUnit,
    'challenges.hand_over in_progress': ofUnit,
    'challenges.hand_over completed': ofUnit,
    'challenges.remove draft': {
      applied: ['contact'],
      not_found: [...others, 'leader', 'deputy', ...coordinators],
      refused: outside
    }
  }
};
