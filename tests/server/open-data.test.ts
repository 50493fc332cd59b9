import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Challenge } from '../../src/lib/domain/challenges/challenge';
import { listChallenges, newestFirst, pageSize } from '../../src/lib/domain/challenges/listing';
import { readQuery } from '../../src/lib/domain/challenges/query';
import { challengeDocument } from '../../src/lib/domain/matching/challenge-document';
import { termsIn } from '../../src/lib/domain/matching/challenge-terms';
import { SearchIndex } from '../../src/lib/domain/matching/search';
import { backend, closeBackend, startBackend } from '../../src/lib/server/backend';
import * as changes from '../../src/lib/server/read/changes';
import * as directory from '../../src/lib/server/read/directory';
import * as openChallenges from '../../src/lib/server/read/open-challenges';
import { filterNames, readOpenQuery } from '../../src/lib/server/read/open-query';
import { everyPlace } from '../../src/lib/server/read/places';
import { publicClient } from '../../src/lib/server/supabase';
import { config, dataDir } from '../db/embedded/support/world';

const sql = async <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await (await backend()).embedded?.sql<Row & Record<string, unknown>>(text, values)) ?? [];

/** Copies of a published challenge, several of them published at the very same microsecond. */
const copies = (count: number, from: string): Promise<unknown> =>
  sql(
    `insert into public.challenges select (jsonb_populate_record(c, jsonb_build_object(
       'id', gen_random_uuid(), 'slug', 'kopi-' || gen_random_uuid(), 'title', 'Kopi', 'source_url', null,
       'published_at', $2::timestamptz + (n / 4) * interval '1 microsecond'))).*
     from public.challenges c, generate_series(1, $1::int) n
     where c.id = (select id from public.challenges where state = 'published' order by id limit 1)`,
    [count, from]
  );

beforeAll(async () => {
  await startBackend(config(await dataDir()));
  await copies(24, '2026-03-01 12:00:00.123456+00');
});
afterAll(closeBackend);

const pageOf = async (search: string) => {
  const page = await openChallenges.page(
    await publicClient(),
    readOpenQuery(new URLSearchParams(search)),
    'http://localhost',
    'nb'
  );
  if (!page) throw new Error('a cursor of ours was refused');
  return page;
};

/** All pages one after the other, with something happening between them. */
const walk = async (search: string, between: (n: number) => Promise<unknown> = async () => undefined) => {
  const ids: string[] = [];
  let after = '';
  for (let n = 0; n < 100; n += 1) {
    const { challenges, next } = await pageOf(`${search}${after && `&after=${after}`}`);
    ids.push(...challenges.map(({ id }) => id));
    if (next === null) return ids;
    after = next;
    await between(n);
  }
  throw new Error('the pages have no end');
};

const published = (): Promise<{ id: string }[]> =>
  sql(`select id from public.challenges where state = 'published' order by published_at desc, id`);

describe('pages of the open data', () => {
  it.each([3, 7, 500])(
    'hold every published challenge once, the newest first, %d at a time',
    async (limit) => {
      expect(await walk(`limit=${limit}`)).toEqual((await published()).map(({ id }) => id));
    }
  );

  it('neither repeat nor skip one while others are published and withdrawn', async () => {
    const before = (await published()).map(({ id }) => id);
    const gone = new Set<string>();
    const seen = await walk('limit=9', async (n) => {
      await copies(3, `2026-11-2${n % 9} 12:00+00`);
      const victim = before.at(-1 - n);
      if (victim) gone.add(victim);
      await sql(`update public.challenges set state = 'withdrawn' where id = $1`, [victim]);
    });
    expect(new Set(seen).size).toBe(seen.length);
    const stayed = before.filter((id) => !gone.has(id));
    expect(seen.filter((id) => stayed.includes(id))).toEqual(stayed);
    expect(seen.filter((id) => !before.includes(id) && !gone.has(id)).length).toBeLessThanOrEqual(9);
  });

  it('a cursor that is not ours is refused', async () => {
    const query = readOpenQuery(new URLSearchParams('after=x'));
    expect(await openChallenges.page(await publicClient(), query, 'http://localhost', 'nb')).toBeNull();
  });
});

describe('filters of the open data are those of the list', () => {
  it.each([
    'theme=health',
    'theme=health&theme=upbringing&kind=master',
    'kind=bachelor',
    'level=master',
    'level=bachelor&level=phd',
    'municipality=gjovik',
    'municipality=trondheim&language=nn',
    'language=en',
    'period=2027-spring',
    'period=open',
    'q=skole',
    'theme=finnes-ikke',
    'municipality=finnes-ikke'
  ])('%s', async (search) => {
    const all = (
      (await changes.since(await publicClient(), '')) as unknown as { rows: { challenges: Challenge[] } }
    ).rows.challenges;
    const rows = await directory.filterable(await publicClient());
    const query = readQuery(new URLSearchParams(search));
    const index = new SearchIndex();
    const termsOf = termsIn(rows);
    for (const row of all) index.put(challengeDocument(row, termsOf(row)));
    const searched = query.text ? index.find(query.text) : undefined;
    const shown = new Set<string>();
    for (let page = 1; page <= Math.ceil(all.length / pageSize); page += 1)
      for (const { id } of listChallenges(all, { ...query, page }, rows, searched).cards) shown.add(id);
    // The list has the best first; pages that go on after a cursor have the newest.
    const expected = all
      .filter(({ id }) => shown.has(id))
      .sort(newestFirst)
      .map(({ id }) => id);
    const found = await walk(`limit=9&${search}`);
    expect(
      found.filter((id) => !expected.includes(id)).map((id) => all.find((row) => row.id === id))
    ).toEqual([]);
    expect(found).toEqual(expected);
  });

  it.each([
    ['kind=x', 'kind'],
    ['level=x', 'level'],
    ['language=de', 'language'],
    ['period=sommer', 'period'],
    ['theme=a b', 'theme'],
    ['kind=master&kind=x', 'kind'],
    ['limit=0', 'limit'],
    ['limit=501', 'limit'],
    ['limit=-1', 'limit'],
    ['limit=1e2', 'limit']
  ])('what the list would leave out is refused by name: %s', (search, field) => {
    expect(() => readOpenQuery(new URLSearchParams(search))).toThrow(expect.objectContaining({ field }));
  });

  it('an empty one asks for nothing, and the same value twice is one', () => {
    for (const name of filterNames)
      expect(() => readOpenQuery(new URLSearchParams(`${name}=`))).not.toThrow();
    expect(readOpenQuery(new URLSearchParams('kind=master&kind=master')).filters.kind).toEqual(['master']);
  });
});

describe('a challenge as open data', () => {
  it('names its municipality, unit, partnership and themes in the language that is asked for', async () => {
    const query = readOpenQuery(new URLSearchParams('municipality=gjovik&theme=health&limit=1'));
    const page = await openChallenges.page(await publicClient(), query, 'https://samskap.example', 'en');
    expect(page?.challenges[0]).toMatchObject({
      url: expect.stringMatching(/^https:\/\/samskap\.example\/en\/utfordringer\/[\w-]+$/),
      partnership: 'gjovik-ntnu',
      municipality: 'gjovik',
      municipality_name: 'Gjøvik municipality',
      municipality_number: '3407',
      themes: expect.arrayContaining(['health'])
    });
  });

  it('is published, whatever is asked for, and nothing in it is about a person', async () => {
    const ids = new Set((await published()).map(({ id }) => id));
    for (const search of ['', 'q=a', 'kind=master']) {
      const { challenges } = await pageOf(search);
      expect(challenges.filter(({ id }) => !ids.has(id))).toEqual([]);
      expect(JSON.stringify(challenges)).not.toMatch(/author_id|contact_id|@/);
    }
  });
});

describe('the site map', () => {
  it('holds each published challenge and each partnership once, and nothing else that has a name', async () => {
    const paths = (await everyPlace(await publicClient())).map(({ path }) => path);
    const slugs = await sql<{ slug: string }>(`select slug from public.challenges where state = 'published'`);
    const meetings = await sql<{ slug: string }>(
      `select slug from public.meetings where state <> 'draft' and ends_at > now()`
    );
    expect(meetings.length).toBeGreaterThan(1);
    const expected = [
      ...slugs.map(({ slug }) => `/utfordringer/${slug}`),
      ...meetings.map(({ slug }) => `/moteplasser/${slug}`),
      '/partnerskap/gjovik-ntnu',
      '/partnerskap/trondheim-ntnu',
      ...['forskere', 'kommunen', 'studenter'].map((who) => `/for/${who}`)
    ];
    expect(paths.filter((path) => path.split('/').length > 2).sort()).toEqual(expected.sort());
    expect(new Set(paths).size).toBe(paths.length);
  });
});
