import type { Transition } from '../state-machine';
import type { SuggestionState } from './suggestion';

export type SuggestionActor = 'sender' | 'coordinator';

/**
 * The life of a suggestion. Equal to the `suggestions` rows of `private.transitions`. The steps from `taken` are for
 * one whose draft was thrown away.
 */
export const suggestionLife: readonly Transition<SuggestionState, SuggestionActor>[] = [
  { command: 'suggestions.send', from: null, to: 'received', actors: ['sender'] },
  { command: 'suggestions.withdraw', from: 'received', to: 'withdrawn', actors: ['sender'] },
  { command: 'suggestions.decline', from: 'received', to: 'declined', actors: ['coordinator'] },
  { command: 'suggestions.decline', from: 'taken', to: 'declined', actors: ['coordinator'] },
  { command: 'suggestions.take', from: 'received', to: 'taken', actors: ['coordinator'] },
  { command: 'suggestions.take', from: 'taken', to: 'taken', actors: ['coordinator'] }
];
