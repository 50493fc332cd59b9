/**
 * One database in memory. It is read once; afterwards only the keys that a change names are read again, one refresh
 * at a time, each from one transaction, so memory always is some committed state and never goes back.
 * Refused: taking the rows from the message or from the writer. Then two tabs could apply them in different orders.
 */
import type { View } from '../domain/commands';
import { entities, type Entity, type Rows } from '../domain/rows';
import { syncState, Wiped, type Change, type Database, type ReadTx } from './database';
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
  #dirty: Change | null = { rows: 'all', outbox: true, state: true };
  #refreshing: Promise<void> | null = null;
  #closed = false;

  /** @param update called after each refresh with the tables whose rows were read */
  constructor(db: Database, update: (entities: ReadonlySet<Entity>) => void) {
    this.db = db;
    this.#update = update;
    this.#stop = db.onChange((change) => {
      this.#note(change);
      void this.refresh().catch(() => undefined);
    });
  }

  /** Resolves when memory holds everything that was committed before the call. Rejects if the database cannot be read. */
  async refresh(): Promise<void> {
    while ((this.#dirty ?? this.#refreshing) && !this.#closed) await (this.#refreshing ??= this.#once());
  }

  /** Reads everything again: after a pause in which messages may have been missed. */
  async reload(): Promise<void> {
    this.#note({ rows: 'all', outbox: true, state: true });
    await this.refresh();
  }

  close(): void {
    this.#closed = true;
    this.#stop();
  }

  #note(change: Change): void {
    const before = this.#dirty;
    const rows =
      before?.rows === 'all' || change.rows === 'all' ? 'all' : [...(before?.rows ?? []), ...change.rows];
    this.#dirty = {
      rows: rows !== 'all' && rows.length > chunk ? 'all' : rows,
      outbox: change.outbox || (before?.outbox ?? false),
      state: change.state || (before?.state ?? false)
    };
  }

  async #once(): Promise<void> {
    const dirty = this.#dirty ?? { rows: [], outbox: false, state: false };
    this.#dirty = null;
    try {
      const read = await this.db.read(async (tx) => ({
        rows: dirty.rows === 'all' ? await readAll(tx) : await readSome(tx, dirty.rows),
        ops: await tx.objectStore('outbox').getAll(),
        state: await syncState(tx)
      }));
      if (this.#closed) return;
      const touched = dirty.rows === 'all' ? this.#replace(read.rows) : this.#patch(read.rows);
      this.ops = read.ops;
      this.state = read.state;
      this.loaded = true;
      this.#update(touched);
    } catch (error) {
      if (error instanceof Wiped) this.close();
      else this.#note(dirty);
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
