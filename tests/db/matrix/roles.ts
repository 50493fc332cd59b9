import {
  allBut,
  citizens,
  coordinators,
  outside,
  signedIn,
  trondheim,
  university,
  type RoomMatrix
} from './support';

const givers = ['leader', ...coordinators] as const;
const all =
  'contact contactSchool coordinator coordinatorNtnu deputy leader otherLeader secondContact steering';
const colleagues = 'contact deputy leader secondContact';
const schoolmates = 'contactSchool otherLeader';

/** Rows are labelled by their holder. Steps are on what `staff` asked for, or `otherLeader` holds, in the unit `care`. */
export const roles: RoomMatrix = {
  reads: {
    'public.roles': signedIn('', {
      contact: colleagues,
      secondContact: colleagues,
      deputy: colleagues,
      leader: colleagues,
      contactSchool: schoolmates,
      otherLeader: schoolmates,
      researcher: 'researcher',
      coordinator: all,
      // Speaks for the university, so also of what is only the university's.
      coordinatorNtnu:
        'contact contactSchool coordinator coordinatorNtnu deputy leader otherLeader researcher secondContact steering',
      coordinatorTrondheim: 'coordinatorTrondheim',
      steering: 'coordinator coordinatorNtnu steering'
    }),
    // Labelled by the role that is offered.
    'public.invitations': signedIn('', {
      leader: 'deputy',
      coordinator: 'deputy leader steering',
      coordinatorNtnu: 'deputy leader steering'
    })
  },
  steps: {
    'roles.ask new': {
      applied: ['staff', 'contactSchool', 'otherLeader', 'leader', 'deputy', 'coordinator', 'steering'],
      already_exists: ['contact', 'secondContact'],
      not_allowed: [...citizens, ...university, 'coordinatorNtnu', ...trondheim],
      refused: outside
    },
    'roles.withdraw asked': {
      applied: ['staff'],
      not_allowed: [...givers],
      not_found: allBut('staff', ...givers, ...outside),
      refused: outside
    },
    'roles.give asked': {
      applied: [...givers],
      not_allowed: ['staff'],
      not_found: allBut('staff', ...givers, ...outside),
      refused: outside
    },
    'roles.decline asked': {
      applied: [...givers],
      not_allowed: ['staff'],
      not_found: allBut('staff', ...givers, ...outside),
      refused: outside
    },
    // On what `steering` holds.
    'roles.save given': {
      applied: coordinators,
      not_allowed: ['steering'],
      not_found: allBut('steering', ...coordinators, ...outside),
      refused: outside
    },
    'roles.end given': {
      applied: ['otherLeader', ...givers],
      not_allowed: ['contact', 'secondContact', 'deputy'],
      not_found: allBut('otherLeader', 'contact', 'secondContact', 'deputy', ...givers, ...outside),
      refused: outside
    },
    // Of a deputy in `care`.
    'invitations.send new': {
      applied: [...givers],
      not_allowed: allBut(...givers, ...outside),
      refused: outside
    },
    'invitations.withdraw new': {
      applied: [...givers],
      not_found: allBut(...givers, ...outside),
      refused: outside
    }
  }
};
