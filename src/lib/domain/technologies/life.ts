import { command } from '../state-machine';

/** Who may write a technology. Equal to the `technologies` rows of `private.transitions`. */
export const technologyLife = [command('technologies.save', 'coordinator')];
