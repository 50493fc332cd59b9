/**
 * One database in memory. It is read once; afterwards only the rows that the log of changes names are read again, one
 * refresh at a time, each from one transaction, so memory always is some committed state and never goes back.
 * Refused: taking the rows from the message or from the writer. Two tabs could then apply them in different orders,
 * and a tab that died between its commit and its message would leave the others wrong.
 */
import type { View } from '../domain/commands';
import { entities, type Entity, type Rows } from '../domain/rows';
import { isWholeRow, takeOutRows } from './broken';
import { changeLog, syncState, Wiped, type ChangeLog, type Database, type ReadTx } from './database';
import type { OutboxOp } from './outbox-op';
import { emptyView } from './overlay';
import { blankSync, type RowKey, type StoredRow, type SyncState } from './schema';

/** Rows read in one request, so that a large replica is read in short tasks. */
const chunk = 500;

const isEntity = (name: string): name is Entity => (entities as readonly string[]).includes(name);

export class Source {
  readonly db: Database;
  view: View = emptyView();
  ops: OutboxOp[] = [];
  state: SyncState = blankSync;
  loaded = false;
  readonly #update: (entities: ReadonlySet<Entity>) => void;
  readonly #stop: () => void;
  /** The last change that memory holds; before the first reading none. */
  #serial: number | null = null;
  #dirty = true;
  #refreshing: Promise<void> | null = null;
  #closed = false;

  /** @param update called after each refresh with the tables whose rows were read */
  constructor(db: Database, update: (entities: ReadonlySet<Entity>) => void) {
    this.db = db;
    this.#update = update;
    this.#stop = db.onChange(() => {
      this.#dirty = true;
      void this.refresh().catch(() => undefined);
    });
  }

  /** Resolves when memory holds everything that was committed before the call. Rejects if the database cannot be read. */
  async refresh(): Promise<void> {
    while ((this.#dirty || this.#refreshing) && !this.#closed) await (this.#refreshing ??= this.#once());
  }

  /** Looks for what changed even if nobody said so: after a pause in which messages were not heard. */
  async catchUp(): Promise<void> {
    this.#dirty = true;
    await this.refresh();
  }

  close(): void {
    this.#closed = true;
    this.#stop();
  }

  async #once(): Promise<void> {
    this.#dirty = false;
    try {
      const read = await this.db.read(async (tx) => {
        const log = await changeLog(tx);
        const keys = changedSince(log, this.#serial);
        const rows = keys === 'all' ? await readAll(tx) : await readSome(tx, keys);
        return { keys, rows, log, ops: await tx.objectStore('outbox').getAll(), state: await syncState(tx) };
      });
      if (this.#closed) return;
      const broken = setAsideBroken(read.rows);
      const touched = read.keys === 'all' ? this.#replace(read.rows) : this.#patch(read.rows);
      this.#serial = read.log.serial;
      this.ops = read.ops;
      this.state = read.state;
      this.loaded = true;
      this.#update(touched);
      // Where that cannot be stored, the next reading tries again.
      if (broken.length > 0) await takeOutRows(this.db, broken).catch(() => undefined);
    } catch (error) {
      if (error instanceof Wiped) this.close();
      else this.#dirty = true;
      throw error;
    } finally {
      this.#refreshing = null;
    }
  }

  #replace(rows: Map<string, StoredRow | RowKey>): ReadonlySet<Entity> {
    this.view = emptyView();
    for (const record of rows.values()) {
      if (!Array.isArray(record) && isEntity(record.entity))
        put(this.view, record.entity, record.id, record.row);
    }
    return new Set(entities);
  }

  #patch(rows: Map<string, StoredRow | RowKey>): ReadonlySet<Entity> {
    const touched = new Set<Entity>();
    for (const record of rows.values()) {
      const [entity, id] = Array.isArray(record) ? record : [record.entity, record.id];
      if (!isEntity(entity)) continue;
      touched.add(entity);
      if (Array.isArray(record)) this.view[entity].delete(id);
      else put(this.view, entity, id, record.row);
    }
    return touched;
  }
}

/** The rows that changed after `serial`; `all` if the log does not reach back to it. */
const changedSince = ({ serial: newest, recent }: ChangeLog, serial: number | null): RowKey[] | 'all' => {
  if (serial === null || newest - serial > recent.length || newest < serial) return 'all';
  const keys: RowKey[] = [];
  for (const rows of recent.slice(recent.length - (newest - serial))) {
    if (rows === 'all') return 'all';
    keys.push(...rows);
  }
  return keys.length > chunk ? 'all' : keys;
};

/** What cannot be read as a row counts as none. @returns the keys of those */
const setAsideBroken = (rows: Map<string, StoredRow | RowKey>): RowKey[] => {
  const broken: RowKey[] = [];
  for (const [name, record] of rows) {
    if (Array.isArray(record) || isWholeRow(record)) continue;
    const key: RowKey = [record.entity, record.id];
    rows.set(name, key);
    broken.push(key);
  }
  return broken;
};

/** Where a row enters the typed world: sync checked its id and rev, the server its columns. */
const put = <E extends Entity>(view: View, entity: E, id: string, row: unknown): void => {
  (view[entity] as Map<string, Rows[E]>).set(id, row as Rows[E]);
};

const readAll = async (tx: ReadTx): Promise<Map<string, StoredRow | RowKey>> => {
  const found = new Map<string, StoredRow | RowKey>();
  let from: IDBKeyRange | null = null;
  for (;;) {
    const records: StoredRow[] = await tx.objectStore('rows').getAll(from, chunk);
    for (const record of records) found.set(`${record.entity}:${record.id}`, record);
    const last = records.at(-1);
    if (!last || records.length < chunk) return found;
    from = IDBKeyRange.lowerBound([last.entity, last.id], true);
  }
};

/** The rows of these keys; the key itself where there is none any more. */
const readSome = async (tx: ReadTx, keys: RowKey[]): Promise<Map<string, StoredRow | RowKey>> => {
  const found = new Map<string, StoredRow | RowKey>();
  await Promise.all(
    keys.map(async ([entity, id]) =>
      found.set(`${entity}:${id}`, (await tx.objectStore('rows').get([entity, id])) ?? [entity, id])
    )
  );
  return found;
};
