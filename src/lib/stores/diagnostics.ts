import { version } from '$app/environment';
import { entities } from '../domain/rows';
import { serverAhead } from '../local/clock';
import { currentActivity } from '../local/driver';
import { openLocal } from '../local/gate';
import type { Source } from '../local/source';

const rowsIn = (source: Source | null): number =>
  source ? entities.reduce((sum, entity) => sum + source.view[entity].size, 0) : 0;

/** How far this phone's clock is ahead of the server's (ms); null when the server does not answer, or not in time. */
const clockAhead = async (): Promise<number | null> => {
  const asked = Date.now();
  const answer = await fetch('/api/health', { cache: 'no-store', credentials: 'omit' }).catch(() => null);
  // Nobody reads what it says, and unread it would keep its connection.
  void answer?.body?.cancel();
  // The header has whole seconds: on the average it is half a second old.
  const said = Date.parse(answer?.headers.get('date') ?? '') + 500;
  const ahead = serverAhead(said, asked, Date.now());
  return ahead === null ? null : -ahead;
};

/** Numbers about this phone's own copy and queue; nothing that anybody wrote. */
class Diagnostics {
  /** Bytes; null where the browser does not say. */
  async room(): Promise<{ used: number | null; quota: number | null }> {
    const estimate = 'storage' in navigator ? await navigator.storage.estimate().catch(() => null) : null;
    return { used: estimate?.usage ?? null, quota: estimate?.quota ?? null };
  }

  async look() {
    const { replica } = await openLocal();
    const [room, kept, clock] = await Promise.all([
      this.room(),
      'storage' in navigator ? navigator.storage.persisted().catch(() => null) : null,
      clockAhead()
    ]);
    const times = replica.ops.map(({ created_at }) => created_at).sort();
    const { pulled_at, checked_at } = (replica.own ?? replica.pub).state;
    return {
      waiting: replica.ops.filter(({ state }) => state === 'waiting').length,
      parked: replica.ops.filter(({ state }) => state === 'parked').length,
      oldest: times[0] ?? null,
      publicRows: rowsIn(replica.pub),
      ownRows: rowsIn(replica.own),
      pulledAt: pulled_at,
      checkedAt: checked_at,
      ...room,
      kept,
      clock,
      version
    };
  }

  /** Fetches every row anew; what is unsent is not touched. @returns false when the server did not answer */
  async refetch(): Promise<boolean> {
    await (await openLocal()).refetch();
    return currentActivity().online === true;
  }
}

export const diagnostics = new Diagnostics();
