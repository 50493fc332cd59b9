import type { Fault } from '$lib/domain/errors';

/** A button that stores something once: a second press meanwhile does nothing, and the button always lets go. */
export class Sending {
  busy = $state(false);
  /** What was wrong the last time. */
  faults = $state.raw<Fault[]>([]);

  /** @returns true when it is done */
  async run(work: () => Promise<Fault[]>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    // The same faults once more are told once more.
    this.faults = [];
    try {
      this.faults = await work();
      return this.faults.length === 0;
    } finally {
      this.busy = false;
    }
  }
}
