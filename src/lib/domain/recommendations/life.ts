import { command } from '../state-machine';

/** Everyone puts away for themselves. Equal to the `dismissals` rows of `private.transitions`. */
export const dismissalLife = [command('dismissals.add', 'self'), command('dismissals.remove', 'self')];
