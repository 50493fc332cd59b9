/**
 * The seam between screens and sync: stores may not import sync (calls go down, only live queries come up), so sync
 * puts its driver here when it starts, and says here what it is doing. Small, because every page loads it.
 */
export type WakeReason = 'start' | 'write' | 'online' | 'visible' | 'timer' | 'person';

export type Driver = {
  /** Something may be sent or fetched; returns at once. */
  wake: (reason: WakeReason) => void;
  /** Sends all that can be sent and fetches; resolves when done or when it cannot be. */
  run: () => Promise<void>;
  /** As `run`, and compares counts with the server. */
  check: () => Promise<void>;
};

export type Activity = {
  /** Whether the last answer came from our server; undefined as long as nothing has been asked. */
  online: boolean | undefined;
  sending: boolean;
  /** This phone cannot store what is fetched or answered. */
  stuck: boolean;
};

let driver: Driver | null = null;
let activity: Activity = { online: undefined, sending: false, stuck: false };
const listeners = new Set<() => void>();

export const setDriver = (next: Driver | null): void => {
  driver = next;
};

/** Undefined until sync has started; what is written meanwhile is sent when it does. */
export const currentDriver = (): Driver | null => driver;

export const currentActivity = (): Activity => activity;

export const setActivity = (patch: Partial<Activity>): void => {
  activity = { ...activity, ...patch };
  for (const listener of [...listeners]) listener();
};

export const onActivity = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
