/**
 * This tab's one set of local parts, put together: tabs, public database, replica, the signed-in person's database.
 * Loaded after first paint through `gate.ts`.
 */
import type { Fault } from '../domain/errors';
import type { CommandName } from '../domain/registry';
import { Database } from './database';
import { currentDriver } from './driver';
import { onPerson, readPerson, unsentNote, type Ledger } from './person';
import { Replica } from './replica';
import { privateName, publicName } from './schema';
import { browserTabs, type Tabs } from './tabs';
import { resumeWipes, wipe } from './wipe';
import { issue } from './write';

/** The keys of the sign-in client, removed by every wipe. */
export const authKey = 'samskap-auth';
export const authKeys = [authKey, `${authKey}-user`, `${authKey}-code-verifier`, `${authKey}-until`];

export class Phone {
  readonly pub: Database;
  readonly replica: Replica;
  /** How many unsent commands were lost because the browser removed the person's data; 0 when none were. */
  lost = 0;
  readonly #tabs: Tabs;
  readonly #ledger: Ledger;
  #own: { uid: string; db: Database } | null = null;
  #turn: Promise<void> = Promise.resolve();

  constructor(tabs: Tabs, ledger: Ledger) {
    this.#tabs = tabs;
    this.#ledger = ledger;
    this.pub = new Database(publicName, tabs);
    this.replica = new Replica(this.pub);
    this.replica.subscribe(() => {
      const own = this.replica.own;
      if (this.#own && own?.loaded) unsentNote.write(ledger, this.#own.uid, own.ops.length);
    });
  }

  get own(): { uid: string; db: Database } | null {
    return this.#own;
  }

  /** Shows a person's rows in this tab. Does nothing when they are shown already. */
  enter(uid: string): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#own?.uid !== uid || this.#own.db.ended) {
        await this.#close();
        const own = { uid, db: new Database(privateName(uid), this.#tabs) };
        const noted = unsentNote.read(this.#ledger, uid);
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
      await wipe(uid, { ledger: this.#ledger, authKeys });
    });
  }

  /** Stores a command. @returns [] when it is durable on this phone */
  async issue(kind: CommandName, args: Record<string, unknown>, seenRev?: number): Promise<Fault[]> {
    const own = this.#own;
    if (!own) return [{ code: 'not_signed_in' }];
    const author = { uid: own.uid, now: new Date().toISOString(), newId: () => crypto.randomUUID() };
    const seen = (lane: Parameters<Replica['seenRev']>[0]) => seenRev ?? this.replica.seenRev(lane);
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

/** Opens the phone's parts in a browser: completes interrupted wipes, reads the public rows, enters the known person. */
export const openPhone = async (): Promise<Phone> => {
  await resumeWipes({ ledger: localStorage, authKeys });
  const phone = new Phone(browserTabs(), localStorage);
  const follow = async () => {
    const person = readPerson(localStorage);
    if (person && !person.locked) await phone.enter(person.uid);
    else await phone.leave();
  };
  onPerson(() => void follow().catch(() => undefined));
  await phone.replica.pub.refresh();
  // Without its database the person's part is empty, and the public part still works.
  await follow().catch(() => undefined);
  return phone;
};
