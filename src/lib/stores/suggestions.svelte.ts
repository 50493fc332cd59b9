import type { Suggestion } from '../domain/suggestions/suggestion';
import type { Shown } from '../local/shown';
import { Live } from './live.svelte';
import { session } from './session.svelte';

class Suggestions {
  readonly #rows = new Live('suggestions', true);

  get ready(): boolean {
    return this.#rows.ready;
  }

  get all(): Shown<Suggestion>[] {
    return this.#rows.rows;
  }

  /** The signed-in person's own, the newest first. */
  get mine(): Shown<Suggestion>[] {
    return this.all
      .filter((row) => row.person_id === session.person?.uid)
      .sort((a, b) => b.sent_at.localeCompare(a.sent_at));
  }
}

export const suggestions = new Suggestions();
