import { allBut, citizens, coordinators, outside, signedIn, trondheim, university, type RoomMatrix } from './support';

const givers = ['leader', ...coordinators] as const;
const all =
  'contact contactSchool coordinator coordinatorNtnu deputy leader otherLeader secondContact steering';

/** Rows are labelled by their holder. Steps are on what `staff` asked for, or `otherLeader` holds, in the unit `care`. */
export const roles: RoomMatrix = {
  reads: {
    'public.roles': signedIn('', {
      contact: 'contact',
      secondContact: 'secondContact',
      deputy: 'deputy',
      leader: 'contact deputy leader secondContact',
      contactSchool: 'contactSchool',
      otherLeader: 'contactSchool otherLeader',
      coordinator: all,
      coordinatorNtnu: all,
      coordinatorTrondheim: 'coordinatorTrondheim',
      steering: 'coordinator coordinatorNtnu steering'
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
    'roles.end given': {
      applied: ['otherLeader', ...givers],
      not_found: allBut('otherLeader', ...givers, ...outside),
      refused: outside
    }
  }
};
