/**
 * Fetches what changed for one person, all pages of a round from one starting point, and applies it at once. The
 * answer counts only if nothing was stored here since the request was made; else it is thrown away and asked again.
 * An answer that is not about this person (another signed in on this phone meanwhile) is never applied.
 */
import { serverAhead, tolerated } from '../local/clock';
import type { Database } from '../local/database';
import { applyPulled, forget, standing, type Pulled } from '../local/pulled';
import type { SyncState } from '../local/schema';
import type { Ports, PrivateNet } from './ports';
import { readPull, type PullPage } from './wire';

export type PullEnd = 'done' | 'offline' | 'busy' | 'unauthorised';

/** Times a discarded answer is asked for again at once; then the next wake-up does it. */
const tries = 5;
/** More pages than any phone's share; a server that says "more" for ever is not believed. */
const mostPages = 1_000;

type Round = { pulled: Pulled } | { end: Exclude<PullEnd, 'done'> } | { again: true };

/**
 * @param open fetches the public rows. What was just acknowledged may be public alone, and is shown from here until it
 * is there: it is fetched there first, or the person would see their own change come and go.
 */
export const pull = async (
  ports: Ports,
  net: PrivateNet,
  db: Database,
  uid: string,
  open: () => Promise<PullEnd>
): Promise<PullEnd> => {
  for (let i = 0; i < tries; i += 1) {
    const asked = await standing(db);
    if (asked.acked.length > 0) {
      const end = await open();
      if (end !== 'done') return end;
    }
    const round = await fetchRound(ports, net, db, asked, uid);
    if ('end' in round) return round.end;
    if ('pulled' in round && (await applyPulled(db, asked, round.pulled, ports.clock.now()))) return 'done';
  }
  return 'busy';
};

/** Where all my audiences stand after a page: as it says, and those it does not name (nothing happened) at rest. */
export const cursorsAfter = (
  asked: Record<string, string>,
  { cursors, rest, left }: Pick<PullPage, 'cursors' | 'rest' | 'left'>
): Record<string, string> => {
  const kept = Object.keys(asked).filter((audience) => !left.includes(audience));
  return { ...Object.fromEntries(kept.map((audience) => [audience, rest])), ...cursors };
};

const fetchRound = async (
  { clock }: Ports,
  net: PrivateNet,
  db: Database,
  asked: SyncState,
  uid: string
): Promise<Round> => {
  const pages: PullPage[] = [];
  let from = { epoch: asked.epoch, cursors: asked.cursors };
  while (pages.length < mostPages) {
    const call = { name: 'sync_pull', args: { ...from, brief: true } } as const;
    const begun = clock.now();
    const answer = await net.call(call).catch(() => null);
    const reading = answer ? readPull(answer) : ({ kind: 'offline' } as const);
    if (reading.kind === 'refused') {
      if (reading.code !== 'bad_cursor') return { end: 'busy' };
      await forget(db, Object.keys(asked.cursors));
      return { again: true };
    }
    if (reading.kind !== 'ok') return { end: reading.kind };
    const { value } = reading;
    if (!(`user:${uid}` in value.cursors)) return { end: 'unauthorised' };
    const page = { ...value, cursors: cursorsAfter(from.cursors, value) };
    // Restored from a backup between two pages.
    if (pages[0] && pages[0].epoch !== page.epoch) return { again: true };
    pages.push(page);
    if (!page.more) {
      const ahead = serverAhead(Date.parse(value.now ?? ''), begun, clock.now());
      const offset = ahead === null ? undefined : Math.abs(ahead) > tolerated ? ahead : 0;
      return { pulled: { ...together(pages), offset } };
    }
    from = { epoch: page.epoch, cursors: page.cursors };
  }
  return { end: 'busy' };
};

/** The pages of one round as one: the last cursors, and every row as its latest page has it. */
const together = (pages: PullPage[]): Pulled => {
  const last = pages.at(-1);
  return {
    epoch: last?.epoch ?? '',
    cursors: last?.cursors ?? {},
    fresh: new Set(pages.flatMap((page) => page.fresh)),
    members: pages.flatMap((page) => page.members),
    rows: pages.flatMap((page) =>
      Object.entries(page.rows).flatMap(([entity, rows]) => rows.map((row) => ({ entity, row })))
    )
  };
};
