import type { UnsentOp } from './unsent-op';

/** One thing that has not reached the server, as a line of a list. */
export type PendingItem = {
  key: string;
  /** What it is, in words. */
  what: string;
  /** ISO time; nobody has written a mark of reading. */
  written?: string;
  state: 'waiting' | 'sending' | 'parked';
};

const day = 86_400_000;

/** Browsers that clear away what is old do it after a week; the third day is early enough to act on. */
const isOld = 3;

/** How many days the oldest of these has waited, when that is worth a warning. */
export const daysWaited = (ops: readonly Pick<UnsentOp, 'created_at'>[], now: number): number | null => {
  const times = ops.map(({ created_at }) => Date.parse(created_at));
  const days = Math.floor((now - Math.min(...times)) / day);
  return times.length > 0 && days >= isOld ? days : null;
};
