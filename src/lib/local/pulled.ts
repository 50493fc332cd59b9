/**
 * Applies what a pull brought, in one transaction, compare-and-set: only if the cursors and the generation still are
 * those the request was made with. Then every row here is older than the answer, so the answer may replace rows and
 * end the '~ack' memberships. Otherwise nothing is written and the caller pulls again.
 * Refused: applying page by page (a half-applied round shows a row without its audience) and comparing times.
 */
import { unwrap, wrap } from 'idb';
import { syncState, type Change, type ChangeTx, type Database } from './database';
import { acknowledged, type AnyRow, type StoredRow, type SyncState } from './schema';

/** A whole round of pages. `cursors` has exactly the audiences that are mine now. */
export type Pulled = {
  epoch: string;
  cursors: Record<string, string>;
  /** Read from zero: what the round does not name has left them. */
  fresh: ReadonlySet<string>;
  /** In the order the server gave them; a later one wins. */
  members: readonly (readonly [audience: string, entity: string, id: string, gone: boolean])[];
  rows: readonly { entity: string; row: AnyRow }[];
  etag?: string | null;
  /** See `SyncState`; left out where the answer tells no time. */
  offset?: number;
};

/** What a request is made from, and what must still be so when its answer is applied. */
export const standing = (db: Database): Promise<SyncState> => db.read(syncState);

const same = (a: Record<string, string>, b: Record<string, string>): boolean => {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
};

/** Above this many rows the whole store is read at once instead of one row after another. */
const many = 200;

/** Rows written at a time: at 4× CPU a phone takes two to four milliseconds for each. */
const batch = 8;

/** @returns false when something was stored since `asked` was read; nothing is written then. */
export const applyPulled = (db: Database, asked: SyncState, pulled: Pulled, now: number): Promise<boolean> =>
  db.change(async (tx, change) => {
    const state = await syncState(tx);
    if (
      state.generation !== asked.generation ||
      state.epoch !== asked.epoch ||
      !same(state.cursors, asked.cursors)
    )
      return false;

    const left = Object.keys(state.cursors).filter((audience) => !(audience in pulled.cursors));
    const emptied = new Set([...left, ...pulled.fresh]);
    const records = new Records(tx);
    // Where nothing is known of earlier pulls, what lies here may be of audiences that nobody would ever ask about.
    const first = state.epoch === null;
    if (first || emptied.size > 0 || pulled.members.length > many) await records.readAll();
    if (first || emptied.size > 0) records.leave((audience) => first || emptied.has(audience));

    for (const { entity, id, gone } of state.acked) {
      if (gone && change.rows !== 'all') change.rows.push([entity, id]);
      const record = await records.get(entity, id);
      if (record?.in.includes(acknowledged)) records.set({ ...record, in: without(record.in, acknowledged) });
    }
    for (const { entity, row } of pulled.rows) {
      const record = await records.get(entity, row.id);
      // Only an answer from a cache can be older than what is here.
      if (record && record.row.rev > row.rev && pulled.fresh.size === 0) continue;
      records.set({ entity, id: row.id, row, in: record?.in ?? [] });
    }
    for (const [audience, entity, id, gone] of pulled.members) {
      const record = await records.get(entity, id);
      if (!record || (!gone && !(audience in pulled.cursors))) continue;
      const others = without(record.in, audience);
      records.set({ ...record, in: gone ? others : [...others, audience] });
    }
    await records.write(change);
    change.other = true;
    const { epoch, cursors, etag = null, offset = state.offset } = pulled;
    const generation = state.generation + 1;
    const next: SyncState = { ...state, epoch, cursors, etag, offset, generation, pulled_at: now, acked: [] };
    await tx.objectStore('meta').put(next, 'sync');
    return true;
  });

/** The server's "from the beginning", for an audience and for the public. */
const zero = '0';

/**
 * Makes the next pull read these audiences from zero; an answer on its way is discarded. Their names stay: one that is
 * lost meanwhile is only known to be gone, and its rows with it, because it was asked about.
 */
export const forget = (db: Database, audiences: readonly string[]): Promise<void> =>
  db.change(async (tx) => {
    const state = await syncState(tx);
    const cursors = { ...state.cursors, ...Object.fromEntries(audiences.map((name) => [name, zero])) };
    const next: SyncState = { ...state, cursors, etag: null, generation: state.generation + 1 };
    await tx.objectStore('meta').put(next, 'sync');
  });

/** The same for all that this phone has: everything is read again. */
export const forgetAll = async (db: Database): Promise<void> =>
  forget(db, Object.keys((await standing(db)).cursors));

/** Notes a pull that brought nothing, or a comparison of counts. */
export const note = (
  db: Database,
  times: Partial<Pick<SyncState, 'pulled_at' | 'checked_at'>>
): Promise<void> =>
  db.change(async (tx, change) => {
    await tx.objectStore('meta').put({ ...(await syncState(tx)), ...times }, 'sync');
    change.other = true;
  });

/** The lines that `sync_check_all` hashes: the rows each audience holds here, sorted by code unit as in the C collation. */
export const holdings = (db: Database): Promise<Map<string, string[]>> =>
  db.read(async (tx) => {
    const held = new Map<string, string[]>();
    for (const { entity, id, row, in: audiences } of await tx.objectStore('rows').getAll())
      for (const audience of audiences) {
        const lines = held.get(audience) ?? [];
        lines.push(`${entity}:${id}:${row.rev}`);
        held.set(audience, lines);
      }
    for (const lines of held.values()) lines.sort();
    return held;
  });

const without = (list: string[], name: string): string[] => list.filter((other) => other !== name);

/** Rows being changed in one transaction: read when asked for, written once, gone when no audience holds them. */
class Records {
  readonly #tx: ChangeTx;
  readonly #known = new Map<string, StoredRow | undefined>();
  readonly #changed = new Set<string>();
  #complete = false;

  constructor(tx: ChangeTx) {
    this.#tx = tx;
  }

  async readAll(): Promise<void> {
    for (const record of await this.#tx.objectStore('rows').getAll()) this.#known.set(key(record), record);
    this.#complete = true;
  }

  async get(entity: string, id: string): Promise<StoredRow | undefined> {
    const name = key({ entity, id });
    if (!this.#complete && !this.#known.has(name))
      this.#known.set(name, await this.#tx.objectStore('rows').get([entity, id]));
    return this.#known.get(name);
  }

  set(record: StoredRow): void {
    this.#known.set(key(record), record);
    this.#changed.add(key(record));
  }

  /** All rows leave these audiences; only after `readAll`. */
  leave(has: (audience: string) => boolean): void {
    for (const record of this.#known.values()) {
      if (record?.in.some(has)) this.set({ ...record, in: record.in.filter((name) => !has(name)) });
    }
  }

  /**
   * In batches, so that a first pull of thousands of rows never holds the screen for long. Only the end of each is waited
   * for: the transaction does them in order and fails as a whole, and a promise for every row costs as much as the row.
   */
  async write(change: Change): Promise<void> {
    const store = unwrap(this.#tx.objectStore('rows'));
    const records = [...this.#changed]
      .map((name) => this.#known.get(name))
      .filter((record) => record !== undefined);
    const ask = (record: StoredRow): IDBRequest =>
      record.in.length > 0 ? store.put(record) : store.delete([record.entity, record.id]);
    for (let from = 0; from < records.length; from += batch) {
      const last = records
        .slice(from, from + batch)
        .map(ask)
        .at(-1);
      if (last) await wrap(last);
    }
    if (records.length > many) change.rows = 'all';
    else if (change.rows !== 'all')
      change.rows.push(...records.map(({ entity, id }) => [entity, id] as [string, string]));
  }
}

const key = ({ entity, id }: { entity: string; id: string }): string => `${entity}:${id}`;
