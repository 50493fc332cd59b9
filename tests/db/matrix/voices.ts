import { allBut, coordinators, nobody, outside, signedIn, type Answers, type RoomMatrix } from './support';

/** Said by `student` to Gjøvik's partnership: the coordinators of both its sides answer, nobody else knows of it. */
const answeredByCoordinators: Answers = {
  applied: coordinators,
  not_allowed: ['student'],
  not_found: allBut('student', ...coordinators, ...outside),
  refused: outside
};

/** Rows are labelled by their sender: `citizen` spoke to Gjøvik's partnership, `phd` to Trondheim's. */
const readByCoordinators = signedIn('', {
  citizen: 'citizen',
  phd: 'phd',
  coordinator: 'citizen',
  coordinatorNtnu: 'citizen',
  coordinatorTrondheim: 'phd'
});

/** Suggestions, reports and feedback, and the limits on them. */
export const voices: RoomMatrix = {
  reads: {
    'public.suggestions': readByCoordinators,
    'public.reports': readByCoordinators,
    'private.feedback': nobody,
    'private.limits': nobody,
    'private.visitor_keys': nobody
  },
  steps: {
    'suggestions.send new': { applied: allBut(...outside), refused: outside },
    'suggestions.withdraw received': {
      applied: ['student'],
      not_allowed: coordinators,
      not_found: allBut('student', ...coordinators, ...outside),
      refused: outside
    },
    'suggestions.decline received': answeredByCoordinators,
    'suggestions.decline taken': answeredByCoordinators,
    'suggestions.take received': answeredByCoordinators,
    'suggestions.take taken': answeredByCoordinators,
    'reports.send new': { applied: allBut(...outside), refused: outside },
    'reports.uphold received': answeredByCoordinators,
    'reports.dismiss received': answeredByCoordinators
  }
};
