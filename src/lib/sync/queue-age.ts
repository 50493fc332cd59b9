/**
 * Tells the server how many ops wait here and how old the oldest is, so that whoever runs it sees when phones cannot get
 * rid of what people wrote. Numbers under a number of this database's own, which goes with it. Said only when an op has
 * waited long although the server answers, at most every few hours, and once more when nothing waits any more; a phone
 * that has nothing to say asks for nothing.
 */
import type { Database } from '../local/database';
import { allOps } from '../local/outbox';
import type { Ports, PrivateNet } from './ports';

/** How long is long, and how often it is said (ms). */
const long = 60 * 60_000;
const every = 6 * 60 * 60_000;

type Told = { device: string; unsent: number; at: number };

/** What to say now, or null. */
export const worthTelling = (
  ops: readonly { created_at: string }[],
  told: Omit<Told, 'device'> | null,
  now: number
): { unsent: number; oldest_seconds: number } | null => {
  const oldest = Math.min(...ops.map(({ created_at }) => Date.parse(created_at)));
  const age = now - oldest;
  if (ops.length > 0 && age >= long) {
    const soon = told !== null && told.unsent > 0 && Math.abs(now - told.at) < every;
    return soon ? null : { unsent: ops.length, oldest_seconds: Math.floor(age / 1000) };
  }
  return ops.length === 0 && told !== null && told.unsent > 0 ? { unsent: 0, oldest_seconds: 0 } : null;
};

export const tellQueueAge = async (ports: Ports, net: PrivateNet, db: Database): Promise<void> => {
  const now = ports.clock.now();
  const told = await db.read(async (tx) => (await tx.objectStore('meta').get('told')) as Told | undefined);
  const say = worthTelling(await allOps(db), told ?? null, now);
  if (!say) return;
  const device = told?.device ?? ports.newId();
  const answer = await net.call({ name: 'queue_age', args: { device, ...say } }).catch(() => null);
  // An answer of any other kind is tried again in the next round.
  if (answer?.status !== 200 && answer?.status !== 204) return;
  const next: Told = { device, unsent: say.unsent, at: now };
  await db.change(async (tx) => tx.objectStore('meta').put(next, 'told'));
};
