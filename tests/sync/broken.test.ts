/** Ways of doing it that look right and are not. If the stories cannot tell, they are worth nothing. */
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { acknowledge, allOps, freeze } from '../../src/lib/local/outbox';
import { applyPulled, standing } from '../../src/lib/local/pulled';
import type { PrivateNet } from '../../src/lib/sync/ports';
import { cursorsAfter } from '../../src/lib/sync/pull';
import { steps } from '../../src/lib/sync/rounds';
import { readPull, readPush } from '../../src/lib/sync/wire';
import { story, tell } from './stories';
import type { Steps } from './world';

vi.setConfig({ testTimeout: 60_000 });

/** The first finding of a broken variant among so many stories, by the property it breaks. */
const found = async (broken: Partial<Steps>): Promise<string[]> => {
  let findings: string[] = [];
  await fc.check(
    fc.asyncProperty(story, async (told) => {
      findings = await tell(told, broken);
      return findings.length === 0;
    }),
    { numRuns: 500, seed: 2026, endOnFailure: true }
  );
  return findings.map((finding) => finding.slice(0, 2));
};

test('delete before send loses a command', async () => {
  const push: Steps['push'] = async (ports, net, db) => {
    const ops = (await allOps(db)).filter((op) => op.state === 'waiting');
    if (ops.length === 0) return 'done';
    await db.change(async (tx, change) => {
      for (const op of ops) await tx.objectStore('outbox').delete(op.seq);
      change.other = true;
    });
    const answer = await net.call({ name: 'sync_push', args: { ops } }).catch(() => null);
    const reading = answer && readPush(answer);
    if (reading?.kind === 'ok') return 'done';
    await db.change(async (tx, change) => {
      for (const op of ops) await tx.objectStore('outbox').put(op);
      change.other = true;
    });
    return 'offline';
  };
  expect(await found({ push })).toContain('P1');
});

test('dropping the outbox on 401 loses a command', async () => {
  const push: Steps['push'] = async (ports, net, db, force) => {
    const end = await steps.push(ports, net, db, force);
    if (end === 'unauthorised')
      await db.change(async (tx, change) => {
        await tx.objectStore('outbox').clear();
        change.other = true;
      });
    return end;
  };
  expect(await found({ push })).toContain('P1');
});

test('taking every 200 for an answer loses a command', async () => {
  const push: Steps['push'] = async (ports, net, db) => {
    const batch = await freeze(db, (ops) => ops.filter((op) => op.state === 'waiting'), '');
    if (batch.length === 0) return 'done';
    const answer = await net.call({ name: 'sync_push', args: { ops: batch } }).catch(() => null);
    if (answer?.status !== 200) return 'offline';
    const applied = batch.map(({ op_id }) => ({ op_id, status: 'applied' as const }));
    await acknowledge(db, applied, ports.newId);
    return 'done';
  };
  expect(await found({ push })).toContain('P1');
});

/** One page a time, applied as it comes; `checked` says whether against the state that was asked from. */
const pageByPage =
  (checked: boolean): Steps['pull'] =>
  async (ports, net, db, uid) => {
    for (;;) {
      const asked = await standing(db);
      const answer = await net
        .call({ name: 'sync_pull', args: { epoch: asked.epoch, cursors: asked.cursors, brief: true } })
        .catch(() => null);
      const reading = answer && readPull(answer);
      if (reading?.kind !== 'ok') return reading?.kind === 'unauthorised' ? 'unauthorised' : 'offline';
      const page = reading.value;
      if (!(`user:${uid}` in page.cursors)) return 'unauthorised';
      const rows = Object.entries(page.rows).flatMap(([entity, list]) =>
        list.map((row) => ({ entity, row }))
      );
      const cursors = cursorsAfter(asked.cursors, page);
      const pulled = { ...page, cursors, fresh: new Set(page.fresh), rows };
      await applyPulled(db, checked ? asked : await standing(db), pulled, ports.clock.now());
      if (!page.more) return 'done';
    }
  };

test('a pull without compare-and-set goes back in time', async () => {
  const findings = await found({ pull: pageByPage(false) });
  expect(findings.some((property) => property === 'P4' || property === 'P7')).toBe(true);
});

type Brief = { cursors: Record<string, string>; left: string[] };

/** The real pull, which reads another `left` than the server wrote. */
const misreading =
  (left: (asked: string[], page: Brief) => string[]): Steps['pull'] =>
  (ports, net, db, uid) => {
    const call: PrivateNet['call'] = async (question) => {
      const answer = await net.call(question);
      if (question.name !== 'sync_pull' || readPull(answer).kind !== 'ok') return answer;
      const page = answer.body as Brief;
      return { ...answer, body: { ...page, left: left(Object.keys(question.args.cursors), page) } };
    };
    return steps.pull(ports, { call }, db, uid);
  };

test('keeping an audience that was left keeps rows that may no longer be seen', async () => {
  expect(await found({ pull: misreading(() => []) })).toContain('P4');
});

test('taking an audience that is not named for a lost one loses rows', async () => {
  const pull = misreading((asked, page) => asked.filter((audience) => !(audience in page.cursors)));
  expect(await found({ pull })).toContain('P4');
});

test('believing an empty answer to nobody clears the phone', async () => {
  const pull: Steps['pull'] = async (ports, net, db, uid) => {
    const end = await steps.pull(ports, net, db, uid);
    if (end !== 'unauthorised') return end;
    const now = await standing(db);
    const empty = { epoch: now.epoch ?? '', cursors: {}, fresh: new Set<string>(), members: [], rows: [] };
    await applyPulled(db, now, empty, ports.clock.now());
    return 'done';
  };
  expect(await found({ pull })).toContain('P4');
});
