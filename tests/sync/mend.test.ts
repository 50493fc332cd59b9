/** Databases that the browser can no longer open, or no longer read. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { privateName, publicName } from '../../src/lib/local/schema';
import { watchStorage } from '../../src/lib/sync/stuck';
import { organisation, partnership } from './model-rows';
import { anna } from './stories';
import type { Tab } from './tab';
import { World } from './world';

const id = '00000000-0000-4000-8000-00000000c001';
const theme = '00000000-0000-4000-8000-00000000c002';
const own = privateName(anna);
const draft = { id, partnership_id: partnership, organisation_id: organisation, title: 'Of Anna' };

let world: World;
let tab: Tab;

beforeEach(async () => {
  world = new World();
  world.server.add('themes', { id: theme, key: 'health', position: 1 });
  await world.signIn(anna);
  tab = await world.tab(0);
  await tab.write('challenges.save', draft);
  await tab.sync();
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** The page is closed, and another one is opened a while later. */
const nextPage = async (meanwhile: () => void | Promise<void> = () => undefined): Promise<void> => {
  tab.die();
  await world.quiet();
  await meanwhile();
  await world.tick(1);
  tab = await world.tab(0);
};

const writes = (title: string) => tab.write('challenges.save', { id, title });

test('P13: public rows that cannot be opened are made again and fetched, and the person is left as they were', async () => {
  await writes('Unsent');
  await nextPage(() => void world.ruined.add(publicName));
  expect(tab.isStuck).toBe(false);
  expect(tab.phone.replica.rows('themes')).toEqual([]);
  expect(tab.phone.replica.ops).toMatchObject([{ args: { title: 'Unsent' } }]);
  await tab.sync();
  expect(tab.phone.replica.rows('themes')).toMatchObject([{ key: 'health' }]);
  expect(tab.phone.lost).toBe(0);
});

test('P13: another tab goes on with public rows that were made again beside it', async () => {
  const other = await world.tab(1);
  await other.sync();
  await nextPage(() => void world.ruined.add(publicName));
  await tab.sync();
  world.server.change('themes', theme, { key: 'culture' });
  await tab.sync();
  expect(other.phone.replica.rows('themes')).toMatchObject([{ key: 'culture' }]);
});

test('P13: where nothing was unsent a person’s rows are made again at once, and nothing is told', async () => {
  await nextPage(() => void world.ruined.add(own));
  expect(tab.isStuck).toBe(false);
  expect(tab.phone.lost).toBe(0);
  await tab.sync();
  expect(tab.phone.replica.find('challenges', id)).toMatchObject({ title: 'Of Anna' });
  await writes('Written since');
  await tab.sync();
  expect(world.server.row('challenges', id)).toMatchObject({ title: 'Written since' });
});

test('P13: what is unsent survives a fault that is over at the next page', async () => {
  await writes('Unsent');
  await nextPage(() => void world.ruined.add(own));
  expect(tab.isStuck).toBe(true);
  await tab.sync();
  expect(tab.isStuck).toBe(true);
  await nextPage(() => void world.ruined.clear());
  expect(tab.isStuck).toBe(false);
  await tab.sync();
  expect(world.server.row('challenges', id)).toMatchObject({ title: 'Unsent' });
  expect(tab.phone.lost).toBe(0);
  // A fault at another time is a first one again.
  await writes('Unsent again');
  await nextPage(() => void world.ruined.add(own));
  expect(world.ruined).toContain(own);
});

test('P13: what no page can read is given up, counted, and told until the person has read it', async () => {
  await writes('Unsent');
  await nextPage(() => void world.ruined.add(own));
  await nextPage();
  expect(tab.isStuck).toBe(false);
  expect(tab.phone.lost).toBe(1);
  await tab.sync();
  expect(tab.phone.replica.find('challenges', id)).toMatchObject({ title: 'Of Anna' });
  await nextPage();
  expect(tab.phone.lost).toBe(1);
  await tab.phone.acknowledgeLoss();
  await nextPage();
  expect(tab.phone.lost).toBe(0);
});

/** Reading all rows of a person fails, as where a file behind them is gone. */
const unreadable = (store: 'rows' | 'outbox', until: () => boolean) => {
  const { getAll } = IDBObjectStore.prototype;
  vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(function (this: IDBObjectStore, ...args) {
    if (this.name === store && this.transaction.db.name === own && !until())
      throw new DOMException('Failed to read large IndexedDB value', 'DataError');
    return getAll.apply(this, args);
  });
};

test('P13: where only rows cannot be read they go, and what is unsent stays and is sent once', async () => {
  await writes('Unsent');
  let isCleared = false;
  await nextPage(() => {
    unreadable('rows', () => isCleared);
    const { clear } = IDBObjectStore.prototype;
    vi.spyOn(IDBObjectStore.prototype, 'clear').mockImplementation(function (this: IDBObjectStore) {
      isCleared = true;
      return clear.apply(this);
    });
  });
  expect(tab.phone.replica.ops).toMatchObject([{ args: { title: 'Unsent' } }]);
  await tab.sync();
  expect(world.server.log.map(({ op }) => op.args.title)).toEqual(['Of Anna', 'Unsent']);
  expect(tab.phone.replica.find('challenges', id)).toMatchObject({ title: 'Unsent' });
  expect(tab.phone.lost).toBe(0);
});

test('P13: where clearing does not help the database is made again around what is unsent', async () => {
  await writes('Unsent');
  const remove = vi.spyOn(indexedDB, 'deleteDatabase');
  await nextPage(() => unreadable('rows', () => remove.mock.calls.length > 0));
  expect(remove).toHaveBeenCalledWith(own);
  const [op] = tab.phone.replica.ops;
  expect(op).toMatchObject({ args: { title: 'Unsent' } });
  await tab.sync();
  expect(world.server.log.map(({ op }) => op.args.title)).toEqual(['Of Anna', 'Unsent']);
  expect(tab.phone.lost).toBe(0);
});

test('P13: a database that becomes unreadable while a page is open is mended in its next round', async () => {
  const remove = vi.spyOn(indexedDB, 'deleteDatabase');
  unreadable('outbox', () => remove.mock.calls.length > 0);
  await tab.sync();
  await tab.sync();
  expect(tab.isStuck).toBe(false);
  expect(tab.phone.replica.find('challenges', id)).toMatchObject({ title: 'Of Anna' });
});

test.each(['QuotaExceededError', 'VersionError', 'AbortError', 'InvalidStateError'])(
  'nothing is thrown away for a %s',
  async (name) => {
    const remove = vi.spyOn(indexedDB, 'deleteDatabase');
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('', name);
    });
    await nextPage();
    expect(tab.isStuck).toBe(true);
    expect(remove).not.toHaveBeenCalled();
    open.mockRestore();
    await nextPage();
    expect(tab.phone.replica.find('challenges', id)).toMatchObject({ title: 'Of Anna' });
  }
);

test('P14: one whose database cannot be opened can leave, and nothing of it is left', async () => {
  await writes('Unsent');
  await nextPage(() => void world.ruined.add(own));
  await tab.signOut();
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(own);
  expect(world.ledger.size()).toBe(0);
});

test('what is mended is tried once more, and what is not is told', async () => {
  const told: unknown[] = [];
  let isWhole = false;
  const stored = watchStorage(
    (activity) => told.push(activity),
    async () => (isWhole = true)
  );
  const work = async () => {
    if (!isWhole) throw new DOMException('', 'UnknownError');
    return 'done';
  };
  expect(await stored('own', work)).toBe('done');
  const failing = watchStorage(
    (activity) => told.push(activity),
    () => Promise.reject(new Error('no'))
  );
  isWhole = false;
  await expect(failing('own', work)).rejects.toThrow(DOMException);
  expect(told).toEqual([{ stuck: false }, { stuck: true }]);
});
