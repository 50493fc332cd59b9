import type { ErrorCode, LocalCode } from '../domain/errors';
import { openLocal, startLocal } from '../local/gate';
import { borrow, ledger } from '../local/ledger';
import { readPerson, writePerson } from '../local/person';

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

const offline = { ok: false, code: 'offline' } as const;

/** Signing in and out. Apart from the session, which every public page loads. */
class Signing {
  /** Sends a code to an e-mail address. */
  async requestCode(email: string): Promise<Outcome> {
    const remote = await load();
    return remote ? remote.browserAuth().requestCode(email.trim()) : offline;
  }

  /** @param guest the phone is not the person's own: nothing is kept when the tab ends */
  async verifyCode(email: string, code: string, guest = false): Promise<Outcome> {
    const remote = await load();
    if (!remote) return offline;
    borrow(guest);
    return keep(await remote.signIn(email.trim(), code.replace(/\s/g, '')));
  }

  /** One-tap sign-in of the demo installation: fetches the code from there, then signs in as everyone does. */
  async demo(role: DemoRole, guest = false): Promise<Outcome> {
    const remote = await load();
    if (!remote) return offline;
    borrow(guest);
    return keep(await remote.demo(role));
  }

  /** How many commands of the one who is signed in, or was until the server said no, have not reached the server. */
  async unsent(): Promise<number> {
    const person = readPerson(ledger());
    return person ? (await phone()).unsent(person.uid) : 0;
  }

  /**
   * `send` first sends what is unsent, and answers `offline` (`stale` when something was refused and waits for its
   * author, `not_signed_in` when this person must prove again who they are), still signed in, when that cannot be
   * done. `delete` removes it with everything else. `phone_full`: signed out, and some of it may still be here.
   */
  async signOut(how: 'send' | 'delete'): Promise<Outcome> {
    const person = readPerson(ledger());
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
}

/** Whoever was here before and is another person leaves nothing to read. */
const keep = async (
  signed: { ok: true; uid: string; email: string } | (Outcome & { ok: false })
): Promise<Outcome> => {
  if (!signed.ok) return signed;
  const before = readPerson(ledger());
  writePerson(ledger(), { uid: signed.uid, email: signed.email });
  if (before && before.uid !== signed.uid)
    await phone()
      .then((here) => here.leaveBehind(before.uid))
      .catch(() => undefined);
  return { ok: true };
};

const load = () => import('../remote/browser').catch(() => null);

/** Also where its rows cannot be read. */
const phone = () => openLocal().catch(startLocal);

export const signing = new Signing();
