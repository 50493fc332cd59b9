/**
 * How long to wait after trouble: full jitter, so that a thousand phones do not come back in the same second. Between
 * nothing and a ceiling that doubles from one second to five minutes.
 */
export const cap = 5 * 60_000;
const first = 1_000;

/** @param attempts how many have failed, from 1 · @returns ms to wait */
export const backoff = (attempts: number, random: () => number): number =>
  Math.round(random() * Math.min(cap, first * 2 ** Math.min(attempts - 1, 20)));

/** Whether a time set for later has come. One further off than any wait was set by a clock that has been put back. */
export const isDue = (at: number, now: number): boolean => at <= now || at > now + cap;
