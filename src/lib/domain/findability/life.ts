import { command } from '../state-machine';

/** What one shows is one's own; those who answer for a challenge, or coordinate it, invite. Equal to the `findability` rows of `private.transitions`. */
export const findabilityLife = [
  command('findability.save', 'self'),
  command('findability.invite', 'contact', 'leader', 'deputy', 'coordinator')
];
