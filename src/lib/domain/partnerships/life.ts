import { command, type Transition } from '../state-machine';
import type { ProfileState } from './partnership-profile';

/** The life of a dated profile. Equal to the `partnership_profiles` rows of `private.transitions`. */
export const partnershipProfileLife: readonly Transition<ProfileState, 'coordinator'>[] = [
  { command: 'partnership_profiles.save', from: null, to: 'draft', actors: ['coordinator'] },
  { command: 'partnership_profiles.save', from: 'draft', to: 'draft', actors: ['coordinator'] },
  { command: 'partnership_profiles.publish', from: 'draft', to: 'published', actors: ['coordinator'] },
  { command: 'partnership_profiles.remove', from: 'draft', to: null, actors: ['coordinator'] }
];

/** What else a partnership keeps has no states. Equal to the `partnership_settings` rows, and so on below. */
export const partnershipSettingsLife = [command('partnership_settings.save', 'coordinator')];

export const partnershipRoleNameLife = [
  command('partnership_role_names.save', 'coordinator'),
  command('partnership_role_names.remove', 'coordinator')
];

export const agreementLife = [
  command('agreements.save', 'coordinator'),
  command('agreements.remove', 'coordinator')
];

export const anchoringLife = [
  command('anchorings.save', 'coordinator'),
  command('anchorings.remove', 'coordinator')
];

export const partnershipMemberLife = [
  command('partnership_members.add', 'coordinator'),
  command('partnership_members.remove', 'coordinator')
];

export const partnershipGroupLife = [
  command('partnership_groups.save', 'coordinator'),
  command('partnership_groups.remove', 'coordinator')
];
