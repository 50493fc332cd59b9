import { command } from '../state-machine';

/** Those who keep what stands about an organisation or a unit: its leader, and coordinators of either side. */
const keepers = ['leader', 'coordinator'] as const;

/** Equal to the `organisations` rows of `private.transitions`; so are those below to theirs. */
export const organisationLife = [command('organisations.save', ...keepers)];

export const organisationFactsLife = [
  command('organisation_facts.save', ...keepers),
  command('organisation_facts.remove', ...keepers)
];

export const resourcePersonLife = [
  command('resource_persons.save', ...keepers),
  command('resource_persons.remove', ...keepers)
];
