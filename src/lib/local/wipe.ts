/**
 * Removes everything of one person from the phone. Contract: once the marker is set, the wipe will be completed, now
 * or at the next start, in whatever tab; each step may be done twice.
 * Order: marker → empty the stores and mark the database as wiped (so that a tab that slept cannot write into it, and
 * deleting may wait for it) → delete the database → sign-in keys and notes → marker away.
 * Refused: deleting only. A deletion waits for every open handle, and a sleeping tab would keep the data readable.
 */
import { deleteDB, openDB } from 'idb';
import { readPerson, unsentNote, writePerson, type Ledger } from './person';
import { createStores, privateName, version, type LocalSchema } from './schema';

const markerKey = 'samskap-wipe';

const marked = (ledger: Ledger): string[] => (ledger.getItem(markerKey) ?? '').split(' ').filter(Boolean);

const mark = (ledger: Ledger, uids: string[]): void => {
  if (uids.length > 0) ledger.setItem(markerKey, uids.join(' '));
  else ledger.removeItem(markerKey);
};

export type WipePorts = {
  ledger: Ledger;
  /** Where the sign-in client keeps its keys. */
  authKeys: readonly string[];
  /** Called between the steps; tests stop there. */
  step?: (name: string) => Promise<void>;
};

const emptied = async (name: string): Promise<void> => {
  const db = await openDB<LocalSchema>(name, version, { upgrade: createStores });
  const tx = db.transaction(['rows', 'outbox', 'meta'], 'readwrite', { durability: 'strict' });
  await tx.objectStore('rows').clear();
  await tx.objectStore('outbox').clear();
  await tx.objectStore('meta').clear();
  await tx.objectStore('meta').put(true, 'wiped');
  await tx.done;
  db.close();
};

/** Wipes one person. Resolves when nothing of them can be read; the file itself goes when the last tab lets go of it. */
export const wipe = async (
  uid: string,
  { ledger, authKeys, step = async () => undefined }: WipePorts
): Promise<void> => {
  mark(ledger, [...new Set([...marked(ledger), uid])]);
  await step('marked');
  await emptied(privateName(uid));
  await step('emptied');
  await new Promise<void>((done, fail) => {
    deleteDB(privateName(uid), { blocked: () => done() }).then(done, fail);
  });
  await step('deleted');
  if ((readPerson(ledger)?.uid ?? uid) === uid) {
    for (const name of authKeys) ledger.removeItem(name);
    writePerson(ledger, null);
  }
  unsentNote.write(ledger, uid, 0);
  await step('notes');
  mark(
    ledger,
    marked(ledger).filter((other) => other !== uid)
  );
};

/** Completes wipes that were interrupted. To be called before any private database is opened. */
export const resumeWipes = async (ports: WipePorts): Promise<void> => {
  for (const uid of marked(ports.ledger)) await wipe(uid, ports);
};
