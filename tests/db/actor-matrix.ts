/**
 * Who may read what and do what, as literals. The tests take only the lists of tables and steps from the catalogue, so
 * that a new table, command or transition without a row here fails.
 */
import type { Actor } from './people';

/** What each actor reads: labels of rows, `all`, nothing (''), or `refused` where even asking is not allowed. */
type Reads = Record<Actor, string>;

const everyone: Reads = {
  anon: 'all',
  stranger: 'all',
  student: 'all',
  otherStudent: 'all',
  phd: 'all',
  researcher: 'all',
  staff: 'all',
  contact: 'all',
  leader: 'all',
  deputy: 'all',
  otherLeader: 'all',
  staffTrondheim: 'all',
  coordinator: 'all',
  coordinatorTrondheim: 'all',
  service_role: 'refused'
};

const nobody: Reads = {
  anon: 'refused',
  stranger: 'refused',
  student: 'refused',
  otherStudent: 'refused',
  phd: 'refused',
  researcher: 'refused',
  staff: 'refused',
  contact: 'refused',
  leader: 'refused',
  deputy: 'refused',
  otherLeader: 'refused',
  staffTrondheim: 'refused',
  coordinator: 'refused',
  coordinatorTrondheim: 'refused',
  service_role: 'refused'
};

/**
 * Rows are labelled by the person they are about; challenges, their cases by their state: all written by `contact` in
 * the unit of `leader` and `deputy`, but `elsewhere`, which is a submitted one of Trondheim.
 */
export const reads: Record<string, Reads> = {
  'public.themes': everyone,
  'public.organisations': everyone,
  'public.partnerships': everyone,
  'public.partnership_members': everyone,
  'public.challenges': {
    anon: 'published',
    stranger: 'published',
    student: 'published',
    otherStudent: 'published',
    phd: 'published',
    researcher: 'published',
    staff: 'published',
    contact: 'draft published returned submitted withdrawn',
    leader: 'published returned submitted withdrawn',
    deputy: 'published returned submitted withdrawn',
    otherLeader: 'published',
    staffTrondheim: 'published',
    coordinator: 'published returned submitted withdrawn',
    coordinatorTrondheim: 'elsewhere published',
    service_role: 'refused'
  },
  'public.challenge_cases': {
    anon: 'refused',
    stranger: '',
    student: '',
    otherStudent: '',
    phd: '',
    researcher: '',
    staff: '',
    contact: 'draft published returned submitted withdrawn',
    leader: 'published returned submitted withdrawn',
    deputy: 'published returned submitted withdrawn',
    otherLeader: '',
    staffTrondheim: '',
    coordinator: 'published returned submitted withdrawn',
    coordinatorTrondheim: 'elsewhere',
    service_role: 'refused'
  },
  'public.interests': {
    anon: 'refused',
    stranger: '',
    student: 'student',
    otherStudent: 'otherStudent',
    phd: '',
    researcher: '',
    staff: '',
    contact: 'otherStudent student',
    leader: 'otherStudent student',
    deputy: 'otherStudent student',
    otherLeader: '',
    staffTrondheim: '',
    coordinator: '',
    coordinatorTrondheim: '',
    service_role: 'refused'
  },
  'public.profiles': {
    anon: 'refused',
    stranger: 'stranger',
    student: 'student',
    otherStudent: 'otherStudent',
    phd: 'phd',
    researcher: 'researcher',
    staff: 'staff',
    contact: 'contact',
    leader: 'leader',
    deputy: 'deputy',
    otherLeader: 'otherLeader',
    staffTrondheim: 'staffTrondheim',
    coordinator: 'coordinator',
    coordinatorTrondheim: 'coordinatorTrondheim',
    service_role: 'refused'
  },
  'public.affiliations': {
    anon: 'refused',
    stranger: '',
    student: 'student',
    otherStudent: 'otherStudent',
    phd: 'phd',
    researcher: 'researcher',
    staff: 'staff',
    contact: 'contact',
    leader: 'leader',
    deputy: 'deputy',
    otherLeader: 'otherLeader',
    staffTrondheim: 'staffTrondheim',
    coordinator: 'coordinator',
    coordinatorTrondheim: 'coordinatorTrondheim',
    service_role: 'refused'
  },
  'public.unit_roles': {
    anon: 'refused',
    stranger: '',
    student: '',
    otherStudent: '',
    phd: '',
    researcher: '',
    staff: '',
    contact: 'contact',
    leader: 'leader',
    deputy: 'deputy',
    otherLeader: 'otherLeader',
    staffTrondheim: '',
    coordinator: '',
    coordinatorTrondheim: '',
    service_role: 'refused'
  },
  'public.partnership_roles': {
    anon: 'refused',
    stranger: '',
    student: '',
    otherStudent: '',
    phd: '',
    researcher: '',
    staff: '',
    contact: '',
    leader: '',
    deputy: '',
    otherLeader: '',
    staffTrondheim: '',
    coordinator: 'coordinator',
    coordinatorTrondheim: 'coordinatorTrondheim',
    service_role: 'refused'
  },
  'private.commands': nobody,
  'private.error_codes': nobody,
  'private.field_revs': nobody,
  'private.jobs': nobody,
  'private.organisation_hosts': nobody,
  'private.settings': nobody,
  'private.sync_feed': nobody,
  'private.sync_ops': nobody,
  'private.transitions': nobody
};

/** Who may write to a table with a statement of their own: nobody, anywhere. Commands are the only way in. */
export const writes: Record<
  string,
  { insert: Actor[]; update: Actor[]; delete: Actor[]; truncate: Actor[] }
> = Object.fromEntries(
  Object.keys(reads).map((table) => [table, { insert: [], update: [], delete: [], truncate: [] }])
);

/** What a step is answered with, by actor; each actor stands once. `refused`: may not call sync_push at all. */
type Answers = { [code: string]: Actor[] };

const outside: Actor[] = ['anon', 'service_role'];
const university: Actor[] = ['student', 'otherStudent', 'phd', 'researcher'];
const unit: Actor[] = ['contact', 'leader', 'deputy'];
const trondheim: Actor[] = ['staffTrondheim', 'coordinatorTrondheim'];
/** All who are nothing to a challenge of `care`. */
const others: Actor[] = ['stranger', ...university, 'staff', 'otherLeader', ...trondheim];

/** `command state`: what each actor is answered on a challenge by `contact` of `care`, or an interest of `student` in it. */
export const steps: Record<string, Answers> = {
  'challenges.save new': {
    applied: [...unit, 'staff', 'otherLeader', 'coordinator'],
    not_allowed: ['stranger', ...university, ...trondheim],
    refused: outside
  },
  'challenges.save draft': {
    applied: ['contact'],
    not_found: [...others, 'leader', 'deputy', 'coordinator'],
    refused: outside
  },
  'challenges.save submitted': { applied: [...unit, 'coordinator'], not_found: others, refused: outside },
  'challenges.save returned': {
    applied: unit,
    not_allowed: ['coordinator'],
    not_found: others,
    refused: outside
  },
  'challenges.save published': { applied: unit, not_allowed: [...others, 'coordinator'], refused: outside },
  'challenges.submit draft': {
    applied: ['contact'],
    not_found: [...others, 'leader', 'deputy', 'coordinator'],
    refused: outside
  },
  'challenges.submit returned': {
    applied: unit,
    not_allowed: ['coordinator'],
    not_found: others,
    refused: outside
  },
  'challenges.publish submitted': {
    applied: ['coordinator'],
    not_allowed: unit,
    not_found: others,
    refused: outside
  },
  'challenges.return submitted': {
    applied: ['coordinator'],
    not_allowed: unit,
    not_found: others,
    refused: outside
  },
  'challenges.withdraw submitted': { applied: [...unit, 'coordinator'], not_found: others, refused: outside },
  'challenges.withdraw returned': { applied: [...unit, 'coordinator'], not_found: others, refused: outside },
  'challenges.withdraw published': {
    applied: [...unit, 'coordinator'],
    not_allowed: others,
    refused: outside
  },
  'challenges.remove draft': {
    applied: ['contact'],
    not_found: [...others, 'leader', 'deputy', 'coordinator'],
    refused: outside
  },
  'interests.send new': {
    applied: [...unit, ...university, 'staff', 'otherLeader', 'coordinator', ...trondheim],
    not_allowed: ['stranger'],
    refused: outside
  },
  'interests.withdraw sent': {
    applied: ['student'],
    not_allowed: unit,
    not_found: [
      'stranger',
      'otherStudent',
      'phd',
      'researcher',
      'staff',
      'otherLeader',
      'coordinator',
      ...trondheim
    ],
    refused: outside
  },
  'interests.withdraw accepted': {
    applied: ['student'],
    not_allowed: unit,
    not_found: [
      'stranger',
      'otherStudent',
      'phd',
      'researcher',
      'staff',
      'otherLeader',
      'coordinator',
      ...trondheim
    ],
    refused: outside
  },
  'interests.accept sent': {
    applied: unit,
    not_allowed: ['student'],
    not_found: [
      'stranger',
      'otherStudent',
      'phd',
      'researcher',
      'staff',
      'otherLeader',
      'coordinator',
      ...trondheim
    ],
    refused: outside
  },
  'interests.decline sent': {
    applied: unit,
    not_allowed: ['student'],
    not_found: [
      'stranger',
      'otherStudent',
      'phd',
      'researcher',
      'staff',
      'otherLeader',
      'coordinator',
      ...trondheim
    ],
    refused: outside
  },
  'profiles.save new': {
    applied: ['student'],
    not_allowed: [
      ...unit,
      'stranger',
      'otherStudent',
      'phd',
      'researcher',
      'staff',
      'otherLeader',
      'coordinator',
      ...trondheim
    ],
    refused: outside
  }
};
