/** The demo world is what most people see first: it must be true where it says so, rich, whole and free of persons. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { challengeLife } from '../../src/lib/domain/challenges/life';
import { kinds, type Challenge } from '../../src/lib/domain/challenges/challenge';
import { problemTypes } from '../../src/lib/domain/challenges/choices';
import { states as interestStates } from '../../src/lib/domain/interests/interest';
import { headings, type PartnershipProfile } from '../../src/lib/domain/partnerships/partnership-profile';
import { languages } from '../../src/lib/domain/rows';
import { openDatabase, type Database } from '../../src/lib/server/embedded/database';
import { seed } from '../../src/lib/server/embedded/migrate';
import { migratedDatabase } from './embedded/support/prepared';

let database: Database;
let challenges: Challenge[];
beforeAll(async () => {
  database = await openDatabase({ supabase: 'supabase', copyOf: await migratedDatabase() });
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

describe('the timeline of a need', () => {
  it('ends where the need stands, each step after the one before it and none to come', async () => {
    const broken = await database.query(`
      select c.title, e.step from public.challenges c
      join lateral (
        select x.*, lag(x.to_state, 1, 'draft') over w as was, lag(x.at) over w as before, lag(x.step, 1, 0) over w as last,
          count(*) over () as steps
        from public.challenge_events x where x.challenge_id = c.id window w as (order by x.step)
      ) e on true
      where e.from_state <> e.was or e.at <= e.before or e.at > now() or e.step <> e.last + 1
        or e.step = e.steps and e.to_state <> c.state
        or e.to_state = 'published' and e.at <> c.published_at
        or not exists (
          select from private.transitions t
          where t.room = 'challenges' and t.from_state = e.from_state and t.to_state = e.to_state and t.actor = e.actor
        )`);
    expect(broken).toEqual([]);
    await empty(`
      select c.title from public.challenges c
      where c.state <> 'draft' and not exists (select from public.challenge_events e where e.challenge_id = c.id)`);
  });

  it('has the work between its first and last day', async () => {
    await empty(`
      select c.title from public.challenges c join public.challenge_events e on e.challenge_id = c.id
      where e.to_state = 'in_progress' and private.oslo_day(e.at) <> c.starts_on
        or e.to_state = 'completed' and private.oslo_day(e.at) not between c.ends_on and c.ends_on + 14`);
    await empty(`select title from public.challenges where ends_on <= starts_on or starts_on <= apply_by`);
    await empty(`
      select title from public.challenges
      where state in ('published', 'submitted', 'paused', 'matched') and (starts_on is null
        or starts_on not between private.oslo_day(now()) and private.oslo_day(now()) + 500
        or extract(month from starts_on) not in (1, 8) or extract(isodow from starts_on) <> 1)`);
  });
});

describe('what the needs say beside the text', () => {
  it('is their own in at least fifteen, of every sort', () => {
    const filled = (has: (challenge: Challenge) => boolean): number => challenges.filter(has).length;
    expect(filled((c) => c.policy_reference !== '')).toBeGreaterThanOrEqual(12);
    expect(filled((c) => c.expected_effect !== '')).toBeGreaterThanOrEqual(15);
    expect(filled((c) => c.other_unit_ids.length > 0)).toBeGreaterThanOrEqual(8);
    expect(filled((c) => c.municipality_commits + c.university_commits !== '')).toBeGreaterThanOrEqual(15);
    expect(new Set(challenges.map((c) => c.accountable_role)).size).toBeGreaterThanOrEqual(20);
    expect(Object.keys(counted(challenges.map((c) => c.importance?.toString() ?? null)))).toEqual(
      expect.arrayContaining(['1', '2', '3', '4', '5'])
    );
    for (const type of problemTypes) expect(filled((c) => c.problem_type === type)).toBeGreaterThanOrEqual(6);
  });

  it('links to nothing that somebody else may own', () => {
    const links = challenges.flatMap((c) => c.source_url ?? []);
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((link) => new URL(link).host !== 'example.org')).toEqual([]);
  });

  it('names other units of the same municipality only', async () => {
    await empty(`
      select c.title from public.challenges c cross join unnest(c.other_unit_ids) other
      where other = c.organisation_id or private.root_of(other) <> private.root_of(c.organisation_id)`);
  });
});

describe('what the two partnerships say of themselves', () => {
  it('is these agreements, with the days that are known', async () => {
    const rows = await database.query<Record<string, string | null>>(`
      select p.slug, a.name_nb, above.name_nb as above, a.signed_on::text, a.valid_from::text, a.valid_to::text
      from public.agreements a join public.partnerships p on p.id = a.partnership_id
      left join public.agreements above on above.id = a.parent_id
      order by a.id`);
    expect(rows.map((row) => Object.values(row))).toEqual([
      [
        'gjovik-ntnu',
        'Hovedavtale om faglig samarbeid (universitetskommuneavtalen)',
        null,
        '2021-02-15',
        null,
        '2026-12-31'
      ],
      [
        'gjovik-ntnu',
        'Smart og bærekraftig kommune',
        'Hovedavtale om faglig samarbeid (universitetskommuneavtalen)',
        null,
        null,
        null
      ],
      [
        'gjovik-ntnu',
        'Samarbeid om praksisstudier innen helse og omsorg',
        'Hovedavtale om faglig samarbeid (universitetskommuneavtalen)',
        null,
        null,
        null
      ],
      ['trondheim-ntnu', 'Avtale TRD 3.0', null, '2018-01-18', '2018-01-01', '2021-12-31'],
      ['trondheim-ntnu', 'Styringsdokument TRD 3.0', 'Avtale TRD 3.0', null, null, null],
      ['trondheim-ntnu', 'Samarbeidsavtale NTNU/Trondheim kommune', null, null, null, null],
      ['trondheim-ntnu', 'Samarbeidsavtale helse og velferd/MH', null, null, null, null]
    ]);
  });

  it('is this anchoring', async () => {
    const rows = await database.query<Record<string, string | null>>(`
      select p.slug, o.slug as organisation, a.kind, a.body_nb, a.happened_on::text, a.known_to
      from public.anchorings a join public.partnerships p on p.id = a.partnership_id
      join public.organisations o on o.id = a.organisation_id
      order by 1, a.kind, 2, a.body_nb`);
    const everyYear = 'Oppfølgingsmøte på toppnivå, hvert år';
    expect(rows.map((row) => Object.values(row))).toEqual([
      ['gjovik-ntnu', 'gjovik', 'decision', 'Kommunestyret', '2021-01-01', 'month'],
      ['gjovik-ntnu', 'gjovik', 'follow_up', everyYear, null, 'day'],
      ['gjovik-ntnu', 'ntnu', 'follow_up', everyYear, null, 'day'],
      ['gjovik-ntnu', 'ntnu-i-gjovik', 'follow_up', 'Viserektor', null, 'day'],
      ['gjovik-ntnu', 'gjovik', 'level', 'Ordfører', null, 'day'],
      ['gjovik-ntnu', 'gjovik', 'level', 'Rådmann', null, 'day'],
      ['gjovik-ntnu', 'ntnu', 'level', 'Rektor', null, 'day'],
      ['gjovik-ntnu', 'gjovik', 'signature', 'Ordfører', '2021-02-15', 'day'],
      ['gjovik-ntnu', 'ntnu', 'signature', 'Rektor', '2021-02-15', 'day'],
      ['trondheim-ntnu', 'ntnu', 'signature', 'Rektor', '2018-01-18', 'day'],
      ['trondheim-ntnu', 'trondheim', 'signature', 'Ordfører', '2018-01-18', 'day']
    ]);
  });

  it('is these figures, of no year, and about so many where that is said', async () => {
    const rows = await database.query(`
      select o.slug, f.year, f.residents, f.area_km2, f.employees, f.permanent_only, f.workplaces, f.students, f.approximate
      from public.organisation_facts f join public.organisations o on o.id = f.organisation_id order by 1`);
    expect(rows).toEqual([
      {
        slug: 'gjovik',
        year: null,
        residents: 30_560,
        area_km2: 672,
        employees: 3_000,
        permanent_only: true,
        workplaces: 19_000,
        students: null,
        approximate: ['residents', 'employees', 'workplaces']
      },
      {
        slug: 'ntnu-i-gjovik',
        year: null,
        residents: null,
        area_km2: null,
        employees: 550,
        permanent_only: false,
        workplaces: null,
        students: 4_000,
        approximate: ['employees', 'students']
      }
    ]);
  });

  it('is two descriptions of each in three languages, dated where the text is', async () => {
    const profiles = await database.query<PartnershipProfile & { slug: string }>(`
      select p.slug, f.*, f.dated::text as dated from public.partnership_profiles f
      join public.partnerships p on p.id = f.partnership_id order by p.slug, f.dated, f.language`);
    expect(profiles.map(({ slug, dated, known_to }) => [slug, dated, known_to])).toEqual(
      [
        ['gjovik-ntnu', '2021-02-15', 'order'],
        ['gjovik-ntnu', '2021-02-16', 'order'],
        ['trondheim-ntnu', '2018-01-18', 'order'],
        ['trondheim-ntnu', '2022-03-16', 'day']
      ].flatMap((version) => languages.map(() => version))
    );
    const blank = (of: PartnershipProfile): string[] => headings.filter((heading) => of[heading] === '');
    const [older, newer, first, later] = profiles.filter(({ language }) => language === 'nb');
    if (!older || !newer || !first || !later) throw new Error('profiles are missing');
    expect([blank(older), blank(newer)]).toEqual([[], ['milestones']]);
    const silent = ['initiators', 'size', 'funding', 'milestones'];
    expect([blank(first), blank(later)]).toEqual([
      [...silent, 'results', 'experience'],
      [...silent, 'experience']
    ]);
    for (const profile of profiles)
      expect(blank(profile)).toEqual(
        blank([older, newer, first, later].find(({ dated }) => dated === profile.dated) ?? profile)
      );

    expect(older.size).toBe('Gjøvik: 30 560 innbyggere, 672 km².');
    expect(older.anchoring).toMatch(/ordfører og rådmann.*rektor/);
    expect(older.organisation).toMatch(/én gang i året.*20 %.*20 %.*treårig.*halvparten/s);
    expect(older.milestones).toMatch(/^Ikke foreløpig/);
    expect(newer.size).toMatch(
      /672 km², ca\. 30 560 .*ca\. 3 000 fast .*ca\. 19 000 .*ca\. 550 .*ca\. 4 000 /
    );
    expect(newer.organisation).toMatch(/to kommunalsjefer.*tre instituttledere.*to ganger i året/s);
    expect(newer.organisation).toMatch(/to fra kommunen og to fra NTNU, hver i 20 %/);
    expect(newer.funding).toMatch(/100 000 kr i året.*fire formål.*fire år.*15\.02\.2021 til 31\.12\.2026/);
    expect(newer.duration).toMatch(/15\.02\.2021.*31\.12\.2026/);
    expect([first.organisation, first.duration]).toEqual([
      expect.stringMatching(/fire år.*alle fem temaer/),
      '01.01.2018–31.12.2021.'
    ]);
    expect([later.duration, later.focus]).toEqual([
      expect.stringMatching(/^Åtte år.*minst fire/),
      expect.stringMatching(/2022: Unikom/)
    ]);
  });

  it('names these units; all others are marked as examples', async () => {
    const units = await database.query<{ slug: string; marked: boolean }>(`
      select slug, name_nb like '% (eksempel)' and name_nn like '% (eksempel)' and name_en like '% (example)' as marked
      from public.organisations where kind = 'unit' order by slug`);
    expect(units.filter(({ marked }) => !marked).map(({ slug }) => slug)).toEqual([
      'gjovik-helse-og-omsorg',
      'ntnu-helsevitenskap-gjovik',
      'ntnu-i-gjovik',
      'ntnu-medisin-og-helsevitenskap'
    ]);
    await empty(`
      select r.title from public.resource_persons r where r.title not like '% (eksempel)'`);
  });
});

describe('the people of the demo world', () => {
  it('coordinate from every side, two from each in Gjøvik with 20 % of a position', async () => {
    const rows = await database.query<Record<string, string | number | null>>(`
      select p.slug, o.slug as side, r.role, r.share, count(*)::int as people from public.roles r
      join public.partnerships p on p.id = r.partnership_id join public.organisations o on o.id = r.organisation_id
      join public.partnership_roles held
        on held.person_id = r.person_id and held.partnership_id = r.partnership_id and held.role = r.role
        and held.organisation_id = r.organisation_id
      where r.state = 'given' group by 1, 2, 3, 4 order by 1, 3, 2`);
    expect(rows.map((row) => Object.values(row))).toEqual([
      ['gjovik-ntnu', 'gjovik', 'coordinator', 20, 2],
      ['gjovik-ntnu', 'ntnu', 'coordinator', 20, 2],
      ['gjovik-ntnu', 'gjovik', 'steering', null, 1],
      ['gjovik-ntnu', 'ntnu', 'steering', null, 1],
      ['trondheim-ntnu', 'ntnu', 'coordinator', null, 1],
      ['trondheim-ntnu', 'trondheim', 'coordinator', null, 1]
    ]);
  });

  it('are roles and no persons, and one of them belongs nowhere', async () => {
    await empty(`select name from public.profiles where name not like '% (demo)'`);
    const citizens = await database.query<{ name: string }>(`
      select name from public.profiles p
      where not exists (select from public.affiliations a where a.person_id = p.id)`);
    expect(citizens).toEqual([{ name: 'Innbygger (demo)' }]);
  });

  it('are found for some needs where they chose it, and for none where a rule shuts them out', async () => {
    const rows = await database.query<{ title: string; who: string[] }>(`
      select c.title, array_agg(p.name order by f.fit desc) as who
      from public.challenges c cross join lateral private.findable_in(c, now()) f
      join public.profiles p on p.id = f.person
      where c.state = 'published' group by c.id order by c.title`);
    const found = new Map(rows.map(({ title, who }) => [title, who]));
    expect(new Set(rows.flatMap(({ who }) => who))).toEqual(
      new Set(['Student 2 (demo)', 'Stipendiat (demo)'])
    );
    expect(found.get('Rapporten ved vaktskiftet som når fram')).toContain('Student 2 (demo)');
    expect(found.get('Når trygghetsalarmen går og ingen har falt')).toEqual(['Stipendiat (demo)']);
    expect(found.has('Hundre tusen murstein til noen som vil ha dem')).toBe(false);
  });

  it('have sent interest in every state, ask for roles, suggest, report and talk', async () => {
    const states = async (table: string): Promise<string[]> =>
      (await database.query<{ state: string }>(`select distinct state from public.${table} order by 1`)).map(
        ({ state }) => state
      );
    expect(await states('interests')).toEqual([...interestStates].sort());
    expect(await states('roles')).toEqual(['asked', 'declined', 'given']);
    expect(await states('suggestions')).toEqual(['declined', 'received', 'taken']);
    expect(await states('reports')).toEqual(['dismissed', 'received']);
    await empty(`
      select c.id from public.conversations c
      where c.messages <> (select count(*) from public.messages m where m.conversation_id = c.id)
        or exists (
          select from public.messages m join public.interests i on i.id = m.conversation_id
          where m.conversation_id = c.id and (m.sent_at < i.sent_at or m.sent_at > now()
            or m.author_id is distinct from case m.side when 'sender' then i.person_id else (
              select k.contact_id from public.challenge_cases k where k.id = i.challenge_id) end))`);
    const [talk] = await database.query<{ threads: number; longest: number }>(
      'select count(*)::int as threads, max(messages)::int as longest from public.conversations'
    );
    expect(talk).toEqual({ threads: 2, longest: 3 });
    // Nothing falls due on the day of installation.
    await empty(`
      select id from public.interests
      where state in ('sent', 'seen', 'asked') and answer_by < private.oslo_day(now())
        or answered_at < coalesce(seen_at, sent_at) or seen_at < sent_at or asked_at < seen_at or closed_at < answer_by`);
  });
});
