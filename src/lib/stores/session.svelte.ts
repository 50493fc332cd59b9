import type { ErrorCode } from '../domain/errors';
import { currentDriver } from '../local/driver';
import { openLocal } from '../local/gate';
import { onPerson, readPerson, writePerson, type Known, type Person } from '../local/person';

export type SessionState = 'starting' | 'out' | 'in' | 'locked';
export type DemoRole =
  'student' | 'phd' | 'researcher' | 'staff_gjovik' | 'staff_trondheim' | 'leader' | 'coordinator';
export type Outcome = { ok: true } | { ok: false; code: ErrorCode | 'offline' | 'wrong_code' };

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
    if (!remote) return offline;
    const signed = await remote.browserAuth().verifyCode(email.trim(), code.replace(/\s/g, ''));
    if (!signed.ok) return signed;
    await remote.beginSession(signed.uid, remote.browserData(signed.uid));
    writePerson(localStorage, { uid: signed.uid, email: signed.email });
    return { ok: true };
  }

  /** One-tap sign-in of the demo installation: fetches the code from there, then signs in as everyone does. */
  async demo(role: DemoRole): Promise<Outcome> {
    const headers = { 'content-type': 'application/json' };
    const asked = { method: 'POST', headers, body: JSON.stringify({ role }) };
    const answer = await fetch('/api/demo/sign-in', asked).catch(() => null);
    const body = (await answer?.json().catch(() => null)) as
      { email?: unknown; code?: unknown } | null | undefined;
    if (!answer || !body) return offline;
    if (typeof body.email === 'string' && typeof body.code === 'string')
      return this.verifyCode(body.email, body.code);
    return {
      ok: false,
      code: answer.status === 404 ? 'not_found' : answer.status === 429 ? 'rate_limited' : 'server_fault'
    };
  }

  /** How many of this person's commands have not reached the server. */
  async unsent(): Promise<number> {
    const { own } = await openLocal();
    if (!own) return 0;
    return (await own.db.read((tx) => tx.objectStore('outbox').count())) ?? 0;
  }

  /**
   * `send` first sends what is unsent, and answers `offline` (or `stale` when something was refused and waits for
   * its author), still signed in, when that cannot be done. `delete` removes it with everything else.
   */
  async signOut(how: 'send' | 'delete'): Promise<Outcome> {
    const person = this.#known;
    if (!person) return { ok: true };
    const phone = await openLocal();
    if (how === 'send' && (await this.unsent()) > 0) {
      await currentDriver()?.run();
      await phone.replica.settled();
      if (phone.replica.ops.some(({ state }) => state === 'parked')) return { ok: false, code: 'stale' };
      if ((await this.unsent()) > 0) return offline;
    }
    const remote = await load();
    // Not awaited: without a network the phone is wiped all the same.
    const told = remote?.browserAuth().end();
    await phone.wipe(person.uid);
    void told;
    return { ok: true };
  }

  #read(): void {
    this.#known = readPerson(localStorage);
    this.#started = true;
  }
}

const load = () => import('../remote/browser').catch(() => null);

export const session = new Session();
