import type { ErrorCode, LocalCode } from '../domain/errors';
import { openLocal, startLocal } from '../local/gate';
import { ledger } from '../local/ledger';
import { onPerson, readPerson, writePerson, type Known, type Person } from '../local/person';

export type SessionState = 'starting' | 'out' | 'in' | 'locked';
export type DemoRole =
  | 'student'
  | 'phd'
  | 'researcher'
  | 'staff_gjovik'
  | 'staff_trondheim'
  | 'leader'
  | 'coordinator'
  | 'coordinator_ntnu'
  | 'coordinator_trondheim'
  | 'steering'
  | 'citizen';
export type Outcome = { ok: true } | { ok: false; code: ErrorCode | LocalCode };

const browser = typeof window !== 'undefined';
const offline = { ok: false, code: 'offline' } as const;

/**
 * Who is signed in, by our own note of the last verified person: known at once and offline. The server judges every
 * request by its own proof.
 */
class Session {
  #known = $state.raw<Known | null>(null);
  #started = $state(false);

  constructor() {
    if (!browser) return;
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

  /** Sends a code to an e-mail address. */
  async requestCode(email: string): Promise<Outcome> {
    const remote = await load();
    return remote ? remote.browserAuth().requestCode(email.trim()) : offline;
  }

  async verifyCode(email: string, code: string): Promise<Outcome> {
    const remote = await load();
    return remote ? keep(await remote.signIn(email.trim(), code.replace(/\s/g, ''))) : offline;
  }

  /** One-tap sign-in of the demo installation: fetches the code from there, then signs in as everyone does. */
  async demo(role: DemoRole): Promise<Outcome> {
    const remote = await load();
    return remote ? keep(await remote.demo(role)) : offline;
  }

  /** How many of this person's commands have not reached the server. */
  async unsent(): Promise<number> {
    return this.#known ? (await phone()).unsent(this.#known.uid) : 0;
  }

  /**
   * `send` first sends what is unsent, and answers `offline` (`stale` when something was refused and waits for its
   * author, `not_signed_in` when this person must prove again who they are), still signed in, when that cannot be
   * done. `delete` removes it with everything else. `phone_full`: signed out, and some of it may still be here.
   */
  async signOut(how: 'send' | 'delete'): Promise<Outcome> {
    const person = this.#known;
    if (!person) return { ok: true };
    const here = await phone();
    const code = how === 'send' ? await here.drain(person.uid) : null;
    if (code) return { ok: false, code };
    // Not awaited: without a network the phone is wiped all the same.
    void (await load())?.browserAuth().end();
    return here.wipe(person.uid).then(
      () => ({ ok: true }),
      () => ({ ok: false, code: 'phone_full' })
    );
  }

  #read(): void {
    this.#known = readPerson(ledger());
    this.#started = true;
  }
}

const keep = (signed: { ok: true; uid: string; email: string } | (Outcome & { ok: false })): Outcome => {
  if (!signed.ok) return signed;
  writePerson(ledger(), { uid: signed.uid, email: signed.email });
  return { ok: true };
};

const load = () => import('../remote/browser').catch(() => null);

/** Also where its rows cannot be read. */
const phone = () => openLocal().catch(startLocal);

export const session = new Session();
