import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, expect, test } from 'vitest';
import { blankChallenge } from '../../src/lib/domain/challenges/blank';
import type { Challenge } from '../../src/lib/domain/challenges/challenge';
import { listChallenges, newestFirst, pageOf, pageSize } from '../../src/lib/domain/challenges/listing';
import { everything } from '../../src/lib/domain/challenges/query';
import { Database } from '../../src/lib/local/database';
import { newest, one } from '../../src/lib/local/glance';
import { applyPulled, standing } from '../../src/lib/local/pulled';
import { Replica } from '../../src/lib/local/replica';
import { publicName, type AnyRow } from '../../src/lib/local/schema';
import type { Tabs } from '../../src/lib/local/tabs';

const deaf: Tabs = { post: () => undefined, listen: () => () => undefined };

const row = (n: number, state: string, at: string | null): AnyRow => ({
  ...blankChallenge,
  id: `c${n}`,
  slug: `need-${n}`,
  partnership_id: 'p',
  organisation_id: 'o',
  state,
  published_at: at,
  rev: 1,
  updated_at: ''
});

const theme: AnyRow = { id: 't', key: 'health', position: 1, rev: 1, updated_at: '' };

const pull = async (db: Database, rows: AnyRow[]): Promise<void> => {
  const all = [...rows.map((r) => ['challenges', r] as const), ['themes', theme] as const];
  await applyPulled(
    db,
    await standing(db),
    {
      epoch: 'e',
      cursors: { pub: '1' },
      fresh: new Set(),
      members: all.map(([entity, { id }]) => ['pub', entity, id, false] as const),
      rows: all.map(([entity, r]) => ({ entity, row: r }))
    },
    1
  );
};

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

test('before the first pull there is nothing to show', async () => {
  const db = new Database(publicName, deaf);
  expect(await newest(db, 0, pageSize)).toBeNull();
  expect(await one(db, 'need-1')).toBeNull();
});

test('a page read by index is the page that all rows in memory give', async () => {
  const state = fc.constantFrom('published', 'published', 'matched', 'withdrawn', 'draft');
  await fc.assert(
    fc.asyncProperty(
      fc.array(state, { maxLength: 70 }),
      fc.integer({ min: 0, max: 3 }),
      async (states, at) => {
        globalThis.indexedDB = new IDBFactory();
        const db = new Database(publicName, deaf);
        // Every moment once, in an order that is not that of the ids.
        const rows = states.map((s, n) =>
          row(n, s, s === 'draft' ? null : new Date(1e12 + ((n * 37) % 71) * 1e6).toISOString())
        );
        await pull(db, rows);
        const replica = new Replica(db);
        await replica.settled();
        const directory = {
          themes: replica.rows('themes'),
          technologies: replica.rows('technologies'),
          organisations: replica.rows('organisations')
        };
        const query = { ...everything, page: at + 1 };
        const found = await newest(db, at * pageSize, pageSize);
        const list = listChallenges(replica.rows('challenges'), query, directory);
        expect(found?.total).toBe(list.total);
        if (at < list.pages)
          expect(found && pageOf(found.challenges.sort(newestFirst), found.total, query.page, found)).toEqual(
            list
          );
      }
    ),
    { numRuns: 30 }
  );
});

test('one challenge is found by its slug and by its id, another by neither', async () => {
  const db = new Database(publicName, deaf);
  await pull(db, [row(1, 'published', '2026-01-01'), row(2, 'published', '2026-01-02')]);
  const found: (Challenge | undefined)[] = [];
  for (const name of ['need-2', 'c2']) found.push((await one(db, name))?.challenge);
  expect(found.map((challenge) => challenge?.id)).toEqual(['c2', 'c2']);
  expect((await one(db, 'need-2'))?.themes).toEqual([theme]);
  expect(await one(db, 'need-3')).toBeNull();
});

test('a phone with the first version of the database keeps its rows and its unsent work', async () => {
  const old = await openDB(publicName, 1, {
    upgrade: (made) => {
      made.createObjectStore('rows', { keyPath: ['entity', 'id'] });
      made.createObjectStore('outbox', { keyPath: 'seq', autoIncrement: true });
      made.createObjectStore('meta');
    }
  });
  await old.put('rows', {
    entity: 'challenges',
    id: 'c1',
    row: row(1, 'published', '2026-01-01'),
    in: ['pub']
  });
  await old.add('outbox', { op_id: 'unsent' });
  await old.put('meta', { epoch: 'e', pulled_at: 1 }, 'sync');
  old.close();
  const db = new Database(publicName, deaf);
  expect((await newest(db, 0, pageSize))?.challenges.map(({ id }) => id)).toEqual(['c1']);
  expect((await one(db, 'need-1'))?.challenge.id).toBe('c1');
  expect(await db.read((tx) => tx.objectStore('outbox').count())).toBe(1);
});
