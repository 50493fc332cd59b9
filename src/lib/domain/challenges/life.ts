import type { Transition } from '../state-machine';
import type { ChallengeEvent, ChallengeState } from './challenge';

export type ChallengeActor = ChallengeEvent['actor'];

const unit = ['author', 'contact', 'leader', 'deputy'] as const;
const all = [...unit, 'coordinator'] as const;
/** The challenge gets another contact, and stays where it is. */
const handed = [
  'submitted',
  'returned',
  'published',
  'paused',
  'expired',
  'matched',
  'in_progress',
  'completed'
] as const;

/** The life of a challenge. Equal to the `challenges` rows of `private.transitions`. */
export const challengeLife: readonly Transition<ChallengeState, ChallengeActor>[] = [
  { command: 'challenges.save', from: null, to: 'draft', actors: ['author'] },
  { command: 'challenges.save', from: 'draft', to: 'draft', actors: ['author'] },
  { command: 'challenges.save', from: 'submitted', to: 'submitted', actors: all },
  { command: 'challenges.save', from: 'returned', to: 'returned', actors: unit },
  { command: 'challenges.save', from: 'published', to: 'published', actors: unit },
  { command: 'challenges.save', from: 'paused', to: 'paused', actors: unit },
  { command: 'challenges.save', from: 'expired', to: 'expired', actors: unit },
  { command: 'challenges.save', from: 'matched', to: 'matched', actors: unit },
  { command: 'challenges.save', from: 'in_progress', to: 'in_progress', actors: unit },
  { command: 'challenges.save', from: 'completed', to: 'completed', actors: unit },
  { command: 'challenges.submit', from: 'draft', to: 'submitted', actors: ['author'] },
  { command: 'challenges.submit', from: 'returned', to: 'submitted', actors: unit },
  { command: 'challenges.publish', from: 'submitted', to: 'published', actors: ['coordinator'] },
  { command: 'challenges.return', from: 'submitted', to: 'returned', actors: ['coordinator'] },
  { command: 'challenges.withdraw', from: 'submitted', to: 'withdrawn', actors: all },
  { command: 'challenges.withdraw', from: 'returned', to: 'withdrawn', actors: all },
  { command: 'challenges.withdraw', from: 'published', to: 'withdrawn', actors: all },
  { command: 'challenges.withdraw', from: 'paused', to: 'withdrawn', actors: all },
  { command: 'challenges.withdraw', from: 'expired', to: 'withdrawn', actors: all },
  { command: 'challenges.withdraw', from: 'matched', to: 'withdrawn', actors: all },
  { command: 'challenges.withdraw', from: 'in_progress', to: 'withdrawn', actors: all },
  { command: 'challenges.pause', from: 'published', to: 'paused', actors: all },
  { command: 'challenges.resume', from: 'paused', to: 'published', actors: all },
  { command: 'challenges.resume', from: 'expired', to: 'published', actors: all },
  { command: 'challenges.resume', from: 'matched', to: 'published', actors: all },
  { command: 'challenges.expire', from: 'published', to: 'expired', actors: ['clock'] },
  { command: 'challenges.match', from: 'published', to: 'matched', actors: all },
  { command: 'challenges.match', from: 'paused', to: 'matched', actors: all },
  { command: 'challenges.match', from: 'expired', to: 'matched', actors: all },
  { command: 'challenges.start', from: 'matched', to: 'in_progress', actors: all },
  { command: 'challenges.complete', from: 'in_progress', to: 'completed', actors: all },
  ...handed.map((state): Transition<ChallengeState, ChallengeActor> => ({
    command: 'challenges.hand_over',
    from: state,
    to: state,
    actors: ['contact', 'leader', 'deputy']
  })),
  { command: 'challenges.remove', from: 'draft', to: null, actors: ['author'] }
];
