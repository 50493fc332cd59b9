import { command } from '../state-machine';

/** Everyone keeps for themselves. Equal to the `saved` rows of `private.transitions`. */
export const savedLife = [command('saved.add', 'self'), command('saved.remove', 'self')];
