import { givenTo, wordings, type Consent, type ConsentPurpose } from '../domain/consents/consent';
import type { Fault } from '../domain/errors';
import { newId } from '../domain/new-id';
import type { Shown } from '../local/shown';
import { issue, Live } from './live.svelte';

/** What the signed-in person has said yes to. */
class Consents {
  readonly #rows = new Live('consents', true);

  get ready(): boolean {
    return this.#rows.ready;
  }

  /** The yes that holds now, else the last one that was taken back. */
  to(purpose: ConsentPurpose): Shown<Consent> | undefined {
    const rows = this.#rows.rows;
    const latest = rows
      .filter((row) => row.purpose === purpose)
      .sort((a, b) => b.given_at.localeCompare(a.given_at))[0];
    return givenTo(rows, purpose) ?? latest;
  }

  /** Says yes to the text that is shown now, or takes the yes back. */
  async say(purpose: ConsentPurpose, yes: boolean): Promise<Fault[]> {
    if (yes) {
      return issue('consents.give', { id: newId(), purpose, wording: wordings[purpose] });
    }
    const given = givenTo(this.#rows.rows, purpose);
    return given ? issue('consents.withdraw', { id: given.id, purpose }) : [];
  }
}

export const consents = new Consents();
