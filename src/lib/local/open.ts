/**
 * Opening and deleting wait for every other tab, and a frozen one lets nobody pass: both are given up after a while,
 * so that whoever asked can say so and try again.
 */
import { deleteDB, openDB, type IDBPDatabase, type OpenDBCallbacks } from 'idb';
import { createStores, version, type LocalSchema } from './schema';

/** ms. */
export const patience = 8_000;

const inTime = <T>(request: Promise<T>, late: (result: T) => void): Promise<T> =>
  new Promise((resolve, reject) => {
    let given = false;
    const timer = setTimeout(() => {
      given = true;
      reject(new Error('another tab holds the database'));
    }, patience);
    request
      .then((result) => (given ? late(result) : resolve(result)), reject)
      .finally(() => clearTimeout(timer));
  });

/** A handle on a database with its stores. A newer one than this build knows is refused with a VersionError. */
export const openStores = (
  name: string,
  callbacks: Omit<OpenDBCallbacks<LocalSchema>, 'upgrade'> = {}
): Promise<IDBPDatabase<LocalSchema>> =>
  inTime(openDB<LocalSchema>(name, version, { upgrade: createStores, ...callbacks }), (db) => db.close());

/** @returns false when another tab still holds it: it goes when that tab lets go */
export const deleteStores = (name: string): Promise<boolean> =>
  inTime(
    new Promise<boolean>((done, fail) => {
      deleteDB(name, { blocked: () => done(false) }).then(() => done(true), fail);
    }),
    () => undefined
  );
