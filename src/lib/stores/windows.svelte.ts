import type { Challenge } from '../domain/challenges/challenge';
import type { Fault } from '../domain/errors';
import { newId } from '../domain/new-id';
import { osloDay } from '../domain/oslo-day';
import type { ArgsOf } from '../domain/registry';
import { answersFor, type Answer } from '../domain/windows/answers';
import type { WindowRule } from '../domain/windows/window-rule';
import type { Shown } from '../local/shown';
import { directory } from './directory.svelte';
import { issue, Live } from './live.svelte';

export type SaveWindowRule = Omit<ArgsOf<'window_rules.save'>, 'id'>;

/** When a need must be posted to catch a semester: rules that universities have, and what they mean today. */
class Windows {
  readonly #rules = new Live('window_rules', false);

  get ready(): boolean {
    return this.#rules.ready;
  }

  get rules(): Shown<WindowRule>[] {
    return this.#rules.rows;
  }

  /** Universities of a partnership. */
  universitiesOf(partnership: string): string[] {
    return directory.members
      .filter(({ partnership_id }) => partnership_id === partnership)
      .map(({ organisation_id }) => organisation_id)
      .filter((id) => directory.organisations.find((row) => row.id === id)?.kind === 'university');
  }

  /** What there is to say about a need today. */
  answersTo({
    partnership_id,
    kinds,
    starts_on
  }: Pick<Challenge, 'partnership_id' | 'kinds' | 'starts_on'>): Answer[] {
    return answersFor({
      rules: this.rules,
      universities: this.universitiesOf(partnership_id),
      kinds,
      startsOn: starts_on,
      today: osloDay(new Date())
    });
  }

  /** @param seen the rule that the form was filled from, to change it; none for a new one */
  save(args: SaveWindowRule, seen?: WindowRule): Promise<Fault[]> {
    return issue('window_rules.save', { id: seen?.id ?? newId(), ...args }, seen?.rev);
  }

  remove(rule: WindowRule): Promise<Fault[]> {
    return issue('window_rules.remove', { id: rule.id }, rule.rev);
  }
}

export const windows = new Windows();
