/**
 * Fetches what anyone may read, from the open API and without any token, so that it works for everyone, is the same
 * for all and can be cached on the way. While nothing public changes the address stands still and the answer is 304.
 */
import type { Database } from '../local/database';
import { applyPulled, forget, note, standing, type Pulled } from '../local/pulled';
import type { SyncState } from '../local/schema';
import type { Answer, Ports, PublicNet } from './ports';
import type { PullEnd } from './pull';
import { readChanges, type ChangesPage } from './wire';

const audience = 'pub';
const tries = 5;
const mostPages = 1_000;

type Round = { pulled: Pulled } | { end: PullEnd } | { again: true };

export const pullPublic = async (ports: Ports, net: PublicNet, db: Database): Promise<PullEnd> => {
  for (let i = 0; i < tries; i += 1) {
    const asked = await standing(db);
    const round = await fetchRound(net, db, asked);
    if ('pulled' in round && (await applyPulled(db, asked, round.pulled, ports.clock.now()))) return 'done';
    if (!('end' in round)) continue;
    if (round.end === 'done') await note(db, { pulled_at: ports.clock.now() });
    return round.end;
  }
  return 'busy';
};

const fetchRound = async (net: PublicNet, db: Database, asked: SyncState): Promise<Round> => {
  const pages: ChangesPage[] = [];
  const start = asked.cursors[audience] ?? null;
  let since = start;
  while (pages.length < mostPages) {
    const etag = pages.length === 0 ? asked.etag : null;
    const answer: Answer | null = await net.changes(since, etag).catch(() => null);
    if (answer?.status === 304 && etag) return { end: 'done' };
    const reading = answer ? readChanges(answer) : ({ kind: 'offline' } as const);
    if (reading.kind === 'refused' && reading.code === 'bad_cursor') {
      await forget(db, [audience]);
      return { again: true };
    }
    if (reading.kind !== 'ok') return { end: reading.kind === 'offline' ? 'offline' : 'busy' };
    const page = reading.value;
    if (start !== null && !pages[0]?.fresh && !page.fresh && page.epoch !== asked.epoch) {
      // Restored from a backup: the old cursor says nothing any more.
      await forget(db, [audience]);
      return { again: true };
    }
    if (pages[0] && pages[0].epoch !== page.epoch) return { again: true };
    pages.push(page);
    if (!page.more) return { pulled: together(pages, start, answer?.etag ?? null) };
    since = page.next;
  }
  return { end: 'busy' };
};

const together = (pages: ChangesPage[], start: string | null, etag: string | null): Pulled => {
  const last = pages.at(-1);
  const next = last?.next ?? '';
  return {
    epoch: last?.epoch ?? '',
    cursors: { [audience]: next },
    fresh: new Set(start === null || pages.some((page) => page.fresh) ? [audience] : []),
    members: pages.flatMap((page) => [
      ...Object.entries(page.rows).flatMap(([entity, rows]) =>
        rows.map((row) => [audience, entity, row.id, false] as const)
      ),
      ...page.gone.map(([entity, id]) => [audience, entity, id, true] as const)
    ]),
    rows: pages.flatMap((page) =>
      Object.entries(page.rows).flatMap(([entity, rows]) => rows.map((row) => ({ entity, row })))
    ),
    // It belongs to the address that was asked; kept only if that is the next one too.
    etag: next === start ? etag : null
  };
};
