/**
 * The shape of the two databases on the phone: `samskap-pub` (what anyone may read; survives sign-out) and
 * `samskap-u-<uid>` (one person's rows and outbox; wiped at sign-out). Both have the same three stores, so one piece
 * of code serves both.
 *
 * Rows are stored once with the audiences that hold them, not once per audience: a row that two audiences hold can
 * then never be shown in two versions. Refused: a store per table. Sync knows tables by name only, and a new table
 * must not need a new database version; rows of tables this build does not know are kept for the next build.
 */
import type { DBSchema, OpenDBCallbacks } from 'idb';
import type { Entity } from '../domain/rows';
import type { OutboxOp } from './outbox-op';

export const publicName = 'samskap-pub';
export const privateName = (uid: string): string => `samskap-u-${uid}`;
export const version = 2;

/** Any row as sync sees it. */
export type AnyRow = { id: string; rev: number; updated_at: string; [column: string]: unknown };

export type RowKey = [entity: Entity | (string & {}), id: string];

/** The membership of rows that a push brought back, until the next pull has said who holds them. */
export const acknowledged = '~ack';

export type StoredRow = { entity: string; id: string; row: AnyRow; in: string[] };

/** A row that an acknowledgement brought, or took: its rev, and the op that did it. */
export type Acknowledged = { entity: string; id: string; rev: number; op_id: string; gone?: true };

/** Where a database stands in relation to the server. */
export type SyncState = {
  epoch: string | null;
  /** Opaque, by audience; the server makes them. */
  cursors: Record<string, string>;
  /** Raised by every acknowledgement and every applied pull: an older answer is then discarded. */
  generation: number;
  /** Time of the last applied pull (ms, the phone's clock); null before the first. */
  pulled_at: number | null;
  /** Time of the last comparison of counts with the server. */
  checked_at: number | null;
  /** How far the server's clock was ahead of the phone's at the last pull (ms); 0 where they agree. */
  offset: number;
  etag: string | null;
  acked: Acknowledged[];
};

export const blankSync: SyncState = {
  epoch: null,
  cursors: {},
  generation: 0,
  pulled_at: null,
  checked_at: null,
  offset: 0,
  etag: null,
  acked: []
};

export interface LocalSchema extends DBSchema {
  rows: {
    key: [string, string];
    value: StoredRow;
    indexes: {
      /** entity, slug */
      slug: [string, string];
      /** entity, state, published_at; a row that was never published is not in it */
      published: [string, string, string];
    };
  };
  outbox: { key: number; value: OutboxOp };
  meta: { key: string; value: unknown };
}

type Upgrade = NonNullable<OpenDBCallbacks<LocalSchema>['upgrade']>;

/** Version 2 added the indexes, for what a cold page shows before all rows are in memory (`glance.ts`). */
export const createStores: Upgrade = (db, from, _to, tx) => {
  if (from < 1) {
    db.createObjectStore('rows', { keyPath: ['entity', 'id'] });
    db.createObjectStore('outbox', { keyPath: 'seq', autoIncrement: true });
    db.createObjectStore('meta');
  }
  if (from < 2) {
    const rows = tx.objectStore('rows');
    rows.createIndex('slug', ['entity', 'row.slug']);
    rows.createIndex('published', ['entity', 'row.state', 'row.published_at']);
  }
};
