import { command } from '../state-machine';

/** A profile is the person's own. Equal to the `profiles` rows of `private.transitions`. */
export const profileLife = [command('profiles.recommend', 'self'), command('profiles.save', 'self')];
