/**
 * Makes a database usable again of which the browser can no longer read everything: a disk that failed, a file that is
 * gone. Contract: what is a copy goes, and the next pull brings it; commands that can still be read stay, with a loss
 * that was not told yet; of others nobody says that they were sent (`own.ts` tells how many were noted). What only lacks
 * room, waits for another tab or was changed by a newer build is left alone.
 */
import type { Database } from './database';
import { deleteStores } from './open';
import type { OutboxOp } from './outbox-op';
import { keepUnsentOnly } from './own';

const damage = ['UnknownError', 'NotFoundError', 'NotReadableError', 'DataError'];

/** Whether a browser says this of what it cannot read. */
export const isDamage = (error: unknown): boolean =>
  error instanceof DOMException && damage.includes(error.name);

/** Whether all of it can be read. Rejects where the reason is another. */
const isWhole = (db: Database): Promise<boolean> =>
  db
    .read((tx) =>
      Promise.all((['rows', 'outbox', 'meta'] as const).map((name) => tx.objectStore(name).getAll()))
    )
    .then(
      () => true,
      (error: unknown) => {
        if (isDamage(error)) return false;
        throw error;
      }
    );

type Unsent = { ops: OutboxOp[]; lost: unknown };

/** Null where it cannot be read. */
const unsentOf = (db: Database): Promise<Unsent | null> =>
  db
    .read(async (tx) => ({
      ops: await tx.objectStore('outbox').getAll(),
      lost: await tx.objectStore('meta').get('lost')
    }))
    .catch(() => null);

const putBack = (db: Database, { ops, lost }: Unsent): Promise<void> =>
  db.change(async (tx, change) => {
    for (const op of ops) await tx.objectStore('outbox').put(op);
    await tx.objectStore('meta').put(true, 'born');
    if (lost !== undefined) await tx.objectStore('meta').put(lost, 'lost');
    change.other = true;
  });

/**
 * @param giveUp whether an outbox that cannot be read may go
 * @returns `unread` where it still cannot be read
 */
export const mend = async (db: Database, giveUp: boolean): Promise<'whole' | 'mended' | 'unread'> => {
  if (await isWhole(db)) return 'whole';
  const unsent = await unsentOf(db);
  if (unsent) await keepUnsentOnly(db).catch(() => undefined);
  if (unsent && (await isWhole(db))) return 'mended';
  if (!unsent && !giveUp) return 'unread';
  await db.release();
  if (!(await deleteStores(db.name))) return 'unread';
  if (unsent) await putBack(db, unsent);
  return 'mended';
};
