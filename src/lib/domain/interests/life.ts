import type { Transition } from '../state-machine';
import type { InterestState } from './interest';

export type InterestActor = 'sender' | 'contact' | 'leader' | 'deputy';

const answering = ['contact', 'leader', 'deputy'] as const;

/** The life of an interest. Equal to the `interests` rows of `private.transitions`. */
export const interestLife: readonly Transition<InterestState, InterestActor>[] = [
  { command: 'interests.send', from: null, to: 'sent', actors: ['sender'] },
  { command: 'interests.withdraw', from: 'sent', to: 'withdrawn', actors: ['sender'] },
  { command: 'interests.withdraw', from: 'accepted', to: 'withdrawn', actors: ['sender'] },
  { command: 'interests.accept', from: 'sent', to: 'accepted', actors: answering },
  { command: 'interests.decline', from: 'sent', to: 'declined', actors: answering }
];
