/** What was opened stays on the phone, for its person alone, and no longer than it is of use. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import { Database } from '../../src/lib/local/database';
import { noteOpened, readOpened } from '../../src/lib/local/opened';
import { keepUnsentOnly } from '../../src/lib/local/own';
import { privateName } from '../../src/lib/local/schema';
import type { Tabs } from '../../src/lib/local/tabs';

const deaf: Tabs = { post: () => undefined, listen: () => () => undefined };
const at = (minute: number): string => new Date(Date.UTC(2026, 10, 26, 8, minute)).toISOString();

let db: Database;
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  db = new Database(privateName('me'), deaf);
});

test('the last time counts', async () => {
  expect(await readOpened(db)).toEqual({});
  await noteOpened(db, 'a', at(1));
  await noteOpened(db, 'b', at(2));
  await noteOpened(db, 'a', at(3));
  expect(await readOpened(db)).toEqual({ a: at(3), b: at(2) });
});

test('the last three hundred are kept', async () => {
  for (let n = 0; n < 310; n += 1) await noteOpened(db, `c${n}`, at(n));
  const kept = await readOpened(db);
  expect(Object.keys(kept)).toHaveLength(300);
  expect([kept.c9, kept.c10]).toEqual([undefined, at(10)]);
});

test('what is damaged is as if it were not there', async () => {
  await db.change(async (tx) => void (await tx.objectStore('meta').put({ a: at(1), b: 7 }, 'opened')));
  expect(await readOpened(db)).toEqual({ a: at(1) });
  await db.change(async (tx) => void (await tx.objectStore('meta').put('junk', 'opened')));
  expect(await readOpened(db)).toEqual({});
});

test('nothing of it is left when somebody else takes over the phone, though something is unsent', async () => {
  await noteOpened(db, 'a', at(1));
  await keepUnsentOnly(db);
  expect(await readOpened(db)).toEqual({});
});
