import { command } from '../state-machine';

/** Everyone has their own. Equal to the `calendars` rows of `private.transitions`. */
export const calendarLife = [command('calendars.make', 'self'), command('calendars.revoke', 'self')];
