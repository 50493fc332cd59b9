/** What a person may do with their own data: have it all, and have the account deleted. Both need the network. */
import { openLocal } from '../local/gate';
import type { Got } from '../remote/rights';
import { session, type Outcome } from './session.svelte';

const offline = { ok: false, code: 'offline' } as const;

/** Whose deletion was asked for without an answer: when the server then knows no such account, it was done. */
let unanswered: string | null = null;

const rightsOf = async (uid: string) =>
  (await import('../remote/browser').catch(() => null))?.browserRights(uid) ?? null;

/** Everything the server has about this person: a file's text, or what stood in the way. */
export const everything = async (as: 'json' | 'html', language: string): Promise<Got<string>> => {
  const rights = session.person && (await rightsOf(session.person.uid));
  return rights ? rights.everything(as, language) : offline;
};

/** Deletes the account at the server, then wipes the phone as signing out does. What is unsent goes with it. */
export const deleteAccount = async (): Promise<Outcome> => {
  const uid = session.person?.uid;
  const rights = uid && (await rightsOf(uid));
  if (!uid || !rights) return offline;
  const gone = await rights.remove();
  const doneBefore = unanswered === uid && !gone.ok && gone.code === 'not_signed_in';
  if (!gone.ok && !doneBefore) {
    if (gone.code === 'offline') unanswered = uid;
    return gone;
  }
  await (await openLocal()).wipe(uid);
  return { ok: true };
};
