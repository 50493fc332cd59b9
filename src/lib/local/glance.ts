/**
 * What a cold page shows before all rows are in memory, straight from the database by index: on a slow phone two
 * thousand rows take five times as long to read as the one page of them that is in view. Only what was pulled; a
 * change that has not been sent yet is laid over it when memory is filled, a moment later.
 */
import type { Challenge, ChallengeEvent } from '../domain/challenges/challenge';
import type { Organisation } from '../domain/organisations/organisation';
import type { Partnership } from '../domain/partnerships/partnership';
import type { Entity } from '../domain/rows';
import type { Technology } from '../domain/technologies/technology';
import type { Theme } from '../domain/themes/theme';
import { Database, syncState, type ReadTx } from './database';
import { publicName } from './schema';
import { browserTabs } from './tabs';

let shared: Database | null = null;

/** This tab's one handle on the public rows; opened here, and shared with whoever reads them into memory. */
export const publicDatabase = (): Database => {
  if (shared) return shared;
  shared = new Database(publicName, browserTabs());
  // While the page's code is still on its way; whoever reads first meets the fault, if there is one.
  shared.open().catch(() => undefined);
  return shared;
};

export type Directory = { themes: Theme[]; technologies: Technology[]; organisations: Organisation[] };

const publishedRange = (): IDBKeyRange =>
  IDBKeyRange.bound(['challenges', 'published'], ['challenges', 'published', []]);

const published = async (tx: ReadTx, from: number, size: number): Promise<Challenge[]> => {
  const found: Challenge[] = [];
  let cursor = await tx.objectStore('rows').index('published').openCursor(publishedRange(), 'prev');
  if (from > 0) cursor = (await cursor?.advance(from)) ?? null;
  for (; cursor && found.length < size; cursor = await cursor.continue())
    found.push(cursor.value.row as unknown as Challenge);
  return found;
};

/** A page of the published challenges, the newest first, and how many there are. Null before the first pull. */
export const newest = (
  db: Database,
  from: number,
  size: number
): Promise<(Directory & { challenges: Challenge[]; total: number }) | null> =>
  look(db, async (tx) => {
    const [total, challenges] = await Promise.all([
      tx.objectStore('rows').index('published').count(publishedRange()),
      published(tx, from, size)
    ]);
    return { challenges, total };
  });

/** How far back a cold page looks for challenges like the one it shows. */
const glimpse = 40;

type Glimpse = {
  challenge: Challenge;
  partnership: Partnership | null;
  events: ChallengeEvent[];
  recent: Challenge[];
};

/** One challenge by its slug or id, its steps, and the newest of all. Null before the first pull, or when this phone has none. */
export const one = (db: Database, slugOrId: string): Promise<(Directory & Glimpse) | null> =>
  look(db, async (tx) => {
    const rows = tx.objectStore('rows');
    const found =
      (await rows.index('slug').get(['challenges', slugOrId])) ?? (await rows.get(['challenges', slugOrId]));
    if (!found) return null;
    const challenge = found.row as unknown as Challenge;
    const [recent, partnership, events] = await Promise.all([
      published(tx, 0, glimpse),
      rows.get(['partnerships', challenge.partnership_id]),
      // Most have taken no step since they were published, and there are many steps to read.
      challenge.state === 'published' ? [] : all<ChallengeEvent>(tx, 'challenge_events')
    ]);
    return {
      challenge,
      partnership: (partnership?.row as unknown as Partnership | undefined) ?? null,
      recent,
      events: events.filter((event) => event.challenge_id === challenge.id)
    };
  });

const look = <T>(db: Database, body: (tx: ReadTx) => Promise<T | null>): Promise<(Directory & T) | null> =>
  db.read(async (tx) => {
    if ((await syncState(tx)).pulled_at === null) return null;
    const [found, themes, technologies, organisations] = await Promise.all([
      body(tx),
      all<Theme>(tx, 'themes'),
      all<Technology>(tx, 'technologies'),
      all<Organisation>(tx, 'organisations')
    ]);
    return found && { ...found, themes, technologies, organisations };
  });

/** Where rows enter the typed world: sync checked their ids and revs, the server their columns. */
const all = async <T>(tx: ReadTx, entity: Entity): Promise<T[]> => {
  const records = await tx.objectStore('rows').getAll(IDBKeyRange.bound([entity], [entity, []]));
  return records.map(({ row }) => row as unknown as T);
};
