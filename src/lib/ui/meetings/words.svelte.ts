import type { Fault } from '$lib/domain/errors';
import { takeIn } from '../base/take-in';

/** A text of a row, as it stands on this phone. */
export type WordsRow = { words: string; rev: number; pending?: 'waiting' | 'parked' | undefined };

/** One text that several may write on: what is written of it here, and which row that was begun on. */
export class Words {
  written = $state('');
  #stored = $state('');
  /** The rev of the row whose words stand here; null where there is none on the server yet. */
  #seen: number | null = null;
  readonly #store: (words: string, seenRev: number | null) => Promise<Fault[]>;

  /** @param store keeps the words durably on the phone; `[]` when it has */
  constructor(row: WordsRow | undefined, store: (words: string, seenRev: number | null) => Promise<Fault[]>) {
    this.#store = store;
    this.#stored = this.written = row?.words ?? '';
    this.#seen = row?.rev || null;
  }

  /** Something is written that is not stored. */
  get isAhead(): boolean {
    return this.written.trim() !== this.#stored.trim();
  }

  /** Stores what is not stored. */
  async save(): Promise<Fault[]> {
    if (!this.isAhead) return [];
    const words = this.written;
    const faults = await this.#store(words, this.#seen);
    if (faults.length === 0) this.#stored = words;
    return faults;
  }

  /** Takes in the row as it now stands on this phone. While a save of it is refused, the words stay. */
  take(row: WordsRow): void {
    if (row.pending === 'parked') return;
    const [form, stored] = [{ words: this.written }, { words: this.#stored }];
    const { taken, isSeen } = takeIn(form, stored, { words: row.words });
    if (taken.words !== undefined) this.#stored = this.written = taken.words;
    if (isSeen) this.#seen = row.rev || null;
  }
}
