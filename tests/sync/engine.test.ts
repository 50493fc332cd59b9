import { toColumns } from '../../src/lib/domain/columns';
import { beforeEach, expect, test } from 'vitest';
import type { Activity } from '../../src/lib/local/driver';
import { Engine, type RoundEnd, type Wish } from '../../src/lib/sync/engine';
import { watchStorage } from '../../src/lib/sync/stuck';
import { Wiped } from '../../src/lib/local/database';
import { serverAhead } from '../../src/lib/local/clock';
import { applyPulled, forget, standing } from '../../src/lib/local/pulled';
import type { Ports } from '../../src/lib/sync/ports';
import { organisation, partnership } from './model-rows';
import { anna, berit } from './stories';
import type { Tab } from './tab';
import { World } from './world';

const id = '00000000-0000-4000-8000-00000000c001';
const place = { partnership_id: partnership, organisation_id: organisation };

let world: World;
let tab: Tab;
const save = (patch: Record<string, unknown>, which = id) =>
  tab.write('challenges.save', { id: which, ...patch });
const called = (name: string) => world.sent.filter(({ call }) => call.name === name).length;
const own = () => {
  const db = tab.phone.own?.db;
  if (!db) throw new Error('nobody is signed in');
  return db;
};

beforeEach(async () => {
  world = new World();
  await world.signIn(anna);
  tab = await world.tab(0);
});

test('401 pauses, renews and sends again, and counts no attempt', async () => {
  await save({ ...place, title: 'One' });
  world.renewals = 'offline';
  world.faults.push = ['401'];
  await tab.sync();
  expect(tab.phone.replica.ops).toMatchObject([{ attempts: 0, state: 'waiting' }]);
  world.renewals = 'renewed';
  world.faults.push = ['401'];
  await tab.sync();
  expect(tab.phone.replica.ops).toEqual([]);
});

test('a refused renewal locks the screen and keeps the outbox for the same person', async () => {
  await save({ ...place, title: 'One' });
  world.renewals = 'refused';
  world.faults.push = ['401'];
  await tab.sync();
  expect(world.person).toBeNull();
  expect(tab.phone.replica.rows('challenges')).toEqual([]);
  await world.signIn(anna);
  expect(tab.phone.replica.ops).toMatchObject([{ args: { title: 'One' } }]);
});

test.each(['cut', '503', '403', 'portal', 'lost answer'] as const)(
  'after %s an op stays, waits and goes when its time has come',
  async (fault) => {
    await save({ ...place, title: 'One' });
    world.faults.push = [fault];
    await tab.sync();
    expect(tab.phone.replica.ops).toMatchObject([
      { attempts: 1, state: 'waiting', next_at: world.now + 500 }
    ]);
    await world.tick(60_000);
    expect(tab.phone.replica.ops).toEqual([]);
  }
);

test('a server that asks to be left alone is, but for a person who asks; then all goes once', async () => {
  await save({ ...place, title: 'One' });
  world.faults.push = ['429'];
  await tab.wake('write');
  expect(tab.phone.replica.ops).toMatchObject([{ attempts: 1, next_at: world.now + 20_500 }]);
  const asked = world.sent.length;
  const other = '00000000-0000-4000-8000-00000000c002';
  await save({ ...place, title: 'Other' }, other);
  for (const reason of ['write', 'online', 'visible'] as const) await tab.wake(reason);
  await world.tick(20_000);
  expect(world.sent.length).toBe(asked);
  await tab.wake('person');
  expect(world.server.log.map(({ op }) => op.args.title)).toEqual(['Other']);
  await world.tick(60_000);
  expect(world.server.log.map(({ op }) => op.args.title)).toEqual(['Other', 'One']);
  expect(tab.phone.replica.ops).toEqual([]);
});

test('one that asks for it when it is asked for rows is left alone too', async () => {
  world.faults.other = ['429'];
  await tab.wake('visible');
  const asked = called('sync_pull');
  await tab.wake('visible');
  await world.tick(20_000);
  expect(called('sync_pull')).toBe(asked);
  await world.tick(1_000);
  expect(called('sync_pull')).toBe(asked + 1);
});

test('a clock that was a day ahead and is put right does not hold an op for a day', async () => {
  world.now += 86_400_000;
  await save({ ...place, title: 'One' });
  world.faults.push = ['503'];
  await tab.sync();
  world.now -= 86_400_000;
  await tab.sync();
  expect(tab.phone.replica.ops).toEqual([]);
});

test('an op that the server chokes on every time does not hold the others', async () => {
  const { server } = world;
  const push = server.push.bind(server);
  server.push = (uid, ops) =>
    ops.some(({ args }) => args.title === 'poison') ? { status: 500, body: null } : push(uid, ops);
  await save({ ...place, title: 'poison' });
  const others = [2, 3, 4].map((n) => `00000000-0000-4000-8000-00000000c00${n}`);
  for (const other of others) await save({ ...place, title: other }, other);
  for (let i = 0; i < 6; i += 1) {
    await tab.sync();
    await world.tick(600_000);
  }
  expect(tab.phone.replica.ops.map(({ args }) => args.title)).toEqual(['poison']);
  expect(server.log).toHaveLength(3);
});

test('a call refused for good is tried op by op, and only the one to blame is parked', async () => {
  const { server } = world;
  const push = server.push.bind(server);
  server.push = (uid, ops) =>
    ops.some(({ args }) => args.title === 'huge')
      ? { status: 413, body: { code: 'PT413', message: 'too_large' } }
      : push(uid, ops);
  const other = '00000000-0000-4000-8000-00000000c002';
  await save({ ...place, title: 'huge' });
  await save({ ...place, title: 'fine' }, other);
  await tab.sync();
  expect(tab.phone.replica.ops).toMatchObject([
    { state: 'parked', code: 'too_large', args: { title: 'huge' } }
  ]);
  expect(server.row('challenges', other)).toMatchObject({ title: 'fine' });
});

test('at most twenty ops go in one call', async () => {
  for (let n = 0; n < 45; n += 1)
    await save({ ...place, title: 'x' }, `00000000-0000-4000-8000-0000000d${String(n).padStart(4, '0')}`);
  await tab.sync();
  const sizes = world.sent.flatMap(({ call }) => (call.name === 'sync_push' ? [call.args.ops.length] : []));
  expect(sizes).toEqual([20, 20, 5]);
  expect(tab.phone.replica.ops).toEqual([]);
});

test('P7: an answer that is older than what was stored meanwhile changes nothing', async () => {
  await save({ ...place, title: 'One' });
  await tab.sync();
  const asked = await standing(own());
  await save({ title: 'Two' });
  await tab.sync();
  const before = await own().read((tx) => tx.objectStore('rows').getAll());
  const stale = { epoch: 'other', cursors: {}, fresh: new Set<string>(), members: [], rows: [] };
  expect(await applyPulled(own(), asked, stale, 0)).toBe(false);
  expect(await own().read((tx) => tx.objectStore('rows').getAll())).toEqual(before);
});

test('P7: a pull whose answer meets an acknowledgement on the way is asked for again', async () => {
  const made = '00000000-0000-4000-8000-00000000c002';
  await tab.sync();
  const other = await world.tab(1);
  world.faults.other = ['ok', 'slow answer', 'ok', 'cut'];
  await tab.sync();
  await other.write('challenges.save', { id: made, ...place, title: 'Two' });
  await other.sync();
  expect(other.phone.replica.find('challenges', made)).toMatchObject({ rev: 1 });
  const pulls = called('sync_pull');
  // The public rows, where it may be alone, and then the pull itself.
  world.faults.other = ['ok', 'cut'];
  await world.deliver();
  expect(called('sync_pull')).toBe(pulls + 1);
  expect(tab.phone.replica.find('challenges', made)).toMatchObject({ title: 'Two', rev: 1 });
});

test('P7: a late answer to a push does not bring back the row of that time', async () => {
  await save({ ...place, title: 'One' });
  const other = await world.tab(1);
  world.faults.push = ['slow answer', '503'];
  await tab.sync();
  world.server.change('challenges', id, { today: 'Theirs' });
  await other.sync();
  expect(other.phone.replica.find('challenges', id)).toMatchObject({ today: 'Theirs', rev: 2 });
  world.faults.other = ['cut', 'cut'];
  await world.deliver();
  expect(tab.phone.replica.ops).toEqual([]);
  expect(tab.phone.replica.find('challenges', id)).toMatchObject({ today: 'Theirs', rev: 2 });
});

test('an answer about another person is never applied', async () => {
  await save({ ...place, title: 'One' });
  await tab.sync();
  const { server } = world;
  const pull = server.pull.bind(server);
  server.pull = (_, args) => pull(berit, args);
  const before = await standing(own());
  await tab.sync();
  expect(await standing(own())).toEqual(before);
  expect(tab.phone.replica.find('challenges', id)).toBeDefined();
});

test('a cursor that the server does not take is forgotten, and all is read anew', async () => {
  await save({ ...place, title: 'One' });
  await tab.sync();
  await own().change(async (tx) => {
    const state = await tx.objectStore('meta').get('sync');
    await tx
      .objectStore('meta')
      .put({ ...(state as object), cursors: { [`user:${anna}`]: 'nonsense' } }, 'sync');
  });
  await tab.sync();
  expect(Number((await standing(own())).cursors[`user:${anna}`])).toBeGreaterThan(0);
});

test('after a restore the phone shows the restored rows and sends what it still has', async () => {
  await save({ ...place, title: 'Old' });
  await tab.sync();
  const restore = world.server.backup();
  const lost = '00000000-0000-4000-8000-00000000c002';
  await save({ ...place, title: 'Lost' }, lost);
  await save({ title: 'Newer' });
  await tab.write('challenges.submit', { id });
  await tab.sync();
  restore();
  await save({ today: 'Unsent' });
  await tab.sync();
  await tab.sync();
  expect(tab.phone.replica.ops).toEqual([]);
  expect(tab.phone.replica.find('challenges', id)).toMatchObject({
    title: 'Old',
    state: 'draft',
    today: 'Unsent'
  });
  expect(tab.phone.replica.find('challenges', lost)).toBeUndefined();
  expect((await standing(own())).epoch).toBe(world.server.epoch);
});

test('P4: a role taken away takes its rows from the phone', async () => {
  await save({ ...place, title: 'One' });
  await tab.write('challenges.submit', { id });
  await tab.sync();
  world.server.coordinators.add(berit);
  await world.signIn(berit);
  await tab.sync();
  expect(tab.phone.replica.find('challenges', id)).toBeDefined();
  await save({ title: 'By the coordinator' });
  await tab.sync();
  expect(tab.phone.replica.find('challenges', id)).toMatchObject({ title: 'By the coordinator', rev: 3 });
  world.server.coordinators.delete(berit);
  await tab.sync();
  expect(tab.phone.replica.find('challenges', id)).toBeUndefined();
  expect(tab.phone.replica.find('challenge_cases', id)).toBeUndefined();
});

test('P4: a role lost between a mismatch and the pull that mends it takes its rows from the phone', async () => {
  await save({ ...place, title: 'One' });
  await tab.write('challenges.submit', { id });
  await tab.sync();
  world.server.coordinators.add(berit);
  await world.signIn(berit);
  await tab.sync();
  const { cursors } = await standing(own());
  await forget(own(), Object.keys(cursors));
  world.faults.other = ['cut', 'cut'];
  await tab.sync();
  world.server.coordinators.delete(berit);
  await tab.sync();
  expect(tab.phone.replica.find('challenges', id)).toBeUndefined();
  expect(Object.keys((await standing(own())).cursors)).toEqual([`user:${berit}`]);
});

test('P4: what is no longer public leaves the phone of one who is not signed in', async () => {
  await save({ ...place, title: 'One' });
  await tab.sync();
  world.server.change('challenges', id, { state: 'published' });
  await tab.signOut();
  await tab.sync();
  expect(tab.phone.replica.find('challenges', id)).toMatchObject({ title: 'One' });
  world.server.change('challenges', id, { state: 'withdrawn' });
  await tab.sync();
  expect(tab.phone.replica.rows('challenges')).toEqual([]);
});

test('P3: an op that waits for its next try holds back those behind it in its lane, and only those', async () => {
  const other = '00000000-0000-4000-8000-00000000c002';
  await save({ ...place, title: 'One' });
  world.faults.push = ['503'];
  await tab.sync();
  await tab.write('challenges.submit', { id });
  await save({ ...place, title: 'Other' }, other);
  await tab.sync();
  expect(tab.phone.replica.ops.map(({ kind }) => kind)).toEqual(['challenges.save', 'challenges.submit']);
  expect(world.server.row('challenges', other)).toBeDefined();
  await world.tick(60_000);
  expect(tab.phone.replica.ops).toEqual([]);
  expect(world.server.row('challenges', id)).toMatchObject({ state: 'submitted' });
});

const sizes = () =>
  world.sent.flatMap(({ call }) => (call.name === 'sync_push' ? [call.args.ops.length] : []));
const other = '00000000-0000-4000-8000-00000000c002';

test('a write takes with it what only lacked a network, in the order it was written', async () => {
  await save({ ...place, title: 'One' });
  world.faults.push = ['cut'];
  await tab.sync();
  await save({ ...place, title: 'Builds on it' }, other);
  await tab.wake('write');
  expect(sizes()).toEqual([1, 2]);
  expect(world.server.log.map(({ op }) => op.args.title)).toEqual(['One', 'Builds on it']);
});

test('what failed together is tried again together', async () => {
  await save({ ...place, title: 'One' });
  world.faults.push = ['503', '503'];
  await tab.sync();
  await save({ ...place, title: 'Builds on it' }, other);
  await world.tick(600);
  await tab.sync();
  const [one, two] = tab.phone.replica.ops;
  expect([one?.attempts, two?.attempts]).toEqual([2, 1]);
  expect(one?.next_at).toBe(two?.next_at);
});

test('a row that is wrong here is found by the daily comparison and fetched again', async () => {
  await save({ ...place, title: 'One' });
  await tab.sync();
  await own().change(async (tx, change) => {
    await tx.objectStore('rows').delete(['challenges', id]);
    change.rows = [['challenges', id]];
  });
  await tab.sync();
  expect(tab.phone.replica.find('challenges', id)).toBeUndefined();
  await world.tick(2 * 86_400_000);
  await tab.sync();
  expect(called('sync_check_all')).toBeGreaterThan(0);
  expect(tab.phone.replica.find('challenges', id)).toMatchObject({ title: 'One' });
});

test('a public row that is wrong here is found by the daily comparison of whoever is signed in', async () => {
  world.server.add('themes', { id, key: 'health', position: 1 });
  await tab.sync();
  await tab.damage('row', true, 0);
  await tab.sync();
  expect(tab.phone.replica.rows('themes')).toEqual([]);
  await tab.sync(true);
  expect(tab.phone.replica.rows('themes')).toMatchObject([{ key: 'health' }]);
});

test('P13: where the phone stands cannot be read: everything is fetched anew, and what is not mine any more goes', async () => {
  await save({ ...place, title: 'One' });
  await tab.write('challenges.submit', { id });
  await tab.sync();
  await save({ today: 'Unsent' });
  await tab.damage('state', false, 0);
  world.server.change('challenge_cases', id, { contact_id: berit });
  await tab.sync();
  expect(Object.keys((await standing(own())).cursors)).toEqual([`user:${anna}`]);
  const record = await own().read((tx) => tx.objectStore('rows').get(['challenges', id]));
  expect(record?.in).toEqual([`user:${anna}`]);
  expect(tab.phone.replica.ops).toEqual([]);
  expect(tab.phone.replica.find('challenges', id)).toMatchObject({ today: 'Unsent' });
});

test('P6: what only the public rows have stays on the screen until they have it', async () => {
  const agreement = '00000000-0000-4000-8000-00000000e001';
  const title = () => tab.phone.replica.find('agreements', agreement)?.name_nb;
  const args = {
    id: agreement,
    partnership_id: partnership,
    name_nb: 'Avtale',
    name_nn: 'Avtale',
    name_en: 'Deal'
  };
  await tab.write('agreements.save', args);
  await tab.wake('write');
  expect(tab.phone.replica.ops).toEqual([]);
  await tab.wake('person');
  expect(title()).toBe('Avtale');
  await tab.write('agreements.save', { id: agreement, name_nb: 'Avtalen' });
  world.faults.other = ['cut'];
  await tab.wake('person');
  expect(title()).toBe('Avtalen');
  await tab.write('agreements.remove', { id: agreement });
  await tab.wake('write');
  expect(tab.phone.replica.ops).toEqual([]);
  expect(title()).toBeUndefined();
  await tab.wake('person');
  expect(title()).toBeUndefined();
});

test('an empty delta is one request', async () => {
  await save({ ...place, title: 'One' });
  await tab.sync();
  await tab.wake('person');
  const before = world.sent.length;
  const others = world.struck.get('ok') ?? 0;
  await tab.wake('person');
  expect(world.sent.slice(before).map(({ call }) => call.name)).toEqual(['sync_pull']);
  expect((world.struck.get('ok') ?? 0) - others).toBe(1);
});

test('a clock that is wrong is known from the first answer, and what is written has the right time', async () => {
  const day = 86_400_000;
  const { server } = world;
  const pull = server.pull.bind(server);
  const truth = world.now;
  world.now += 30_000;
  server.pull = (uid, args) => {
    const answer = pull(uid, args);
    return { ...answer, body: { ...(answer.body as object), now: new Date(truth).toISOString() } };
  };
  await tab.sync();
  // That may be the network.
  expect((await standing(own())).offset).toBe(0);
  world.now = truth + day;
  await tab.sync();
  expect((await standing(own())).offset).toBe(-day);
  await save({ ...place, title: 'One' });
  expect(tab.phone.replica.ops).toMatchObject([{ created_at: new Date(truth).toISOString() }]);
  world.now -= day;
  await tab.sync();
  expect((await standing(own())).offset).toBe(0);
});

test('nothing is said of a clock by an answer without a time, or to a phone that slept meanwhile', () => {
  const at = Date.UTC(2026, 10, 26, 12);
  expect(serverAhead(Number.NaN, at, at)).toBeNull();
  expect(serverAhead(at, at - 3_600_000, at)).toBeNull();
  expect(serverAhead(at, at - 30_000, at + 10_000)).toBe(10_000);
  expect(serverAhead(at, at + 3_600_000, at + 3_601_000)).toBe(-3_600_500);
});

test('all audiences are compared in one call, and only the wrong one is fetched again', async () => {
  await save({ ...place, title: 'One' });
  await tab.write('challenges.submit', { id });
  world.server.coordinators.add(anna);
  await tab.sync();
  const { cursors } = await standing(own());
  expect(Object.keys(cursors)).toHaveLength(3);
  const lost = `challenge:${id}`;
  await own().change(async (tx) => {
    const rows = tx.objectStore('rows');
    const record = await rows.get(['challenge_cases', id]);
    if (record) await rows.put({ ...record, in: record.in.filter((audience) => audience !== lost) });
  });
  // The first comparison makes the day begin.
  await tab.sync();
  const asked: unknown[] = [];
  const { server } = world;
  const [pull, check] = [server.pull.bind(server), server.check.bind(server)];
  const fresh: string[] = [];
  server.check = (uid, audiences) => {
    asked.push(audiences);
    return check(uid, audiences);
  };
  server.pull = (uid, args) => {
    const answer = pull(uid, args);
    fresh.push(...(answer.body as { fresh: string[] }).fresh);
    return answer;
  };
  await world.tick(2 * 86_400_000);
  await tab.sync();
  expect(asked).toEqual([Object.keys(cursors), [lost], ['pub']]);
  expect(fresh).toEqual([lost]);
  const record = await own().read((tx) => tx.objectStore('rows').get(['challenge_cases', id]));
  expect(record?.in).toContain(lost);
});

test('a comparison does not hold an audience that is no longer mine against the phone', async () => {
  await save({ ...place, title: 'One' });
  await tab.write('challenges.submit', { id });
  await tab.sync();
  const { server } = world;
  const check = server.check.bind(server);
  server.check = (uid, audiences) => {
    server.change('challenge_cases', id, { contact_id: berit });
    return check(uid, audiences);
  };
  await world.tick(2 * 86_400_000);
  await tab.sync();
  expect(called('sync_check_all')).toBeGreaterThan(0);
  await tab.sync();
  expect(Object.keys((await standing(own())).cursors)).toEqual([`user:${anna}`]);
});

test('P7: audiences that rest go on from where the answer says, without being named', async () => {
  await save({ ...place, title: 'One' });
  await tab.write('challenges.submit', { id });
  await tab.sync();
  const before = (await standing(own())).cursors;
  expect(Object.keys(before).sort()).toEqual([`challenge:${id}`, `user:${anna}`]);
  world.server.add('themes', { id: 'elsewhere' });
  const { server } = world;
  const pull = server.pull.bind(server);
  const named: string[][] = [];
  server.pull = (uid, args) => {
    const answer = pull(uid, args);
    named.push(Object.keys((answer.body as { cursors: object }).cursors));
    return answer;
  };
  await tab.sync();
  expect(named).toEqual([[`user:${anna}`]]);
  const { cursors } = await standing(own());
  for (const [audience, cursor] of Object.entries(before))
    expect(Number(cursors[audience])).toBeGreaterThan(Number(cursor));
});

test('rows of tables this build does not know are kept for the next one', async () => {
  world.server.add('meetings', { id });
  const { server } = world;
  const changes = server.changes.bind(server);
  server.changes = (since) => {
    const answer = changes(since);
    const body = answer.body as { tables: Record<string, unknown> };
    const meetings = toColumns([{ id, rev: 1, updated_at: '' }]);
    return { ...answer, body: { ...body, tables: { ...body.tables, meetings } } };
  };
  await tab.sync();
  expect(await tab.phone.pub.read((tx) => tx.objectStore('rows').get(['meetings', id]))).toMatchObject({
    in: ['pub']
  });
});

test('public rows are the same for everyone, stay after sign-out, and cost one 304 when nothing changed', async () => {
  world.server.add('themes', { id, key: 'health', position: 1 });
  await tab.sync();
  await tab.sync();
  const statuses: number[] = [];
  const { server } = world;
  const changes = server.changes.bind(server);
  server.changes = (since) => {
    const answer = changes(since);
    statuses.push(answer.etag === etag ? 304 : 200);
    return answer;
  };
  const { etag } = await standing(tab.phone.pub);
  await tab.signOut();
  await tab.sync();
  expect(tab.phone.replica.rows('themes')).toMatchObject([{ key: 'health' }]);
  expect(statuses).toEqual([304]);
});

// When to work

const ports = (timers: number[]): Ports => ({
  clock: { now: () => 0, after: (ms) => (timers.push(ms), () => undefined) },
  random: () => 0.5,
  newId: () => '',
  hash: async () => null,
  alone: (work) => work()
});

test('what is asked for during a round is done right after, in one more', async () => {
  const wishes: Wish[] = [];
  let release = (): void => undefined;
  const engine = new Engine(
    ports([]),
    async (wish) => {
      wishes.push(wish);
      await new Promise<void>((resolve) => (release = resolve));
      return { end: 'done', again: null };
    },
    60_000
  );
  engine.wake('start');
  engine.wake('write');
  engine.wake('timer');
  const all = engine.run(true);
  release();
  await Promise.resolve();
  await new Promise(setImmediate);
  release();
  await all;
  expect(wishes).toEqual([
    { full: true, force: true, check: false },
    { full: true, force: true, check: true }
  ]);
});

test.each<[string, RoundEnd, number[]]>([
  ['its interval after success', { end: 'done', again: null }, [60_000]],
  ['the time of the next op', { end: 'done', again: 7_000 }, [7_000]],
  ['a jittered pause after trouble', { end: 'trouble' }, [1_000]],
  ['the time that the server asked for, and a jittered pause', { end: 'trouble', wait: 20_000 }, [20_500]],
  ['the longest pause when the server asks for more', { end: 'trouble', wait: 299_900 }, [300_000]],
  ['the longest pause where the phone cannot store', { end: 'stuck' }, [300_000]],
  ['never when it is over', { end: 'over' }, []]
])('the engine comes back at %s', async (_, end, expected) => {
  const timers: number[] = [];
  await new Engine(ports(timers), async () => end, 60_000).run();
  expect(timers).toEqual(expected);
});

test('pauses grow with each trouble', async () => {
  const timers: number[] = [];
  const engine = new Engine(ports(timers), async () => ({ end: 'trouble' }), 60_000);
  for (let i = 0; i < 5; i += 1) await engine.run();
  expect(timers).toEqual([1_000, 1_000, 2_000, 4_000, 8_000]);
});

const cannotMend = async () => false;

test('a full disk is told until it is over, and is asked again after the longest pause', async () => {
  const timers: number[] = [];
  const told: Partial<Activity>[] = [];
  const stored = watchStorage((activity) => told.push(activity), cannotMend);
  let full = true;
  const fill = async (): Promise<RoundEnd> => {
    if (full) throw new DOMException('no room', 'QuotaExceededError');
    return { end: 'done', again: null };
  };
  const engine = new Engine(ports(timers), () => stored('own', fill), 60_000);
  await engine.run();
  await stored('public', async () => undefined);
  full = false;
  await engine.run();
  expect(told).toEqual([{ stuck: true }, { stuck: true }, { stuck: false }]);
  expect(timers).toEqual([300_000, 60_000]);
});

test('a person who leaves during a round is no trouble of the phone', async () => {
  const told: Partial<Activity>[] = [];
  const stored = watchStorage((activity) => told.push(activity), cannotMend);
  await expect(stored('own', () => Promise.reject(new Wiped()))).rejects.toBeInstanceOf(Wiped);
  expect(told).toEqual([{ stuck: false }]);
});
