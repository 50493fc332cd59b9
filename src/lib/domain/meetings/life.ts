import type { Transition } from '../state-machine';
import type { MeetingState } from './meeting';

/** `host`: holds a role in a unit that hosts it, or coordinates where a municipality or university does. `clock`: the job. */
export type MeetingActor = 'host' | 'clock';

const host = ['host'] as const;

/** The life of a meeting. Equal to the `meetings` rows of `private.transitions`. */
export const meetingLife: readonly Transition<MeetingState, MeetingActor>[] = [
  { command: 'meetings.save', from: null, to: 'draft', actors: host },
  { command: 'meetings.save', from: 'draft', to: 'draft', actors: host },
  { command: 'meetings.save', from: 'tentative', to: 'tentative', actors: host },
  { command: 'meetings.save', from: 'confirmed', to: 'confirmed', actors: host },
  { command: 'meetings.plan', from: 'draft', to: 'tentative', actors: host },
  { command: 'meetings.publish', from: 'draft', to: 'confirmed', actors: host },
  { command: 'meetings.publish', from: 'tentative', to: 'confirmed', actors: host },
  { command: 'meetings.move', from: 'tentative', to: 'tentative', actors: host },
  { command: 'meetings.move', from: 'confirmed', to: 'confirmed', actors: host },
  { command: 'meetings.cancel', from: 'tentative', to: 'cancelled', actors: host },
  { command: 'meetings.cancel', from: 'confirmed', to: 'cancelled', actors: host },
  { command: 'meetings.remove', from: 'draft', to: null, actors: host },
  { command: 'meetings.repeat', from: null, to: 'draft', actors: host },
  { command: 'meetings.repeat', from: 'draft', to: 'draft', actors: host },
  { command: 'meetings.summarise', from: 'held', to: 'held', actors: host },
  { command: 'meetings.hold', from: 'confirmed', to: 'held', actors: ['clock'] }
];
