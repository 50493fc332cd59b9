/**
 * Who uses this phone: our own note of the last verified person, in local storage, so that the app opens at once and
 * offline. It is never proof of anything to the server. Small, because every page loads it.
 */
import type { Ledger } from './ledger';

export type Person = { uid: string; email: string };
export type Known = Person & {
  /** The server refused to renew the session: nothing of the person is shown until they have signed in again. */
  locked?: true;
};

const personKey = 'samskap-person';
const unsentKey = (uid: string) => `samskap-unsent-${uid}`;
const unreadKey = (uid: string) => `samskap-unread-${uid}`;
const listeners = new Set<() => void>();

export const readPerson = (ledger: Ledger): Known | null => {
  try {
    const value: unknown = JSON.parse(ledger.getItem(personKey) ?? 'null');
    if (typeof value !== 'object' || value === null || !('uid' in value) || !('email' in value)) return null;
    const { uid, email } = value;
    if (typeof uid !== 'string' || typeof email !== 'string') return null;
    return 'locked' in value ? { uid, email, locked: true } : { uid, email };
  } catch {
    return null;
  }
};

export const writePerson = (ledger: Ledger, person: Known | null): void => {
  if (person) ledger.setItem(personKey, JSON.stringify(person));
  else ledger.removeItem(personKey);
  for (const listener of [...listeners]) listener();
};

/** Called when the person changes, in this tab or in another. */
export const onPerson = (listener: () => void): (() => void) => {
  listeners.add(listener);
  const hear = (event: StorageEvent) => {
    if (event.key === personKey || event.key === null) listener();
  };
  globalThis.addEventListener?.('storage', hear);
  return () => {
    listeners.delete(listener);
    globalThis.removeEventListener?.('storage', hear);
  };
};

/** How many commands were unsent when this was last noted, kept apart from the outbox so that its loss can be told. */
export const unsentNote = {
  read: (ledger: Ledger, uid: string): number => Number(ledger.getItem(unsentKey(uid)) ?? '0') || 0,
  write: (ledger: Ledger, uid: string, count: number): void => {
    if (count > 0) ledger.setItem(unsentKey(uid), String(count));
    else ledger.removeItem(unsentKey(uid));
  }
};

/** Since when what a person has not sent cannot be read (ms); null where it can. */
export const unreadNote = {
  read: (ledger: Ledger, uid: string): number | null => {
    const since = ledger.getItem(unreadKey(uid));
    return since === null ? null : Number(since);
  },
  write: (ledger: Ledger, uid: string, since: number | null): void => {
    if (since === null) ledger.removeItem(unreadKey(uid));
    else ledger.setItem(unreadKey(uid), String(since));
  }
};
