export type Clock = () => number;

/** Counts events per key in a sliding window of time. Lives in memory: a restart forgets, which harms nobody. */
export class Limit {
  readonly #most: number;
  readonly #window: number;
  readonly #now: Clock;
  readonly #events = new Map<string, number[]>();

  /** At most `most` events a key within `window` milliseconds. */
  constructor(most: number, window: number, now: Clock) {
    this.#most = most;
    this.#window = window;
    this.#now = now;
  }

  /** True and counted, or false and not counted. Counts before anything is awaited, so parallel requests add up. */
  take(key: string): boolean {
    this.#forgetOld();
    const events = this.#events.get(key) ?? [];
    if (events.length >= this.#most) return false;
    this.#events.set(key, [...events, this.#now()]);
    return true;
  }

  /** Takes the last event of the key back: it turned out not to count. */
  giveBack(key: string): void {
    this.#events.get(key)?.pop();
  }

  /** Forgets the key. */
  clear(key: string): void {
    this.#events.delete(key);
  }

  /** Seconds until the key may try again; 0 when it may now. */
  waitSeconds(key: string): number {
    const events = this.#events.get(key) ?? [];
    const [oldest] = events;
    if (oldest === undefined || events.length < this.#most) return 0;
    return Math.max(1, Math.ceil((oldest + this.#window - this.#now()) / 1_000));
  }

  #forgetOld(): void {
    const since = this.#now() - this.#window;
    for (const [key, events] of this.#events) {
      const kept = events.filter((at) => at > since);
      if (kept.length === 0) this.#events.delete(key);
      else if (kept.length < events.length) this.#events.set(key, kept);
    }
  }
}
