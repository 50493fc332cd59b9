import type { ErrorCode } from '../domain/errors';
import { openLocal } from '../local/gate';
import type { Got } from '../remote/rights';
import { session } from './session.svelte';

const offline = { ok: false, code: 'offline' } as const;

/** The signed-in person's rights over their own data. Apart from the session, which every public page loads. */
class Rights {
  /** Everything the server has about this person: a file's text, or what stood in the way. */
  async everything(as: 'json' | 'html', language: string): Promise<Got<string>> {
    const { person } = session;
    const remote = person && (await load());
    return remote ? remote.browserRights(person.uid).everything(as, language) : offline;
  }

  /** Deletes the account at the server, then wipes the phone as signing out does. What is unsent goes with it. */
  async deleteAccount(): Promise<{ ok: true } | { ok: false; code: ErrorCode | 'offline' }> {
    const { person } = session;
    const remote = person && (await load());
    if (!remote) return offline;
    const gone = await remote.browserRights(person.uid).remove();
    if (!gone.ok) return gone;
    await (await openLocal()).wipe(person.uid);
    return { ok: true };
  }
}

const load = () => import('../remote/browser').catch(() => null);

export const rights = new Rights();
