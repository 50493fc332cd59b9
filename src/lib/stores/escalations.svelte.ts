import type { Notification } from '../domain/notifications/notification';
import type { Shown } from '../local/shown';
import { Live } from './live.svelte';

/** What this person was told as the accountable leader: an answer is overdue, and on which challenge. */
class Escalations {
  readonly #rows = new Live('notifications', true);

  /** Newest first, one for each challenge. */
  get all(): Shown<Notification>[] {
    const told = this.#rows.rows
      .filter((row) => row.kind === 'answer_overdue' && row.channel === 'app' && row.challenge_id !== null)
      .sort((a, b) => b.told_at.localeCompare(a.told_at));
    return told.filter(
      (row, at) => told.findIndex(({ challenge_id }) => challenge_id === row.challenge_id) === at
    );
  }
}

export const escalations = new Escalations();
