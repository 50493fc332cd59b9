import { deleteDB, openDB } from 'idb';
import { beforeEach, expect, test } from 'vitest';
import { Wiped } from '../../src/lib/local/database';
import { readPerson } from '../../src/lib/local/person';
import { authKeys } from '../../src/lib/local/phone';
import { privateName } from '../../src/lib/local/schema';
import { resumeWipes, wipe } from '../../src/lib/local/wipe';
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
  await expect(tab.phone.issue('challenges.submit', { id })).rejects.toBeInstanceOf(Wiped);
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
