import type { Report } from '../domain/reports/report';
import type { Shown } from '../local/shown';
import { Live } from './live.svelte';
import { session } from './session.svelte';

class Reports {
  readonly #rows = new Live('reports', true);

  get ready(): boolean {
    return this.#rows.ready;
  }

  get all(): Shown<Report>[] {
    return this.#rows.rows;
  }

  /** The signed-in person's own, the newest first. */
  get mine(): Shown<Report>[] {
    return this.all
      .filter((row) => row.person_id === session.person?.uid)
      .sort((a, b) => b.sent_at.localeCompare(a.sent_at));
  }
}

export const reports = new Reports();
