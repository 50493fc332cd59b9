/**
 * People on a phone or computer that is not their own. Contract: whoever signed in there is noted in the browser's own
 * storage, without keys; while their tab lives it holds a lock of that name; the next start in any tab that finds a
 * person noted, whose tab is gone, wipes them. So nothing outlives the tab for longer than until Samskap is next opened.
 * Refused: wiping when the tab closes. A page is not told whether it is closed or loaded anew, nor given time for it.
 */
import type { Ledger } from './ledger';
import { readPerson } from './person';
import { wipe, type WipePorts } from './wipe';

const listKey = 'samskap-guests';

const guests = (ledger: Ledger): string[] => (ledger.getItem(listKey) ?? '').split(' ').filter(Boolean);

const write = (ledger: Ledger, uids: string[]): void => {
  if (uids.length > 0) ledger.setItem(listKey, uids.join(' '));
  else ledger.removeItem(listKey);
};

export const noteGuest = (ledger: Ledger, uid: string): void =>
  write(ledger, [...new Set([...guests(ledger), uid])]);

/** A person who says that this is their own phone after all. */
export const forgetGuest = (ledger: Ledger, uid: string): void =>
  write(
    ledger,
    guests(ledger).filter((other) => other !== uid)
  );

const lockOf = (uid: string): string => `samskap-guest-${uid}`;

const holding = new Set<string>();

/** For as long as this page lives. A page that is being loaded anew waits until the one before has let go. */
export const holdGuest = (uid: string): void => {
  if (holding.has(uid) || !('locks' in navigator)) return;
  holding.add(uid);
  navigator.locks.request(lockOf(uid), () => new Promise(() => undefined)).catch(() => undefined);
};

/** Whether some tab still is theirs. */
export const isHeld = async (uid: string): Promise<boolean> => {
  if (!('locks' in navigator)) return false;
  const { held } = await navigator.locks.query();
  return (held ?? []).some(({ name }) => name === lockOf(uid));
};

/** Wipes guests who are gone. To be called before any private database is opened. Never rejects. */
export const endGuests = async (
  ports: WipePorts,
  held: (uid: string) => Promise<boolean> = isHeld
): Promise<void> => {
  const { ledger } = ports;
  for (const uid of guests(ledger)) {
    if (readPerson(ledger)?.uid === uid || (await held(uid).catch(() => false))) continue;
    await wipe(uid, ports).then(
      () => forgetGuest(ledger, uid),
      () => undefined
    );
  }
};
