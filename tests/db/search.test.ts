/** Search by the database: words and pieces of them together, of published challenges only. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from './people';
import { challengeIn } from './stories';
import { World } from './world';

let world: World;
beforeAll(async () => {
  world = await World.open();
  await challengeIn(world, 'published', { title: 'Trygg skolevei', today: 'Brøytekantene er høye.' });
  await challengeIn(world, 'published', {
    title: 'Leksehjelp',
    today: 'Elevene møtes på skolen, og veiene dit er lange.'
  });
  await challengeIn(world, 'submitted', { title: 'Skolevei uten svar' });
  await learn();
});
afterAll(() => world.close());

/** What the timer does every ten minutes and every day, here at a later hour each time. */
const learn = () => world.sql(`select private.job_search_words(now())`);
const forget = () => world.sql(`select private.job_purge_search_words(now())`);
const known = async (word: string): Promise<boolean> =>
  (await world.sql('select from private.search_words where word = $1', [word])).length > 0;

const meant = async (actor: Actor, patterns: string[], words: string[]): Promise<string[]> =>
  (
    await world.as<{ words: string[] }>(actor, 'select public.words_meant($1, $2) as words', [
      patterns,
      words
    ])
  )[0]?.words ?? [];

const found = async (actor: Actor, words: string[], also: unknown, most = 500): Promise<string[]> =>
  (
    await world.as<{ title: string }>(actor, 'select title from public.search_challenges($1, $2, $3)', [
      words,
      JSON.stringify(also),
      most
    ])
  ).map(({ title }) => title);

describe('words that may be meant', () => {
  it.each(['anon', 'student', 'contact', 'coordinator'] as Actor[])(
    'are those that published challenges say, also for %s',
    async (actor) => {
      expect(await meant(actor, ['skol|skul|school'], ['skulen'])).toEqual(['skolen', 'skolevei']);
      expect(await meant(actor, ['svar'], ['svar'])).toEqual([]);
    }
  );

  it('have a part of it in them; three letters at their beginning or end, two where they begin', async () => {
    expect(await meant('anon', ['hjelp'], ['hjelp'])).toEqual(['leksehjelp']);
    expect(await meant('anon', ['vei'], ['vei'])).toEqual(['skolevei', 'veiene']);
    expect(await meant('anon', ['kse'], ['kse'])).toEqual([]);
    expect(await meant('anon', ['tr'], ['tr'])).toEqual(['trygg']);
  });

  it('are like it where none has the word itself, and begin as it does', async () => {
    expect(await meant('anon', ['brøytekatn'], ['brøytekatn'])).toEqual(['brøytekantene']);
    expect(await meant('anon', ['leksehjlep'], ['leksehjlep'])).toEqual(['leksehjelp']);
    expect(await meant('anon', ['peksehjelp'], ['peksehjelp'])).toEqual([]);
    expect(await meant('anon', ['leksehjelp'], ['leksehjelp'])).toEqual(['leksehjelp']);
  });

  it('are asked for by no pattern that is more than beginnings, and for no more than twelve', async () => {
    for (const bad of ['(a+)+', 'a.*b', '[a-z]', 'a\\w', '', '|', 'a|', 'a||b', 'x'.repeat(401)])
      expect(await meant('anon', [bad], ['skole'])).toEqual([]);
    expect(await meant('anon', ['skole'], [])).toEqual([]);
    expect(await meant('anon', [], [])).toEqual([]);
    const many = Array.from({ length: 13 }, () => 'skole');
    expect(await meant('anon', many, many)).toEqual([]);
  });
});

describe('search by the database', () => {
  it.each(['anon', 'student', 'contact', 'coordinator'] as Actor[])(
    'finds what is published, the title before the text, also for %s',
    async (actor) => {
      expect(await found(actor, ['skulen'], [['skolen', 'skolevei']])).toEqual([
        'Trygg skolevei',
        'Leksehjelp'
      ]);
      expect(await found(actor, ['skulen'], [['skolen', 'skolevei']], 1)).toEqual(['Trygg skolevei']);
    }
  );

  it('asks for every word, as it begins or as what is meant', async () => {
    expect(await found('anon', ['skole', 'brøytekant'], [[], []])).toEqual(['Trygg skolevei']);
    expect(await found('anon', ['school', 'møtes'], [['skolen'], []])).toEqual(['Leksehjelp']);
    expect(await found('anon', ['elevene', 'romferge'], [[], []])).toEqual([]);
  });

  it('takes no list that is none, and no more than twelve', async () => {
    for (const bad of [
      null,
      {},
      'skolen',
      ['skolen'],
      [[1]],
      [['']],
      [['a\\']],
      [[], []],
      [Array(2_001).fill('a')],
      [['x'.repeat(600_001)]]
    ])
      expect(await found('anon', ['skole'], bad)).toEqual([]);
    for (const bad of ['', 'a\\', 'x'.repeat(401)]) expect(await found('anon', [bad], [[]])).toEqual([]);
    expect(await found('anon', [], [])).toEqual([]);
    const many = Array.from({ length: 13 }, () => 'skole');
    expect(
      await found(
        'anon',
        many,
        many.map(() => [])
      )
    ).toEqual([]);
  });

  it('stands twelve lists of as many words as it takes', async () => {
    const words = Array.from({ length: 12 }, () => 'skulen');
    const list = (n: number) => Array.from({ length: 1_999 }, (_, at) => `${n}ord${at.toString(36)}`);
    const all = words.map((_, n) => [...list(n), 'skolen']);
    expect(await found('anon', words, all)).toEqual(['Leksehjelp']);
  });

  it('a quote, an operator and a space are letters of a word that nobody says', async () => {
    for (const odd of ["' | 'skolen", "skolen' & 'x", 'skolen & x', "''", ':*', '!skolen', '<->'])
      expect(await found('anon', [odd], [[odd]])).toEqual([]);
  });

  it('finds what is filed under a name that stands in none of its text, beside the other words', async () => {
    expect(await found('anon', ['masterarbeid'], [[]])).toEqual([]);
    expect(await found('anon', ['masterarbeid'], [['#eit', '#master']])).toHaveLength(2);
    expect(await found('anon', ['masterarbeid', 'brøytekant'], [['#master'], []])).toHaveLength(1);
    expect(await found('anon', ['master'], [[]])).toEqual([]);
  });

  it('finds what has just been published before its words are learned, and none that is taken back or written anew', async () => {
    const title = 'Overvannsmålere i Fjellhallen';
    const id = await challengeIn(world, 'published', { title });
    expect(await found('anon', ['fjellhall', 'overvann'], [[], []])).toEqual([title]);
    expect(await meant('anon', ['hallen'], ['hallen'])).toEqual([]);
    await learn();
    expect(await meant('anon', ['hallen'], ['hallen'])).toEqual(['fjellhallen']);

    await world.sql(`update public.challenges set title = 'Målere i Dalhallen' where id = $1`, [id]);
    expect(await found('anon', ['fjellhallen'], [[]])).toEqual([]);
    expect(await found('anon', ['dalhallen'], [[]])).toEqual(['Målere i Dalhallen']);
    await world.sql(`update public.challenges set state = 'withdrawn' where id = $1`, [id]);
    expect(await found('anon', ['dalhallen'], [[]])).toEqual([]);
  });

  it('forgets a word that nobody says any more, and no other', async () => {
    const id = await challengeIn(world, 'published', { title: 'Kvikksølvlager ved skolen' });
    await learn();
    expect(await known('kvikksølvlager')).toBe(true);
    await world.sql(`delete from public.challenges where id = $1`, [id]);
    await forget();
    expect(await known('kvikksølvlager')).toBe(false);
    expect(await known('skolevei')).toBe(true);
  });

  it('is answered by the indexes', async () => {
    const plan = await world.database.transaction(async (inside) => {
      // So many that reading them one after another would cost more; nothing else hears of them.
      await inside.query(`set local session_replication_role = 'replica'`);
      await inside.query(
        `insert into private.challenge_words
         select gen_random_uuid(), now(), array_to_tsvector(array[md5(n::text)]), array_to_tsvector(array[md5((n * 7)::text)])
         from generate_series(1, 3000) n`
      );
      await inside.query(
        `insert into private.search_words select md5((n * 7)::text) from generate_series(1, 3000) n`
      );
      // What was just written waits in a list beside the index, which is read from end to end.
      await inside.query(`select gin_clean_pending_list('private.challenge_words_said'),
        gin_clean_pending_list('private.search_words_pieces')`);
      await inside.query('analyze private.challenge_words, private.search_words');
      await inside.query('set local enable_seqscan = off');
      const lines = await Promise.all(
        [
          `select challenge_id from private.challenge_words where said @@ '(skolevei:* | veien | #master) & trygg'::tsquery`,
          `select challenge_id from private.challenge_words where title @@ 'skolevei:*'::tsquery`,
          `select word from private.search_words where word ~ 'skolevei|school'`,
          `select word from private.search_words where word operator(extensions.%>) 'skolevei'`
        ].map((query) => inside.query<{ 'QUERY PLAN': string }>(`explain ${query}`))
      );
      return lines.flat();
    });
    const text = plan.map((line) => line['QUERY PLAN']).join('\n');
    expect(text).toContain('challenge_words_said');
    expect(text).toContain('challenge_words_title');
    expect(text.match(/search_words_pieces/g)).toHaveLength(2);
  });
});
