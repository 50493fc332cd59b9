import { command } from '../state-machine';

/** What stands in a wheel has no states. Equal to the `wheel_items` rows of `private.transitions`. */
export const wheelItemLife = [
  command('wheel_items.save', 'coordinator'),
  command('wheel_items.remove', 'coordinator')
];
