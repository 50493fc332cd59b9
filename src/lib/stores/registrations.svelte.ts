import type { Fault } from '../domain/errors';
import { newId } from '../domain/new-id';
import type { ArgsOf } from '../domain/registry';
import { hasWords, isLive, type Registration } from '../domain/registrations/registration';
import type { Shown } from '../local/shown';
import { issue, Live } from './live.svelte';
import { session } from './session.svelte';

class Registrations {
  readonly #rows = new Live('registrations', true);
  readonly #opened: string[] = [];

  get ready(): boolean {
    return this.#rows.ready;
  }

  /** The signed-in person's own place in a meeting: the live one, else the last. */
  mineFor(meetingId: string): Shown<Registration> | undefined {
    const mine = this.#rows.rows
      .filter((row) => row.meeting_id === meetingId && row.person_id === session.person?.uid)
      .sort((a, b) => Date.parse(a.registered_at) - Date.parse(b.registered_at));
    return mine.find(isLive) ?? mine.at(-1);
  }

  /** The signed-in person's own places, one for each meeting. */
  get mine(): Shown<Registration>[] {
    const meetings = new Set(
      this.#rows.rows.filter((row) => row.person_id === session.person?.uid).map((row) => row.meeting_id)
    );
    return [...meetings].flatMap((meeting) => this.mineFor(meeting) ?? []);
  }

  /** All in the line of a meeting that the signed-in person hosts, in its order. */
  inLine(meetingId: string): Shown<Registration>[] {
    return this.#rows.rows
      .filter((row) => row.meeting_id === meetingId)
      .sort((a, b) => a.number - b.number || a.id.localeCompare(b.id));
  }

  /** What those who come wrote to a host is on the screen; said once each time the app runs, for their access logs. */
  async see(meetingId: string): Promise<void> {
    const written = this.inLine(meetingId)
      .filter(hasWords)
      .map(({ id }) => id);
    if (written.every((id) => this.#opened.includes(id))) return;
    this.#opened.push(...written);
    await issue('doors.see', { id: meetingId });
  }

  register(args: Omit<ArgsOf<'registrations.register'>, 'id'>): Promise<Fault[]> {
    return issue('registrations.register', { id: newId(), ...args });
  }

  /** Keeps the seat, or the place in the line. */
  change(args: ArgsOf<'registrations.change'>): Promise<Fault[]> {
    return issue('registrations.change', args);
  }

  cancel(id: string): Promise<Fault[]> {
    return issue('registrations.cancel', { id });
  }

  accept(id: string): Promise<Fault[]> {
    return issue('registrations.accept', { id });
  }

  /** A host has seen them come. */
  attend(id: string, by: 'qr' | 'name'): Promise<Fault[]> {
    return issue('registrations.attend', { id, by, at: new Date().toISOString() });
  }

  unattend(id: string): Promise<Fault[]> {
    return issue('registrations.unattend', { id });
  }

  /** "Here I am." @param code what the poster says */
  arrive(id: string, code: string): Promise<Fault[]> {
    return issue('registrations.arrive', { id, code, at: new Date().toISOString() });
  }
}

export const registrations = new Registrations();
