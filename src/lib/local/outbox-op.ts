import type { ErrorCode } from '../domain/errors';
import type { Entity } from '../domain/rows';

/** Why the last attempt to send did not bring an answer: no network (or junk from one), or a server in trouble. */
export type SendTrouble = 'offline' | 'server';

/**
 * One intent in the outbox. It never holds HTTP or a token. Everything that is sent (`op_id`, `kind`, `v`, `args`,
 * `base_rev`, `prev`) is frozen from `first_sent_at` on: a second, different sending under one id would be refused.
 */
export type OutboxOp = {
  /** Order of writing on this phone, made by IndexedDB. */
  seq: number;
  op_id: string;
  uid: string;
  /** `<entity>:<id>` of the row whose state machine moves. */
  lane: `${Entity}:${string}`;
  kind: string;
  v: number;
  args: Record<string, unknown>;
  /** The server's rev that the person saw; null when the command makes the row. */
  base_rev: number | null;
  /** The previous unacknowledged op of the lane when this one was written. */
  prev: string | null;
  created_at: string;
  first_sent_at: string | null;
  attempts: number;
  /** Not before (ms since 1970, the phone's clock). */
  next_at: number;
  last_error: SendTrouble | null;
  /** `parked`: the server refused it; it waits for its author and holds back only later ops of its lane. */
  state: 'waiting' | 'parked';
  /** Why it is parked: `conflict`, or a code of the closed list. */
  code?: ErrorCode | 'conflict';
  field?: string;
  /** The server's row at a conflict, and the fields that both sides changed. */
  row?: Record<string, unknown>;
  fields?: string[];
};
