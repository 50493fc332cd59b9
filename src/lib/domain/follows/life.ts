import { command } from '../state-machine';

/** Everyone follows for themselves. Equal to the `follows` rows of `private.transitions`. */
export const followLife = [
  command('follows.add', 'self'),
  command('follows.pause', 'self'),
  command('follows.remove', 'self')
];
