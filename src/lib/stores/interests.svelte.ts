import type { Fault } from '../domain/errors';
import type { SendInterest } from '../domain/interests/commands';
import { isLive, type DeclineReason, type Interest } from '../domain/interests/interest';
import type { Shown } from '../local/shown';
import { issue, Live } from './live.svelte';
import { session } from './session.svelte';

class Interests {
  readonly #rows = new Live('interests', true);
  readonly #opened: string[] = [];

  get ready(): boolean {
    return this.#rows.ready;
  }

  /** Own interests, and those in challenges that this person answers for. */
  get all(): Shown<Interest>[] {
    return this.#rows.rows;
  }

  /** Everyone's interest in one challenge, for those who answer it; oldest first. */
  of(challengeId: string): Shown<Interest>[] {
    return this.all
      .filter((row) => row.challenge_id === challengeId)
      .sort((a, b) => a.sent_at.localeCompare(b.sent_at) || a.id.localeCompare(b.id));
  }

  /** The signed-in person's own interest in a challenge: the live one, else the newest. */
  mineFor(challengeId: string): Shown<Interest> | undefined {
    const mine = this.of(challengeId).filter((row) => row.person_id === session.person?.uid);
    return mine.find(isLive) ?? mine.at(-1);
  }

  /** One who answers has it on the screen; said once each time the app runs, for the sender's access log. */
  async see(id: string): Promise<void> {
    if (this.#opened.includes(id)) return;
    this.#opened.push(id);
    await issue('interests.see', { id });
  }

  send(args: SendInterest): Promise<Fault[]> {
    return issue('interests.send', args);
  }

  /**
   * Other words for one that nobody has read: it is withdrawn and another is sent, in that order and only if the new one
   * is right. There is no command that changes what was sent; the unit would see words it has not answered.
   */
  async correct(id: string, args: SendInterest): Promise<Fault[]> {
    const { interestCommands } = await import('../domain/interests/commands');
    const faults = interestCommands['interests.send'].check(args);
    if (faults.length > 0) return faults;
    const withdrawn = await this.withdraw(id);
    return withdrawn.length > 0 ? withdrawn : this.send(args);
  }

  withdraw(id: string): Promise<Fault[]> {
    return issue('interests.withdraw', { id });
  }

  accept(id: string, answer: string): Promise<Fault[]> {
    return issue('interests.accept', { id, answer });
  }

  decline(id: string, reason: DeclineReason, answer: string): Promise<Fault[]> {
    return issue('interests.decline', { id, reason, answer });
  }
}

export const interests = new Interests();
