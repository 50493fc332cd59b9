/**
 * Records that can no longer be read as what they were: a disk that failed, a build with a fault. One of them must not
 * keep the rest from the screen. Rows are taken out and fetched again; a command cannot be, so its loss is counted.
 */
import type { ChangeTx, Database } from './database';
import type { OutboxOp } from './outbox-op';
import { forget, standing } from './pulled';
import type { RowKey, StoredRow } from './schema';

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** A row that no audience holds would never be told to leave. */
export const isWholeRow = ({ row, in: audiences }: Partial<StoredRow>): boolean =>
  isObject(row) &&
  typeof row.id === 'string' &&
  Number.isInteger(row.rev) &&
  Array.isArray(audiences) &&
  audiences.length > 0;

export const isWholeOp = ({ op_id, kind, lane, args, state }: Partial<OutboxOp>): boolean =>
  typeof op_id === 'string' &&
  typeof kind === 'string' &&
  typeof lane === 'string' &&
  lane.includes(':') &&
  isObject(args) &&
  (state === 'waiting' || state === 'parked');

/** Takes out rows, and makes the next pull read everything from the beginning. */
export const takeOutRows = async (db: Database, keys: readonly RowKey[]): Promise<void> => {
  await forget(db, Object.keys((await standing(db)).cursors));
  await db.change(async (tx, change) => {
    for (const [entity, id] of keys) await tx.objectStore('rows').delete([entity, id]);
    change.rows = [...keys];
  });
};

/** Takes out commands that nobody can send; only inside a transaction. @returns how many they were */
export const takeOutOps = async (tx: ChangeTx): Promise<number> => {
  const outbox = tx.objectStore('outbox');
  const broken = (await outbox.getAll()).filter((op) => !isWholeOp(op));
  for (const { seq } of broken) await outbox.delete(seq);
  return broken.length;
};
