import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { apart } from '../../src/lib/local/apart';
import { endGuests, holdGuest, isHeld, noteGuest } from '../../src/lib/local/borrowed';
import { Database } from '../../src/lib/local/database';
import { setDriver } from '../../src/lib/local/driver';
import { patience } from '../../src/lib/local/open';
import { readPerson, writePerson } from '../../src/lib/local/person';
import { authKeys, Phone } from '../../src/lib/local/phone';
import { privateName } from '../../src/lib/local/schema';
import { isMarked, resumeWipes, wipe } from '../../src/lib/local/wipe';
import { keysName } from '../../src/lib/remote/keys';
import { organisation, partnership } from './model-rows';
import { anna, berit } from './stories';
import type { Tab } from './tab';
import { World } from './world';

const id = '00000000-0000-4000-8000-00000000c001';
let world: World;
let tab: Tab;

const draft = { id, partnership_id: partnership, organisation_id: organisation, title: 'Of Anna' };

beforeEach(async () => {
  world = new World();
  await world.signIn(anna);
  world.ledger.setItem(keysName, 'keys of Anna');
  apart.add(world.ledger, anna, id, berit);
  tab = await world.tab(0);
  await tab.write('challenges.save', draft);
});

/** Whatever can still be read of a person on this phone. */
const left = async (uid: string): Promise<unknown[]> => {
  const known = (await indexedDB.databases()).some(({ name }) => name === privateName(uid));
  const rows: unknown[] = [];
  if (known) {
    const db = await openDB(privateName(uid));
    for (const store of db.objectStoreNames) if (store !== 'meta') rows.push(...(await db.getAll(store)));
    db.close();
  }
  const person = readPerson(world.ledger);
  if (person?.uid === uid) rows.push(person);
  const keys = world.ledger.getItem(keysName);
  return keys === null ? rows : [...rows, keys];
};

test('the wipe removes the keys that the sign-in client uses', () => {
  expect(authKeys).toContain(keysName);
});

test('P14: after signing out nothing of the person is on the phone, and no tab shows anything', async () => {
  const other = await world.tab(1);
  expect(other.phone.replica.find('challenges', id)).toBeDefined();
  await tab.signOut();
  expect(await left(anna)).toEqual([]);
  expect(await indexedDB.databases()).not.toContainEqual(
    expect.objectContaining({ name: privateName(anna) })
  );
  for (const one of [tab, other]) {
    expect(one.phone.replica.find('challenges', id)).toBeUndefined();
    expect(one.phone.replica.ops).toEqual([]);
  }
  expect(await other.phone.issue('challenges.submit', { id })).toEqual([{ code: 'not_signed_in' }]);
});

test.each(['marked', 'emptied', 'deleted', 'notes'])(
  'P14: a wipe cut off when it has %s is completed at the next start',
  async (last) => {
    tab.die();
    await world.quiet();
    const cut = wipe(anna, {
      ledger: world.ledger,
      authKeys,
      step: async (name) => {
        if (name === last) throw new Error('power off');
      }
    });
    await expect(cut).rejects.toThrow('power off');
    await resumeWipes({ ledger: world.ledger, authKeys });
    expect(await left(anna)).toEqual([]);
    expect(world.ledger.size()).toBe(0);
  }
);

test('P14: a wipe does not wait for a tab that sleeps, leaves it nothing to read and lets it write nothing', async () => {
  const sleeper = await openDB(privateName(anna));
  await tab.signOut();
  expect(await sleeper.getAll('outbox')).toEqual([]);
  expect(await sleeper.getAll('rows')).toEqual([]);
  sleeper.close();
  await world.quiet();
  expect(await indexedDB.databases()).not.toContainEqual(
    expect.objectContaining({ name: privateName(anna) })
  );
});

test('P14: a tab that missed the sign-out cannot write into what was wiped', async () => {
  const db = tab.phone.own?.db;
  await db?.change(async (tx) => tx.objectStore('meta').put(true, 'wiped'));
  expect(await tab.phone.issue('challenges.submit', { id })).toEqual([{ code: 'not_signed_in' }]);
  expect(await db?.read((tx) => tx.objectStore('outbox').count())).toBe(1);
});

test('the wipe of one person leaves another, who has signed in meanwhile, alone', async () => {
  await world.signIn(berit);
  await tab.write('challenges.save', { ...draft, id: berit, title: 'Of Berit' });
  world.ledger.setItem(keysName, 'keys of Berit');
  await wipe(anna, { ledger: world.ledger, authKeys });
  expect(readPerson(world.ledger)?.uid).toBe(berit);
  expect(world.ledger.getItem(keysName)).toBe('keys of Berit');
  expect(tab.phone.replica.ops).toMatchObject([{ args: { title: 'Of Berit' } }]);
});

test('the same person can come back after signing out', async () => {
  await tab.signOut();
  await world.signIn(anna);
  await tab.sync();
  expect(await tab.write('challenges.save', draft)).toBe(true);
  await tab.sync();
  expect(tab.phone.replica.find('challenges', id)).toMatchObject({ title: 'Of Anna', rev: 1 });
});

test('P13: an evicted replica is fetched again', async () => {
  await tab.sync();
  tab.die();
  await world.quiet();
  await deleteDB(privateName(anna));
  tab = await world.tab(0);
  await tab.sync();
  expect(tab.phone.replica.find('challenges', id)).toMatchObject({ title: 'Of Anna' });
  expect(tab.phone.lost).toBe(0);
});

test('P13: the loss of an unsent outbox is told', async () => {
  expect(tab.phone.replica.ops).toHaveLength(1);
  tab.die();
  await world.quiet();
  await deleteDB(privateName(anna));
  tab = await world.tab(0);
  expect(tab.phone.lost).toBe(1);
});

test('P13: a loss is told at every start until the person has read it', async () => {
  const again = async (): Promise<number> => {
    tab.die();
    await world.quiet();
    tab = await world.tab(0);
    return tab.phone.lost;
  };
  tab.die();
  await world.quiet();
  await deleteDB(privateName(anna));
  tab = await world.tab(0);
  expect(await again()).toBe(1);
  await tab.phone.acknowledgeLoss();
  expect(tab.phone.lost).toBe(0);
  expect(await again()).toBe(0);
});

/** Makes junk of what a store of the closed phone holds. */
const spoil = async (database: string, store: 'rows' | 'outbox'): Promise<void> => {
  tab.die();
  await world.quiet();
  const db = await openDB(database);
  const junk = { rows: { row: null }, outbox: { lane: undefined, args: null } }[store];
  for (const record of (await db.getAll(store)) as object[]) await db.put(store, { ...record, ...junk });
  db.close();
  tab = await world.tab(0);
};

test('P13: rows that have become junk keep nothing from the screen, and are fetched again', async () => {
  await tab.sync();
  await spoil(privateName(anna), 'rows');
  expect(tab.phone.replica.find('challenges', id)).toBeUndefined();
  await tab.sync();
  expect(tab.phone.replica.find('challenges', id)).toMatchObject({ title: 'Of Anna' });
  expect(tab.phone.lost).toBe(0);
  await tab.write('challenges.save', { id, title: 'Written on top' });
  await tab.sync();
  expect(tab.phone.replica.find('challenges', id)).toMatchObject({ title: 'Written on top' });
});

test('P13: a command that has become junk is told as lost, and what is written after it is sent', async () => {
  await spoil(privateName(anna), 'outbox');
  expect(tab.phone.lost).toBe(1);
  expect(tab.phone.replica.ops).toEqual([]);
  await tab.write('challenges.save', { ...draft, title: 'Written again' });
  await tab.sync();
  expect(tab.phone.replica.find('challenges', id)).toMatchObject({ title: 'Written again', rev: 1 });
  expect(tab.phone.lost).toBe(1);
});

// Leaving with something unsent

const lock = async (): Promise<void> => {
  writePerson(world.ledger, { uid: anna, email: 'a@example.no', locked: true });
  await world.quiet();
};

test('what a locked person has not sent is counted, and leaving by sending it is refused', async () => {
  await lock();
  expect(tab.phone.own).toBeNull();
  expect(await tab.phone.unsent(anna)).toBe(1);
  expect(await tab.phone.drain(anna)).toBe('not_signed_in');
  await world.signIn(anna);
  expect(tab.phone.replica.ops).toMatchObject([{ args: { title: 'Of Anna' } }]);
});

// Another person on the same phone

const everything = async (uid: string): Promise<{ rows: unknown[]; outbox: unknown[] }> => {
  const db = await openDB(privateName(uid));
  const found = { rows: await db.getAll('rows'), outbox: await db.getAll('outbox') };
  db.close();
  return found;
};

test('P5: who signs in after another can read nothing of theirs, and what was unsent waits for its author', async () => {
  await tab.sync();
  await tab.write('challenges.save', { ...draft, title: 'Unsent of Anna' });
  await lock();
  await world.signIn(berit);
  await tab.phone.leaveBehind(anna);
  expect(await everything(anna)).toMatchObject({ rows: [], outbox: [{ args: { title: 'Unsent of Anna' } }] });
  await tab.sync();
  expect(tab.phone.replica.ops).toEqual([]);
  expect(world.server.log).toHaveLength(1);
  await world.signIn(anna);
  await tab.sync();
  expect(tab.phone.replica.find('challenges', id)).toMatchObject({ title: 'Unsent of Anna' });
  expect(world.server.log).toHaveLength(2);
});

test('P5: of one who had sent everything nothing is left for the next', async () => {
  await tab.sync();
  await lock();
  await world.signIn(berit);
  await tab.phone.leaveBehind(anna);
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(privateName(anna));
  expect(readPerson(world.ledger)?.uid).toBe(berit);
});

test('a loss that its person has not heard of is still told after another was here', async () => {
  tab.die();
  await world.quiet();
  await deleteDB(privateName(anna));
  tab = await world.tab(0);
  await world.signIn(berit);
  await tab.phone.leaveBehind(anna);
  await world.signIn(anna);
  expect(tab.phone.lost).toBe(1);
});

// A phone or computer that is not one's own

test('P14: a guest whose tab is gone is wiped at the next start, and not while it lives', async () => {
  noteGuest(world.ledger, anna);
  const held = new Set([anna]);
  const start = () => endGuests({ ledger: world.ledger, authKeys }, (uid) => Promise.resolve(held.has(uid)));
  await start();
  expect(await everything(anna)).toMatchObject({ outbox: [{ args: { title: 'Of Anna' } }] });
  tab.die();
  await world.quiet();
  held.clear();
  // The tab's own notes went with it.
  writePerson(world.ledger, null);
  world.ledger.removeItem(keysName);
  await start();
  expect(await left(anna)).toEqual([]);
  expect(world.ledger.size()).toBe(0);
});

test.each([
  ['with locks', globalThis.navigator],
  ['without locks', {}]
])('a tab that lives holds its guest, and nobody else: a browser %s', async (name, navigator) => {
  vi.stubGlobal('navigator', navigator);
  const uid = `guest ${name}`;
  expect(await isHeld(uid)).toBe(false);
  holdGuest(uid);
  await vi.waitFor(async () => expect(await isHeld(uid)).toBe(true));
  expect(await isHeld(anna)).toBe(false);
  vi.unstubAllGlobals();
});

test('P14: a guest of another time leaves the one who is signed in now alone', async () => {
  tab.die();
  await world.quiet();
  noteGuest(world.ledger, anna);
  await world.signIn(berit);
  world.ledger.setItem(keysName, 'keys of Berit');
  await endGuests({ ledger: world.ledger, authKeys }, () => Promise.resolve(false));
  expect(readPerson(world.ledger)?.uid).toBe(berit);
  expect(world.ledger.getItem(keysName)).toBe('keys of Berit');
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(privateName(anna));
});

// All anew

test('everything can be fetched anew: what is shown stays meanwhile, what is unsent is not touched', async () => {
  await tab.sync();
  await tab.write('challenges.save', { ...draft, title: 'Written since' });
  // A copy that went wrong in a way that no pull would notice.
  await tab.phone.own?.db.change(async (tx) => {
    for (const record of await tx.objectStore('rows').getAll())
      await tx.objectStore('rows').put({ ...record, row: { ...record.row, whom: 'spoiled' } });
  });
  setDriver({ wake: () => undefined, run: async () => undefined, check: () => tab.sync() });
  await tab.phone.refetch();
  expect(tab.phone.replica.find('challenges', id)).toMatchObject({ title: 'Written since' });
  expect(tab.phone.replica.ops).toHaveLength(1);
  setDriver({ wake: () => undefined, run: () => tab.sync(), check: () => tab.sync() });
  await tab.phone.refetch();
  expect(tab.phone.replica.ops).toEqual([]);
  const found = tab.phone.replica.find('challenges', id);
  expect(found).toMatchObject({ title: 'Written since' });
  expect(found?.whom).not.toBe('spoiled');
  setDriver(null);
});

test('an outbox that cannot be opened counts as last noted', async () => {
  tab.die();
  await world.quiet();
  const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError');
  });
  const phone = phoneOf();
  expect(await phone.unsent(anna)).toBe(1);
  expect(await phone.drain(anna)).toBe('not_signed_in');
  open.mockRestore();
});

test('a session that is refused while the rest is being sent keeps it', async () => {
  world.renewals = 'refused';
  world.faults.push = ['401'];
  const sync = () => tab.sync();
  setDriver({ wake: () => undefined, run: sync, check: sync });
  expect(await tab.phone.drain(anna)).toBe('not_signed_in');
  await world.signIn(anna);
  expect(await tab.phone.unsent(anna)).toBe(1);
  expect(await tab.phone.drain(anna)).toBeNull();
  expect(world.server.log).toHaveLength(1);
});

// Wipes that meet trouble

const phoneOf = (): Phone =>
  new Phone({
    tabs: { post: () => undefined, listen: () => () => undefined },
    ledger: world.ledger,
    now: () => world.now,
    newId: world.newId,
    database: (name, tabs) => new Database(name, tabs)
  });

const noRoom = () =>
  vi.spyOn(IDBObjectStore.prototype, 'clear').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError');
  });

afterEach(() => {
  setDriver(null);
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('P14: what cannot be emptied is deleted all the same', async () => {
  noRoom();
  await tab.signOut();
  expect(await left(anna)).toEqual([]);
  expect(world.ledger.size()).toBe(0);
});

test('P14: a database that a newer build has changed is wiped too', async () => {
  tab.die();
  await world.quiet();
  (await openDB(privateName(anna), 9)).close();
  await wipe(anna, { ledger: world.ledger, authKeys });
  expect(await left(anna)).toEqual([]);
});

test('P14: a wipe that fails leaves nobody signed in, stops no start, and is completed at a later one', async () => {
  const sleeper = await openDB(privateName(anna));
  const full = noRoom();
  await expect(tab.phone.wipe(anna)).rejects.toThrow('could not be wiped');
  expect(readPerson(world.ledger)).toBeNull();
  expect(world.ledger.getItem(keysName)).toBeNull();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const resuming = resumeWipes({ ledger: world.ledger, authKeys });
  // Emptying waits, then deleting.
  for (let i = 0; i < 2; i += 1) {
    await world.quiet();
    vi.advanceTimersByTime(patience);
  }
  await resuming;
  expect(isMarked(world.ledger, anna)).toBe(true);
  full.mockRestore();
  sleeper.close();
  await world.quiet();
  await resumeWipes({ ledger: world.ledger, authKeys });
  expect(await left(anna)).toEqual([]);
  expect(world.ledger.size()).toBe(0);
});

test('P5: who comes back after a wipe that failed finds nothing of before, and can work', async () => {
  tab.die();
  await world.quiet();
  world.ledger.setItem('samskap-wipe', anna);
  tab = await world.tab(0);
  expect(tab.phone.replica.ops).toEqual([]);
  expect(isMarked(world.ledger, anna)).toBe(false);
  expect(await tab.write('challenges.save', draft)).toBe(true);
});

test('the same person can come back where the browser was closed before the database was deleted', async () => {
  tab.die();
  await world.quiet();
  const db = await openDB(privateName(anna));
  await db.put('meta', true, 'wiped');
  db.close();
  tab = await world.tab(0);
  expect(tab.phone.lost).toBe(0);
  expect(await tab.write('challenges.save', draft)).toBe(true);
});

test('a tab that sleeps on a deleted database holds the same person up for a while, not for ever', async () => {
  const sleeper = await openDB(privateName(anna));
  await tab.signOut();
  tab.die();
  await world.quiet();
  writePerson(world.ledger, { uid: anna, email: 'a@example.no' });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const phone = phoneOf();
  const entering = phone.enter(anna).then(
    () => 'in',
    (error: Error) => error.message
  );
  await world.quiet();
  vi.advanceTimersByTime(patience);
  expect(await entering).toBe('another tab holds the database');
  sleeper.close();
  await phone.enter(anna);
  expect(await phone.issue('challenges.save', draft)).toEqual([]);
});
