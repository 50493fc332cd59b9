/**
 * How long to wait after trouble: full jitter, so that a thousand phones do not come back in the same second. Between
 * nothing and a ceiling that doubles from one second to five minutes; never before the server asked us to come back.
 */
import type { Answer } from './ports';

export const cap = 5 * 60_000;
const first = 1_000;

/** @param attempts how many have failed, from 1 · @param asked see `askedPause` · @returns ms to wait */
export const backoff = (attempts: number, random: () => number, asked = 0): number => {
  const jitter = Math.round(random() * Math.min(cap, first * 2 ** Math.min(attempts - 1, 20)));
  return Math.min(asked + jitter, cap);
};

/**
 * How long a busy server asked to be left alone (ms); 0 where it said nothing that can be read. Never longer than any
 * wait: some box on the way, or a clock that is wrong, must not silence a phone for a day.
 */
export const askedPause = ({ status, retryAfter }: Answer, now: number): number => {
  if (status !== 429 && status !== 503) return 0;
  const said = retryAfter ?? '';
  const ms = /^\d+$/.test(said) ? Number(said) * 1000 : Date.parse(said) - now;
  return ms > 0 ? Math.min(ms, cap) : 0;
};

/** Whether a time set for later has come. One further off than any wait was set by a clock that has been put back. */
export const isDue = (at: number, now: number): boolean => at <= now || at > now + cap;
