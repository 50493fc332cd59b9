import { command } from '../state-machine';

/** Who may write a theme. Equal to the `themes` rows of `private.transitions`. */
export const themeLife = [command('themes.save', 'coordinator')];
