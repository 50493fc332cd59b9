/**
 * The only way to write: a command becomes an op in the outbox, durable when this resolves. The network is not asked.
 * Autosave: while an op is unsent, a later one of the same kind and lane is taken up into it, if the server's row has
 * not changed in between (else the later one saw another text, and both are kept apart).
 * Saving again on top of a refused save corrects that save and sends it anew, so nobody must find the parked one.
 * A command that waits already is not stored twice: a second tap on the same button means what the first one meant.
 * Refused: merging into an op that was sent. The server may already have it, and would then drop the addition.
 */
import type { Fault } from '../domain/errors';
import { findCommand, type CommandName } from '../domain/registry';
import { storageFault, syncState, type Database } from './database';
import { reissue, type NewId } from './outbox';
import type { OutboxOp } from './outbox-op';

export type Author = { uid: string; now: string; newId: NewId };

/**
 * A plain copy: what a form hands over may be a proxy, which IndexedDB cannot store. Without NUL and half surrogates:
 * Postgres refuses a whole call that has one in it, and nothing behind it would ever be sent.
 */
const storable = (args: Record<string, unknown>): Record<string, unknown> =>
  JSON.parse(JSON.stringify(args), (_key, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value
  ) as Record<string, unknown>;

/** By their JSON: both went through `storable`, and one tap writes its fields in the same order as the other. */
const same = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * @param seenRev the rev of the lane's row on the author's screen, null when there is none
 * @returns the faults the phone can see; [] when the command is stored
 */
export const issue = async (
  db: Database,
  author: Author,
  seenRev: (lane: OutboxOp['lane']) => number | null,
  kind: CommandName,
  args: Record<string, unknown>
): Promise<Fault[]> => {
  const command = findCommand(kind);
  if (!command) return [{ code: 'unknown_command' }];
  const faults = command.check(args);
  if (faults.length > 0) return faults;
  const plain = storable(args);
  const lane = command.lane(plain as never);
  const seen = seenRev(lane);
  const merged = (op: OutboxOp) =>
    command.merge?.(op.args as never, plain as never) as Record<string, unknown>;

  const stored = db.change<Fault[]>(async (tx, change) => {
    const outbox = tx.objectStore('outbox');
    const ops = await outbox.getAll();
    const inLane = ops.filter((op) => op.lane === lane);
    const last = inLane.at(-1);

    const refused = inLane.find((op) => op.state === 'parked' && op.code !== 'conflict' && op.kind === kind);
    if (refused && command.merge && !inLane.some((op) => op.kind === kind && op.seq > refused.seq)) {
      await reissue(tx, ops, refused, { args: merged(refused) }, author.newId);
      change.other = true;
      return [];
    }
    const waiting = last && last.kind === kind && last.state === 'waiting' ? last : null;
    if (waiting && same(waiting.args, plain)) return [];
    change.other = true;
    const open = waiting && waiting.first_sent_at === null && waiting.v === command.version;
    if (open && command.merge && waiting.base_rev === seen) {
      await outbox.put({ ...waiting, args: merged(waiting) });
      return [];
    }
    const { acked } = await syncState(tx);
    // Acknowledged, but not on the screen yet when it was read: the author's own change is not a conflict.
    const own = acked.find((row) => `${row.entity}:${row.id}` === lane && row.rev > (seen ?? -1));
    const op: Omit<OutboxOp, 'seq'> = {
      op_id: author.newId(),
      uid: author.uid,
      lane,
      kind,
      v: command.version,
      args: plain,
      base_rev: seen,
      prev: last?.op_id ?? own?.op_id ?? null,
      created_at: author.now,
      first_sent_at: null,
      attempts: 0,
      next_at: 0,
      last_error: null,
      state: 'waiting'
    };
    await outbox.add(op as OutboxOp);
    return [];
  });
  return stored.catch((error: unknown) => [storageFault(error)]);
};
