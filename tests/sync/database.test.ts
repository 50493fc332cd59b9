import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, expect, test } from 'vitest';
import { blankChallenge } from '../../src/lib/domain/challenges/blank';
import { Database, Wiped } from '../../src/lib/local/database';
import { applyPulled, standing } from '../../src/lib/local/pulled';
import { Replica } from '../../src/lib/local/replica';
import {
  createStores,
  privateName,
  publicName,
  version,
  type AnyRow,
  type LocalSchema
} from '../../src/lib/local/schema';
import type { Tabs } from '../../src/lib/local/tabs';

const deaf: Tabs = { post: () => undefined, listen: () => () => undefined };
const row = (n: number, rev = 1): AnyRow => ({
  ...blankChallenge,
  id: `c${n}`,
  partnership_id: 'p',
  organisation_id: 'o',
  rev,
  updated_at: ''
});

/** What a public pull with these rows stores. */
const pull = async (db: Database, rows: AnyRow[], fresh = false): Promise<void> => {
  const state = await standing(db);
  await applyPulled(
    db,
    state,
    {
      epoch: 'e',
      cursors: { pub: String(state.generation) },
      fresh: new Set(fresh ? ['pub'] : []),
      members: rows.map(({ id }) => ['pub', 'challenges', id, false] as const),
      rows: rows.map((one) => ({ entity: 'challenges', row: one }))
    },
    1
  );
};

let db: Database;
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  db = new Database(publicName, deaf);
});

test('a handle that the browser lost is opened again, and nothing is written twice', async () => {
  const add = () =>
    db.change(
      async (tx) =>
        void (await tx
          .objectStore('meta')
          .put((((await tx.objectStore('meta').get('n')) as number) ?? 0) + 1, 'n'))
    );
  await add();
  const transaction = IDBDatabase.prototype.transaction;
  let lost = 2;
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...args: Parameters<typeof transaction>) {
    lost -= 1;
    if (lost >= 0 && lost % 2 === 1) throw new DOMException('connection is closing', 'InvalidStateError');
    return transaction.apply(this, args);
  };
  try {
    await add();
  } finally {
    IDBDatabase.prototype.transaction = transaction;
  }
  expect(await db.read((tx) => tx.objectStore('meta').get('n'))).toBe(2);
});

test('a transaction whose body fails writes nothing and says nothing', async () => {
  let heard = 0;
  db.onChange(() => (heard += 1));
  const failing = db.change(async (tx, change) => {
    await tx.objectStore('meta').put(1, 'n');
    change.other = true;
    throw new Error('no room');
  });
  await expect(failing).rejects.toThrow('no room');
  expect(await db.read((tx) => tx.objectStore('meta').get('n'))).toBeUndefined();
  expect(heard).toBe(0);
});

const deleted = (name: string): Promise<void> =>
  new Promise((resolve) => {
    indexedDB.deleteDatabase(name).onsuccess = () => resolve();
  });

test('a person’s database that another tab deletes is let go of and not made anew', async () => {
  const own = new Database(privateName('p'), deaf);
  await own.change(async (tx) => tx.objectStore('meta').put(1, 'n'));
  await deleted(own.name);
  await expect(own.read((tx) => tx.objectStore('meta').get('n'))).rejects.toBeInstanceOf(Wiped);
  expect(await indexedDB.databases()).toEqual([]);
});

test('the public one is let go of, too, and made again', async () => {
  await db.change(async (tx) => tx.objectStore('meta').put(1, 'n'));
  await deleted(publicName);
  expect(await db.read((tx) => tx.objectStore('meta').get('n'))).toBeUndefined();
});

test('the next version finds the stores and indexes as this one made them', async () => {
  await db.open();
  await db.release();
  const next = await openDB<LocalSchema>(publicName, version + 1, { upgrade: createStores });
  expect([...next.transaction('rows').store.indexNames]).toEqual(['published', 'slug']);
  next.close();
  await expect(db.open()).rejects.toMatchObject({ name: 'VersionError' });
});

test('a change is read by its keys: unchanged rows stay the same objects, and unchanged lists the same lists', async () => {
  const replica = new Replica(db);
  await pull(
    db,
    Array.from({ length: 1_200 }, (_, n) => row(n)),
    true
  );
  await replica.settled();
  const before = replica.rows('challenges');
  const themes = replica.rows('themes');
  expect(before).toHaveLength(1_200);
  await pull(db, [row(7, 2)]);
  await replica.settled();
  const after = replica.rows('challenges');
  expect(after).not.toBe(before);
  expect(after.filter((one, i) => one !== before[i]).map(({ id, rev }) => [id, rev])).toEqual([['c7', 2]]);
  expect(replica.rows('themes')).toBe(themes);
});

test('a tab that heard nothing for a long time reads what it missed', async () => {
  const replica = new Replica(new Database(publicName, deaf));
  await pull(db, [row(1)], true);
  await replica.settled();
  for (let n = 2; n < 200; n += 1) await pull(db, [row(n), row(n + 1_000), row(n + 2_000)]);
  await replica.pub.catchUp();
  expect(replica.rows('challenges')).toHaveLength(1 + 3 * 198);
  expect(replica.filled).toBe(true);
});
