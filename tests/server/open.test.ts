import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publicStates, type Challenge } from '../../src/lib/domain/challenges/challenge';
import { listChallenges, newestFirst, pageSize, similarTo } from '../../src/lib/domain/challenges/listing';
import { everything, type ListQuery } from '../../src/lib/domain/challenges/query';
import { matcher } from '../../src/lib/domain/follows/matching';
import { textSearch } from '../../src/lib/domain/follows/text';
import { challengeDocument } from '../../src/lib/domain/matching/challenge-document';
import { termsIn } from '../../src/lib/domain/matching/challenge-terms';
import { SearchIndex } from '../../src/lib/domain/matching/search';
import { osloDay } from '../../src/lib/domain/oslo-day';
import { semestersFrom } from '../../src/lib/domain/challenges/semesters';
import { backend, closeBackend, startBackend } from '../../src/lib/server/backend';
import * as challenges from '../../src/lib/server/read/challenges';
import * as changes from '../../src/lib/server/read/changes';
import * as directory from '../../src/lib/server/read/directory';
import * as health from '../../src/lib/server/read/health';
import { page as openPage } from '../../src/lib/server/read/open-challenges';
import { searchBySql } from '../../src/lib/server/read/search-sql';
import { topics } from '../../src/lib/server/read/topics';
import { publicClient } from '../../src/lib/server/supabase';
import { config, dataDir } from '../db/embedded/support/world';

const [, soon = ''] = semestersFrom(new Date().toISOString().slice(0, 10));

type Everything = { rows: { challenges: Challenge[] } };

let all: Challenge[];
const query = (part: Partial<ListQuery> = {}): ListQuery => ({ ...everything, ...part });

beforeAll(async () => {
  await startBackend(config(await dataDir()));
  const { embedded } = await backend();
  const [model] =
    (await embedded?.sql<{ id: string }>(
      `select id from public.challenges where state = 'published' limit 1`
    )) ?? [];
  // More than two pages, and texts that must not be taken for a pattern.
  const odd = [
    '50 % stilling',
    'under_strek',
    'stjerne*tegn',
    'komma, (parentes) og "sitat"',
    'skrå\\strek',
    'ÆRLIG ØRE'
  ];
  await embedded?.sql(
    `insert into public.challenges select (jsonb_populate_record(c, jsonb_build_object(
       'id', gen_random_uuid(), 'slug', 'kopi-' || n, 'title', 'Kopi ' || n || ' ' || ($2::text[])[1 + n % 6],
       'published_at', timestamptz '2026-01-01' + (n / 3) * interval '1 day',
       'starts_on', case when n % 4 > 0 then c.starts_on end, 'ends_on', case when n % 5 > 1 and n % 4 > 0 then c.ends_on end))).*
     from public.challenges c, generate_series(1, $3::int) n where c.id = $1`,
    [model?.id, odd, 2 * pageSize]
  );
  await embedded?.sql(
    `insert into public.topics (key, uri, name_nb, name_en) values
       ('benkedager', 'https://emner.example.org/benkedager', 'Benkedager', 'Bench days'),
       ('uten-treff', 'https://emner.example.org/uten-treff', 'Uten treff', null)`
  );
  await embedded?.sql(
    `update public.challenges set topic_keys = '{benkedager}' where slug ~ '^kopi-[0-9]$' or slug is null`
  );
  // As the timer does.
  await embedded?.sql('select private.job_search_words(now())');
  all = ((await changes.since(await publicClient(), '')) as Everything).rows.challenges;
});

afterAll(closeBackend);

/** The server's answer beside the one that the domain makes from all rows. */
const both = async (asked: ListQuery) => {
  const client = await publicClient();
  const found = await challenges.list(client, asked);
  const rows = await directory.everything(client);
  if (!asked.text.trim()) return { found, expected: listChallenges(all, asked, rows) };
  const index = new SearchIndex();
  for (const row of all) if (row.state === 'published') index.put(challengeDocument(row, termsIn(rows)(row)));
  return { found, expected: listChallenges(all, asked, rows, index.find(asked.text)) };
};

describe('the list of the open API is the list that a phone makes from its replica', () => {
  it.each([
    query(),
    query({ page: 2 }),
    query({ page: 3 }),
    query({ page: 999 }),
    query({ theme: ['health'] }),
    query({ theme: ['upbringing'], kind: ['bachelor'] }),
    query({ theme: ['finnes ikke'] }),
    query({ kind: ['master'] }),
    query({ theme: ['health', 'city', 'finnes ikke'] }),
    query({ kind: ['master', 'phd'], sort: 'deadline' }),
    query({ sort: 'deadline', page: 2 }),
    query({ level: ['phd', 'research'] }),
    query({ municipality: ['trondheim'] }),
    query({ municipality: ['trondheim', 'gjovik', 'nowhere'] }),
    query({ municipality: ['nowhere'] }),
    query({ period: [soon] }),
    query({ period: [soon, 'open'], text: 'kopi' }),
    query({ period: ['open'] }),
    query({ language: ['nn', 'en'] }),
    query({ technology: ['ict', 'welfare'] }),
    query({ technology: ['nothing'] }),
    query({ topic: ['benkedager'] }),
    query({ topic: ['benkedager', 'uten-treff'], language: ['nb'] }),
    query({ topic: ['uten-treff'] }),
    query({ theme: ['health'], municipality: ['gjovik'], period: [soon], language: ['nb'], text: 'vi' }),
    query({ text: 'kopi' }),
    query({ text: 'health', sort: 'deadline' }),
    query({ text: 'skule -barnehage' }),
    query({ text: 'KOPI 7' }),
    query({ text: 'barn skole' }),
    query({ text: '50 %' }),
    query({ text: 'under_strek' }),
    query({ text: 'underxstrek' }),
    query({ text: 'komma, (parentes)' }),
    query({ text: '"sitat"' }),
    query({ text: 'skrå\\strek' }),
    query({ text: 'stjerne*tegn' }),
    query({ text: 'stj*tegn' }),
    query({ text: '.' }),
    query({ text: 'kopi [0-9]' }),
    query({ text: 'true' }),
    query({ text: '7' }),
    query({ text: 'ærlig øre' }),
    query({ text: 'x",id.eq.1),or(title.ilike."*' }),
    query({ text: ')' }),
    query({ text: '%' }),
    query({ text: '   ' }),
    query({ text: 'a b c d e f g h' })
  ])('%o', async (asked) => {
    const { found, expected } = await both(asked);
    expect({
      ids: found.cards.map((card) => card.id),
      total: found.total,
      page: found.page,
      pages: found.pages
    }).toEqual({
      ids: expected.cards.map((card) => card.id),
      total: expected.total,
      page: expected.page,
      pages: expected.pages
    });
    expect(found.cards).toEqual(expected.cards);
  });

  it.each(['\0', 'a\0b', '\ud800', '\u202e', '😀'.repeat(50), 'x'.repeat(200), '*'.repeat(200)])(
    'a strange text is only a text: %o',
    async (text) => {
      expect((await challenges.list(await publicClient(), query({ text }))).pages).toBeGreaterThan(0);
    }
  );

  it.each([
    ['a word', 'skole', true],
    ['what means the same in another language', 'school', true],
    ['a part of a compound', 'vei', true],
    ['another spelling', 'offentlig', true],
    ['another spelling of its first letter', 'hveld', true],
    ['a misprint', 'mursetin', true],
    ['a misprint of a long word', 'ungdomsårdet', true],
    ['every word', 'kopi stilling', true],
    ['a phrase', '"kopi 7"', true],
    ['a phrase that stands nowhere as it is', '"stilling kopi"', false],
    ['a word with a minus', 'kopi -stilling', true],
    ['nothing but a word with a minus', '-kopi', true],
    ['a word of a topic, in another language', 'bench', true],
    ['the name of a theme', 'helse', true],
    ['a word beside the name of a theme', 'trygg helse', true],
    ['the name of a kind', 'masteroppgåve', true],
    ['a word that stands nowhere', 'kopi finnesikke', false]
  ])('%s: the phone, the database, alerts and open data find the same', async (_, text, some) => {
    const client = await publicClient();
    const rows = await directory.everything(client);
    const named = await topics(client);
    const published = all.filter(({ state }) => state === 'published');
    const index = new SearchIndex();
    const termsOf = termsIn(rows, named);
    for (const row of published) index.put(challengeDocument(row, termsOf(row)));
    const found = index.find(text);
    const ids = (hits: readonly { id: string }[]) => hits.map(({ id }) => id).sort();
    const phone = found.near ? [] : ids(published.filter(({ id }) => found.score(id) > 0));
    expect(phone.length > 0).toBe(some);

    const sql = await searchBySql(client, text, rows);
    const bySql = sql.rows.filter(({ id }) => !sql.found.near && sql.found.score(id) > 0);
    const titles = (some: string[]) =>
      published.filter(({ id }) => some.includes(id)).map(({ title }) => title);
    expect(titles(ids(bySql))).toEqual(titles(phone));
    for (const { id } of bySql) expect(sql.found.matches(id)).toEqual(found.matches(id));

    const belongs = matcher(rows, textSearch(published, rows, named));
    const search = { kind: 'search', subject: `?q=${encodeURIComponent(text)}` } as const;
    expect(ids(published.filter(belongs(search)))).toEqual(phone);

    const open: string[] = [];
    for (let after: string | null = null, more = true; more; more = after !== null) {
      const part = await openPage(client, { filters: query({ text }), after, limit: 7 }, 'http://a', 'nb');
      open.push(...(part?.challenges ?? []).map(({ id }) => id));
      after = part?.next ?? null;
    }
    expect([...open].sort()).toEqual(phone);
    const newest = published.filter(({ id }) => phone.includes(id)).sort(newestFirst);
    expect(open).toEqual(newest.map(({ id }) => id));
  });

  it('a strange text is only a text to the database, too', async () => {
    const client = await publicClient();
    const rows = await directory.everything(client);
    for (const odd of ['', '"', 'x'.repeat(200), '-', '*'.repeat(200)])
      expect((await searchBySql(client, odd, rows)).rows).toEqual([]);
    expect((await searchBySql(client, '(kopi+)+', rows)).found.near).toBe(false);
  });

  it('more words than the database takes for one are cut, and what is asked for is still found', async () => {
    const { embedded } = await backend();
    await embedded?.sql(
      `insert into private.search_words (word)
       select first || md5(n::text) from unnest('{s,sk,sko}'::text[]) first, generate_series(1, 1100) n
       on conflict do nothing`
    );
    const client = await publicClient();
    const { rows } = await searchBySql(client, 's sk sko', await directory.everything(client));
    expect(rows.length).toBeGreaterThan(0);
  });

  it('each of those filters finds something, and leaves something out', async () => {
    const client = await publicClient();
    const totals = await Promise.all(
      (
        [
          { level: ['phd', 'research'] },
          { municipality: ['trondheim'] },
          { period: [soon] },
          { period: ['open'] },
          { language: ['nn', 'en'] },
          { technology: ['ict', 'welfare'] },
          { topic: ['benkedager'] }
        ] as Partial<ListQuery>[]
      ).map(async (part) => (await challenges.list(client, query(part))).total)
    );
    const { total } = await challenges.list(client, everything);
    expect(totals.filter((found) => found === 0 || found === total)).toEqual([]);
  });

  it('a chosen topic comes with its name, a filter of some five hundred does not', async () => {
    const client = await publicClient();
    const { offers } = await challenges.list(client, query({ topic: ['benkedager', 'finnes-ikke'] }));
    expect(offers.topic).toEqual([
      { key: 'benkedager', name_nb: 'Benkedager', name_nn: null, name_en: 'Bench days' }
    ]);
    expect((await challenges.list(client, everything)).offers.topic).toEqual([]);
  });

  it('the cards come with the units they name and what those stand below', async () => {
    const { found } = await both(query());
    const known = new Map(found.organisations.map((row) => [row.id, row]));
    for (const card of found.cards) expect(known.has(card.organisation_id)).toBe(true);
    for (const row of found.organisations)
      expect(row.parent_id === null || known.has(row.parent_id)).toBe(true);
  });
});

describe('one challenge', () => {
  it('by slug and by id, the same row that the feed holds', async () => {
    const client = await publicClient();
    const row = all[0];
    const bySlug = await challenges.find(client, row?.slug ?? '');
    expect(bySlug?.challenge).toEqual(row);
    expect(await challenges.find(client, row?.id ?? '')).toEqual(bySlug);
  });

  it('comes with the newest others on its theme that can be answered, and their units', async () => {
    const client = await publicClient();
    const { themes } = await directory.everything(client);
    const asked = all.filter((row) => publicStates.some((state) => state === row.state)).slice(0, 8);
    for (const row of asked) {
      const found = await challenges.find(client, row.id);
      expect(found?.similar).toEqual(similarTo(row, all, themes, osloDay(new Date())));
      const known = new Set(found?.organisations.map(({ id }) => id));
      for (const card of found?.similar ?? []) expect(known.has(card.organisation_id)).toBe(true);
    }
  });

  it('tells what has happened since it was published, in order, and as what, never who', async () => {
    const client = await publicClient();
    const row = all.find(({ state }) => state === 'completed');
    const { events } = (await challenges.find(client, row?.id ?? '')) ?? { events: [] };
    expect(events.map(({ to_state }) => to_state)).toEqual(['matched', 'in_progress', 'completed']);
    const open = all.find(({ state }) => state === 'published');
    expect((await challenges.find(client, open?.id ?? ''))?.events).toEqual([]);
  });

  it('nothing that is not public, whoever knows its id', async () => {
    const { embedded } = await backend();
    const hidden = await embedded?.sql<{ id: string }>(
      `select id from public.challenges where state <> all ($1)`,
      [publicStates]
    );
    expect(hidden?.length).toBeGreaterThan(0);
    for (const row of hidden ?? []) expect(await challenges.find(await publicClient(), row.id)).toBeNull();
  });

  it.each([
    '',
    'x',
    '00000000-0000-4000-8000-000000000000',
    '\0',
    'a'.repeat(300),
    "'; drop table",
    '..',
    '%00',
    '\ud800'
  ])('null for %o', async (name) => {
    expect(await challenges.find(await publicClient(), name)).toBeNull();
  });
});

describe('changes and health', () => {
  it('a cursor that is not ours is null, one of ours goes on', async () => {
    const client = await publicClient();
    for (const cursor of ['x', '-1', '1e9', '\0', '9'.repeat(40), '1~2'])
      expect({ cursor, answer: await changes.since(client, cursor) }).toEqual({ cursor, answer: null });
    const { next } = (await changes.since(client, '')) as unknown as { next: string };
    expect(await changes.since(client, next)).toMatchObject({ next, gone: [], rows: {} });
  });

  it('says that the database answers and how long the oldest due job has waited', async () => {
    expect(await health.check(await publicClient())).toEqual({
      database: true,
      oldestDueSeconds: expect.any(Number),
      phonesWaitingADay: 0
    });
  });

  it('says that a closed database does not', async () => {
    const client = await publicClient();
    await closeBackend();
    expect(await health.check(client)).toEqual({
      database: false,
      oldestDueSeconds: null,
      phonesWaitingADay: null
    });
  });
});
