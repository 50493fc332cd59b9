/**
 * A small world for the sync tests: one phone (its IndexedDB, its local storage, its tabs), a server, and between them
 * a network that loses, delays, repeats and lies. The engine, the local store and the replica are the real ones; clock,
 * chance and network are ours, so every story can be told again from its seed. There are no locks between the tabs:
 * the Web Lock saves work but nothing may rely on it.
 */
import { createHash } from 'node:crypto';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import type { CommandName } from '../../src/lib/domain/registry';
import { Database, syncState, type Change, type ChangeTx, type ReadTx } from '../../src/lib/local/database';
import { discard, retry } from '../../src/lib/local/outbox';
import type { OutboxOp } from '../../src/lib/local/outbox-op';
import { onPerson, readPerson, writePerson, type Ledger } from '../../src/lib/local/person';
import { Phone } from '../../src/lib/local/phone';
import type { SyncState } from '../../src/lib/local/schema';
import type { TabMessage, Tabs } from '../../src/lib/local/tabs';
import { Engine } from '../../src/lib/sync/engine';
import type { Answer, Call, Ports, PrivateNet, PublicNet } from '../../src/lib/sync/ports';
import { privateRound, publicRound, steps } from '../../src/lib/sync/rounds';
import { ModelServer } from './model-server';

export type NetFault =
  | 'ok'
  | 'cut'
  | 'lost answer'
  | 'slow request'
  | 'slow answer'
  | 'twice'
  | '401'
  | '403'
  | '429'
  | '503'
  | 'portal';

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);
const macrotask = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

export const memoryLedger = (): Ledger & { size: () => number } => {
  const held = new Map<string, string>();
  return {
    getItem: (name) => held.get(name) ?? null,
    setItem: (name, value) => void held.set(name, value),
    removeItem: (name) => void held.delete(name),
    size: () => held.size
  };
};

/** What the tests see of a private database after each of its transactions. */
export type Sight = { name: string; ops: OutboxOp[]; state: SyncState };

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

export type Steps = typeof steps;

export class World {
  readonly server = new ModelServer();
  readonly ledger = memoryLedger();
  readonly tabs: Tab[] = [];
  readonly listeners: ((sight: Sight) => void)[] = [];
  readonly bus = new Set<{ tab: Tab; hear: (message: TabMessage) => void }>();
  readonly steps: Steps;
  /** Whose token the phone holds. */
  token: string | null = null;
  renewals: 'renewed' | 'offline' | 'refused' = 'renewed';
  now = Date.UTC(2026, 10, 22);
  /** What happens to the next calls that push, and to the next others. */
  faults: { push: NetFault[]; other: NetFault[] } = { push: [], other: [] };
  /** Requests and answers still on their way. */
  held: (() => void)[] = [];
  /** Every call that left the phone: whose token, and what. */
  readonly sent: { uid: string; call: Call }[] = [];
  #timers: { at: number; call: () => void }[] = [];
  #working = 0;
  #ids = 0;

  constructor(broken: Partial<Steps> = {}) {
    globalThis.indexedDB = new IDBFactory();
    this.steps = { ...steps, ...broken };
  }

  // Time and work

  newId = (): string => {
    this.#ids += 1;
    return `00000000-0000-4000-9000-${String(this.#ids).padStart(12, '0')}`;
  };

  async busy<T>(work: () => Promise<T>): Promise<T> {
    this.#working += 1;
    try {
      return await work();
    } finally {
      this.#working -= 1;
    }
  }

  /** Resolves when nothing happens any more but what waits for the clock or the network. */
  async quiet(): Promise<void> {
    for (let still = 0; still < 3; still += 1) {
      await macrotask();
      if (this.#working > 0) still = -1;
    }
  }

  after = (ms: number, call: () => void): (() => void) => {
    const timer = { at: this.now + ms, call };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };

  /** Moves the clock, also back, and calls what is due. */
  async tick(ms: number): Promise<void> {
    this.now += ms;
    const due = this.#timers.filter((timer) => timer.at <= this.now);
    this.#timers = this.#timers.filter((timer) => timer.at > this.now);
    for (const timer of due) timer.call();
    await this.quiet();
  }

  saw(sight: Sight): void {
    for (const listener of this.listeners) listener(sight);
  }

  // Network

  /** Carries a request: `ask` is what the server does with it, once per delivery. */
  async carry(tab: Tab, kind: 'push' | 'other', ask: () => Answer): Promise<Answer> {
    await tab.step();
    const answer = await this.#deliver(this.faults[kind].shift() ?? 'ok', ask);
    await tab.step();
    return JSON.parse(JSON.stringify(answer)) as Answer;
  }

  async #deliver(fault: NetFault, ask: () => Answer): Promise<Answer> {
    switch (fault) {
      case 'cut':
        throw new TypeError('Failed to fetch');
      case 'lost answer':
        ask();
        throw new TypeError('Failed to fetch');
      case 'slow request':
        await this.#wait();
        return ask();
      case 'slow answer': {
        const answer = ask();
        await this.#wait();
        return answer;
      }
      case 'twice':
        this.held.push(() => void ask());
        return ask();
      case '401':
        return { status: 401, body: { code: 'PT401', message: 'not_signed_in' } };
      case '403':
        return { status: 403, body: null };
      case '429':
        return { status: 429, body: null };
      case '503':
        return { status: 503, body: '<h1>Service unavailable</h1>' };
      case 'portal':
        return { status: 200, body: '<html>Welcome to the guest network</html>' };
      default:
        return ask();
    }
  }

  #wait(): Promise<void> {
    return new Promise((resolve) => this.held.push(resolve));
  }

  async deliver(index = 0): Promise<void> {
    const [resume] = this.held.splice(index % Math.max(1, this.held.length), 1);
    resume?.();
    await this.quiet();
  }

  // People and tabs

  get person(): string | null {
    const known = readPerson(this.ledger);
    return known && !known.locked ? known.uid : null;
  }

  async signIn(uid: string): Promise<void> {
    this.token = uid;
    this.renewals = 'renewed';
    writePerson(this.ledger, { uid, email: `${uid}@example.no` });
    await this.quiet();
  }

  /** A tab that lives, opened anew where the last one died. */
  async tab(index: number): Promise<Tab> {
    const old = this.tabs[index];
    if (old && !old.dead) return old;
    const tab = new Tab(this);
    this.tabs[index] = tab;
    await tab.open();
    return tab;
  }

  get living(): Tab[] {
    return this.tabs.filter((tab) => tab && !tab.dead);
  }

  /** The network is good again, everything under way arrives, and every tab syncs until nothing more happens. */
  async calm(): Promise<void> {
    this.faults = { push: [], other: [] };
    while (this.held.length > 0) await this.deliver();
    for (const tab of this.living) tab.fuse = 0;
    for (let i = 0; i < 2; i += 1) await Promise.all(this.living.map((tab) => tab.sync()));
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

  /** @returns null when the tab died before the person was told that it is stored */
  async write(kind: CommandName, args: Record<string, unknown>): Promise<boolean | null> {
    const faults = await Promise.race([this.phone.issue(kind, args), this.death]);
    return faults === 'dead' ? null : faults.length === 0;
  }

  async retry(op: OutboxOp, args?: Record<string, unknown>): Promise<void> {
    const db = this.phone.own?.db;
    if (db) await Promise.race([retry(db, op.op_id, this.world.newId, args), this.death]);
    await this.world.quiet();
  }

  async discard(op: OutboxOp): Promise<void> {
    const db = this.phone.own?.db;
    if (db) await Promise.race([discard(db, op.op_id, this.world.newId), this.death]);
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
    case 'sync_check':
      return server.check(uid, call.args.audience);
  }
};
