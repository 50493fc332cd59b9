import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setDriver } from '../../src/lib/local/driver';
import type { OutboxOp } from '../../src/lib/local/outbox-op';
import { organisation, partnership } from './model-rows';
import { anna, berit } from './stories';
import type { Tab } from './tab';
import { World } from './world';

const id = '00000000-0000-4000-8000-00000000c001';
const place = { partnership_id: partnership, organisation_id: organisation };

let world: World;
let tab: Tab;
const ops = (): OutboxOp[] => tab.phone.replica.ops;
const shown = () => tab.phone.replica.find('challenges', id);
const save = (patch: Record<string, unknown>) => tab.write('challenges.save', { id, ...patch });
const theirs = (patch: Record<string, unknown>) => world.server.change('challenges', id, patch);
const pushes = () => world.sent.filter(({ call }) => call.name === 'sync_push');

beforeEach(async () => {
  world = new World();
  await world.signIn(anna);
  tab = await world.tab(0);
});

test('autosaves of a draft become one op until it is sent', async () => {
  await save({ ...place, title: 'One' });
  await save({ title: 'One two' });
  await save({ today: 'Much' });
  expect(ops()).toMatchObject([
    { args: { ...place, title: 'One two', today: 'Much' }, base_rev: null, state: 'waiting' }
  ]);
  expect(shown()).toMatchObject({ title: 'One two', today: 'Much', pending: 'waiting' });
});

test('what Postgres would refuse a whole call for never gets into the outbox', async () => {
  await save({ ...place, title: 'a\0b\ud800c \\u0000 🚲' });
  expect(ops()).toMatchObject([{ args: { title: 'ab\ufffdc \\u0000 🚲' } }]);
});

test('a second tap on the same button is the first one', async () => {
  await save({ ...place, title: 'One' });
  await tab.write('challenges.submit', { id });
  await tab.write('challenges.submit', { id });
  world.faults.push = ['lost answer'];
  await tab.sync();
  await tab.write('challenges.submit', { id });
  expect(ops().map(({ kind }) => kind)).toEqual(['challenges.save', 'challenges.submit']);
  await world.tick(60_000);
  expect(ops()).toEqual([]);
});

test('what is written between two taps counts, and so does a tap after a refusal', async () => {
  await save({ ...place, title: 'One' });
  world.faults.push = ['lost answer'];
  await tab.sync();
  await save({ title: 'Two' });
  await save({ title: 'One' });
  expect(ops().map(({ args }) => args.title)).toEqual(['One', 'One']);
  await world.tick(60_000);
  await tab.write('challenges.publish', { id });
  await tab.sync();
  expect(ops()).toMatchObject([{ state: 'parked', code: 'not_allowed' }]);
  await tab.write('challenges.publish', { id });
  expect(ops()).toHaveLength(2);
});

afterEach(() => {
  setDriver(null);
  vi.restoreAllMocks();
});

test('a command that is stored is said to be stored and is sent, even if the screen cannot be told', async () => {
  const wake = vi.fn();
  const nothing = async () => undefined;
  setDriver({ wake, run: nothing, check: nothing });
  vi.spyOn(tab.phone.replica, 'settled').mockRejectedValueOnce(new DOMException('lost', 'UnknownError'));
  expect(await tab.phone.issue('challenges.save', { id, ...place, title: 'One' })).toEqual([]);
  expect(wake).toHaveBeenCalledWith('write');
});

test.each([
  ['QuotaExceededError', 'phone_full'],
  ['VersionError', 'unknown_version']
])('a phone that cannot store (%s) says so, and nothing is half done', async (name, code) => {
  const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('no', name);
  });
  expect(await tab.phone.issue('challenges.save', { id, ...place, title: 'One' })).toEqual([{ code }]);
  add.mockRestore();
  expect(ops()).toEqual([]);
  expect(await save({ ...place, title: 'One' })).toBe(true);
});

test('a retry that cannot be stored says so, and what waits for its author stays', async () => {
  await save({ ...place, title: 'bad' });
  await tab.sync();
  const [parked] = ops();
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('no', 'QuotaExceededError');
  });
  expect(await tab.phone.retry(parked?.op_id ?? '')).toEqual([{ code: 'phone_full' }]);
  put.mockRestore();
  expect(ops()).toEqual([parked]);
});

test('what was sent is frozen: a later save stands beside it and points to it', async () => {
  await save({ ...place, title: 'One' });
  world.faults.push = ['lost answer'];
  await tab.sync();
  const [sent] = ops();
  await save({ title: 'Two' });
  expect(ops()).toMatchObject([
    { op_id: sent?.op_id, args: { title: 'One' } },
    { args: { title: 'Two' }, prev: sent?.op_id, first_sent_at: null }
  ]);
  await tab.sync();
  expect(ops()).toEqual([]);
  expect(world.server.row('challenges', id)).toMatchObject({ title: 'Two' });
});

test('a save on top of a row that changed meanwhile is not merged into one that saw the old row', async () => {
  await save({ ...place, title: 'One' });
  await tab.sync();
  theirs({ today: 'Theirs' });
  world.faults.other = ['ok', 'slow answer'];
  await tab.sync();
  await save({ title: 'Two' });
  await world.deliver();
  expect(shown()).toMatchObject({ title: 'Two', today: 'Theirs' });
  await save({ title: 'Three' });
  expect(ops()).toMatchObject([
    { args: { title: 'Two' }, base_rev: 1, first_sent_at: null },
    { args: { title: 'Three' }, base_rev: 2 }
  ]);
});

test('a form that was filled from an unsent draft still saves into that draft', async () => {
  await save({ ...place, title: 'One' });
  await tab.phone.issue('challenges.save', { id, title: 'Two' }, shown()?.rev);
  expect(ops()).toMatchObject([{ base_rev: null, args: { ...place, title: 'Two' } }]);
});

test('P10: a form that was filled before somebody else changed the text does not write over it', async () => {
  await save({ ...place, title: 'One' });
  await tab.sync();
  const rev = shown()?.rev;
  theirs({ title: 'Theirs' });
  await tab.sync();
  await tab.phone.issue('challenges.save', { id, title: 'Mine' }, rev);
  await tab.sync();
  expect(ops()).toMatchObject([{ code: 'conflict', args: { title: 'Mine' }, row: { title: 'Theirs' } }]);
});

test('P10: a form that saw no row does not write over the one that came meanwhile', async () => {
  await save({ ...place, title: 'Theirs' });
  await tab.sync();
  await tab.phone.issue('challenges.save', { id, title: 'Mine' }, null);
  expect(ops()).toMatchObject([{ base_rev: null, args: { title: 'Mine' } }]);
});

test('an op keeps its id through lost answers and takes effect once', async () => {
  await save({ ...place, title: 'One' });
  world.faults.push = ['lost answer', 'cut', 'cut', 'lost answer'];
  for (let i = 0; i < 6; i += 1) await tab.sync();
  expect(ops()).toEqual([]);
  expect(world.server.log).toHaveLength(1);
});

test('a refused save is rolled back and its text kept; saving again corrects it', async () => {
  await save({ ...place, title: 'Good' });
  await tab.sync();
  await save({ title: 'bad words' });
  await tab.sync();
  expect(ops()).toMatchObject([
    { state: 'parked', code: 'invalid', field: 'title', args: { title: 'bad words' } }
  ]);
  expect(shown()).toMatchObject({ title: 'Good', pending: 'parked' });
  await save({ title: 'Better words' });
  expect(ops()).toMatchObject([{ state: 'waiting', args: { title: 'Better words' } }]);
  await tab.sync();
  expect(ops()).toEqual([]);
  expect(shown()).toMatchObject({ title: 'Better words' });
});

test('a parked op holds its own lane and no other; discarding it lets the lane go on', async () => {
  const other = '00000000-0000-4000-8000-00000000c002';
  await save({ ...place, title: 'Good' });
  await tab.sync();
  await save({ title: 'bad' });
  await tab.write('challenges.submit', { id });
  await tab.write('challenges.save', { id: other, ...place, title: 'Other' });
  await tab.sync();
  await tab.sync();
  expect(ops().map(({ kind, state }) => [kind, state])).toEqual([
    ['challenges.save', 'parked'],
    ['challenges.submit', 'waiting']
  ]);
  expect(world.server.row('challenges', other)).toMatchObject({ title: 'Other' });
  const [parked] = ops();
  if (parked) await tab.discard(parked);
  await tab.sync();
  expect(ops()).toEqual([]);
  expect(world.server.row('challenges', id)).toMatchObject({ title: 'Good', state: 'submitted' });
});

test('retry with corrected arguments sends a new op, and the ops behind it follow', async () => {
  await save({ ...place, title: 'Good' });
  await tab.sync();
  await save({ title: 'bad' });
  await tab.write('challenges.submit', { id });
  await tab.sync();
  const [parked] = ops();
  if (parked) await tab.retry(parked, { id, title: 'Fine' });
  expect(ops()[0]).toMatchObject({ state: 'waiting', first_sent_at: null });
  expect(ops()[0]?.op_id).not.toBe(parked?.op_id);
  expect(ops()[1]?.prev).toBe(ops()[0]?.op_id);
  await tab.sync();
  expect(world.server.row('challenges', id)).toMatchObject({ title: 'Fine', state: 'submitted' });
  expect(ops()).toEqual([]);
});

test('retry refuses arguments that break a rule the phone can see, and changes nothing', async () => {
  await save({ ...place, title: 'Good' });
  await tab.sync();
  await save({ title: 'bad' });
  await tab.sync();
  const [parked] = ops();
  if (parked) await tab.retry(parked, { id, title: 'x'.repeat(500) });
  expect(ops()).toMatchObject([{ state: 'parked', args: { title: 'bad' } }]);
});

const conflict = async (): Promise<OutboxOp | undefined> => {
  await save({ ...place, title: 'First' });
  await tab.sync();
  theirs({ title: 'Theirs' });
  await save({ title: 'Mine' });
  await tab.sync();
  return ops()[0];
};

test('P10: a conflict shows both texts and drops neither', async () => {
  const op = await conflict();
  expect(op).toMatchObject({
    state: 'parked',
    code: 'conflict',
    fields: ['title'],
    args: { title: 'Mine' },
    row: { title: 'Theirs' }
  });
  expect(shown()).toMatchObject({ title: 'Theirs', pending: 'parked' });
});

test('P10: my text can be kept, and then stands on theirs', async () => {
  const op = await conflict();
  if (op) await tab.retry(op);
  await tab.sync();
  expect(world.server.row('challenges', id)).toMatchObject({ title: 'Mine' });
  expect(ops()).toEqual([]);
});

test('P10: kept on top of theirs, my text meets a third one as a conflict again', async () => {
  const op = await conflict();
  if (op) await tab.retry(op);
  theirs({ title: 'A third' });
  await tab.sync();
  expect(ops()).toMatchObject([{ code: 'conflict', args: { title: 'Mine' }, row: { title: 'A third' } }]);
});

test('P10: their text can be kept, and mine leaves the outbox', async () => {
  const op = await conflict();
  if (op) await tab.discard(op);
  await tab.sync();
  expect(shown()).toMatchObject({ title: 'Theirs' });
  expect(shown()).not.toHaveProperty('pending');
});

test('P10: their text stays also when a later change of mine was written on top of mine', async () => {
  await save({ ...place, title: 'First' });
  await tab.sync();
  theirs({ title: 'Theirs' });
  await save({ title: 'Mine' });
  world.faults.push = ['503'];
  await tab.sync();
  expect(shown()).toMatchObject({ title: 'Mine', rev: 2 });
  await save({ title: 'Mine too' });
  await world.tick(60_000);
  expect(ops()).toMatchObject([{ code: 'conflict' }, { state: 'waiting' }]);
  const [op] = ops();
  if (op) await tab.discard(op);
  await tab.sync();
  expect(world.server.row('challenges', id)).toMatchObject({ title: 'Theirs' });
  expect(ops()).toMatchObject([{ code: 'conflict', args: { title: 'Mine too' }, row: { title: 'Theirs' } }]);
});

test('changes of different fields merge without a question', async () => {
  await save({ ...place, title: 'First' });
  await tab.sync();
  theirs({ today: 'Theirs' });
  await save({ title: 'Mine' });
  await tab.sync();
  expect(shown()).toMatchObject({ title: 'Mine', today: 'Theirs' });
});

test('my own acknowledged change is no conflict with my next one', async () => {
  await save({ ...place, title: 'First' });
  await tab.sync();
  for (const title of ['Second', 'Third', 'Fourth']) {
    await save({ title });
    await tab.sync();
  }
  expect(ops()).toEqual([]);
  expect(world.server.row('challenges', id)).toMatchObject({ title: 'Fourth' });
});

test('P11: an op of a command this build does not know is sent as it is, and parks if the server does not know it', async () => {
  await save({ ...place, title: 'First' });
  await tab.phone.own?.db.change(async (tx, change) => {
    const [op] = await tx.objectStore('outbox').getAll();
    if (op) await tx.objectStore('outbox').put({ ...op, kind: 'challenges.paint', v: 7 });
    change.other = true;
  });
  await tab.phone.replica.settled();
  expect(shown()).toBeUndefined();
  await tab.sync();
  expect(pushes()[0]?.call.args).toMatchObject({ ops: [{ kind: 'challenges.paint', v: 7 }] });
  expect(ops()).toMatchObject([{ state: 'parked', code: 'unknown_command', args: { title: 'First' } }]);
});

test('P11: an op with arguments from an older build that no longer fit does not break the screen', async () => {
  await save({ ...place, title: 'First' });
  await tab.phone.own?.db.change(async (tx, change) => {
    const [op] = await tx.objectStore('outbox').getAll();
    if (op) await tx.objectStore('outbox').put({ ...op, v: 0, args: { old: true } });
    change.other = true;
  });
  await tab.phone.replica.settled();
  expect(tab.phone.replica.rows('challenges')).toEqual([]);
  expect(ops()).toHaveLength(1);
});

test('what another person wrote on this phone stays theirs', async () => {
  await save({ ...place, title: 'Of Anna' });
  world.renewals = 'refused';
  world.faults.push = ['401'];
  await tab.sync();
  expect(world.person).toBeNull();
  expect(ops()).toEqual([]);
  expect(shown()).toBeUndefined();
  await world.signIn(berit);
  await tab.sync();
  expect(shown()).toBeUndefined();
  expect(pushes().map(({ uid }) => uid)).toEqual([anna]);
  await world.signIn(anna);
  expect(shown()).toMatchObject({ title: 'Of Anna', pending: 'waiting' });
  await tab.sync();
  expect(world.server.log).toMatchObject([{ uid: anna }]);
});
