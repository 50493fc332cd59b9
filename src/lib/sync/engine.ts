/**
 * When to work. One engine runs one piece of work (the private round, or the public pull), one at a time in this tab:
 * what is asked for while it runs is done right after. After trouble it waits with full jitter; where the phone itself
 * fails (a full disk) as long as it may; after success it comes back when the next op is due, or at its interval. Pure:
 * clock and chance are ports.
 * Refused: a leader among the tabs. Every tab may do everything; the lock only saves requests.
 */
import type { WakeReason } from '../local/driver';
import { backoff, cap, isDue } from './backoff';
import type { Ports } from './ports';

export type Wish = {
  /** Fetch also if that was done a moment ago. */
  full: boolean;
  /** Do not wait for the next try of what only lacked a network. */
  force: boolean;
  /** Compare counts with the server. */
  check: boolean;
};

/**
 * How a round ended: `over` when there is nothing more to do for this person here. `wait`: how long the server asked to
 * be left alone (ms).
 */
export type RoundEnd =
  | { end: 'done'; again: number | null }
  | { end: 'trouble'; wait?: number }
  | { end: 'stuck' }
  | { end: 'over' };

export type Work = (wish: Wish) => Promise<RoundEnd>;

/**
 * A write goes out at once but need not fetch, and takes with it what only lacked a network: it may build on that. A
 * timer respects the waits of single ops; else somebody is waiting.
 */
const wishes: Record<WakeReason, Wish> = {
  write: { full: false, force: true, check: false },
  timer: { full: true, force: false, check: false },
  start: { full: true, force: true, check: false },
  visible: { full: true, force: true, check: false },
  online: { full: true, force: true, check: false },
  person: { full: true, force: true, check: false }
};

export class Engine {
  readonly #ports: Ports;
  readonly #work: Work;
  readonly #interval: number;
  #wanted: Wish | null = null;
  #running: Promise<void> | null = null;
  #cancelTimer: () => void = () => undefined;
  #failures = 0;
  /** The server asked to be left alone until then (ms); only a person who asks comes before. */
  #notBefore = 0;
  #stopped = false;

  /** @param interval ms between rounds when nothing happens */
  constructor(ports: Ports, work: Work, interval: number) {
    this.#ports = ports;
    this.#work = work;
    this.#interval = interval;
  }

  wake(reason: WakeReason): void {
    if (reason === 'person' || isDue(this.#notBefore, this.#ports.clock.now())) this.#want(wishes[reason]);
  }

  /** A whole round now. Resolves when one that began after the call has ended. */
  async run(check = false): Promise<void> {
    this.#want({ full: true, force: true, check });
    await this.#running;
  }

  stop(): void {
    this.#stopped = true;
    this.#wanted = null;
    this.#cancelTimer();
  }

  #want(wish: Wish): void {
    if (this.#stopped) return;
    const before = this.#wanted;
    this.#wanted = {
      full: wish.full || (before?.full ?? false),
      force: wish.force || (before?.force ?? false),
      check: wish.check || (before?.check ?? false)
    };
    this.#running ??= this.#loop();
  }

  async #loop(): Promise<void> {
    this.#cancelTimer();
    let round: RoundEnd = { end: 'done', again: null };
    try {
      while (this.#wanted && !this.#stopped) {
        const wish = this.#wanted;
        this.#wanted = null;
        // The browser's database, or a fault of ours.
        round = await this.#ports.alone(() => this.#work(wish)).catch(() => ({ end: 'stuck' }) as const);
      }
    } finally {
      this.#running = null;
    }
    this.#schedule(round);
  }

  #schedule(round: RoundEnd): void {
    if (round.end === 'over') this.stop();
    if (this.#stopped) return;
    this.#failures = round.end === 'trouble' ? this.#failures + 1 : 0;
    const pause = this.#pause(round);
    this.#notBefore = round.end === 'trouble' && round.wait ? this.#ports.clock.now() + pause : 0;
    this.#cancelTimer = this.#ports.clock.after(pause, () => this.wake('timer'));
  }

  #pause(round: RoundEnd): number {
    if (round.end === 'stuck') return cap;
    if (round.end === 'trouble')
      return Math.max(backoff(this.#failures, this.#ports.random, round.wait), 1_000);
    const again = round.end === 'done' ? round.again : null;
    if (again === null) return this.#interval;
    return Math.min(Math.max(again - this.#ports.clock.now(), 1_000), this.#interval);
  }
}
