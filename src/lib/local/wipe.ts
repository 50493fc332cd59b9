/**
 * Removes everything of one person from the phone. Contract: once the marker is set, the wipe will be completed, now
 * or at the next start, in whatever tab; each step may be done twice.
 * Order: sign-in keys and person, which cannot fail and leave nobody signed in → marker → empty the stores and mark the
 * database as wiped (so that a tab that slept cannot write into it, and deleting may wait for it) → delete the database,
 * also when it could not be emptied → notes → marker away.
 * Refused: deleting only. A deletion waits for every open handle, and a sleeping tab would keep the data readable.
 */
import { apart } from './apart';
import { sharedDraft, suggestionDraft } from './draft';
import type { Ledger } from './ledger';
import { deleteStores, openStores } from './open';
import { readPerson, unreadNote, unsentNote, writePerson } from './person';
import { privateName } from './schema';

const markerKey = 'samskap-wipe';

const marked = (ledger: Ledger): string[] => (ledger.getItem(markerKey) ?? '').split(' ').filter(Boolean);

const mark = (ledger: Ledger, uids: string[]): void => {
  if (uids.length > 0) ledger.setItem(markerKey, uids.join(' '));
  else ledger.removeItem(markerKey);
};

/** Whether a wipe of this person has begun and not been completed. */
export const isMarked = (ledger: Ledger, uid: string): boolean => marked(ledger).includes(uid);

export type WipePorts = {
  ledger: Ledger;
  /** Where the sign-in client keeps its keys. */
  authKeys: readonly string[];
  /** Called between the steps; tests stop there. */
  step?: (name: string) => Promise<void>;
};

const emptied = async (name: string): Promise<void> => {
  const db = await openStores(name);
  try {
    const tx = db.transaction(['rows', 'outbox', 'meta'], 'readwrite', { durability: 'strict' });
    await Promise.all([
      tx.objectStore('rows').clear(),
      tx.objectStore('outbox').clear(),
      tx.objectStore('meta').clear(),
      tx.objectStore('meta').put(true, 'wiped'),
      tx.done
    ]);
  } finally {
    db.close();
  }
};

/** Removes what is stored of a person. Rejects when it can still be read; the marker then stays. */
export const erase = async (
  uid: string,
  { ledger, step = async () => undefined }: Pick<WipePorts, 'ledger' | 'step'>
): Promise<void> => {
  const name = privateName(uid);
  const empty = await emptied(name).then(
    () => true,
    () => false
  );
  await step('emptied');
  const gone = await deleteStores(name).catch(() => false);
  if (!empty && !gone) throw new Error(`${name} could not be wiped`);
  await step('deleted');
  unsentNote.write(ledger, uid, 0);
  unreadNote.write(ledger, uid, null);
  await step('notes');
  mark(
    ledger,
    marked(ledger).filter((other) => other !== uid)
  );
};

/** Wipes one person. Resolves when nothing of them can be read; the file itself goes when the last tab lets go of it. */
export const wipe = async (uid: string, ports: WipePorts): Promise<void> => {
  const { ledger, authKeys, step = async () => undefined } = ports;
  if ((readPerson(ledger)?.uid ?? uid) === uid) {
    for (const name of authKeys) ledger.removeItem(name);
    suggestionDraft.clear(ledger);
    sharedDraft.clear(ledger);
    apart.clear(ledger);
    writePerson(ledger, null);
  }
  mark(ledger, [...new Set([...marked(ledger), uid])]);
  await step('marked');
  await erase(uid, ports);
};

/** Completes wipes that were interrupted. To be called before any private database is opened. Never rejects. */
export const resumeWipes = async (ports: WipePorts): Promise<void> => {
  for (const uid of marked(ports.ledger)) {
    // Nobody is signed in, the marker stays, and the next start tries again.
    await wipe(uid, ports).catch(() => undefined);
  }
};
