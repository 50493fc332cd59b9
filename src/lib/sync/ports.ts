/**
 * What sync needs from outside, so that tests own the clock, the network, chance and the other tabs. The store is no
 * port: the real local database runs in the tests too.
 */

/** What came back over HTTP, of whatever shape; `wire.ts` decides what it is. `retryAfter`: that header as it stands. */
export type Answer = { status: number; body: unknown; etag?: string | null; retryAfter?: string | null };

export type Call =
  | { name: 'sync_push'; args: { ops: WireOp[] } }
  | { name: 'sync_pull'; args: { epoch: string | null; cursors: Record<string, string>; brief: true } }
  | { name: 'sync_check_all'; args: { audiences: string[] } }
  | { name: 'queue_age'; args: { device: string; unsent: number; oldest_seconds: number } };

/** What is sent of an op. Nothing of it changes once it has been sent. */
export type WireOp = {
  op_id: string;
  kind: string;
  v: number;
  args: Record<string, unknown>;
  base_rev: number | null;
  prev: string | null;
};

export type Clock = {
  /** ms since 1970, by the phone, which may be wrong and may jump. */
  now: () => number;
  /** Calls once after that many ms; the result cancels. */
  after: (ms: number, call: () => void) => () => void;
};

export type Ports = {
  clock: Clock;
  /** [0, 1). */
  random: () => number;
  newId: () => string;
  /** SHA-256 as hex; null where the browser gives none (a page without TLS). */
  hash: (text: string) => Promise<string | null>;
  /** Runs `work` alone among the tabs where that can be had. It saves requests; nothing relies on it. */
  alone: <T>(work: () => Promise<T>) => Promise<T>;
};

/** Calls as one person. Rejects when nothing came back. */
export type PrivateNet = { call: (call: Call) => Promise<Answer> };

/** Asks the open API, without any token. Rejects when nothing came back. */
export type PublicNet = { changes: (since: string | null, etag: string | null) => Promise<Answer> };

export type SessionPort = {
  renew: () => Promise<'renewed' | 'offline' | 'refused'>;
  /** The server refused to renew: show nothing more of the person, keep the outbox. */
  lock: () => void;
};
