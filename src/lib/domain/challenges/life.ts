import type { Transition } from '../state-machine';
import type { ChallengeState } from './challenge';

export type ChallengeActor = 'author' | 'contact' | 'leader' | 'deputy' | 'coordinator';

const unit = ['author', 'contact', 'leader', 'deputy'] as const;

/** The life of a challenge. Equal to the `challenges` rows of `private.transitions`. */
export const challengeLife: readonly Transition<ChallengeState, ChallengeActor>[] = [
  { command: 'challenges.save', from: null, to: 'draft', actors: ['author'] },
  { command: 'challenges.save', from: 'draft', to: 'draft', actors: ['author'] },
  { command: 'challenges.save', from: 'submitted', to: 'submitted', actors: [...unit, 'coordinator'] },
  { command: 'challenges.save', from: 'returned', to: 'returned', actors: unit },
  { command: 'challenges.save', from: 'published', to: 'published', actors: unit },
  { command: 'challenges.submit', from: 'draft', to: 'submitted', actors: ['author'] },
  { command: 'challenges.submit', from: 'returned', to: 'submitted', actors: unit },
  { command: 'challenges.publish', from: 'submitted', to: 'published', actors: ['coordinator'] },
  { command: 'challenges.return', from: 'submitted', to: 'returned', actors: ['coordinator'] },
  { command: 'challenges.withdraw', from: 'submitted', to: 'withdrawn', actors: [...unit, 'coordinator'] },
  { command: 'challenges.withdraw', from: 'returned', to: 'withdrawn', actors: [...unit, 'coordinator'] },
  { command: 'challenges.withdraw', from: 'published', to: 'withdrawn', actors: [...unit, 'coordinator'] },
  { command: 'challenges.remove', from: 'draft', to: null, actors: ['author'] }
];
