/** What older builds of the app have left on a phone. */
import { openDB } from 'idb';
import { describe, expect, test } from 'vitest';
import { commands, findCommand } from '../../src/lib/domain/registry';
import type { OutboxOp } from '../../src/lib/local/outbox-op';
import { privateName } from '../../src/lib/local/schema';
import firstBuild from './fixtures/phone-v1.json';
import { commandOf, oldOps } from './old-ops';
import { anna } from './stories';
import { World } from './world';

test.each(Object.keys(commands))('%s has an op that a build has written', (kind) => {
  expect(commandOf(kind)).toMatchObject({ kind, args: { id: expect.any(String) } });
});

describe.each(oldOps)('P11: $kind, version $v, as it was written', ({ kind, v, args }) => {
  test('is still understood, or its version was raised', () => {
    const command = findCommand(kind);
    if (command?.version === v) expect(command.check(args)).toEqual([]);
    else expect(v).toBeLessThan(command?.version ?? Infinity);
  });
});

/** The phone as the first build left it: three stores without indexes, and its records. */
const leave = async (ops: object[]): Promise<void> => {
  const db = await openDB(privateName(anna), 1, {
    upgrade: (made) => {
      made.createObjectStore('rows', { keyPath: ['entity', 'id'] });
      made.createObjectStore('outbox', { keyPath: 'seq', autoIncrement: true });
      made.createObjectStore('meta');
    }
  });
  for (const row of firstBuild.rows) await db.put('rows', row);
  for (const op of ops) await db.put('outbox', op);
  await db.put('meta', firstBuild.sync, 'sync');
  db.close();
};

/** Opens it with this build, sends, throws away what is parked, until nothing is left. */
const sendAll = async (ops: object[]) => {
  const world = new World();
  await leave(ops);
  await world.signIn(anna);
  const tab = await world.tab(0);
  const before = tab.phone.replica.ops;
  const parked = new Map<number, OutboxOp>();
  for (let round = 0; tab.phone.replica.ops.length > 0 && round < 200; round += 1) {
    await tab.sync();
    for (const op of tab.phone.replica.ops.filter(({ state }) => state === 'parked')) {
      parked.set(op.seq, op);
      await tab.discard(op);
    }
  }
  return { world, before, parked: [...parked.values()], left: tab.phone.replica.ops };
};

test('P11: an outbox that the first build left is sent, or parked with the reason; nothing of it is lost', async () => {
  const { world, before, parked, left } = await sendAll(firstBuild.outbox);
  expect(before.map(({ args }) => args)).toEqual(firstBuild.outbox.map(({ args }) => args));
  expect(left).toEqual([]);
  expect(world.server.log.map(({ op }) => op.op_id)).toEqual([
    firstBuild.outbox[0]?.op_id,
    firstBuild.outbox[1]?.op_id
  ]);
  expect(parked.map(({ kind, code }) => [kind, code])).toEqual([
    ['challenges.save', 'unknown_version'],
    ['meetings.join', 'unknown_command']
  ]);
});

test('P11: so is one with every command there is, each with a word about why when it is not done', async () => {
  const template = firstBuild.outbox[0];
  const ops = oldOps.map(({ kind, v, args }, n) => ({
    ...template,
    seq: n + 1,
    op_id: `00000000-0000-4000-8000-0000000b${String(n).padStart(4, '0')}`,
    lane: `${kind.split('.')[0]}:${String(args.id)}`,
    kind,
    v,
    args,
    base_rev: null,
    first_sent_at: null
  }));
  const { world, parked, left } = await sendAll(ops);
  expect(left).toEqual([]);
  const done = world.server.log.map(({ op }) => op.kind);
  expect([...done, ...parked.map(({ kind }) => kind)].sort()).toEqual(ops.map(({ kind }) => kind).sort());
  expect(parked.filter(({ code }) => !code)).toEqual([]);
  expect(done.length).toBeGreaterThan(20);
});
