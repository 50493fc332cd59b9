/**
 * Whoever has not chosen to be found is found by nobody, in any role; whoever has is seen by those who look for somebody
 * for one challenge, each of them written down, with what was chosen and no more, and for as long as the yes holds.
 */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { kinds, type Challenge } from '../../src/lib/domain/challenges/challenge';
import { disciplines, levels } from '../../src/lib/domain/challenges/choices';
import { wordings, type Consent } from '../../src/lib/domain/consents/consent';
import { readFound, shownOf, type FoundPerson } from '../../src/lib/domain/findability/found';
import { shownParts, workLanguages, type Findability } from '../../src/lib/domain/findability/findability';
import { fitContext, fitOfPerson, worldOf } from '../../src/lib/domain/matching/fit';
import { commonBeginnings } from '../../src/lib/domain/matching/fit/people';
import { isSubstantial, total } from '../../src/lib/domain/matching/fit/reason';
import { takes } from '../../src/lib/domain/matching/fit/rules';
import { semesters, type Profile } from '../../src/lib/domain/profiles/profile';
import { entities } from '../../src/lib/domain/rows';
import { actors, people, persons, places, type Actor, type Person } from './people';
import { Replica } from './replica';
import { actAt, challengeIn, firstSave, handleOf, interestArgs, isFindable } from './stories';
import { asAccount, newPerson, op, World, type Op } from './world';

class TakenBack extends Error {}

let world: World;
/** A published challenge of `contact` in the unit `care`. */
let challenge: string;
beforeAll(async () => {
  world = await World.open();
  challenge = await challengeIn(world, 'published', { kinds: ['bachelor', 'master', 'phd'] });
  await world.apply(
    'student',
    op(
      'profiles.save',
      {
        id: people.student,
        name: 'Kari Hemmelig',
        level: 'master',
        discipline: 'health',
        theme_keys: ['health', 'smart'],
        kinds: ['master'],
        semesters: ['spring']
      },
      { base_rev: 99 }
    )
  );
});
afterAll(() => world.close());

/** The student shows this, and nobody else anything, before each test. */
const shows = {
  name_shown: 'none',
  parts: ['themes'],
  wish: '',
  languages: [],
  capacity: null
} satisfies Partial<Findability>;
beforeEach(async () => {
  await world.sql('delete from public.consents');
  await world.sql('delete from public.findability');
  await world.sql('delete from private.invited_people');
  await world.sql('delete from private.access_log');
  await world.sql('delete from private.limits');
  await world.sql(`delete from public.notifications where kind in ('challenge_invited', 'findable_ends')`);
  await isFindable(world, 'student', shows);
});

const found = async (actor: Actor, id = challenge): Promise<FoundPerson[]> => {
  const [row] = await world.as<{ answer: unknown }>(actor, 'select public.findable_for($1) as answer', [id]);
  return readFound(row?.answer) ?? [];
};
/** The list, or the code of the refusal. */
const outcome = async (actor: Actor, id = challenge): Promise<string> => {
  const refusal = await world.refusal(actor, 'select public.findable_for($1)', [id]);
  return refusal ? refusal.code : 'answered';
};
const code = async (actor: Person, operation: Op): Promise<string> => {
  const { code, field, status } = await world.send(actor, operation);
  return [code ?? status, field].filter(Boolean).join(' ');
};
const withdraw = () => op('consents.withdraw', { id: randomUUID(), purpose: 'findable' });
const looked = () =>
  world.sql<{ role: string; purpose: string; organisation_id: string | null; row_id: string }>(
    `select role, purpose, organisation_id, row_id from private.access_log
     where person_id = $1 and entity = 'findability' order by at, role`,
    [people.student]
  );
const invites = async (actor: Person, id = challenge, person: Person = 'student'): Promise<string> =>
  code(actor, op('findability.invite', { id: await handleOf(world, id, person), challenge_id: id }));
const toldOf = (person: Person, kind: string) =>
  world.sql<{ channel: string; challenge_id: string }>(
    'select channel, challenge_id from public.notifications where person_id = $1 and kind = $2 order by channel',
    [people[person], kind]
  );

describe('who is shown the list', () => {
  const may: readonly Actor[] = ['contact', 'leader', 'deputy', 'coordinator', 'coordinatorNtnu'];

  it.each(actors)('%s', async (actor) => {
    expect(await outcome(actor)).toBe(
      may.includes(actor) ? 'answered' : actor === 'anon' || actor === 'service_role' ? '42501' : 'PT404'
    );
  });

  it('is the same for a challenge that there is not, and says nothing of one that is a draft', async () => {
    const draft = await challengeIn(world, 'draft');
    for (const actor of ['otherLeader', 'student', 'coordinatorTrondheim'] as const)
      for (const id of [randomUUID(), draft]) expect(await outcome(actor, id)).toBe('PT404');
  });

  it('is told when the challenge takes no interest', async () => {
    for (const state of ['submitted', 'paused', 'matched', 'expired'] as const)
      expect([state, await outcome('contact', await challengeIn(world, state))]).toEqual([state, 'PT409']);
  });

  it('loses it with the right', async () => {
    await world.sql('delete from public.unit_roles where person_id = $1', [people.deputy]);
    expect(await outcome('deputy')).toBe('PT404');
    await world.sql(
      `insert into public.unit_roles (person_id, organisation_id, role) values ($1, $2, 'deputy')`,
      [people.deputy, places.care]
    );
    expect(await outcome('deputy')).toBe('answered');
  });

  it('asks no more than thirty times an hour', async () => {
    for (let n = 0; n < 30; n += 1) await found('contact');
    expect(await outcome('contact')).toBe('PT429');
    expect(await outcome('leader')).toBe('answered');
  });
});

describe('somebody who has not chosen it', () => {
  const notShown: [why: string, undo: () => Promise<unknown>][] = [
    ['has said no', () => world.apply('student', withdraw())],
    ['has said yes to an older text', () => world.sql('update public.consents set wording = 1')],
    [
      'is not where the challenge is',
      () => isFindable(world, 'student', shows, [places.trondheimPartnership])
    ],
    ['has chosen no place', () => isFindable(world, 'student', shows, [])],
    [
      'has nothing to show that fits',
      () => isFindable(world, 'student', { ...shows, parts: ['semesters', 'level'] })
    ],
    ['has had their time', () => world.sql(`update public.findability set ends_on = current_date - 2`)],
    [
      'is hidden after a long absence',
      () =>
        world.sql(
          'insert into private.presence (person_id, active_at, hidden_at) values ($1, now(), now())',
          [people.student]
        )
    ]
  ];
  it.each(notShown)('%s: and is in no list, for any role', async (_, undo) => {
    expect(await found('contact')).toHaveLength(1);
    await undo();
    // Whoever may not ask is refused, and everyone else is shown nobody.
    for (const actor of actors) expect([actor, await found(actor).catch(() => [])]).toEqual([actor, []]);
    expect(await invites('contact')).toBe('not_found id');
    await world.sql('delete from private.presence');
  });

  it('is no longer found when the university leaves, or the person leaves the university', async () => {
    const asked = async (change: string, params: string[]): Promise<number> => {
      let seen = -1;
      await world.database
        .transaction(async ({ query }) => {
          await query(change, params);
          const [row] = await query<{ people: number }>(
            `select count(*)::int as people from public.challenges c, private.findable_in(c, now()) where c.id = $1`,
            [challenge]
          );
          seen = row?.people ?? -1;
          throw new Error('taken back');
        })
        .catch(() => undefined);
      return seen;
    };
    expect(await asked('select $1::text', ['nothing'])).toBe(1);
    expect(await asked('delete from public.affiliations where person_id = $1', [people.student])).toBe(0);
    expect(
      await asked('delete from public.partnership_members where organisation_id = $1', [places.university])
    ).toBe(0);
  });

  it('cannot be staff or a citizen, whose yes and choice are refused or of no use', async () => {
    for (const person of ['staff', 'contact', 'citizen', 'stranger'] as const) {
      expect(await code(person, op('findability.save', { id: people[person], wish: 'Fall' }))).toBe(
        'not_allowed'
      );
      await world.apply(
        person,
        op('consents.give', { id: randomUUID(), purpose: 'findable', wording: wordings.findable })
      );
    }
    expect(await found('leader')).toHaveLength(1);
  });

  it('shows nothing by any other road: no table, no pull, no open data', async () => {
    await isFindable(world, 'student', { ...shows, wish: 'Et ønske ingen andre leser' });
    const secrets = ['Et ønske ingen andre leser', 'Kari Hemmelig'];
    const everything = entities.map((table) => `select to_jsonb(t) as row from public.${table} t`);
    for (const person of persons) {
      if (person === 'student') continue;
      const rows = await world.as(person, everything.join(' union all '));
      for (const secret of secrets) expect(JSON.stringify(rows)).not.toContain(secret);
    }
    for (const person of ['contact', 'coordinator'] as const) {
      const phone = new Replica(world, person);
      await phone.pull();
      for (const secret of secrets) expect(JSON.stringify([...phone.held()])).not.toContain(secret);
    }
    // What anyone may fetch, and anonymous people may select, is this.
    for (const secret of secrets) expect(JSON.stringify(await world.changes())).not.toContain(secret);
  });
});

describe('what is shown', () => {
  it('is what was chosen and no more, and what is not shown is not used either', async () => {
    const [person, ...others] = await found('contact');
    expect(others).toEqual([]);
    expect(person).toEqual({
      id: await handleOf(world, challenge, 'student'),
      invited: false,
      who: 'student',
      organisation_id: places.university,
      theme_keys: ['health', 'smart'],
      kinds: [],
      research_field_keys: [],
      service_area_keys: [],
      semesters: [],
      languages: [],
      wish: ''
    });
    // The kind would fit, and the theme would: neither is shown.
    await isFindable(world, 'student', { ...shows, parts: ['level'] });
    expect(await found('contact')).toEqual([]);
  });

  it.each([
    ['nothing but a wish', { parts: [], wish: 'Jeg vil forebygge fall.' }],
    ['a first name and a field', { name_shown: 'first', parts: ['discipline', 'kinds'] }],
    [
      'everything',
      {
        name_shown: 'full',
        parts: ['level', 'discipline', 'themes', 'kinds', 'research_fields', 'service_areas', 'semesters'],
        wish: 'Noe om fall.',
        languages: ['norwegian', 'sami'],
        capacity: 'days'
      }
    ]
  ] satisfies [string, Partial<Findability>][])(
    '%s: the same as the person is shown before',
    async (_, patch) => {
      const choices = { ...shows, ...patch };
      await isFindable(world, 'student', choices);
      const [profile] = await world.as<{ row: Profile }>(
        'student',
        'select to_jsonb(p) as row from public.profiles p'
      );
      const [person] = await found('leader');
      if (!profile || !person) throw new Error('not found');
      const { id, invited, ...shown } = person;
      expect(shown).toEqual(
        shownOf(profile.row, [{ role: 'student', organisation_id: places.university }], choices)
      );
      expect([id, invited]).toEqual([await handleOf(world, challenge, 'student'), false]);
    }
  );

  it('names the person by another number in each list, none of which is the account', async () => {
    const other = await challengeIn(world, 'published');
    const ids = [(await found('contact'))[0]?.id, (await found('contact', other))[0]?.id, people.student];
    expect(new Set(ids).size).toBe(3);
  });

  it('is nothing by words that stand in every wish', async () => {
    const wordy = await challengeIn(world, 'published', { today: 'Vi trenger egentlig flere mennesker.' });
    const says = (wish: string) => isFindable(world, 'student', { ...shows, parts: [], wish });
    await says('Jeg ønsker egentlig å skrive om det mennesker trenger.');
    expect(await found('contact', wordy)).toEqual([]);
    await says('Jeg vil forebygge fall.');
    expect(await found('contact', wordy)).toHaveLength(1);
  });

  it('takes no way to reach somebody past the app', async () => {
    for (const wish of ['Ring 61 18 95 00', 'kari@stud.ntnu.no'])
      expect(await code('student', op('findability.save', { id: people.student, wish }))).toBe(
        'contact_details wish'
      );
  });

  it('is twenty people at most, those whom most fits first', async () => {
    const many = Array.from({ length: 25 }, () => randomUUID());
    for (const uid of many) {
      await world.sql('insert into auth.users (id, email, email_confirmed_at) values ($1, $2, now())', [
        uid,
        `${uid}@stud.ntnu.no`
      ]);
      await world.sql(`insert into public.profiles (id, kinds) values ($1, '{bachelor}')`, [uid]);
      await world.sql(
        `insert into public.affiliations (person_id, organisation_id, role) values ($1, $2, 'student')`,
        [uid, places.university]
      );
      await world.sql(
        `insert into public.findability (id, partnership_ids, parts, ends_on) values ($1, array[$2]::uuid[], '{kinds}', current_date + 9)`,
        [uid, places.gjovikPartnership]
      );
      await world.sql(
        `insert into public.consents (id, person_id, purpose, wording, state, given_at) values (gen_random_uuid(), $1, 'findable', 2, 'given', now())`,
        [uid]
      );
    }
    await isFindable(world, 'student', { ...shows, parts: ['themes', 'kinds'] });
    const list = await found('contact');
    expect(list).toHaveLength(20);
    expect(list[0]?.id).toBe(await handleOf(world, challenge, 'student'));
    await world.sql('delete from auth.users where id = any ($1)', [many]);
  });

  it('knows the same kinds for each as the app does, and the same words that say nothing', async () => {
    for (const who of ['student', 'researcher'] as const) {
      const [row] = await world.sql<{ kinds: string[] }>('select private.kinds_for($1) as kinds', [who]);
      expect(new Set(row?.kinds)).toEqual(new Set(takes[who]));
    }
    const [row] = await world.sql<{ words: string[] }>('select private.common_beginnings() as words');
    expect(row?.words).toEqual(commonBeginnings);
  });
});

describe('the order', () => {
  const terms = ['health', 'smart', 'mobility'];
  const long = ['sykehjem', 'oppgåve', 'ønsker', 'ærlighet', 'ålreite', 'fallforebygging', 'velferd'];
  const words = fc.subarray(long).map((some) => some.join(', '));
  const anyPerson = fc.record({
    level: fc.constantFrom('bachelor', 'master', null),
    discipline: fc.constantFrom(...disciplines, null),
    theme_keys: fc.subarray(terms),
    kinds: fc.subarray([...kinds]),
    semesters: fc.subarray([...semesters])
  });
  const anyChoice = fc.record({
    parts: fc.subarray([...shownParts], { minLength: 4 }),
    languages: fc.subarray([...workLanguages]),
    wish: words
  });
  const anyNeed = fc.record({
    theme: fc.constantFrom(...terms),
    second: fc.constantFrom(...terms, ''),
    kinds: fc.subarray([...kinds], { minLength: 1, maxLength: 4 }),
    levels: fc.subarray([...levels], { maxLength: 2 }),
    disciplines: fc.subarray([...disciplines], { maxLength: 3 }),
    language: fc.constantFrom('nb', 'nn', 'en'),
    starts_on: fc.constantFrom(null, '2027-01-10', '2027-07-31', '2027-08-01'),
    today: words
  });

  it('is one: the database weighs, and shuts out, as the page that shows the list does', async () => {
    const rowsOf = async <Row>(table: string): Promise<Row[]> =>
      (await world.sql<{ row: Row }>(`select to_jsonb(t) as row from public.${table} t`)).map(
        ({ row }) => row
      );
    const context = fitContext({
      world: worldOf({
        themes: await rowsOf('themes'),
        service_areas: await rowsOf('service_areas'),
        research_fields: await rowsOf('research_fields'),
        field_links: await rowsOf('field_links'),
        organisations: await rowsOf('organisations')
      }),
      day: '2026-11-26'
    });
    const affiliations = [{ role: 'student' as const, organisation_id: places.university }];
    let listed = 0;
    await fc.assert(
      fc.asyncProperty(anyPerson, anyChoice, anyNeed, async (person, choice, need) => {
        await world.database
          .transaction(async ({ query }) => {
            await query(
              `update public.profiles p set (level, discipline, theme_keys, kinds, semesters) =
                 (select level, discipline, theme_keys, kinds, semesters from jsonb_populate_record(p, $2))
               where p.id = $1`,
              [people.student, JSON.stringify(person)]
            );
            await query(
              `update public.findability f set (parts, languages, wish) =
                 (select parts, languages, wish from jsonb_populate_record(f, $2)) where f.id = $1`,
              [people.student, JSON.stringify(choice)]
            );
            const themeOf = `(select t.id from public.themes t where t.key = $2::jsonb ->> '%' and t.partnership_id = c.partnership_id)`;
            await query(
              `update public.challenges c set (kinds, levels, disciplines, language, starts_on, today, theme_id, second_theme_id) =
                 (select r.kinds, r.levels, r.disciplines, r.language, r.starts_on, r.today,
                    ${themeOf.replace('%', 'theme')}, ${themeOf.replace('%', 'second')}
                  from jsonb_populate_record(c, $2) r)
               where c.id = $1`,
              [challenge, JSON.stringify({ ...need, ends_on: null })]
            );
            const [now] = await query<{ challenge: Challenge; profile: Profile; fit: string | null }>(
              `select to_jsonb(c) as challenge, to_jsonb(p) as profile,
                 (select f.fit::text from private.findable_in(c, now()) f where f.person = p.id) as fit
               from public.challenges c, public.profiles p where c.id = $1 and p.id = $2`,
              [challenge, people.student]
            );
            const shown =
              now && shownOf(now.profile, affiliations, { name_shown: 'none', capacity: null, ...choice });
            if (!shown) throw new Error('nobody');
            const { reasons, against, excluded } = fitOfPerson(shown, now.challenge, context);
            const expected =
              !excluded && reasons.some(isSubstantial)
                ? total(reasons) - total(against.filter(({ code }) => code !== 'deadline'))
                : null;
            expect(now.fit === null ? null : Number(now.fit)).toBe(expected);
            if (expected !== null) listed += 1;
            throw new TakenBack();
          })
          .catch((error: unknown) => {
            if (!(error instanceof TakenBack)) throw error;
          });
      }),
      { numRuns: 120 }
    );
    expect(listed).toBeGreaterThan(20);
  });
});

describe('a yes', () => {
  it('that is taken back acts at once, and stands as evidence', async () => {
    expect(await found('contact')).toHaveLength(1);
    await world.apply('student', withdraw());
    expect(await found('contact')).toEqual([]);
    const rows = await world.as<{ state: Consent['state'] }>('student', 'select state from public.consents');
    expect(rows).toEqual([{ state: 'withdrawn' }]);
  });

  it('to a newer text takes the place of one to an older', async () => {
    await world.sql('update public.consents set wording = 1');
    const answer = await world.apply(
      'student',
      op('consents.give', { id: randomUUID(), purpose: 'findable', wording: wordings.findable })
    );
    expect(answer.rows).toMatchObject([{ row: { wording: wordings.findable, state: 'given' } }]);
    expect(await found('contact')).toHaveLength(1);
    await world.apply('student', op('consents.give', { id: randomUUID(), purpose: 'findable', wording: 1 }));
    expect(await found('contact')).toHaveLength(1);
  });

  it('ends by itself after its last day, with a warning two weeks before, once', async () => {
    const job = (at: string) => world.sql('select private.job_end_findability($1)', [at]);
    await world.sql(`update public.findability set ends_on = '2027-03-20'`);
    await job('2027-03-05T12:00:00Z');
    expect(await toldOf('student', 'findable_ends')).toEqual([]);
    await job('2027-03-06T12:00:00Z');
    await job('2027-03-07T12:00:00Z');
    expect((await toldOf('student', 'findable_ends')).map(({ channel }) => channel)).toEqual(['app', 'mail']);
    await job('2027-03-20T12:00:00Z');
    const state = () => world.sql('select state from public.consents');
    expect(await state()).toEqual([{ state: 'given' }]);
    await job('2027-03-21T12:00:00Z');
    expect(await state()).toEqual([{ state: 'withdrawn' }]);
    // What would be shown is kept for another yes, and then forgotten.
    await job('2028-03-10T12:00:00Z');
    expect(await world.sql('select 1 from public.findability')).toHaveLength(1);
    await job('2028-04-01T12:00:00Z');
    expect(await world.sql('select 1 from public.findability')).toEqual([]);
  });

  it('is for a year at most, and not for days that are past', async () => {
    const until = (ends_on: string) =>
      actAt(
        world,
        'student',
        'findability.save',
        { id: people.student, ends_on },
        '2026-11-26T12:00:00Z'
      ).then(
        ({ status }) => status,
        (error: unknown) => (error instanceof Error ? error.message : '')
      );
    expect(await until('2027-11-26')).toBe('applied');
    expect(await until('2027-11-28')).toBe('invalid');
    expect(await until('2026-11-25')).toBe('invalid');
  });
});

describe('every look', () => {
  it('is written down for the person, in the role of the one who looked, once a day each', async () => {
    for (const actor of ['contact', 'leader', 'deputy', 'coordinator', 'contact'] as const)
      await found(actor);
    expect(await looked()).toEqual([
      { role: 'contact', purpose: 'find', organisation_id: places.care, row_id: challenge },
      { role: 'leader', purpose: 'find', organisation_id: places.care, row_id: challenge },
      { role: 'deputy', purpose: 'find', organisation_id: places.care, row_id: challenge },
      { role: 'coordinator', purpose: 'find', organisation_id: places.gjovik, row_id: challenge }
    ]);
  });

  it('is read by the person with the challenge, and names nobody', async () => {
    await found('contact');
    const [row] = await world.as<{ data: { looked: object[]; access: object[] } }>(
      'student',
      'select public.my_data() as data'
    );
    expect(row?.data.looked).toMatchObject([
      { role: 'contact', purpose: 'find', challenge: firstSave('').title, organisation: { en: 'Health' } }
    ]);
    expect(JSON.stringify(row?.data)).not.toContain(people.contact);
    expect(row?.data.access).toEqual([]);
  });

  it('that was refused, or showed somebody else, is none', async () => {
    await isFindable(world, 'phd', { parts: ['discipline'], wish: 'Om fall hjemme hos eldre.' });
    await world.apply('student', withdraw());
    await outcome('otherLeader');
    expect(await found('contact')).toHaveLength(1);
    expect(await looked()).toEqual([]);
  });
});

describe('an invitation', () => {
  it('reaches the person in the app and by mail, at once, and says where from', async () => {
    expect(await invites('contact')).toBe('applied');
    expect(await toldOf('student', 'challenge_invited')).toEqual([
      { channel: 'app', challenge_id: challenge },
      { channel: 'mail', challenge_id: challenge }
    ]);
    expect(await looked()).toMatchObject([{ role: 'contact', purpose: 'invite' }]);
    expect((await found('leader'))[0]?.invited).toBe(true);
  });

  it('is sent once, whoever sends it and however often', async () => {
    const operation = op('findability.invite', {
      id: await handleOf(world, challenge, 'student'),
      challenge_id: challenge
    });
    for (const again of [operation, operation]) expect(await code('contact', again)).toBe('applied');
    await Promise.all([invites('leader'), invites('coordinator'), invites('deputy')]);
    expect(await toldOf('student', 'challenge_invited')).toHaveLength(2);
    expect(await world.sql('select 1 from private.invited_people')).toHaveLength(1);
  });

  it('comes three times a week at most; who has had them is left in peace', async () => {
    const more = [challenge];
    while (more.length < 4) more.push(await challengeIn(world, 'published'));
    const [first = '', second = '', third = '', fourth = ''] = more;
    for (const id of [first, second, third]) expect(await invites('contact', id)).toBe('applied');
    expect(await found('contact', fourth)).toEqual([]);
    expect(await invites('contact', fourth)).toBe('not_found id');
    // Those who have invited still see that they have.
    expect((await found('contact', first))[0]?.invited).toBe(true);
    await world.sql(`update private.invited_people set at = at - interval '8 days'`);
    expect(await invites('contact', fourth)).toBe('applied');
  });

  it('is one of thirty a day', async () => {
    await world.sql(
      `insert into private.limits (kind, key, times, until)
       values ('introduction', $1, array_fill(now(), array[30]), now() + interval '1 day')`,
      [people.contact]
    );
    expect(await invites('contact')).toBe('rate_limited');
    expect(await toldOf('student', 'challenge_invited')).toEqual([]);
  });

  it('is for those in its list: the account’s own id, and the number of another list, lead nowhere', async () => {
    const other = await challengeIn(world, 'published');
    for (const id of [people.student, await handleOf(world, other, 'student'), randomUUID()])
      expect(await code('contact', op('findability.invite', { id, challenge_id: challenge }))).toBe(
        'not_found id'
      );
    expect(await toldOf('student', 'challenge_invited')).toEqual([]);
  });

  it('to one who has sent interest is answered as any other, and tells nobody anything', async () => {
    const own = await challengeIn(world, 'published');
    await world.apply('student', op('interests.send', interestArgs(own)));
    // Those who answer have the interest; a coordinator does not learn of it by who is missing.
    expect(await found('contact', own)).toEqual([]);
    expect(await found('coordinator', own)).toHaveLength(1);
    expect(await invites('coordinator', own)).toBe('applied');
    expect(await toldOf('student', 'challenge_invited')).toEqual([]);
  });

  it('leads to an interest that only its receivers read', async () => {
    const own = await challengeIn(world, 'published');
    await invites('coordinator', own);
    const args = interestArgs(own);
    await world.apply('student', op('interests.send', args));
    const readers: Actor[] = [];
    for (const actor of actors) {
      const rows = await world
        .as(actor, 'select 1 from public.interests where id = $1', [args.id])
        .catch(() => []);
      if (rows.length > 0) readers.push(actor);
    }
    expect(readers).toEqual(['student', 'contact', 'leader', 'deputy']);
  });

  it('leaves nothing in the list of operations that leads to the person', async () => {
    await invites('contact');
    const [row] = await world.sql<{ kept: string }>(
      'select result::text || hash as kept from private.sync_ops order by at desc limit 1'
    );
    expect(row?.kept).toContain('applied');
    expect(row?.kept).not.toContain(people.student);
    expect(row?.kept).not.toContain(await handleOf(world, challenge, 'student'));
  });

  it('is forgotten after 400 days', async () => {
    await invites('contact');
    await world.sql(`select private.job_end_findability(now() + interval '399 days')`);
    expect(await world.sql('select 1 from private.invited_people')).toHaveLength(1);
    await world.sql(`select private.job_end_findability(now() + interval '401 days')`);
    expect(await world.sql('select 1 from private.invited_people')).toEqual([]);
  });
});

it('an account that is deleted takes what it showed, its invitations and who saw it along', async () => {
  const uid = await newPerson(world, `${randomUUID()}@stud.ntnu.no`);
  await asAccount(world, uid, 'select public.session_begin()');
  const push = (...ops: Op[]) =>
    asAccount(world, uid, 'select public.sync_push($1::jsonb)', [JSON.stringify(ops)]);
  await push(
    op('findability.save', { id: uid, partnership_ids: [places.gjovikPartnership], wish: 'Om fall hjemme.' }),
    op('consents.give', { id: randomUUID(), purpose: 'findable', wording: wordings.findable })
  );
  const [row] = await world.sql<{ id: string }>('select private.handle($1, $2) as id', [challenge, uid]);
  const id = row?.id ?? '';
  expect((await found('contact')).map((person) => person.id)).toContain(id);
  await world.apply('contact', op('findability.invite', { id, challenge_id: challenge }));
  await asAccount(world, uid, 'select public.account_delete()');
  for (const table of [
    'public.findability where id',
    ...['invited_people', 'access_log'].map((t) => `private.${t} where person_id`)
  ])
    expect(await world.sql(`select 1 from ${table} = $1`, [uid])).toEqual([]);
  expect((await found('contact')).map((person) => person.id)).not.toContain(id);
});
