import type { Transition } from '../state-machine';
import type { ConsentState } from './consent';

/** The life of a consent. Equal to the `consents` rows of `private.transitions`. */
export const consentLife: readonly Transition<ConsentState, 'person' | 'clock'>[] = [
  { command: 'consents.give', from: null, to: 'given', actors: ['person'] },
  { command: 'consents.withdraw', from: 'given', to: 'withdrawn', actors: ['person'] },
  // The last day on which somebody wanted to be shown is over.
  { command: 'consents.expire', from: 'given', to: 'withdrawn', actors: ['clock'] }
];
