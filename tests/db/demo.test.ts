/** The demo world is what most people see first: it must be rich, whole and free of persons. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { challengeLife } from '../../src/lib/domain/challenges/life';
import { kinds, type Challenge } from '../../src/lib/domain/challenges/challenge';
import { languages } from '../../src/lib/domain/rows';
import { openDatabase, type Database } from '../../src/lib/server/embedded/database';
import { migrate, seed } from '../../src/lib/server/embedded/migrate';

let database: Database;
let challenges: Challenge[];
beforeAll(async () => {
  database = await openDatabase({ supabase: 'supabase' });
  await migrate(database, 'supabase/migrations');
  await seed(database, 'supabase');
  challenges = await database.query<Challenge>('select * from public.challenges');
});
afterAll(() => database.close());

const counted = (values: (string | null)[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[String(value)] = (counts[String(value)] ?? 0) + 1;
  return counts;
};
const empty = async (sql: string): Promise<void> => expect(await database.query(sql)).toEqual([]);

describe('the needs of the demo world', () => {
  it('are at least 48, all marked as examples, no two with one title', () => {
    expect(challenges.length).toBeGreaterThanOrEqual(48);
    expect(challenges.filter(({ is_example }) => !is_example)).toEqual([]);
    expect(new Set(challenges.map(({ title }) => title)).size).toBe(challenges.length);
  });

  it('stand in every state that a challenge can stand in', () => {
    const states = new Set(
      challengeLife.flatMap(({ from, to }) => [from, to]).filter((state) => state !== null)
    );
    expect(Object.keys(counted(challenges.map(({ state }) => state))).sort()).toEqual([...states].sort());
  });

  it('ask for every kind, in every language, with no kind and no language as a token', () => {
    const asked = counted(challenges.flatMap((challenge) => challenge.kinds));
    expect(Object.keys(asked).sort()).toEqual([...kinds].sort());
    const written = counted(challenges.map(({ language }) => language));
    for (const language of languages) expect(written[language]).toBeGreaterThanOrEqual(8);
  });

  it('come from both partnerships, every unit of a municipality, and under every theme', async () => {
    const share = await database.query<{ count: number }>(
      'select count(*)::int as count from public.challenges group by partnership_id'
    );
    expect(share).toHaveLength(2);
    for (const { count } of share) expect(count).toBeGreaterThanOrEqual(20);
    await empty(`
      select u.slug from public.organisations u join public.organisations m on m.id = u.parent_id
      where m.kind = 'municipality' and not exists (select from public.challenges c where c.organisation_id = u.id)`);
    await empty(`
      select t.key from public.themes t left join public.challenges c on c.theme_id = t.id
      group by t.key having count(c.id) < 5`);
  });

  it('say enough to be read by others once they are handed in, and carry dates that fit their state', async () => {
    for (const { id } of challenges.filter(({ state }) => !['draft', 'returned'].includes(state)))
      await database.query('select private.challenge_ready(c) from public.challenges c where id = $1', [id]);
    await empty(`
      select title from public.challenges
      where state = 'published' and apply_by < private.oslo_day(now()) or published_at > now()`);
  });

  it('say what they ask for, who is accountable and what they hope for; those completed say what was seen', async () => {
    await empty(`
      select title from public.challenges where state <> 'draft' and (
        asks_for = '{}' or levels = '{}' and not kinds && '{shared_position,project_position,continuing_education}' or problem_type is null
        or accountable_role = '' or drivers = '{}' or expected_effects = '{}' or goals = '{}'
        or service_area_id is null or research_field_id is null)`);
    await empty(`
      select title from public.challenges where (state = 'completed') <> (seen_effect <> '' and seen_effects <> '{}')`);
  });

  it('name no person, no address and no number one can call', async () => {
    await empty(`
      select title from public.challenges c
      where c::text ~ '[A-Za-z0-9._]+@[a-z]' or concat(title, today, whom, better, requires, contact_role, place) ~ '[0-9]{5}'`);
  });

  it('can all be answered by someone', async () => {
    await empty(`
      select c.title from public.challenges c join public.challenge_cases k using (id)
      where not exists (
        select from public.unit_roles r where r.organisation_id = c.organisation_id and r.person_id = k.contact_id
      )`);
  });
});

describe('the terms of the demo world', () => {
  it.each(['themes', 'technologies', 'service_areas', 'research_fields'])(
    '%s are each partnership’s own, with one key for what means the same',
    async (room) => {
      await empty(`select key from public.${room} where partnership_id is null`);
      const keys = await database.query<{ keys: string[] }>(
        `select array_agg(key order by position) as keys from public.${room} group by partnership_id`
      );
      expect(keys).toHaveLength(2);
      expect(keys[0]?.keys).toEqual(keys[1]?.keys);
    }
  );

  it('remember the names that the presentation of Trondheim’s partnership has', async () => {
    expect(
      await database.query(
        `select p.slug, t.name_nb, t.former_names from public.themes t
         join public.partnerships p on p.id = t.partnership_id where t.former_names <> '[]' order by t.position`
      )
    ).toEqual([
      {
        slug: 'trondheim-ntnu',
        name_nb: 'Innovasjon og omstilling',
        former_names: [{ name: 'Innovasjon', until: null }]
      },
      {
        slug: 'trondheim-ntnu',
        name_nb: 'Smart kommune',
        former_names: [{ name: 'Smartby', until: null }]
      }
    ]);
  });

  it('of a challenge are those of its partnership, and the field meets the area', async () => {
    await empty(`
      select c.title from public.challenges c
      join public.themes t on t.id in (c.theme_id, c.second_theme_id) where t.partnership_id <> c.partnership_id`);
    await empty(`
      select c.title from public.challenges c where c.service_area_id is not null and not exists (
        select from public.field_links l
        where l.partnership_id = c.partnership_id and l.service_area_id = c.service_area_id
          and l.research_field_id = c.research_field_id
      )`);
  });
});
