/** Ways of doing it that look right and are not, each with the property it breaks. */
import { acknowledge, allOps, freeze } from '../../src/lib/local/outbox';
import type { OutboxOp } from '../../src/lib/local/outbox-op';
import { applyPulled, standing } from '../../src/lib/local/pulled';
import type { Call, PrivateNet } from '../../src/lib/sync/ports';
import { cursorsAfter } from '../../src/lib/sync/pull';
import { steps } from '../../src/lib/sync/rounds';
import { readPull, readPush } from '../../src/lib/sync/wire';
import type { Steps } from './world';

const waiting = (ops: OutboxOp[]): OutboxOp[] => ops.filter((op) => op.state === 'waiting');

type Db = Parameters<Steps['push']>[2];
const put = (db: Db, ops: readonly OutboxOp[]): Promise<void> =>
  db.change(async (tx, change) => {
    for (const op of ops) await tx.objectStore('outbox').put(op);
    change.other = true;
  });
const remove = (db: Db, ops: readonly OutboxOp[]): Promise<void> =>
  db.change(async (tx, change) => {
    for (const op of ops) await tx.objectStore('outbox').delete(op.seq);
    change.other = true;
  });

/** The real push, on a network that does something else with what it carries. */
const pushOver =
  (over: (net: PrivateNet, call: Call) => ReturnType<PrivateNet['call']>): Steps['push'] =>
  (ports, net, db, force) =>
    steps.push(ports, { call: (call) => over(net, call) }, db, force);

/** The real pull, which reads another answer than the server wrote. */
const misreading =
  (read: (page: Page, asked: string[]) => Partial<Page>): Steps['pull'] =>
  (ports, net, db, uid, open) => {
    const call: PrivateNet['call'] = async (question) => {
      const answer = await net.call(question);
      if (question.name !== 'sync_pull' || readPull(answer).kind !== 'ok') return answer;
      const page = answer.body as Page;
      return { ...answer, body: { ...page, ...read(page, Object.keys(question.args.cursors)) } };
    };
    return steps.pull(ports, { call }, db, uid, open);
  };
type Page = {
  cursors: Record<string, string>;
  fresh: string[];
  left: string[];
  members: [string, string, string, boolean][];
};

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

type Variant = { breaks: readonly string[]; broken: Partial<Steps> };

export const variants: Record<string, Variant> = {
  'delete before send': {
    breaks: ['P1'],
    broken: {
      push: async (ports, net, db) => {
        const ops = waiting(await allOps(db));
        if (ops.length === 0) return 'done';
        await remove(db, ops);
        const answer = await net.call({ name: 'sync_push', args: { ops } }).catch(() => null);
        if (answer && readPush(answer).kind === 'ok') return 'done';
        await put(db, ops);
        return 'offline';
      }
    }
  },
  'a session that was refused clears the outbox': {
    breaks: ['P1'],
    broken: {
      push: async (ports, net, db, force) => {
        const end = await steps.push(ports, net, db, force);
        if (end === 'unauthorised') await remove(db, await allOps(db));
        return end;
      }
    }
  },
  'every 200 is an answer': {
    breaks: ['P1'],
    broken: {
      push: async (ports, net, db) => {
        const batch = await freeze(db, waiting, '');
        if (batch.length === 0) return 'done';
        const answer = await net.call({ name: 'sync_push', args: { ops: batch } }).catch(() => null);
        if (answer?.status !== 200) return 'offline';
        const applied = batch.map(({ op_id }) => ({ op_id, status: 'applied' as const }));
        await acknowledge(db, applied, ports.newId);
        return 'done';
      }
    }
  },
  'an answer of 4xx settles an op': {
    breaks: ['P1'],
    broken: {
      push: pushOver(async (net, call) => {
        const answer = await net.call(call);
        if (answer.status < 400 || answer.status >= 500 || call.name !== 'sync_push') return answer;
        const results = call.args.ops.map(({ op_id }) => ({ op_id, status: 'applied' }));
        return { status: 200, body: { results } };
      })
    }
  },
  'a new id for every try': {
    breaks: ['P2'],
    broken: {
      push: async (ports, net, db, force) => {
        const sent = (await allOps(db)).filter((op) => op.state === 'waiting' && op.first_sent_at !== null);
        await put(
          db,
          sent.map((op) => ({ ...op, op_id: ports.newId() }))
        );
        return steps.push(ports, net, db, force);
      }
    }
  },
  'what was sent is still merged into': {
    breaks: ['P2'],
    broken: {
      push: async (ports, net, db, force) => {
        const end = await steps.push(ports, net, db, force);
        const stuck = waiting(await allOps(db));
        await put(
          db,
          stuck.map((op) => ({ ...op, first_sent_at: null }))
        );
        return end;
      }
    }
  },
  'chosen in one transaction and frozen in another, with a lock to keep the tabs apart': {
    breaks: ['P1', 'P2'],
    broken: {
      push: async (ports, net, db) => {
        const chosen = waiting(await allOps(db)).slice(0, 20);
        if (chosen.length === 0) return 'done';
        await put(
          db,
          chosen.map((op) => ({ ...op, first_sent_at: op.first_sent_at ?? 'now' }))
        );
        const answer = await net.call({ name: 'sync_push', args: { ops: chosen } }).catch(() => null);
        const reading = answer && readPush(answer);
        if (reading?.kind !== 'ok') return 'offline';
        await acknowledge(db, reading.value, ports.newId);
        return 'done';
      }
    }
  },
  'lanes are forgotten: a refused op holds nothing back': {
    breaks: ['P3'],
    broken: {
      push: pushOver((net, call) =>
        net.call(
          call.name === 'sync_push'
            ? { ...call, args: { ops: call.args.ops.map((op) => ({ ...op, prev: null })).reverse() } }
            : call
        )
      )
    }
  },
  'the op goes first and its rows come with the next pull': {
    breaks: ['P6'],
    broken: {
      push: pushOver(async (net, call) => {
        const answer = await net.call(call);
        if (call.name !== 'sync_push' || readPush(answer).kind !== 'ok') return answer;
        const { results } = answer.body as { results: object[] };
        return { ...answer, body: { results: results.map((result) => ({ ...result, rows: [] })) } };
      })
    }
  },
  'what was just acknowledged is not waited for among the public rows': {
    breaks: ['P6'],
    broken: { pull: (ports, net, db, uid) => steps.pull(ports, net, db, uid, async () => 'done') }
  },
  'a pull without compare-and-set': { breaks: ['P4', 'P6', 'P7'], broken: { pull: pageByPage(false) } },
  'an audience that was left is kept': {
    breaks: ['P4'],
    broken: { pull: misreading(() => ({ left: [] })) }
  },
  'an audience that is not named is lost': {
    breaks: ['P4', 'P6'],
    broken: {
      pull: misreading(({ cursors }, asked) => ({ left: asked.filter((audience) => !(audience in cursors)) }))
    }
  },
  'tombstones are passed over': {
    breaks: ['P4'],
    broken: { pull: misreading(({ members }) => ({ members: members.filter(([, , , gone]) => !gone) })) }
  },
  'what is read from zero is laid over what was here': {
    breaks: ['P4'],
    broken: { pull: misreading(() => ({ fresh: [] })) }
  },
  'an empty answer to nobody is believed': {
    breaks: ['P4', 'P6'],
    broken: {
      pull: async (ports, net, db, uid, open) => {
        const end = await steps.pull(ports, net, db, uid, open);
        if (end !== 'unauthorised') return end;
        const now = await standing(db);
        const empty = {
          epoch: now.epoch ?? '',
          cursors: {},
          fresh: new Set<string>(),
          members: [],
          rows: []
        };
        await applyPulled(db, now, empty, ports.clock.now());
        return 'done';
      }
    }
  },
  'nothing is ever compared': { breaks: ['P4'], broken: { check: async () => 'done' } },
  'counts are compared and not repaired': {
    breaks: ['P4'],
    broken: {
      check: async (ports, net, db) => steps.check(ports, net, db, async () => 'done')
    }
  }
};
