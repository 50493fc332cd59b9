import type { Transition } from '../state-machine';
import { states, type InterestState } from './interest';

/** `clock`: no person takes the step, time does (the job answer_guarantee). */
export type InterestActor = 'sender' | 'contact' | 'leader' | 'deputy' | 'clock';
type Step = Transition<InterestState, InterestActor>;

const answering = ['contact', 'leader', 'deputy'] as const;
const waiting = ['sent', 'seen', 'asked'] as const;

/** The life of an interest. Equal to the `interests` rows of `private.transitions`. */
export const interestLife: readonly Step[] = [
  { command: 'interests.send', from: null, to: 'sent', actors: ['sender'] },
  // Passive, and often late: opening what has moved on changes nothing and is no fault.
  ...states.map((from): Step => ({
    command: 'interests.see',
    from,
    to: from === 'sent' ? 'seen' : from,
    actors: answering
  })),
  { command: 'interests.ask', from: 'sent', to: 'asked', actors: answering },
  { command: 'interests.ask', from: 'seen', to: 'asked', actors: answering },
  { command: 'interests.reply', from: 'asked', to: 'seen', actors: ['sender'] },
  ...waiting.flatMap((from): Step[] => [
    { command: 'interests.accept', from, to: 'accepted', actors: answering },
    { command: 'interests.decline', from, to: 'declined', actors: answering },
    { command: 'interests.withdraw', from, to: 'withdrawn', actors: ['sender'] },
    { command: 'interests.expire', from, to: 'expired', actors: ['clock'] }
  ]),
  { command: 'interests.withdraw', from: 'accepted', to: 'withdrawn', actors: ['sender'] }
];
