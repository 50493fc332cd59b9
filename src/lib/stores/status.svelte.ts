import type { Fault } from '../domain/errors';
import { currentActivity, currentDriver, onActivity } from '../local/driver';
import { openLocal, whenOpen } from '../local/gate';
import type { OutboxOp } from '../local/outbox-op';

/** `fresh` nothing waits · `offline` · `sending` · `waiting` stored here, not sent · `help` something was refused. */
export type StatusKind = 'fresh' | 'offline' | 'sending' | 'waiting' | 'help';

const newId = (): string => crypto.randomUUID();

class Status {
  #ops = $state.raw<OutboxOp[]>([]);
  #pulledAt = $state<number | null>(null);
  #lost = $state(0);
  #activity = $state.raw(currentActivity());

  constructor() {
    if (typeof window === 'undefined') return;
    onActivity(() => {
      this.#activity = currentActivity();
    });
    void whenOpen().then((phone) => {
      const read = () => {
        this.#ops = phone.replica.ops;
        this.#pulledAt = (phone.replica.own ?? phone.replica.pub).state.pulled_at;
        this.#lost = phone.lost;
      };
      phone.replica.subscribe(read);
      read();
    });
  }

  get kind(): StatusKind {
    if (this.#lost > 0 || this.#ops.some(({ state }) => state === 'parked')) return 'help';
    if (this.#activity.sending && this.#ops.length > 0) return 'sending';
    if (!this.#activity.online) return 'offline';
    return this.#ops.length > 0 ? 'waiting' : 'fresh';
  }

  /** How many commands have not been acknowledged. */
  get waiting(): number {
    return this.#ops.length;
  }

  get lastPull(): Date | null {
    return this.#pulledAt === null ? null : new Date(this.#pulledAt);
  }

  /** All unsent commands in the order they were written; `state: 'parked'` need their author. */
  get ops(): OutboxOp[] {
    return this.#ops;
  }

  /** Commands that the browser removed before they were sent; the person must be told. */
  get lost(): number {
    return this.#lost;
  }

  /** The person has read that something was lost. */
  async acknowledgeLoss(): Promise<void> {
    (await openLocal()).lost = 0;
    this.#lost = 0;
  }

  /** Sends a parked command again, with corrected arguments if given. At a conflict it replaces their text. */
  async retry(opId: string, args?: Record<string, unknown>): Promise<Fault[]> {
    const { db, outbox } = await tools();
    if (!db) return [{ code: 'not_signed_in' }];
    const faults = await outbox.retry(db, opId, newId, args);
    currentDriver()?.wake('write');
    return faults;
  }

  /** Throws a parked command away; the person has said so. */
  async discard(opId: string): Promise<void> {
    const { db, outbox } = await tools();
    if (db) await outbox.discard(db, opId, newId);
    currentDriver()?.wake('write');
  }

  /** At a conflict: my text replaces theirs. */
  keepMine(opId: string): Promise<Fault[]> {
    return this.retry(opId);
  }

  /** At a conflict: their text stays and mine is thrown away. */
  keepTheirs(opId: string): Promise<void> {
    return this.discard(opId);
  }

  /** Everything unsent as JSON text, for the person to keep. */
  exportAll(): string {
    return JSON.stringify(this.#ops, null, 2);
  }

  /** Sends, fetches and compares counts with the server now. */
  async checkNow(): Promise<void> {
    await currentDriver()?.check();
  }
}

const tools = async () => {
  const [phone, outbox] = await Promise.all([openLocal(), import('../local/outbox')]);
  return { db: phone.own?.db ?? null, outbox };
};

export const status = new Status();
