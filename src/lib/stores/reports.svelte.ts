import type { Fault } from '../domain/errors';
import { newId } from '../domain/new-id';
import type { Report, ReportKind } from '../domain/reports/report';
import type { Shown } from '../local/shown';
import { issue, Live } from './live.svelte';
import { session } from './session.svelte';

type Reported = { challenge_id: string; message_id?: string };

class Reports {
  readonly #rows = new Live('reports', true);

  get ready(): boolean {
    return this.#rows.ready;
  }

  /** Own reports, and those that this person answers as a coordinator. */
  get all(): Shown<Report>[] {
    return this.#rows.rows;
  }

  /** What the signed-in person has reported, the newest first. */
  get mine(): Shown<Report>[] {
    return this.all
      .filter((row) => row.person_id === session.person?.uid)
      .sort((a, b) => b.sent_at.localeCompare(a.sent_at));
  }

  /** The newest report that the signed-in person has made of a challenge, or of a message in it. */
  mineOf({ challenge_id, message_id }: Reported): Shown<Report> | undefined {
    return this.mine.find(
      (row) => row.challenge_id === challenge_id && row.message_id === (message_id ?? null)
    );
  }

  send(what: Reported, kind: ReportKind, words: string): Promise<Fault[]> {
    return issue('reports.send', { id: newId(), ...what, kind, words });
  }

  /** The sender was right, and is told what was done. */
  uphold(id: string, answer: string): Promise<Fault[]> {
    return issue('reports.uphold', { id, answer });
  }

  /** Nothing is changed, and the sender is told why. */
  dismiss(id: string, answer: string): Promise<Fault[]> {
    return issue('reports.dismiss', { id, answer });
  }
}

export const reports = new Reports();
