import type { Door } from '../domain/registrations/door';
import type { Fault } from '../domain/errors';
import type { Shown } from '../local/shown';
import { issue, Live } from './live.svelte';

/** The secrets of the meetings that the signed-in person hosts: what reads tickets, and what posters say. */
class Doors {
  readonly #rows = new Live('doors', true);

  get ready(): boolean {
    return this.#rows.ready;
  }

  of(meetingId: string): Shown<Door> | undefined {
    return this.#rows.get(meetingId);
  }

  /** So many more were seen to come, or fewer. */
  count(meetingId: string, by: number): Promise<Fault[]> {
    return issue('doors.count', { id: meetingId, by });
  }
}

export const doors = new Doors();
