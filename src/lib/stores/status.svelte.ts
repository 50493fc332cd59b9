import type { Fault } from '../domain/errors';
import { currentActivity, currentDriver, onActivity } from '../local/driver';
import { openLocal, whenOpen } from '../local/gate';
import type { OutboxOp } from '../local/outbox-op';
import { session } from './session.svelte';

/**
 * `fresh` nothing waits · `offline` · `sending` or not read yet · `waiting` stored here, not sent · `help` something was
 * refused, or its person must sign in again · `full` this phone cannot store.
 */
export type StatusKind = 'fresh' | 'offline' | 'sending' | 'waiting' | 'help' | 'full';

class Status {
  #ops = $state.raw<OutboxOp[]>([]);
  #pulledAt = $state<number | null>(null);
  #lost = $state(0);
  #read = $state(false);
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
        this.#read = phone.replica.own?.loaded ?? false;
      };
      phone.replica.subscribe(read);
      read();
    });
  }

  get kind(): StatusKind {
    if (this.#activity.stuck) return 'full';
    if (session.state === 'locked' || this.#lost > 0 || this.#ops.some(({ state }) => state === 'parked'))
      return 'help';
    if (this.#activity.sending && this.#ops.length > 0) return 'sending';
    if (this.#activity.online === false) return 'offline';
    if (this.#ops.length > 0) return 'waiting';
    return this.#read || session.state !== 'in' ? 'fresh' : 'sending';
  }

  /** False as long as it may be that there is no network: then nothing is said to be up to date. */
  get isKnown(): boolean {
    return this.#activity.online !== undefined;
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
    this.#lost = 0;
    await (await openLocal()).acknowledgeLoss();
  }

  /** Sends a parked command again, with corrected arguments if given. At a conflict it replaces their text. */
  async retry(opId: string, args?: Record<string, unknown>): Promise<Fault[]> {
    return (await openLocal()).retry(opId, args);
  }

  /** Throws a parked command away; the person has said so. */
  async discard(opId: string): Promise<void> {
    await (await openLocal()).discard(opId);
  }

  /** At a conflict: my text replaces theirs. */
  keepMine(opId: string): Promise<Fault[]> {
    return this.retry(opId);
  }

  /** At a conflict: their text stays and mine is thrown away. */
  keepTheirs(opId: string): Promise<void> {
    return this.discard(opId);
  }

  /** Sends, fetches and compares counts with the server now. */
  async checkNow(): Promise<void> {
    await currentDriver()?.check();
  }
}

export const status = new Status();
