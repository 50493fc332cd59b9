/**
 * The outbox: commands stored until the server has answered each of them. Every function is one transaction.
 * Contract: an op leaves only by `acknowledge` with that op's own result, together with the rows the server sent
 * back, or because its author discarded it. Refused: deleting before sending, and counting a failed call as an answer.
 *
 * An op is frozen once first sent. What needs another sending (a retry, my text at a conflict) becomes a new op_id,
 * and the ops behind it in the lane point to the new one.
 */
import type { ErrorCode, Fault } from '../domain/errors';
import { findCommand } from '../domain/registry';
import { storageFault, syncState, type ChangeTx, type Database } from './database';
import type { OutboxOp, SendTrouble } from './outbox-op';
import { acknowledged, type Acknowledged, type AnyRow, type SyncState } from './schema';

/** The server's answer to one op. */
export type OpResult = {
  op_id: string;
  status: 'applied' | 'rejected' | 'conflict' | 'held';
  code?: ErrorCode;
  field?: string;
  rows?: { entity: string; row: AnyRow }[];
  gone?: { entity: string; id: string }[];
  row?: AnyRow;
  fields?: string[];
};

export type NewId = () => string;

const unsent = { first_sent_at: null, attempts: 0, next_at: 0, last_error: null, state: 'waiting' } as const;

/** The op as a new one that was never sent, without the reasons it was parked for. */
const anew = (op: OutboxOp, newId: NewId): OutboxOp => {
  const fresh: OutboxOp = { ...op, ...unsent, op_id: newId() };
  delete fresh.code;
  delete fresh.field;
  delete fresh.row;
  delete fresh.fields;
  return fresh;
};

/**
 * Points the ops behind `seq` in the lane to `prev`, one after another. One that was sent gets a new id: the server
 * held it and stored nothing, and an old copy still travelling stays held behind the refused op.
 */
const repoint = async (
  tx: ChangeTx,
  ops: OutboxOp[],
  after: OutboxOp,
  prev: string | null,
  newId: NewId,
  rebase = (rev: number | null) => rev
) => {
  let previous = prev;
  for (const op of ops) {
    if (op.lane !== after.lane || op.seq <= after.seq) continue;
    const base_rev = rebase(op.base_rev);
    const moved = { ...(op.first_sent_at === null ? op : anew(op, newId)), prev: previous, base_rev };
    await tx.objectStore('outbox').put(moved);
    previous = moved.op_id;
  }
};

/** Replaces an op by a new one with `patch`; only inside a transaction. */
export const reissue = async (
  tx: ChangeTx,
  ops: OutboxOp[],
  op: OutboxOp,
  patch: Partial<Pick<OutboxOp, 'args' | 'base_rev' | 'prev'>>,
  newId: NewId
): Promise<void> => {
  const fresh = { ...anew(op, newId), ...patch };
  await tx.objectStore('outbox').put(fresh);
  await repoint(tx, ops, op, fresh.op_id, newId);
};

export const allOps = (db: Database): Promise<OutboxOp[]> =>
  db.read((tx) => tx.objectStore('outbox').getAll());

/**
 * Chooses what to send and marks it as sent, in one transaction, so that no other tab can still change it.
 * @param choose all ops in order → those to send now
 * @param now ISO time
 */
export const freeze = (
  db: Database,
  choose: (ops: OutboxOp[]) => OutboxOp[],
  now: string
): Promise<OutboxOp[]> =>
  db.change(async (tx) => {
    const outbox = tx.objectStore('outbox');
    const chosen = choose(await outbox.getAll());
    const frozen = chosen.map((op) => (op.first_sent_at === null ? { ...op, first_sent_at: now } : op));
    for (const [i, op] of frozen.entries()) if (op !== chosen[i]) await outbox.put(op);
    return frozen;
  });

/**
 * After an attempt without an answer: they stay, and are not sent again before `nextAt`, all at the same time, or what
 * was written last in one lane would go before what it builds on in another.
 */
export const postpone = (
  db: Database,
  opIds: readonly string[],
  trouble: SendTrouble,
  nextAt: (attempts: number) => number
): Promise<void> =>
  db.change(async (tx, change) => {
    const outbox = tx.objectStore('outbox');
    const ops = (await outbox.getAll()).filter((op) => opIds.includes(op.op_id) && op.state !== 'parked');
    const next_at = nextAt(Math.max(...ops.map((op) => op.attempts + 1)));
    for (const op of ops) {
      await outbox.put({ ...op, attempts: op.attempts + 1, last_error: trouble, next_at });
      change.other = true;
    }
  });

/** Stores the server's answers: rows in, ops out or parked, one transaction. Answers to ops no longer here are ignored. */
export const acknowledge = (db: Database, results: readonly OpResult[], newId: NewId): Promise<void> =>
  db.change(async (tx, change) => {
    const outbox = tx.objectStore('outbox');
    const state = await syncState(tx);
    for (const result of results) {
      const ops = await outbox.getAll();
      const op = ops.find(({ op_id, state }) => op_id === result.op_id && state === 'waiting');
      if (!op) continue;
      change.other = true;
      if (result.status === 'applied') {
        await outbox.delete(op.seq);
        for (const { entity, row } of result.rows ?? []) {
          if (await storeRow(tx, state, entity, row, op.op_id)) push(change.rows, entity, row.id);
        }
        for (const { entity, id } of result.gone ?? []) {
          await tx.objectStore('rows').delete([entity, id]);
          noteAcknowledged(state, { entity, id, rev: 0, op_id: op.op_id, gone: true });
          push(change.rows, entity, id);
        }
      } else if (result.status === 'held') {
        // What held it is no longer here: it was discarded meanwhile.
        const first = !ops.some((other) => other.lane === op.lane && other.seq < op.seq);
        if (first) await reissue(tx, ops, op, { prev: null }, newId);
      } else {
        const { code, field, row, fields } = result;
        const reason = result.status === 'conflict' ? 'conflict' : (code ?? 'server_fault');
        await outbox.put({ ...op, state: 'parked', last_error: null, code: reason, field, row, fields });
      }
    }
    if (!change.other) return;
    await tx.objectStore('meta').put({ ...state, generation: state.generation + 1 }, 'sync');
  });

const push = (rows: 'all' | [string, string][], entity: string, id: string): void => {
  if (rows !== 'all') rows.push([entity, id]);
};

/** Answers may overtake each other and a pull: a newer row stays. */
const storeRow = async (tx: ChangeTx, state: SyncState, entity: string, row: AnyRow, opId: string) => {
  const rows = tx.objectStore('rows');
  const stored = await rows.get([entity, row.id]);
  if (stored && stored.row.rev > row.rev) return false;
  await rows.put({ entity, id: row.id, row, in: [...new Set([...(stored?.in ?? []), acknowledged])] });
  noteAcknowledged(state, { entity, id: row.id, rev: row.rev, op_id: opId });
  return true;
};

const noteAcknowledged = (state: SyncState, row: Acknowledged): void => {
  const others = state.acked.filter(({ entity, id }) => entity !== row.entity || id !== row.id);
  state.acked = [...others, row];
};

const parked = async (tx: ChangeTx, opId: string): Promise<{ ops: OutboxOp[]; op: OutboxOp | undefined }> => {
  const ops = await tx.objectStore('outbox').getAll();
  return { ops, op: ops.find((op) => op.op_id === opId && op.state === 'parked') };
};

/**
 * Sends a parked op again as a new one. At a conflict it now stands on the server's row, so it replaces their text.
 * @returns the faults of `args`; nothing is changed then, nor when the op is not parked any more
 */
export const retry = (
  db: Database,
  opId: string,
  newId: NewId,
  args?: Record<string, unknown>
): Promise<Fault[]> => {
  const stored = db.change<Fault[]>(async (tx, change) => {
    const { ops, op } = await parked(tx, opId);
    if (!op) return [];
    const wanted = args ?? op.args;
    const faults = args ? (findCommand(op.kind)?.check(args) ?? []) : [];
    if (faults.length > 0) return faults;
    const seen = op.row as AnyRow | undefined;
    const base = op.code === 'conflict' && seen ? { base_rev: seen.rev, prev: null } : {};
    await reissue(tx, ops, op, { args: wanted, ...base }, newId);
    change.other = true;
    return [];
  });
  return stored.catch((error: unknown) => [storageFault(error)]);
};

/**
 * Throws a parked op away; the ops behind it in the lane go on without it. At a conflict their text stays: whoever
 * wrote the ops behind it saw their own on top of it, so those stand on no newer row than it did and are asked about.
 */
export const discard = (db: Database, opId: string, newId: NewId): Promise<void> =>
  db.change(async (tx, change) => {
    const { ops, op } = await parked(tx, opId);
    if (!op) return;
    await tx.objectStore('outbox').delete(op.seq);
    const seen = op.code === 'conflict' ? op.base_rev : null;
    const rebase = (rev: number | null) => (rev !== null && seen !== null ? Math.min(rev, seen) : rev);
    await repoint(tx, ops, op, op.prev, newId, rebase);
    change.other = true;
  });
