/**
 * What a person needs to look after their copy: how old and how large it is, and a way to fetch it anew. Apart from
 * `status`, which every page loads.
 */
import { currentDriver } from '../local/driver';
import { whenOpen } from '../local/gate';
import type { OutboxOp } from '../local/outbox-op';
import { room, type Room } from '../local/room';
import { status } from './status.svelte';

class Upkeep {
  #offset = $state(0);

  constructor() {
    if (typeof window === 'undefined') return;
    void whenOpen().then(({ replica }) => {
      const read = () => {
        this.#offset = replica.own?.state.offset ?? 0;
      };
      replica.subscribe(read);
      read();
    });
  }

  /** How far the server's clock is ahead of this phone's (ms); 0 where they agree within a minute, or nothing is known. */
  get clockOffset(): number {
    return this.#offset;
  }

  /** How long an unsent command has waited (ms), by the server's clock. */
  ageOf(op: Pick<OutboxOp, 'created_at'>): number {
    return Math.max(0, Date.now() + this.#offset - Date.parse(op.created_at));
  }

  /** The same of the oldest unsent command; null when nothing waits. */
  get oldest(): number | null {
    const [first] = status.ops;
    return first ? this.ageOf(first) : null;
  }

  /** One unsent command as JSON text, for the person to keep; null when it is not here any more. */
  exportOne(opId: string): string | null {
    const op = status.ops.find(({ op_id }) => op_id === opId);
    return op ? JSON.stringify(op, null, 2) : null;
  }

  /** What the app takes of this phone. */
  room(): Promise<Room> {
    return room();
  }

  /** Reads everything again from the server, in doubt about what is here. What is unsent stays. */
  async fetchAll(): Promise<void> {
    await currentDriver()?.fetchAll();
  }
}

export const upkeep = new Upkeep();
