import { command } from '../state-machine';

/** `giver`: whoever may give the role that is offered. Equal to the `invitations` rows of `private.transitions`. */
export const invitationLife = [
  command('invitations.send', 'giver'),
  command('invitations.withdraw', 'giver')
];
