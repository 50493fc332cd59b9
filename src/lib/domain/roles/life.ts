import type { Transition } from '../state-machine';
import type { RoleState } from './role';

export type RoleActor = 'holder' | 'leader' | 'coordinator';

const givers = ['leader', 'coordinator'] as const;

/** The life of a role; nobody is a giver of their own. Equal to the `roles` rows of `private.transitions`. */
export const roleLife: readonly Transition<RoleState, RoleActor>[] = [
  { command: 'roles.ask', from: null, to: 'asked', actors: ['holder'] },
  { command: 'roles.withdraw', from: 'asked', to: 'withdrawn', actors: ['holder'] },
  { command: 'roles.give', from: 'asked', to: 'given', actors: givers },
  { command: 'roles.save', from: 'given', to: 'given', actors: givers },
  { command: 'roles.decline', from: 'asked', to: 'declined', actors: givers },
  { command: 'roles.end', from: 'given', to: 'ended', actors: ['holder', ...givers] }
];
