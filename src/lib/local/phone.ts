/**
 * This tab's one set of local parts, put together: tabs, public database, replica, the signed-in person's database.
 * Loaded after first paint through `gate.ts`.
 */
import type { Fault } from '../domain/errors';
import { newId } from '../domain/new-id';
import type { CommandName } from '../domain/registry';
import { endGuests, forgetGuest, holdGuest, noteGuest } from './borrowed';
import { Database } from './database';
import { currentDriver } from './driver';
import { publicDatabase } from './glance';
import { borrowed, ledger, type Ledger } from './ledger';
import { isDamage, mend } from './mend';
import { discard, retry, type NewId } from './outbox';
import type { OutboxOp } from './outbox-op';
import { forgetLoss, keepUnsentOnly, openOwn, unsentIn } from './own';
import { onPerson, readPerson, unreadNote, unsentNote } from './person';
import { forgetAll } from './pulled';
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
  readonly #ports: PhonePorts;
  #own: { uid: string; db: Database } | null = null;
  #lost = 0;
  readonly #begun: number;
  #turn: Promise<void> = Promise.resolve();
  #reading: Promise<void> | null = null;

  constructor(ports: PhonePorts) {
    this.#ports = ports;
    this.#begun = ports.now();
    this.pub = ports.database(publicName, ports.tabs);
    this.replica = new Replica(this.pub);
    this.replica.subscribe(() => {
      const own = this.replica.own;
      if (this.#own && own?.loaded && own.db === this.#own.db && !own.db.ended) this.#note(own.ops.length);
    });
  }

  /** How many unsent commands were lost because the browser removed the person's data; 0 when none were. */
  get lost(): number {
    return this.#lost;
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
        const { db, lost } = await openOwn(uid, this.#ports.ledger, () => this.#database(uid));
        this.#own = { uid, db };
        this.#lost = lost;
      }
      await this.replica.enter(this.#own.db);
      unreadNote.write(this.#ports.ledger, uid, null);
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
      forgetGuest(this.#ports.ledger, uid);
    });
  }

  /**
   * Mends what cannot be read any more. A browser may fail for as long as a page lives and be well at the next (iOS after
   * a pause): what somebody has not sent is given up only by a page that began after it was first found unreadable.
   * @param error what somebody met who read · @returns whether it is worth reading again
   */
  async mend(error: unknown): Promise<boolean> {
    if (!isDamage(error)) return false;
    const pub = await mend(this.pub, true);
    return (await this.#mendOwn()) && pub !== 'unread';
  }

  async #mendOwn(): Promise<boolean> {
    const { ledger, now } = this.#ports;
    const person = readPerson(ledger);
    if (!person || person.locked) return true;
    const { uid } = person;
    let isRead = false;
    await this.#inTurn(async () => {
      const open = this.#own?.uid === uid && !this.#own.db.ended ? this.#own.db : null;
      const db = open ?? this.#database(uid);
      const since = unreadNote.read(ledger, uid);
      const giveUp = unsentNote.read(ledger, uid) === 0 || (since !== null && since < this.#begun);
      const found = await mend(db, giveUp).finally(() => db === open || db.end());
      isRead = found !== 'unread';
      if (!isRead) unreadNote.write(ledger, uid, since ?? now());
      else if (found === 'mended') await this.#close();
    });
    if (isRead) await this.enter(uid);
    return isRead;
  }

  /**
   * Stores a command, with the server's time where this phone's clock is known to be wrong.
   * @param seenRev of the row that its author saw, null for one who saw none; else the row as it is here
   * @returns [] when it is durable
   */
  async issue(kind: CommandName, args: Record<string, unknown>, seenRev?: number | null): Promise<Fault[]> {
    const own = this.#own;
    if (!own) return [{ code: 'not_signed_in' }];
    const { now, newId } = this.#ports;
    const offset = this.replica.own?.state.offset ?? 0;
    const author = { uid: own.uid, now: new Date(now() + offset).toISOString(), newId };
    // A row that only this phone has shows rev 0.
    const seen = (lane: OutboxOp['lane']) =>
      seenRev === null ? null : seenRev || this.replica.seenRev(lane);
    return this.#stored(await issue(own.db, author, seen, kind, args));
  }

  /** Sends a parked command again, with corrected arguments if given. */
  async retry(opId: string, args?: Record<string, unknown>): Promise<Fault[]> {
    const own = this.#own;
    if (!own) return [{ code: 'not_signed_in' }];
    return this.#stored(await retry(own.db, opId, this.#ports.newId, args));
  }

  /** Throws a parked command away; it stays where the phone cannot store that. */
  async discard(opId: string): Promise<void> {
    await (this.#own && discard(this.#own.db, opId, this.#ports.newId).catch(() => undefined));
    await this.#stored([]);
  }

  /** How many commands of a person lie here unsent, also when nothing of theirs is shown. */
  async unsent(uid: string): Promise<number> {
    const db = this.#own?.uid === uid ? this.#own.db : this.#database(uid);
    const count = await unsentIn(db, uid, this.#ports.ledger);
    if (db !== this.#own?.db) await db.end();
    return count;
  }

  /** Sends what is unsent before its person leaves. @returns why some of it is left; null when nothing is */
  async drain(uid: string): Promise<'not_signed_in' | 'stale' | 'offline' | null> {
    if ((await this.unsent(uid)) === 0) return null;
    await currentDriver()?.run();
    if ((await this.unsent(uid)) === 0) return null;
    if (this.#own?.uid !== uid) return 'not_signed_in';
    await this.replica.settled().catch(() => undefined);
    return this.replica.ops.some(({ state }) => state === 'parked') ? 'stale' : 'offline';
  }

  /**
   * Another person has signed in here: nothing of the one before can be read any more, but what they have not sent
   * stays in their outbox, for them alone.
   */
  async leaveBehind(uid: string): Promise<void> {
    // A note without an outbox is of a loss that its person has not heard of yet.
    let waits = unsentNote.read(this.#ports.ledger, uid) > 0;
    await this.#inTurn(async () => {
      if (this.#own?.uid === uid) await this.#close();
      const db = this.#database(uid);
      waits = (await keepUnsentOnly(db).finally(() => db.end())) || waits;
    });
    if (!waits) await this.wipe(uid);
  }

  /** Fetches every row anew. What is unsent is not touched, and what is shown stays until the new rows are here. */
  async refetch(): Promise<void> {
    for (const db of [this.pub, this.#own?.db]) {
      if (db) await forgetAll(db);
    }
    await currentDriver()?.run();
  }

  /** The person has read that something was lost. */
  async acknowledgeLoss(): Promise<void> {
    this.#lost = 0;
    await (this.#own && forgetLoss(this.#own.db).catch(() => undefined));
  }

  /** What is stored is stored, whether or not the screen can be told. */
  async #stored(faults: Fault[]): Promise<Fault[]> {
    if (faults.length > 0) return faults;
    await this.replica.settled().catch(() => undefined);
    currentDriver()?.wake('write');
    return faults;
  }

  #database(uid: string): Database {
    return this.#ports.database(privateName(uid), this.#ports.tabs);
  }

  #note(unsent: number): void {
    try {
      if (this.#own) unsentNote.write(this.#ports.ledger, this.#own.uid, unsent);
    } catch {
      // No room for the note: it only tells of a loss.
    }
  }

  async #close(): Promise<void> {
    const own = this.#own;
    this.#own = null;
    this.#lost = 0;
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

/** Puts the phone's parts together in a browser and completes interrupted wipes; nothing is in memory yet. */
export const startPhone = async (): Promise<Phone> => {
  await resumeWipes({ ledger: ledger(), authKeys });
  await endGuests({ ledger: ledger(), authKeys });
  const phone = new Phone({
    tabs: browserTabs(),
    ledger: ledger(),
    now: () => Date.now(),
    newId,
    database: (name, tabs) => (name === publicName ? publicDatabase() : new Database(name, tabs))
  });
  const mind = (): void => {
    const uid = readPerson(ledger())?.uid;
    if (!uid) return;
    if (!borrowed()) return forgetGuest(ledger(), uid);
    noteGuest(ledger(), uid);
    holdGuest(uid);
  };
  onPerson(() => {
    mind();
    void phone.follow().catch(() => undefined);
  });
  mind();
  return phone;
};
