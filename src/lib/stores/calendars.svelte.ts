import { addressOfKey, hashOf, newKey, type OwnCalendar } from '../domain/calendars/calendar';
import type { Fault } from '../domain/errors';
import { newId } from '../domain/new-id';
import type { Language } from '../domain/rows';
import type { Shown } from '../local/shown';
import { issue, Live } from './live.svelte';

/** The address of the signed-in person's own calendar. */
class Calendars {
  readonly #rows = new Live('calendars', true);
  /** The key that was made here, for as long as the app is open: it is stored nowhere. */
  #made = $state.raw<{ id: string; key: string }>();

  get ready(): boolean {
    return this.#rows.ready;
  }

  get mine(): Shown<OwnCalendar> | undefined {
    return this.#rows.rows.at(-1);
  }

  /** Where it is read, on this origin; null where it was made on another phone, or before the app was last opened. */
  get address(): string | null {
    return this.#made && this.#made.id === this.mine?.id ? addressOfKey(this.#made.key) : null;
  }

  /** A new address, in the place of the one there was. */
  async make(language: Language): Promise<Fault[]> {
    const [id, key] = [newId(), newKey()];
    const faults = await issue('calendars.make', { id, key_hash: await hashOf(key), language });
    if (faults.length === 0) this.#made = { id, key };
    return faults;
  }

  async revoke(id: string): Promise<Fault[]> {
    const faults = await issue('calendars.revoke', { id });
    if (faults.length === 0) this.#made = undefined;
    return faults;
  }
}

export const calendars = new Calendars();
