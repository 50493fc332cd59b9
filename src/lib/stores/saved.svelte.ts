import type { Fault } from '../domain/errors';
import { newId } from '../domain/new-id';
import type { Saved as Row } from '../domain/saved/saved';
import type { Shown } from '../local/shown';
import { issue, Live } from './live.svelte';

/** The challenges that the signed-in person keeps for later. */
class Saved {
  readonly #rows = new Live('saved', true);
  readonly #byChallenge = $derived(new Map(this.#rows.rows.map((row) => [row.challenge_id, row])));

  get ready(): boolean {
    return this.#rows.ready;
  }

  /** The last saved first. */
  get all(): Shown<Row>[] {
    return [...this.#rows.rows].sort((a, b) => b.saved_at.localeCompare(a.saved_at));
  }

  of(challengeId: string): Shown<Row> | undefined {
    return this.#byChallenge.get(challengeId);
  }

  has(challengeId: string): boolean {
    return this.#byChallenge.has(challengeId);
  }

  add(challengeId: string): Promise<Fault[]> {
    return issue('saved.add', { id: newId(), challenge_id: challengeId });
  }

  /** Keeps it, or lets it go. */
  async toggle(challengeId: string): Promise<Fault[]> {
    const row = this.of(challengeId);
    return row ? issue('saved.remove', { id: row.id, challenge_id: challengeId }) : this.add(challengeId);
  }
}

export const saved = new Saved();
