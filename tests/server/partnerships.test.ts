import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  listPartnerships,
  shownCards,
  tellPartnership,
  type StoryRows
} from '../../src/lib/domain/partnerships/story';
import { headings } from '../../src/lib/domain/partnerships/partnership-profile';
import type { Challenge } from '../../src/lib/domain/challenges/challenge';
import { osloDay } from '../../src/lib/domain/challenges/rules';
import { backend, closeBackend, startBackend } from '../../src/lib/server/backend';
import * as changes from '../../src/lib/server/read/changes';
import * as partnerships from '../../src/lib/server/read/partnerships';
import { publicClient } from '../../src/lib/server/supabase';
import { config, dataDir } from '../db/embedded/support/world';

type Everything = { rows: StoryRows & { challenges: Challenge[] } };

let feed: Everything['rows'];
beforeAll(async () => {
  await startBackend(config(await dataDir()));
  const { embedded } = await backend();
  await embedded?.sql(
    `insert into public.partnership_profiles (id, partnership_id, dated, language, state, purpose)
     select gen_random_uuid(), id, '2026-11-01', 'nb', 'draft', 'Et utkast' from public.partnerships`
  );
  const { rows } = (await changes.since(await publicClient(), '')) as unknown as Everything;
  feed = { ...rows, partnership_groups: rows.partnership_groups ?? [] };
});
afterAll(closeBackend);

/** The order of rows that have none of their own is nobody's business. */
const settled = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, part: unknown) =>
      Array.isArray(part) && part.every((row) => typeof row === 'object' && row !== null && 'rev' in row)
        ? [...(part as { id: string }[])].sort((a, b) => (a.id < b.id ? -1 : 1))
        : part
    )
  );

describe.each(['gjovik-ntnu', 'trondheim-ntnu'])('the partnership %s', (slug) => {
  it('is told by the server as a phone tells it from its replica', async () => {
    const told = await partnerships.find(await publicClient(), slug);
    const expected = tellPartnership(slug, feed, feed.challenges, osloDay(new Date()));
    expect(told?.cards.length).toBe(shownCards);
    expect(told?.cards).toEqual(expected?.cards);
    expect(settled(told)).toEqual(settled(expected));
  });

  it('is the same by its id, and shows no draft', async () => {
    const told = await partnerships.find(await publicClient(), slug);
    expect(await partnerships.find(await publicClient(), told?.partnership.id ?? '')).toEqual(told);
    expect(told?.profiles.length).toBeGreaterThan(0);
    expect(told?.profiles.filter(({ state }) => state !== 'published')).toEqual([]);
    expect(told?.headings.map(({ key }) => key)).toEqual(headings);
  });

  it('has nothing of the other one', async () => {
    const told = await partnerships.find(await publicClient(), slug);
    const id = told?.partnership.id;
    const owned = told && [
      ...told.agreements,
      ...told.anchorings,
      ...told.profiles,
      ...told.role_names,
      ...told.groups
    ];
    expect(owned?.filter((row) => row.partnership_id !== id)).toEqual([]);
    const names = told?.organisations.map((row) => row.slug) ?? [];
    expect(names.some((name) => name.startsWith(slug === 'gjovik-ntnu' ? 'trondheim' : 'gjovik'))).toBe(
      false
    );
  });
});

describe('what is not there', () => {
  it.each(['', 'x', '\0', "'; drop table", '00000000-0000-4000-8000-000000000000', 'a'.repeat(5000)])(
    'is null: %o',
    async (name) => {
      expect(await partnerships.find(await publicClient(), name)).toBeNull();
    }
  );
});

it('the index has all of them by name, with who takes part', async () => {
  const list = await partnerships.list(await publicClient());
  expect(list.map(({ partnership }) => partnership.slug)).toEqual(['gjovik-ntnu', 'trondheim-ntnu']);
  expect(list[0]?.members.map(({ slug }) => slug)).toEqual(['gjovik', 'ntnu']);
  expect(settled(list)).toEqual(settled(listPartnerships(feed)));
});
