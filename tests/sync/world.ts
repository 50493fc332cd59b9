/**
 * A small world for the sync tests: one phone (its IndexedDB, its local storage, its tabs), a server, and between them
 * a network that loses, delays, repeats and lies. The engine, the local store and the replica are the real ones; clock,
 * chance and network are ours, so every story can be told again from its seed. There are no locks between the tabs:
 * the Web Lock saves work but nothing may rely on it.
 */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import type { Ledger } from '../../src/lib/local/ledger';
import type { OutboxOp } from '../../src/lib/local/outbox-op';
import { readPerson, writePerson } from '../../src/lib/local/person';
import type { AnyRow, SyncState } from '../../src/lib/local/schema';
import type { TabMessage } from '../../src/lib/local/tabs';
import type { Answer, Call } from '../../src/lib/sync/ports';
import { steps } from '../../src/lib/sync/rounds';
import { ModelServer } from './model-server';
import { Tab } from './tab';

/** What can happen to a request on its way there and back. `hung`: nothing comes, until the phone gives up waiting. */
export const netFaults = [
  'ok',
  'cut',
  'lost answer',
  'slow request',
  'slow answer',
  'hung request',
  'hung answer',
  'twice',
  '401',
  '403',
  '409',
  '429',
  '503',
  'portal'
] as const;
export type NetFault = (typeof netFaults)[number];

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
export type Sight = {
  name: string;
  ops: OutboxOp[];
  state: SyncState;
  /** Ops that this transaction took out, each with what now lies here of the row of its lane. */
  left: { op: OutboxOp; row: AnyRow | undefined }[];
};

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
  /** True from when the token has run out until it is renewed. */
  expired = false;
  /** How many of the next transactions find the phone full. */
  full = 0;
  /** Databases that the browser cannot open any more, until they are deleted. */
  readonly ruined = new Set<string>();
  /** How often each fault struck. */
  readonly struck = new Map<string, number>();
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
    globalThis.indexedDB = this.#browserStorage();
    this.steps = { ...steps, ...broken };
  }

  #browserStorage(): IDBFactory {
    const factory = new IDBFactory();
    const [open, remove] = [factory.open.bind(factory), factory.deleteDatabase.bind(factory)];
    factory.open = (name, version) => {
      if (this.ruined.has(name))
        throw new DOMException('Internal error opening backing store', 'UnknownError');
      return open(name, version);
    };
    factory.deleteDatabase = (name) => {
      this.ruined.delete(name);
      return remove(name);
    };
    return factory;
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

  strike(fault: string): void {
    this.struck.set(fault, (this.struck.get(fault) ?? 0) + 1);
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
    this.strike(fault);
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
      case 'hung request':
        await this.#wait();
        throw new DOMException('signal timed out', 'TimeoutError');
      case 'hung answer':
        ask();
        await this.#wait();
        throw new DOMException('signal timed out', 'TimeoutError');
      case 'twice':
        this.held.push(() => void ask());
        return ask();
      case '401':
        return { status: 401, body: { code: 'PT401', message: 'not_signed_in' } };
      case '403':
        return { status: 403, body: null };
      case '409':
        return { status: 409, body: { code: '23505', message: 'duplicate key value' } };
      case '429':
        return { status: 429, body: null, retryAfter: '20' };
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
    this.expired = false;
    writePerson(this.ledger, { uid, email: `${uid}@example.no` });
    await this.quiet();
  }

  /** A tab that lives, opened anew where the last one died; one that was paused goes on, if somebody looks at it. */
  async tab(index: number, look = true): Promise<Tab> {
    const old = this.tabs[index];
    if (old && !old.dead) {
      if (look) await old.thaw();
      return old;
    }
    const tab = new Tab(this);
    this.tabs[index] = tab;
    await tab.open();
    return tab;
  }

  get living(): Tab[] {
    return this.tabs.filter((tab) => tab && !tab.dead);
  }

  /** Faults stop: the network is good, the phone has room, what was under way arrives, paused tabs go on. */
  async heal(): Promise<void> {
    this.faults = { push: [], other: [] };
    this.full = 0;
    this.server.chokes = false;
    this.renewals = 'renewed';
    for (const tab of this.living) {
      tab.fuse = 0;
      await tab.thaw();
    }
    while (this.held.length > 0) await this.deliver();
  }

  /** Faults stop, and every tab syncs until nothing more happens. */
  async calm(): Promise<void> {
    await this.heal();
    await Promise.all(this.living.map((tab) => tab.sync()));
  }
}
