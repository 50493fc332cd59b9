/**
 * Sends the outbox. Contract: an op leaves the outbox only with its own result from a 200; everything else keeps it.
 * Each lane is sent from its head, so order inside it holds whatever happens; a parked or waiting head holds back its
 * lane and nothing else. Ops that the server failed on twice go alone, so one poisoned op cannot hold the others.
 */
import type { Database } from '../local/database';
import { acknowledge, allOps, freeze, postpone } from '../local/outbox';
import type { OutboxOp, SendTrouble } from '../local/outbox-op';
import { askedPause, backoff, isDue } from './backoff';
import type { Ports, PrivateNet, WireOp } from './ports';
import { readPush } from './wire';

/** The server's limit of one call. */
export const batchSize = 20;

/** Calls in a row that a server in trouble gets from one run. */
const patience = 3;

export type PushEnd = 'done' | 'offline' | 'busy' | 'unauthorised';

/** A person who waits, or a network that came back, does not wait for the next try of what only lacked a network. */
type Haste = { now: number; force: boolean };

const mayGo = (op: OutboxOp, { now, force }: Haste): boolean =>
  isDue(op.next_at, now) || (force && op.last_error === 'offline');

const isSuspect = (op: OutboxOp): boolean => op.last_error === 'server' && op.attempts >= 2;

/** What to send next, at most `limit`: in the order written, the head of each lane first. */
export const choose = (ops: readonly OutboxOp[], haste: Haste, limit: number): OutboxOp[] => {
  const held = new Set<string>();
  const batch: OutboxOp[] = [];
  for (const op of ops) {
    if (held.has(op.lane)) continue;
    if (op.state === 'parked' || !mayGo(op, haste)) held.add(op.lane);
    else if (!isSuspect(op)) batch.push(op);
    else if (batch.length === 0) return [op];
    else held.add(op.lane);
    if (batch.length === limit) break;
  }
  return batch;
};

/** When the next op that waits for a later try may go (ms), or null when none does. */
export const nextTry = async (db: Database, now: number): Promise<number | null> => {
  const times = (await allOps(db))
    .filter((op) => op.state === 'waiting' && op.next_at > now)
    .map((op) => op.next_at);
  return times.length > 0 ? Math.min(...times) : null;
};

const toWire = ({ op_id, kind, v, args, base_rev, prev }: OutboxOp): WireOp => ({
  op_id,
  kind,
  v,
  args,
  base_rev,
  prev
});

/** Sends all that may go now. */
export const push = async (ports: Ports, net: PrivateNet, db: Database, force: boolean): Promise<PushEnd> => {
  const { clock, random, newId } = ports;
  let limit = batchSize;
  let failures = 0;
  const later = (batch: OutboxOp[], trouble: SendTrouble, asked = 0) =>
    postpone(
      db,
      batch.map(({ op_id }) => op_id),
      trouble,
      (attempts) => clock.now() + backoff(attempts, random, asked)
    );

  for (let tried = new Set<string>(); ;) {
    const haste = { now: clock.now(), force };
    const batch = await freeze(
      db,
      (ops) => choose(ops, haste, limit).filter(({ op_id }) => !tried.has(op_id)),
      new Date(haste.now).toISOString()
    );
    if (batch.length === 0) return failures > 0 ? 'busy' : 'done';

    const answer = await net.call({ name: 'sync_push', args: { ops: batch.map(toWire) } }).catch(() => null);
    const reading = answer ? readPush(answer) : ({ kind: 'offline' } as const);
    switch (reading.kind) {
      case 'ok':
        await acknowledge(db, reading.value, newId);
        break;
      case 'unauthorised':
        return 'unauthorised';
      case 'offline':
        await later(batch, 'offline');
        return 'offline';
      case 'refused':
        // One of them is to blame: alone, each gets its own judgement.
        if (batch.length > 1) {
          limit = 1;
          continue;
        }
        await acknowledge(
          db,
          [{ op_id: batch[0]?.op_id ?? '', status: 'rejected', code: reading.code }],
          newId
        );
        break;
      case 'busy': {
        const asked = answer ? askedPause(answer, clock.now()) : 0;
        await later(batch, 'server', asked);
        failures += 1;
        if (asked > 0 || batch.length > 1 || failures >= patience) return 'busy';
      }
    }
    tried = new Set([...tried, ...batch.map(({ op_id }) => op_id)]);
  }
};
