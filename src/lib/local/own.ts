/** A person's database on this phone: opening it whatever state it was left in, and what is known of its outbox. */
import { takeOutOps } from './broken';
import { Wiped, type Database } from './database';
import type { Ledger } from './ledger';
import { forgetOpened } from './opened';
import { readPerson, unsentNote } from './person';
import { erase, isMarked } from './wipe';

/**
 * Opens it for its person, who is back if a wipe was cut off here: what that left is removed first.
 * @param make a new handle on it
 * @returns with how many unsent commands were lost before, because the browser had removed the database or spoiled them
 */
export const openOwn = async (
  uid: string,
  ledger: Ledger,
  make: () => Database
): Promise<{ db: Database; lost: number }> => {
  const open = async () => {
    const db = make();
    try {
      return { db, lost: await lossOf(db, unsentNote.read(ledger, uid)) };
    } catch (error) {
      await db.end();
      throw error;
    }
  };
  if (isMarked(ledger, uid)) await erase(uid, { ledger });
  try {
    return await open();
  } catch (error) {
    // Emptied and never deleted: the browser was closed in between, or a tab slept.
    if (!(error instanceof Wiped) || readPerson(ledger)?.uid !== uid) throw error;
    await erase(uid, { ledger });
    return await open();
  }
};

/** A database that was just made is marked as known; if there should have been one, its loss stays until it is read. */
const lossOf = (db: Database, noted: number): Promise<number> =>
  db.change(async (tx) => {
    const meta = tx.objectStore('meta');
    const isNew = (await meta.get('born')) === undefined;
    const before = isNew ? noted : (((await meta.get('lost')) as number | undefined) ?? 0);
    const lost = before + (await takeOutOps(tx));
    if (isNew) await meta.put(true, 'born');
    if (lost > 0) await meta.put(lost, 'lost');
    return lost;
  });

/** The person has read it. */
export const forgetLoss = (db: Database): Promise<void> =>
  db.change(async (tx) => tx.objectStore('meta').delete('lost'));

/** How many commands lie in the outbox; as last noted where it cannot be read. */
export const unsentIn = (db: Database, uid: string, ledger: Ledger): Promise<number> =>
  db.read((tx) => tx.objectStore('outbox').count()).catch(() => unsentNote.read(ledger, uid));

/**
 * Takes away all that was fetched for a person; the next pull brings it back to them.
 * @returns whether something waits for them here: what is unsent, or a loss they have not heard of
 */
export const keepUnsentOnly = (db: Database): Promise<boolean> =>
  db.change(async (tx, change) => {
    await tx.objectStore('rows').clear();
    await tx.objectStore('meta').delete('sync');
    await forgetOpened(tx);
    change.rows = 'all';
    const unsent = await tx.objectStore('outbox').count();
    return unsent > 0 || (await tx.objectStore('meta').get('lost')) !== undefined;
  });
