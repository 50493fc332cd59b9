/**
 * This tab's one set of local parts, put together: tabs, public database, replica, the signed-in person's database.
 * Loaded after first paint through `gate.ts`.
 */
import type { Fault } from '../domain/errors';
import type { CommandName } from '../domain/registry';
import { Database } from './database';
import { currentDriver } from './driver';
import { publicDatabase } from './glance';
import { onPerson, readPerson, unsentNote, type Ledger } from './person';
import type { NewId } from './outbox';
import type { OutboxOp } from './outbox-op';
import { Replica } from './replica';
import { privateName, publicName } from './schema';
import { browserTabs, type Tabs } from './tabs';
import { resumeWipes, wipe } from './wipe';
import { issue } from './write';

/** Where `remote/keys.ts` keeps the sign-in keys; removed by every wipe. */
export const authKeys = ['samskap-auth'];

export type PhonePorts = {
  tabs: Tabs;
  ledger: Ledger;
  now: () => number;
  newId: NewId;
  database: (name: string, tabs: Tabs) => Database;
};

export class Phone {
  readonly pub: Database;
  readonly replica: Replica;
  /** How many unsent commands were lost because the browser removed the person's data; 0 when none were. */
  lost = 0;
  readonly #ports: PhonePorts;
  #own: { uid: string; db: Database } | null = null;
  #turn: Promise<void> = Promise.resolve();
  #reading: Promise<void> | null = null;

  constructor(ports: PhonePorts) {
    this.#ports = ports;
    this.pub = ports.database(publicName, ports.tabs);
    this.replica = new Replica(this.pub);
    this.replica.subscribe(() => {
      const own = this.replica.own;
      if (this.#own && own?.loaded && own.db === this.#own.db && !own.db.ended)
        unsentNote.write(ports.ledger, this.#own.uid, own.ops.length);
    });
  }

  get own(): { uid: string; db: Database } | null {
    return this.#own;
  }

  /** Reads everything into memory: the public rows and those of the person who uses the phone now. Once. */
  read(): Promise<void> {
    this.#reading ??= this.replica.pub.refresh().then(
      // Without its database the person's part is empty, and the public part still works.
      () => this.follow().catch(() => undefined)
    );
    this.#reading.catch(() => (this.#reading = null));
    return this.#reading;
  }

  /** Shows the rows of the person who uses the phone now, or nobody's. */
  async follow(): Promise<void> {
    const person = readPerson(this.#ports.ledger);
    if (person && !person.locked) await this.enter(person.uid);
    else await this.leave();
  }

  /** Shows a person's rows in this tab. Does nothing when they are shown already. */
  enter(uid: string): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#own?.uid !== uid || this.#own.db.ended) {
        await this.#close();
        const own = { uid, db: this.#ports.database(privateName(uid), this.#ports.tabs) };
        const noted = unsentNote.read(this.#ports.ledger, uid);
        this.lost = (await isNew(own.db)) ? noted : 0;
        this.#own = own;
      }
      await this.replica.enter(this.#own.db);
    });
  }

  /** Nothing of the person stays in this tab's memory; what is stored stays. */
  leave(): Promise<void> {
    return this.#inTurn(() => this.#close());
  }

  /** Removes everything of a person from the phone, in every tab. */
  wipe(uid: string): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#own?.uid === uid) await this.#close();
      await wipe(uid, { ledger: this.#ports.ledger, authKeys });
    });
  }

  /** Stores a command. @returns [] when it is durable on this phone */
  async issue(kind: CommandName, args: Record<string, unknown>, seenRev?: number): Promise<Fault[]> {
    const own = this.#own;
    if (!own) return [{ code: 'not_signed_in' }];
    const { now, newId } = this.#ports;
    const author = { uid: own.uid, now: new Date(now()).toISOString(), newId };
    // A row that only this phone has shows rev 0.
    const seen = (lane: OutboxOp['lane']) => seenRev || this.replica.seenRev(lane);
    const faults = await issue(own.db, author, seen, kind, args);
    if (faults.length === 0) {
      await this.replica.settled();
      currentDriver()?.wake('write');
    }
    return faults;
  }

  async #close(): Promise<void> {
    const own = this.#own;
    this.#own = null;
    this.lost = 0;
    this.replica.leave();
    await own?.db.end();
  }

  /** One change of person at a time. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}

/** Whether the database was just made; marks it as known. */
const isNew = (db: Database): Promise<boolean> =>
  db.change(async (tx) => {
    const meta = tx.objectStore('meta');
    if ((await meta.get('born')) !== undefined) return false;
    await meta.put(true, 'born');
    return true;
  });

/** Puts the phone's parts together in a browser and completes interrupted wipes; nothing is in memory yet. */
export const startPhone = async (): Promise<Phone> => {
  await resumeWipes({ ledger: localStorage, authKeys });
  const phone = new Phone({
    tabs: browserTabs(),
    ledger: localStorage,
    now: () => Date.now(),
    newId: () => crypto.randomUUID(),
    database: (name, tabs) => (name === publicName ? publicDatabase() : new Database(name, tabs))
  });
  onPerson(() => void phone.follow().catch(() => undefined));
  return phone;
};
