import type { Fault } from '../domain/errors';
import type { Saved } from '../domain/saved/saved';
import type { Shown } from '../local/shown';
import { issue, Live } from './live.svelte';

/** The challenges that the signed-in person keeps for later. */
class SavedOnes {
  readonly #rows = new Live('saved', true);

  get ready(): boolean {
    return this.#rows.ready;
  }

  /** The newest first. */
  get all(): Shown<Saved>[] {
    return [...this.#rows.rows].sort((a, b) => b.saved_at.localeCompare(a.saved_at));
  }

  has(challengeId: string): boolean {
    return this.#of(challengeId) !== undefined;
  }

  save(challengeId: string): Promise<Fault[]> {
    return issue('saved.add', { id: crypto.randomUUID(), challenge_id: challengeId });
  }

  async remove(challengeId: string): Promise<Fault[]> {
    const row = this.#of(challengeId);
    return row ? issue('saved.remove', { id: row.id, challenge_id: challengeId }) : [];
  }

  #of(challengeId: string): Shown<Saved> | undefined {
    return this.#rows.rows.find((row) => row.challenge_id === challengeId);
  }
}

export const saved = new SavedOnes();
