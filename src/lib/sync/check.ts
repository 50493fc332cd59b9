/**
 * Compares what this phone holds with what the server says it should, all audiences in one call, and fetches anew
 * those that are off. It repairs what no test foresaw; a phone must never stay wrong for good. The first difference may be a change
 * that happened between pull and comparison, so it is believed only when it is there again after another pull.
 */
import type { Database } from '../local/database';
import { forget, holdings, note, standing } from '../local/pulled';
import type { Ports, PrivateNet } from './ports';
import type { PullEnd } from './pull';
import { readCheck } from './wire';

export const checkEvery = 24 * 60 * 60_000;

/** The audiences whose rows here are not those of the server, or how asking ended. */
const differing = async (
  { hash }: Ports,
  net: PrivateNet,
  db: Database,
  names: string[]
): Promise<string[] | PullEnd> => {
  const call = { name: 'sync_check_all', args: { audiences: names } } as const;
  const answer = await net.call(call).catch(() => null);
  const reading = answer ? readCheck(answer) : ({ kind: 'offline' } as const);
  if (reading.kind === 'refused') return [];
  if (reading.kind !== 'ok') return reading.kind;
  const off: string[] = [];
  const held = await holdings(db);
  // One that is no longer mine has no sum; the next pull drops it.
  for (const [audience, sum] of Object.entries(reading.value)) {
    const lines = held.get(audience) ?? [];
    const own = await hash(lines.join('\n'));
    if (lines.length !== sum.count || (own !== null && own !== sum.hash)) off.push(audience);
  }
  return off;
};

/**
 * To be called right after a pull.
 * @param pull fetches what changed in `db`
 */
export const check = async (
  ports: Ports,
  net: PrivateNet,
  db: Database,
  pull: () => Promise<PullEnd>
): Promise<PullEnd> => {
  let off: string[] | PullEnd = Object.keys((await standing(db)).cursors);
  for (let i = 0; i < 2 && off.length > 0; i += 1) {
    const end = i === 0 ? 'done' : await pull();
    if (end !== 'done') return end;
    off = await differing(ports, net, db, off);
    if (typeof off === 'string') return off;
  }
  if (off.length > 0) {
    await forget(db, off);
    const end = await pull();
    if (end !== 'done') return end;
  }
  await note(db, { checked_at: ports.clock.now() });
  return 'done';
};
