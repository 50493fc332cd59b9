import { allBut, outside, signedIn, type Answers, type RoomMatrix } from './support';
import type { Actor } from '../people';

/** Whoever holds a role in `care`, which hosts all of these. */
const hosts: Actor[] = ['contact', 'secondContact', 'leader', 'deputy'];
const nobodyElse = allBut(...hosts, ...outside);

const open = 'cancelled confirmed held tentative';
const all = 'cancelled confirmed draft held tentative';
const both = 'otherStudent student';

/** On what anyone reads. */
const byHosts: Answers = { applied: hosts, not_allowed: nobodyElse, refused: outside };
/** Nobody else knows that there is a draft. */
const onDraft: Answers = { applied: hosts, not_found: nobodyElse, refused: outside };
/** On a registration of `student`. */
const strangers = nobodyElse.filter((actor) => actor !== 'student');
const bySelf: Answers = {
  applied: ['student'],
  not_allowed: hosts,
  not_found: strangers,
  refused: outside
};
const byHost: Answers = {
  applied: hosts,
  not_allowed: ['student'],
  not_found: strangers,
  refused: outside
};
const byEither: Answers = { applied: ['student', ...hosts], not_found: strangers, refused: outside };

/** What hosts have for themselves is labelled by the state of the meeting. */
const ownNotes = { contact: 'held', secondContact: 'held', leader: 'held', deputy: 'held' };

/** Meetings are labelled by their state, registrations by their person. */
export const meetings: RoomMatrix = {
  reads: {
    'public.meetings': signedIn(open, {
      anon: open,
      contact: all,
      secondContact: all,
      leader: all,
      deputy: all
    }),
    'public.doors': signedIn('', {
      contact: all,
      secondContact: all,
      leader: all,
      deputy: all
    }),
    'public.meeting_links': signedIn('', {
      student: 'confirmed held',
      otherStudent: 'confirmed held',
      contact: all,
      secondContact: all,
      leader: all,
      deputy: all
    }),
    'public.meeting_messages': signedIn('', {
      student: 'told',
      otherStudent: 'told',
      contact: 'told',
      secondContact: 'told',
      leader: 'told',
      deputy: 'told'
    }),
    'public.meeting_needs': signedIn('', {
      anon: '',
      contact: 'draft',
      secondContact: 'draft',
      leader: 'draft',
      deputy: 'draft'
    }),
    'public.meeting_notes': signedIn('', ownNotes),
    'public.meeting_actions': signedIn('', ownNotes),
    'public.meeting_feedback': signedIn('', { student: 'student', otherStudent: 'otherStudent' }),
    'public.meeting_feedback_sums': signedIn('', ownNotes),
    'public.registrations': signedIn('', {
      student: 'student',
      otherStudent: 'otherStudent',
      contact: both,
      secondContact: both,
      leader: both,
      deputy: both
    })
  },
  steps: {
    'meetings.save new': byHosts,
    'meetings.save draft': onDraft,
    'meetings.save tentative': byHosts,
    'meetings.save confirmed': byHosts,
    'meetings.plan draft': onDraft,
    'meetings.publish draft': onDraft,
    'meetings.publish tentative': byHosts,
    'meetings.move tentative': byHosts,
    'meetings.move confirmed': byHosts,
    'meetings.cancel tentative': byHosts,
    'meetings.cancel confirmed': byHosts,
    'meetings.summarise held': byHosts,
    'meetings.remove draft': onDraft,
    'meetings.repeat new': onDraft,
    'meetings.repeat draft': onDraft,
    'registrations.register new': { applied: allBut(...outside), refused: outside },
    'registrations.accept offered': bySelf,
    'registrations.change waiting': bySelf,
    'registrations.change offered': bySelf,
    'registrations.change registered': bySelf,
    'registrations.cancel waiting': byEither,
    'registrations.cancel offered': byEither,
    'registrations.cancel registered': byEither,
    'registrations.attend waiting': byHost,
    'registrations.attend offered': byHost,
    'registrations.attend registered': byHost,
    'registrations.unattend waiting': byHost,
    'registrations.unattend offered': byHost,
    'registrations.unattend registered': byHost,
    'registrations.arrive registered': bySelf,
    'doors.see new': byHosts,
    'doors.count new': byHosts,
    'meeting_messages.send new': byHosts,
    'meeting_needs.add new': {
      applied: ['contact'],
      unknown_reference: hosts.filter((actor) => actor !== 'contact'),
      not_allowed: nobodyElse,
      refused: outside
    },
    'meeting_notes.save new': byHosts,
    'meeting_actions.save new': byHosts,
    'meeting_actions.remove new': byHosts,
    'meeting_feedback.give new': bySelf
  }
};
