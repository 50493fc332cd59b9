import { command } from '../state-machine';

/** Who may write a rule of a university. Equal to the `window_rules` rows of `private.transitions`. */
export const windowRuleLife = [
  command('window_rules.save', 'coordinator'),
  command('window_rules.remove', 'coordinator')
];
