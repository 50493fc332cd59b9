/** One tab of the world's phone: the real local store and engine on ports that can die between any two calls. */
import { createHash } from 'node:crypto';
import type { CommandName } from '../../src/lib/domain/registry';
import { Database, syncState, type Change, type ChangeTx, type ReadTx } from '../../src/lib/local/database';
import type { OutboxOp } from '../../src/lib/local/outbox-op';
import { onPerson, readPerson, writePerson } from '../../src/lib/local/person';
import { Phone } from '../../src/lib/local/phone';
import type { WakeReason } from '../../src/lib/local/driver';
import type { Tabs } from '../../src/lib/local/tabs';
import { Engine } from '../../src/lib/sync/engine';
import type { Answer, Call, Ports, PrivateNet, PublicNet } from '../../src/lib/sync/ports';
import { privateRound, publicRound } from '../../src/lib/sync/rounds';
import type { ModelServer } from './model-server';
import type { World } from './world';

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

/** A database of a tab that can die between any two of its transactions. */
class FragileDatabase extends Database {
  readonly #tab: Tab;

  constructor(name: string, tabs: Tabs, tab: Tab) {
    super(name, tabs);
    this.#tab = tab;
  }

  override async read<T>(body: (tx: ReadTx) => Promise<T>): Promise<T> {
    await this.#tab.step();
    const result = await this.#tab.world.busy(() => super.read(body));
    await this.#tab.step();
    return result;
  }

  override async change<T>(body: (tx: ChangeTx, change: Change) => Promise<T>): Promise<T> {
    await this.#tab.step();
    const result = await this.#tab.world.busy(() =>
      super.change(async (tx, change) => {
        const result = await body(tx, change);
        const ops = await tx.objectStore('outbox').getAll();
        this.#tab.world.saw({ name: this.name, ops, state: await syncState(tx) });
        return result;
      })
    );
    await this.#tab.step();
    return result;
  }
}

export class Tab {
  readonly world: World;
  readonly phone: Phone;
  /** Port calls left until it dies; 0 for a long life. */
  fuse = 0;
  dead = false;
  readonly death: Promise<'dead'>;
  #die: (dead: 'dead') => void = () => undefined;
  readonly #databases: Database[] = [];
  readonly #forget: () => void;
  #public: Engine;
  #private: { uid: string; engine: Engine } | null = null;
  readonly #ports: Ports;

  constructor(world: World) {
    this.world = world;
    this.death = new Promise((resolve) => (this.#die = resolve));
    const tabs: Tabs = {
      post: (message) => {
        for (const other of [...world.bus]) if (other.tab !== this && !this.dead) other.hear(message);
      },
      listen: (hear) => {
        const entry = { tab: this, hear };
        world.bus.add(entry);
        return () => world.bus.delete(entry);
      }
    };
    this.#ports = {
      clock: { now: () => world.now, after: (ms, call) => world.after(ms, () => !this.dead && call()) },
      random: () => 0.5,
      newId: world.newId,
      hash: async (text) => createHash('sha256').update(text).digest('hex'),
      alone: (work) => work()
    };
    this.phone = new Phone({
      tabs,
      ledger: world.ledger,
      now: () => world.now,
      newId: world.newId,
      database: (name) => {
        const db = new FragileDatabase(name, tabs, this);
        this.#databases.push(db);
        return db;
      }
    });
    const open: PublicNet = {
      changes: (since, etag) =>
        world.carry(this, 'other', () => {
          const answer = world.server.changes(since);
          return etag && answer.etag === etag ? { status: 304, body: null, etag } : answer;
        })
    };
    this.#public = new Engine(
      this.#ports,
      publicRound(this.#ports, open, this.phone.pub, () => undefined),
      60_000
    );
    this.#forget = onPerson(() => {
      if (!this.dead) void this.follow();
    });
  }

  async open(): Promise<void> {
    await Promise.race([this.phone.replica.pub.refresh(), this.death]);
    await this.follow();
    await this.world.quiet();
  }

  async follow(): Promise<void> {
    await Promise.race([this.phone.follow(), this.death]).catch(() => undefined);
    const own = this.phone.own;
    if (this.#private && this.#private.uid !== own?.uid) {
      this.#private.engine.stop();
      this.#private = null;
    }
    if (this.dead || !own || this.#private) return;
    const { world } = this;
    const { uid } = own;
    const net: PrivateNet = {
      call: async (call) => {
        // As the data client: no token of this very person, nothing sent.
        if (world.token !== uid) return { status: 401, body: null };
        world.sent.push({ uid, call });
        return world.carry(this, call.name === 'sync_push' ? 'push' : 'other', () =>
          ask(world.server, uid, call)
        );
      }
    };
    const session = {
      renew: async () => {
        await this.step();
        return world.token === uid ? world.renewals : 'refused';
      },
      lock: () => {
        const known = readPerson(world.ledger);
        if (known?.uid === uid) writePerson(world.ledger, { ...known, locked: true });
      }
    };
    const work = privateRound(this.#ports, net, session, own, () => undefined, world.steps);
    this.#private = { uid, engine: new Engine(this.#ports, work, 60_000) };
  }

  /** Asks for a round, as a waking page does; it may be stuck in the network when this resolves. */
  async sync(): Promise<void> {
    void this.#public.run();
    void this.#private?.engine.run();
    await this.world.quiet();
  }

  /** One round for one reason. */
  async wake(reason: WakeReason): Promise<void> {
    this.#private?.engine.wake(reason);
    await this.world.quiet();
  }

  /** @returns null when the tab died before the person was told that it is stored */
  async write(kind: CommandName, args: Record<string, unknown>): Promise<boolean | null> {
    const faults = await Promise.race([this.phone.issue(kind, args), this.death]);
    return faults === 'dead' ? null : faults.length === 0;
  }

  async retry(op: OutboxOp, args?: Record<string, unknown>): Promise<void> {
    await Promise.race([this.phone.retry(op.op_id, args), this.death]);
    await this.world.quiet();
  }

  async discard(op: OutboxOp): Promise<void> {
    await Promise.race([this.phone.discard(op.op_id), this.death]);
    await this.world.quiet();
  }

  async signOut(): Promise<void> {
    const { person } = this.world;
    if (!person) return;
    await Promise.race([this.phone.wipe(person), this.death]);
    if (!this.dead && this.world.token === person) this.world.token = null;
    await this.world.quiet();
  }

  step(): Promise<void> {
    if (this.fuse > 0) {
      this.fuse -= 1;
      if (this.fuse === 0) this.die();
    }
    return this.dead ? never() : Promise.resolve();
  }

  die(): void {
    this.dead = true;
    this.#forget();
    this.#public.stop();
    this.#private?.engine.stop();
    for (const entry of [...this.world.bus]) if (entry.tab === this) this.world.bus.delete(entry);
    for (const db of this.#databases) void db.release();
    this.#die('dead');
  }
}

const ask = (server: ModelServer, uid: string, call: Call): Answer => {
  switch (call.name) {
    case 'sync_push':
      return server.push(uid, call.args.ops);
    case 'sync_pull':
      return server.pull(uid, call.args);
    case 'sync_check_all':
      return server.check(uid, call.args.audiences);
    case 'queue_age':
      return { status: 204, body: null };
  }
};
