import type { Door } from '../domain/registrations/door';
import type { Shown } from '../local/shown';
import { Live } from './live.svelte';

/** The secrets of the meetings that the signed-in person hosts: what reads tickets, and what posters say. */
class Doors {
  readonly #rows = new Live('doors', true);

  get ready(): boolean {
    return this.#rows.ready;
  }

  of(meetingId: string): Shown<Door> | undefined {
    return this.#rows.get(meetingId);
  }
}

export const doors = new Doors();
