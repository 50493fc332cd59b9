/** One tab of the world's phone: the real local store and engine on ports that can die between any two calls. */
import { createHash } from 'node:crypto';
import type { CommandName } from '../../src/lib/domain/registry';
import { isWholeOp } from '../../src/lib/local/broken';
import { Database, syncState, type Change, type ChangeTx, type ReadTx } from '../../src/lib/local/database';
import type { OutboxOp } from '../../src/lib/local/outbox-op';
import { onPerson, readPerson, writePerson } from '../../src/lib/local/person';
import { Phone } from '../../src/lib/local/phone';
import type { WakeReason } from '../../src/lib/local/driver';
import { publicName, type AnyRow } from '../../src/lib/local/schema';
import type { Tabs } from '../../src/lib/local/tabs';
import { Engine, type Work } from '../../src/lib/sync/engine';
import type { Answer, Call, Ports, PrivateNet, PublicNet } from '../../src/lib/sync/ports';
import { privateRound, publicRound } from '../../src/lib/sync/rounds';
import { watchStorage } from '../../src/lib/sync/stuck';
import type { ModelServer } from './model-server';
import type { Sight, World } from './world';

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
    const { world } = this.#tab;
    await this.#tab.step();
    if (this.name === publicName) {
      const result = await world.busy(() => super.change(body));
      await this.#tab.step();
      return result;
    }
    const result = await world.busy(() =>
      super.change(async (tx, change) => {
        const outbox = tx.objectStore('outbox');
        const before = await outbox.getAll();
        const result = await body(tx, change);
        if (world.full > 0 && this.#tab.phone.own?.db === this) {
          world.full -= 1;
          world.strike('full disk');
          throw new DOMException('no room', 'QuotaExceededError');
        }
        const ops = await outbox.getAll();
        const gone = before.filter((op) => isWholeOp(op) && !ops.some(({ seq }) => op.seq === seq));
        const left: Sight['left'] = [];
        for (const op of gone) left.push({ op, row: await rowOf(tx, op.lane) });
        world.saw({ name: this.name, ops, state: await syncState(tx), left });
        return result;
      })
    );
    await this.#tab.step();
    return result;
  }

  /** Changes what lies here as no build of the app would, with nobody looking. */
  damage(body: (tx: ChangeTx, change: Change) => Promise<void>): Promise<void> {
    return this.#tab.world.busy(() => super.change(body));
  }
}

const rowOf = async (tx: ChangeTx, lane: string): Promise<AnyRow | undefined> => {
  const cut = lane.indexOf(':');
  return (await tx.objectStore('rows').get([lane.slice(0, cut), lane.slice(cut + 1)]))?.row;
};

/** What may be found damaged: a row is not there, no audience holds it, or where the phone stands cannot be read. */
export type Damage = 'row' | 'audience' | 'state';

export class Tab {
  readonly world: World;
  readonly phone: Phone;
  /** Port calls left until it dies; 0 for a long life. */
  fuse = 0;
  /** Port calls left until the browser pauses it; 0 for never. */
  ice = 0;
  dead = false;
  #frozen: Promise<void> | null = null;
  #melt: () => void = () => undefined;
  readonly death: Promise<'dead'>;
  #die: (dead: 'dead') => void = () => undefined;
  readonly #databases: FragileDatabase[] = [];
  readonly #forget: () => void;
  #public: Engine;
  #private: { uid: string; engine: Engine } | null = null;
  readonly #ports: Ports;
  readonly #open: PublicNet;
  /** Whether this phone can store, as the page says it. */
  isStuck = false;
  readonly #stored = watchStorage(
    ({ stuck = false }) => (this.isStuck = stuck),
    (error) => this.phone.mend(error)
  );

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
    this.#open = {
      changes: (since, etag) =>
        world.carry(this, 'other', () => {
          const answer = world.server.changes(since);
          return etag && answer.etag === etag ? { status: 304, body: null, etag } : answer;
        })
    };
    const round = publicRound(this.#ports, this.#open, this.phone.pub, () => undefined);
    this.#public = new Engine(this.#ports, (wish) => this.#stored('public', () => round(wish)), 60_000);
    this.#forget = onPerson(() => {
      if (!this.dead) void this.follow();
    });
  }

  async open(): Promise<void> {
    const reading = this.#stored('public', () => this.phone.replica.pub.refresh());
    await Promise.race([reading, this.death]).catch(() => undefined);
    await this.follow();
    await this.world.quiet();
  }

  async follow(): Promise<void> {
    const following = this.#stored('own', () => this.phone.follow());
    await Promise.race([following, this.death]).catch(() => undefined);
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
          world.expired ? unauthorised : ask(world.server, uid, call)
        );
      }
    };
    const session = {
      renew: async () => {
        await this.step();
        if (world.token !== uid) return 'refused' as const;
        if (world.renewals === 'renewed') world.expired = false;
        return world.renewals;
      },
      lock: () => {
        const known = readPerson(world.ledger);
        if (known?.uid === uid) writePerson(world.ledger, { ...known, locked: true });
      }
    };
    const open = { db: this.phone.pub, net: this.#open };
    const work: Work = async (wish) => {
      const end = await this.#stored('own', async () => {
        const own = this.phone.own;
        if (own?.uid !== uid) return { end: 'over' } as const;
        return privateRound(this.#ports, net, session, own, open, () => undefined, world.steps)(wish);
      });
      // Its database was closed under it; a person who is still here gets another one.
      if (end.end === 'over' && this.#private?.uid === uid) this.#private = null;
      return end;
    };
    this.#private = { uid, engine: new Engine(this.#ports, work, 60_000) };
  }

  /** Asks for a round, as a waking page does; it may be stuck in the network when this resolves. */
  async sync(check = false): Promise<void> {
    void this.#public.run();
    if (this.#private) void this.#private.engine.run(check);
    else void this.follow().then(() => this.#private?.engine.run(check));
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

  /** Damages what this tab's phone holds of its person, or of the public rows. @returns false when there was nothing */
  async damage(what: Damage, ofPublic: boolean, which: number): Promise<boolean> {
    const shown = ofPublic ? this.phone.pub : this.phone.own?.db;
    const db = this.#databases.find((one) => one === shown);
    if (!db || db.ended) return false;
    let done = false;
    await db.damage(async (tx, change) => {
      const rows = tx.objectStore('rows');
      const all = await rows.getAll();
      const one = all[which % Math.max(1, all.length)];
      if (what === 'state') await tx.objectStore('meta').put({ cursors: 'nonsense' }, 'sync');
      else if (!one) return;
      else if (what === 'row') await rows.delete([one.entity, one.id]);
      else await rows.put({ ...one, in: [] });
      if (one) change.rows = [[one.entity, one.id]];
      done = true;
    });
    if (done) this.world.strike('corrupt database');
    await this.world.quiet();
    return done;
  }

  /** Makes the last command of this tab's person, if it was not sent, one of an older build. @returns whether it did */
  async age(): Promise<boolean> {
    const db = this.#databases.find((one) => one === this.phone.own?.db);
    let done = false;
    if (!db || db.ended || this.dead) return false;
    await db.damage(async (tx, change) => {
      const op = (await tx.objectStore('outbox').getAll()).at(-1);
      if (!op || op.first_sent_at !== null) return;
      await tx.objectStore('outbox').put({ ...op, v: 0 });
      change.other = true;
      done = true;
    });
    await this.world.quiet();
    return done;
  }

  async step(): Promise<void> {
    if (this.fuse > 0) {
      this.fuse -= 1;
      if (this.fuse === 0) this.die();
      if (this.dead) this.world.strike('crash');
    }
    if (this.ice > 0) {
      this.ice -= 1;
      if (this.ice === 0) {
        this.world.strike('paused process');
        this.#frozen = new Promise((resolve) => (this.#melt = resolve));
      }
    }
    if (this.#frozen) await this.#frozen;
    if (this.dead) await never();
  }

  get frozen(): boolean {
    return this.#frozen !== null;
  }

  async thaw(): Promise<void> {
    this.ice = 0;
    this.#frozen = null;
    this.#melt();
    await this.world.quiet();
  }

  die(): void {
    this.dead = true;
    this.#frozen = null;
    this.#melt();
    this.#forget();
    this.#public.stop();
    this.#private?.engine.stop();
    for (const entry of [...this.world.bus]) if (entry.tab === this) this.world.bus.delete(entry);
    for (const db of this.#databases) void db.release();
    this.#die('dead');
  }
}

const unauthorised: Answer = { status: 401, body: { code: 'PGRST301', message: 'JWT expired' } };

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
