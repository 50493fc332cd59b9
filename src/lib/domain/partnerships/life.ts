import type { Transition } from '../state-machine';
import type { ProfileState } from './partnership-profile';

/** The life of a dated profile. Equal to the `partnership_profiles` rows of `private.transitions`. */
export const partnershipProfileLife: readonly Transition<ProfileState, 'coordinator'>[] = [
  { command: 'partnership_profiles.save', from: null, to: 'draft', actors: ['coordinator'] },
  { command: 'partnership_profiles.save', from: 'draft', to: 'draft', actors: ['coordinator'] },
  { command: 'partnership_profiles.publish', from: 'draft', to: 'published', actors: ['coordinator'] },
  { command: 'partnership_profiles.remove', from: 'draft', to: null, actors: ['coordinator'] }
];
