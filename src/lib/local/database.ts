/**
 * One handle on one database, for everything in this tab that reads or writes it.
 * Contract: `read` and `change` run one transaction over all three stores and resolve after it is complete; if they
 * reject, nothing was written. `change` is durable when it resolves. What a transaction changed is noted in it, in a
 * short log, and every listener, in this tab and in the others, hears after the commit that there is something new.
 * A tab may die before it has said so; whoever reads next finds it in the log.
 *
 * Browsers lose handles (iOS after a pause, a full disk, a cleared site), which shows as InvalidStateError or
 * UnknownError: the handle is opened again and the transaction, of which nothing was written, runs once more.
 * Refused: one transaction per store, which would allow an op to go while its rows are not there yet.
 */
import type { IDBPDatabase, IDBPTransaction } from 'idb';
import type { Fault } from '../domain/errors';
import { openStores } from './open';
import { blankSync, publicName, type LocalSchema, type RowKey, type SyncState } from './schema';
import type { Tabs } from './tabs';

const stores = ['rows', 'outbox', 'meta'] as const;
type Stores = ('rows' | 'outbox' | 'meta')[];
export type ReadTx = IDBPTransaction<LocalSchema, Stores, 'readonly'>;
export type ChangeTx = IDBPTransaction<LocalSchema, Stores, 'readwrite'>;

/** What a transaction changed: these rows (`all`: too many to name), or something beside rows. */
export type Change = { rows: RowKey[] | 'all'; other: boolean };

/** The last changes, the newest at the end; `serial` counts all there ever were. */
export type ChangeLog = { serial: number; recent: (RowKey[] | 'all')[] };

/** Row keys that the log keeps. */
const logRoom = 500;

/** The database was wiped: its person signed out, here or in another tab. */
export class Wiped extends Error {}

const isOne = (error: unknown, ...names: string[]): boolean =>
  error instanceof DOMException && names.includes(error.name);

const lostHandle = (error: unknown): boolean => isOne(error, 'InvalidStateError', 'UnknownError');

/** Why nothing could be stored: the person is gone, a newer build has changed the database, or there is no room. */
export const storageFault = (error: unknown): Fault => {
  if (error instanceof Wiped) return { code: 'not_signed_in' };
  return { code: isOne(error, 'VersionError') ? 'unknown_version' : 'phone_full' };
};

/** Reads where a database stands; only inside a transaction. What is damaged counts as not there: it is fetched anew. */
export const syncState = async (tx: ReadTx | ChangeTx): Promise<SyncState> => {
  const kept = {
    ...blankSync,
    ...((await tx.objectStore('meta').get('sync')) as Partial<SyncState> | undefined)
  };
  const whole =
    typeof kept.cursors === 'object' &&
    Object.values(kept.cursors ?? { none: null }).every((cursor) => typeof cursor === 'string') &&
    Number.isInteger(kept.generation) &&
    Array.isArray(kept.acked);
  return whole ? kept : blankSync;
};

/** The log of changes; only inside a transaction. */
export const changeLog = async (tx: ReadTx | ChangeTx): Promise<ChangeLog> => {
  const kept = (await tx.objectStore('meta').get('changes')) as ChangeLog | undefined;
  return kept && Number.isInteger(kept.serial) && Array.isArray(kept.recent)
    ? kept
    : { serial: 0, recent: [] };
};

const logged = (log: ChangeLog, rows: RowKey[] | 'all'): ChangeLog => {
  const recent = [...log.recent, rows];
  const keys = () => recent.reduce((sum, entry) => sum + 1 + (entry === 'all' ? 0 : entry.length), 0);
  while (keys() > logRoom && recent.length > 1) recent.shift();
  return { serial: log.serial + 1, recent };
};

export class Database {
  readonly name: string;
  readonly #tabs: Tabs;
  readonly #listeners = new Set<() => void>();
  readonly #stopListening: () => void;
  #handle: Promise<IDBPDatabase<LocalSchema>> | null = null;
  #ended = false;

  constructor(name: string, tabs: Tabs) {
    this.name = name;
    this.#tabs = tabs;
    this.#stopListening = tabs.listen((message) => {
      if (message.database === name) this.#tell();
    });
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Opens the handle ahead of its first use. */
  async open(): Promise<void> {
    await this.#open();
  }

  read<T>(body: (tx: ReadTx) => Promise<T>): Promise<T> {
    return this.#attempt(async (db) => {
      const tx = db.transaction([...stores] as Stores, 'readonly');
      const [result] = await Promise.all([body(tx), tx.done]);
      return result;
    });
  }

  /** @param body gets the transaction and the record of what it changes, which it fills in. */
  async change<T>(body: (tx: ChangeTx, change: Change) => Promise<T>): Promise<T> {
    const change: Change = { rows: [], other: false };
    const isNew = () => change.other || change.rows.length > 0;
    const result = await this.#attempt(async (db) => {
      Object.assign(change, { rows: [], other: false });
      const tx = db.transaction([...stores] as Stores, 'readwrite', { durability: 'strict' });
      try {
        // A tab that slept through a sign-out must not write into what was wiped under it.
        if (await tx.objectStore('meta').get('wiped')) throw new Wiped();
        const result = await body(tx, change);
        if (isNew()) await tx.objectStore('meta').put(logged(await changeLog(tx), change.rows), 'changes');
        await tx.done;
        return result;
      } catch (error) {
        tx.done.catch(() => undefined);
        try {
          tx.abort();
        } catch {
          // already over
        }
        throw error;
      }
    });
    if (isNew()) {
      this.#tell();
      this.#tabs.post({ database: this.name });
    }
    return result;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Closes the handle; the next use opens another. */
  async release(): Promise<void> {
    const handle = this.#handle;
    this.#handle = null;
    (await handle?.catch(() => null))?.close();
  }

  /** Closes for good: later use rejects with `Wiped`. */
  async end(): Promise<void> {
    this.#ended = true;
    this.#stopListening();
    this.#listeners.clear();
    await this.release();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  async #attempt<T>(body: (db: IDBPDatabase<LocalSchema>) => Promise<T>): Promise<T> {
    try {
      return await body(await this.#open());
    } catch (error) {
      if (!lostHandle(error)) throw error;
      await this.release();
      return await body(await this.#open());
    }
  }

  #open(): Promise<IDBPDatabase<LocalSchema>> {
    if (this.#ended) return Promise.reject(new Wiped());
    if (this.#handle) return this.#handle;
    const opening = openStores(this.name, {
      // Another tab upgrades or deletes (null) the database and waits for this handle. A person's goes because they do;
      // the public one is made again.
      blocking: (_current, wanted) => {
        if (wanted === null && this.name !== publicName) void this.end();
        else void this.release();
      },
      terminated: () => {
        if (this.#handle === opening) this.#handle = null;
      }
    });
    this.#handle = opening;
    opening.catch(() => {
      if (this.#handle === opening) this.#handle = null;
    });
    return opening;
  }
}
