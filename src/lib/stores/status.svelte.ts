import type { Fault } from '../domain/errors';
import type { OutboxOp } from '../local/outbox-op';

/** `fresh` nothing waits · `offline` · `sending` · `waiting` stored here, not sent · `help` something was refused. */
export type StatusKind = 'fresh' | 'offline' | 'sending' | 'waiting' | 'help';

class Status {
  get kind(): StatusKind {
    return 'fresh';
  }

  /** How many commands have not been acknowledged. */
  get waiting(): number {
    return 0;
  }

  get lastPull(): Date | null {
    return null;
  }

  /** All unsent commands in the order they were written; `state: 'parked'` need their author. */
  get ops(): OutboxOp[] {
    return [];
  }

  /** Sends a parked command again, with corrected arguments if given. */
  async retry(_opId: string, _args?: Record<string, unknown>): Promise<Fault[]> {
    return [];
  }

  /** Throws a parked command away; the person has said so. */
  async discard(_opId: string): Promise<void> {}

  /** At a conflict: my text replaces theirs. */
  async keepMine(_opId: string): Promise<Fault[]> {
    return [];
  }

  /** At a conflict: their text stays and mine is thrown away. */
  async keepTheirs(_opId: string): Promise<void> {}

  /** Everything unsent as JSON text, for the person to keep. */
  exportAll(): string {
    return '[]';
  }

  /** Sends, fetches and compares counts with the server now. */
  async checkNow(): Promise<void> {}
}

export const status = new Status();
