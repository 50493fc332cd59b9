/** Search by the database: pieces of words and words together, of published challenges only. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from './people';
import { challengeIn } from './stories';
import { World } from './world';

/** As the indexes have it. */
const said = `private.challenge_text(
  title, today, whom, better, requires, place, expected_effect, data_field, policy_reference)`;

let world: World;
beforeAll(async () => {
  world = await World.open();
  await challengeIn(world, 'published', { title: 'Trygg skolevei', today: 'Brøytekantene er høye.' });
  await challengeIn(world, 'published', {
    title: 'Leksehjelp',
    today: 'Elevene møtes på skolen, og veiene dit er lange.'
  });
  await challengeIn(world, 'submitted', { title: 'Skolevei uten svar' });
});
afterAll(() => world.close());

const found = async (actor: Actor, patterns: string[], words: string[], most = 500): Promise<string[]> =>
  (
    await world.as<{ title: string }>(actor, 'select title from public.search_challenges($1, $2, $3)', [
      patterns,
      words,
      most
    ])
  ).map(({ title }) => title);

describe('search by the database', () => {
  it.each(['anon', 'student', 'contact', 'coordinator'] as Actor[])(
    'finds what is published, the title before the text, also for %s',
    async (actor) => {
      expect(await found(actor, ['skol|skul|school'], ['skulen'])).toEqual(['Trygg skolevei', 'Leksehjelp']);
      expect(await found(actor, ['skol'], ['skole'], 1)).toEqual(['Trygg skolevei']);
    }
  );

  it('asks for every word, as a piece of another or in another form', async () => {
    expect(await found('anon', ['skol', 'brøytekant'], ['skole', 'brøytekant'])).toEqual(['Trygg skolevei']);
    expect(await found('anon', ['eleven'], ['eleven'])).toEqual(['Leksehjelp']);
    expect(await found('anon', ['romferge'], ['romferge'])).toEqual([]);
  });

  it('takes no pattern that is more than words, and no more than twelve of them', async () => {
    for (const bad of ['(a+)+', 'a.*b', '[a-z]', 'a\\w', '', 'x'.repeat(401)])
      expect(await found('anon', [bad], ['skole'])).toEqual([]);
    expect(await found('anon', ['skole'], [])).toEqual([]);
    expect(await found('anon', [], [])).toEqual([]);
    const many = Array.from({ length: 13 }, () => 'skole');
    expect(await found('anon', many, many)).toEqual([]);
  });

  it('finds what is filed under a name that stands in none of its text, beside the other words', async () => {
    const filed = async (words: string[], under: string[] | null): Promise<number> =>
      (await world.as('anon', 'select 1 from public.search_challenges($1, $1, 500, $2)', [words, under]))
        .length;
    expect(await filed(['masterarbeid'], null)).toBe(0);
    expect(await filed(['masterarbeid'], ['eit,master'])).toBe(2);
    expect(await filed(['masterarbeid', 'brøytekant'], ['master', ''])).toBe(1);
    expect(await filed(['masterarbeid'], ['master', ''])).toBe(0);
  });

  it('is answered by the indexes', async () => {
    const plan = await world.database.transaction(async (inside) => {
      // So many that reading them one after another would cost more; nothing else hears of them.
      await inside.query(`set local session_replication_role = 'replica'`);
      await inside.query(
        `insert into public.challenges select (jsonb_populate_record(c, jsonb_build_object(
           'id', gen_random_uuid(), 'slug', 'kopi-' || n, 'title', md5(n::text), 'today', md5((n * 7)::text)))).*
         from public.challenges c, generate_series(1, 3000) n
         where c.id = (select id from public.challenges where state = 'published' limit 1)`
      );
      // What was just written waits in a list beside the index, which is read from end to end.
      await inside.query(`select gin_clean_pending_list('public.challenges_text_pieces'),
        gin_clean_pending_list('public.challenges_text_words')`);
      await inside.query('analyze public.challenges');
      await inside.query('set local enable_seqscan = off');
      return inside.query<{ 'QUERY PLAN': string }>(
        `explain select id from public.challenges where state = 'published'
           and (${said} ~* 'skolevei|school'
             or to_tsvector('pg_catalog.norwegian', ${said}) @@ plainto_tsquery('pg_catalog.norwegian', 'skolevei')
             or private.challenge_filed(theme_id, second_theme_id, organisation_id, technology_ids, kinds, topic_keys)
               && string_to_array('master', ','))`
      );
    });
    const text = plan.map((line) => line['QUERY PLAN']).join('\n');
    expect(text).toContain('challenges_text_pieces');
    expect(text).toContain('challenges_text_words');
    expect(text).toContain('challenges_filed');
  });
});
