import { borrowed, ledger } from '../local/ledger';
import { onPerson, readPerson, type Known, type Person } from '../local/person';

export type SessionState = 'starting' | 'out' | 'in' | 'locked';

/**
 * Who is signed in, by our own note of the last verified person: known at once and offline. The server judges every
 * request by its own proof. Signing in and out is `signing.ts`.
 */
class Session {
  #known = $state.raw<Known | null>(null);
  #started = $state(false);

  constructor() {
    if (typeof window === 'undefined') return;
    this.#read();
    onPerson(() => this.#read());
  }

  /** `locked`: the server no longer takes this person's session; what is unsent stays until the same person returns. */
  get state(): SessionState {
    if (!this.#started) return 'starting';
    if (!this.#known) return 'out';
    return this.#known.locked ? 'locked' : 'in';
  }

  get person(): Person | null {
    return this.#known;
  }

  /** Signed in on a phone or computer that is not theirs: nothing is kept when the tab ends. */
  get borrowed(): boolean {
    return this.#known !== null && borrowed();
  }

  #read(): void {
    this.#known = readPerson(ledger());
    this.#started = true;
  }
}

export const session = new Session();
