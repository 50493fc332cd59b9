import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankChallenge } from '../../challenges/blank';
import { kinds, type Challenge } from '../../challenges/challenge';
import { disciplines, levels } from '../../challenges/choices';
import type { Organisation } from '../../organisations/organisation';
import { semesters, studyLevels } from '../../profiles/profile';
import { dismissalReasons } from '../../recommendations/dismissal';
import { languages } from '../../rows';
import { bareWorld, fitContext, worldOf, type FitChallenge, type Given, type World } from './context';
import { fit, isSuggested, type Fit } from './fit';
import { blankProfile, fitProfile, isUnknown, type FitProfile } from './person';

const day = '2026-11-26';

/** Terms of two partnerships share a key; units belong to the municipality their id begins with. */
const world: World = {
  ...bareWorld,
  theme: (id) => id?.slice(2),
  area: (id) => id?.slice(2),
  field: (id) => id?.slice(2),
  fields: ({ partnership_id, service_area_id, research_field_id }) => [
    ...(research_field_id ? [research_field_id.slice(2)] : []),
    ...(service_area_id?.endsWith('care') && partnership_id === 'g' ? ['nursing', 'informatics'] : [])
  ],
  place: (organisation) => organisation.split('-')[0]
};

const challenge = (patch: Partial<FitChallenge> = {}): FitChallenge => ({
  ...blankChallenge,
  id: 'a',
  partnership_id: 'g',
  organisation_id: 'gjovik-health',
  state: 'published',
  published_at: '2026-11-20T08:00:00Z',
  kinds: ['master'],
  ...patch
});
const person = (patch: Partial<FitProfile> = {}): FitProfile => ({ ...blankProfile, ...patch });
const context = (given: Partial<Given> = {}) => fitContext({ world, day, person: 'p1', ...given });
const said = ({ reasons }: Pick<Fit, 'reasons'>) =>
  reasons.map(({ code, values }) => `${code} ${values.join()}`);
const cons = ({ against }: Pick<Fit, 'against'>) =>
  against.map(({ code, values }) => `${code} ${values.join()}`);
const fitsFor = (who: Partial<FitProfile>, what: Partial<FitChallenge>, given: Partial<Given> = {}) =>
  fit(person(who), challenge(what), context(given));

describe('why a challenge fits', () => {
  it('is every value that is met, the heaviest first', () => {
    const all = fitsFor(
      {
        research_field_keys: ['nursing'],
        service_area_keys: ['care'],
        theme_keys: ['smart', 'health'],
        kinds: ['phd', 'master'],
        discipline: 'health',
        place_keys: ['gjovik'],
        semesters: ['spring']
      },
      {
        service_area_id: 'g-care',
        theme_id: 'g-health',
        second_theme_id: 'g-smart',
        kinds: ['bachelor', 'phd'],
        disciplines: ['health'],
        starts_on: '2027-01-10'
      }
    );
    expect(said(all)).toEqual([
      'research_field nursing',
      'theme smart,health',
      'service_area care',
      'kind phd',
      'discipline health',
      'place gjovik',
      'semester spring'
    ]);
    expect(all.against).toEqual([]);
  });

  it('a term means the same in both partnerships, and only what was chosen counts', () => {
    expect(said(fitsFor({ theme_keys: ['health'] }, { theme_id: 't-health' }))).toEqual(['theme health']);
    expect(said(fitsFor({ theme_keys: ['city'] }, { theme_id: 't-health' }))).toEqual([]);
  });

  it('words count by how well they meet, and chance does not', () => {
    const found = (score: number) =>
      fitsFor({}, {}, { text: new Map([['a', { score, words: ['søvn', 'natt', 'vakt', 'plan'] }]]) });
    expect(said(found(0.5))).toEqual(['words søvn,natt,vakt']);
    expect(found(0.9).score).toBeGreaterThan(found(0.5).score);
    expect(said(found(0.1))).toEqual([]);
  });

  it('what only suits is not enough to be suggested by', () => {
    const near = { place_keys: ['gjovik'], semesters: ['spring' as const] };
    const what = { starts_on: '2027-01-10', theme_id: 'g-health' };
    expect(isSuggested(fitsFor(near, what))).toBe(false);
    expect(isSuggested(fitsFor({ ...near, theme_keys: ['health'] }, what))).toBe(true);
  });

  it('a profile says what it has said, and one that was pulled long ago says less', () => {
    const row = {
      id: 'p',
      rev: 1,
      updated_at: '',
      name: '',
      position: null,
      welcomed: [],
      language: 'en' as const,
      level: 'master' as const,
      discipline: null,
      theme_keys: ['health'],
      kinds: [],
      research_field_keys: [],
      service_area_keys: [],
      semesters: [],
      topic_keys: [],
      study_programme_key: null,
      recommendations_on: true
    };
    expect(fitProfile({ ...row, place_keys: ['gjovik'] }, [{ role: 'student' }])).toEqual(
      person({
        who: 'student',
        level: 'master',
        theme_keys: ['health'],
        place_keys: ['gjovik'],
        languages: ['en']
      })
    );
    expect(fitProfile(row, []).place_keys).toEqual([]);
    expect(isUnknown(person({ level: 'master', place_keys: ['gjovik'] }))).toBe(true);
    expect(isUnknown(person({ discipline: 'health' }))).toBe(false);
  });
});

describe('the world', () => {
  it('knows terms by key, and to which municipality a unit belongs', () => {
    const place = (id: string, kind: Organisation['kind'], parent_id: string | null): Organisation => ({
      id,
      kind,
      parent_id,
      slug: id,
      rev: 1,
      updated_at: '',
      name_nb: id,
      name_nn: id,
      name_en: id,
      number: null,
      municipality_number: null,
      leader_nb: '',
      leader_nn: '',
      leader_en: ''
    });
    const seen = worldOf({
      themes: [],
      service_areas: [],
      research_fields: [],
      field_links: [],
      organisations: [place('gjovik', 'municipality', null), place('care', 'unit', 'gjovik')]
    });
    expect([seen.place('care'), seen.place('nowhere'), seen.theme('x')]).toEqual([
      'gjovik',
      undefined,
      undefined
    ]);
  });
});

describe('what speaks against', () => {
  it('is said, and lowers', () => {
    const who = {
      theme_keys: ['health'],
      kinds: ['phd' as const],
      discipline: 'health' as const,
      semesters: ['spring' as const],
      place_keys: ['gjovik'],
      languages: ['en' as const]
    };
    const bad = fitsFor(who, {
      theme_id: 'g-health',
      disciplines: ['business'],
      starts_on: '2027-08-20',
      organisation_id: 'trondheim-health',
      apply_by: '2026-11-30'
    });
    expect(cons(bad)).toEqual([
      'other_place trondheim',
      'other_kind master',
      'other_discipline business',
      'other_semester autumn',
      'other_language nb',
      'deadline 4'
    ]);
    expect(bad.score).toBeLessThan(fitsFor({ theme_keys: ['health'] }, { theme_id: 'g-health' }).score);
  });

  it('is nothing where nothing was said', () => {
    expect(cons(fitsFor({}, { disciplines: ['business'], starts_on: '2027-08-20' }))).toEqual([]);
    const nowhere = context({ world: { ...world, place: () => undefined } });
    expect(fit(person({ place_keys: ['gjovik'] }), challenge(), nowhere).against).toEqual([]);
  });

  it.each([
    ['not_my_field', { service_area_id: 'g-care' }, 'dismissed_field care'],
    ['not_my_field', { theme_id: 'g-health' }, 'dismissed_theme health'],
    ['not_interesting', { theme_id: 'g-health' }, 'dismissed_theme health'],
    ['wrong_time', { starts_on: '2027-01-10' }, 'dismissed_semester spring'],
    ['wrong_place', {}, 'dismissed_place gjovik']
  ] as const)('%s lowers what is like it, %j', (reason, like, code) => {
    const put = challenge({ id: 'put away', ...like });
    const other = challenge(like);
    const who = person({ kinds: ['master'] });
    const after = (times: number) => {
      const rows = Array.from({ length: times }, (_, n) => ({ ...put, id: `put ${n}` }));
      const dismissals = rows.map(({ id }) => ({ challenge_id: id, reason }));
      return fit(who, other, context({ challenges: rows, dismissals }));
    };
    expect(cons(after(1))).toEqual([code]);
    expect(after(1).score).toBeLessThan(after(0).score);
    expect(after(2).score).toBeLessThan(after(1).score);
    expect(after(9).score).toBe(after(3).score);
    const unlike = challenge({
      organisation_id: 'trondheim-health',
      service_area_id: 'g-roads',
      theme_id: 'g-city'
    });
    expect(
      fit(who, unlike, context({ challenges: [put], dismissals: [{ challenge_id: put.id, reason }] })).against
    ).toEqual([]);
  });

  it('what one knew already lowers nothing', () => {
    const put = challenge({ id: 'put', theme_id: 'g-health', service_area_id: 'g-care' });
    const given = {
      challenges: [put],
      dismissals: [{ challenge_id: 'put', reason: 'already_known' as const }]
    };
    expect(fit(person(), { ...put, id: 'a' }, context(given)).against).toEqual([]);
  });
});

describe('hard rules', () => {
  it.each([
    ['not_open', {}, { state: 'paused' }, {}],
    ['not_open', {}, { apply_by: '2026-11-25' }, {}],
    ['own', {}, {}, { own: ['a'] }],
    ['interested', {}, {}, { interested: ['a'] }],
    ['dismissed', {}, {}, { dismissals: [{ challenge_id: 'a', reason: 'wrong_time' }] }],
    ['wrong_level', { who: 'student', level: 'bachelor' }, { levels: ['master'], kinds: ['eit'] }, {}],
    ['wrong_level', { who: 'student', level: 'bachelor' }, { kinds: ['master'] }, {}],
    ['wrong_kind', { who: 'student' }, { kinds: ['phd', 'guest_lecture'] }, {}],
    ['wrong_kind', { who: 'researcher' }, { kinds: ['placement'] }, {}],
    ['wrong_language', { languages: ['en'] }, { required_languages: ['nb', 'nn'] }, {}],
    ['no_capacity', { capacity: 0 }, {}, {}]
  ] as [Fit['excluded'], Partial<FitProfile>, Partial<FitChallenge>, Partial<Given>][])(
    '%s: %j, %j',
    (rule, who, what, given) => {
      const all = { theme_keys: ['health'], kinds: [], service_area_keys: ['care'] };
      const found = fitsFor(
        { ...all, ...who },
        { theme_id: 'g-health', service_area_id: 'g-care', ...what },
        given
      );
      expect(found).toMatchObject({ excluded: rule, score: 0 });
      expect(isSuggested(found)).toBe(false);
    }
  );

  it('end where they should', () => {
    expect(fitsFor({}, { apply_by: day }).excluded).toBeUndefined();
    const ahead: Partial<FitProfile> = { who: 'student', level: 'bachelor', kinds: ['master'] };
    expect(fitsFor(ahead, { kinds: ['master'] }).excluded).toBeUndefined();
    expect(
      fitsFor({ who: 'student', level: 'bachelor' }, { kinds: ['master', 'eit'] }).excluded
    ).toBeUndefined();
    expect(
      fitsFor({ who: 'researcher' }, { kinds: ['bachelor'], levels: ['bachelor'] }).excluded
    ).toBeUndefined();
    expect(fitsFor({ who: 'citizen' }, { kinds: ['phd'] }).excluded).toBeUndefined();
    expect(fitsFor({ languages: ['nn'] }, { required_languages: ['nb', 'nn'] }).excluded).toBeUndefined();
  });
});

const terms = ['health', 'smart', 'city', 'care', 'roads', 'nursing'] as const;
const some = <T>(values: readonly T[]) => fc.subarray([...values]);
const anyPerson: fc.Arbitrary<FitProfile> = fc.record({
  who: fc.constantFrom('student', 'researcher', 'staff', 'citizen', null),
  level: fc.constantFrom(...studyLevels, null),
  discipline: fc.constantFrom(...disciplines, null),
  theme_keys: some(terms),
  kinds: some(kinds),
  research_field_keys: some(terms),
  service_area_keys: some(terms),
  semesters: some(semesters),
  place_keys: some(['gjovik', 'trondheim']),
  languages: some(languages),
  topic_keys: some(['t1', 't2', 't3']),
  capacity: fc.constantFrom(null, 0, 1, 3)
});
const termId = fc.constantFrom(...terms.map((term) => `g-${term}`), null);
const anyDay = fc.constantFrom(null, '2026-11-20', day, '2026-12-01', '2027-01-15', '2027-08-20');
const anyChallenge: fc.Arbitrary<FitChallenge> = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    state: fc.constantFrom<Challenge['state']>('published', 'published', 'published', 'paused'),
    organisation_id: fc.constantFrom('gjovik-health', 'trondheim-school', 'gjovik-roads'),
    theme_id: termId,
    second_theme_id: termId,
    service_area_id: termId,
    research_field_id: termId,
    kinds: some(kinds),
    levels: some(levels),
    disciplines: some(disciplines),
    language: fc.constantFrom(...languages),
    required_languages: some(languages),
    topic_keys: some(['t1', 't2', 't3']),
    starts_on: anyDay,
    apply_by: anyDay
  })
  .map(challenge);
const anyContext = fc
  .record({
    dismissed: fc.dictionary(fc.constantFrom('b', 'c', 'd', 'x'), fc.constantFrom(...dismissalReasons)),
    interested: some(['b', 'd']),
    own: some(['c']),
    challenges: fc.array(anyChallenge, { maxLength: 4 }),
    text: fc.dictionary(fc.constantFrom('a', 'b'), fc.double({ min: 0, max: 1, noNaN: true }))
  })
  .map(({ dismissed, text, ...rest }) =>
    context({
      ...rest,
      dismissals: Object.entries(dismissed).map(([challenge_id, reason]) => ({ challenge_id, reason })),
      text: new Map(Object.entries(text).map(([id, score]) => [id, { score, words: ['ord'] }]))
    })
  );

const lists = [
  'theme_keys',
  'kinds',
  'research_field_keys',
  'service_area_keys',
  'semesters',
  'place_keys',
  'topic_keys'
] as const;
/** What a challenge has in each list. */
const has = (what: FitChallenge): Record<(typeof lists)[number], readonly (string | undefined)[]> => ({
  theme_keys: [world.theme(what.theme_id), world.theme(what.second_theme_id)],
  kinds: what.kinds,
  research_field_keys: world.fields(what),
  service_area_keys: [world.area(what.service_area_id)],
  semesters: what.starts_on ? [what.starts_on.slice(5, 7) < '08' ? 'spring' : 'autumn'] : [],
  place_keys: [world.place(what.organisation_id)],
  topic_keys: what.topic_keys ?? []
});

describe('any person and any challenge', () => {
  it('the same question has the same answer, and nothing asked is changed', () => {
    fc.assert(
      fc.property(anyPerson, anyChallenge, anyContext, (who, what, given) => {
        const before = JSON.stringify([who, what]);
        expect(fit(who, what, given)).toEqual(fit(who, what, given));
        expect(JSON.stringify([who, what])).toBe(before);
      })
    );
  });

  it('the order of what was chosen, and of what is asked for, changes nothing of the score', () => {
    const turned = <T extends object>(row: T): T =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          Array.isArray(value) ? [...value].reverse() : value
        ])
      ) as T;
    fc.assert(
      fc.property(anyPerson, anyChallenge, anyContext, (who, what, given) => {
        expect(fit(turned(who), turned(what), given).score).toBe(fit(who, what, given).score);
      })
    );
  });

  it('one more thing that is met never lowers it, and never shuts it out', () => {
    fc.assert(
      fc.property(
        anyPerson,
        anyChallenge,
        anyContext,
        fc.constantFrom(...lists),
        (who, what, given, list) => {
          const [met] = has(what)[list].filter((value) => value !== undefined);
          fc.pre(met !== undefined && !(who[list] as readonly string[]).includes(met));
          const before = fit(who, what, given);
          const after = fit({ ...who, [list]: [...who[list], met] }, what, given);
          if (!before.excluded) expect(after.excluded).toBeUndefined();
          if (!before.excluded) expect(after.score).toBeGreaterThanOrEqual(before.score);
        }
      )
    );
  });

  it('rules hold whatever speaks for it', () => {
    fc.assert(
      fc.property(anyPerson, anyChallenge, anyContext, (who, what, given) => {
        const { excluded, score } = fit(who, what, given);
        const shut =
          what.state !== 'published' ||
          (what.apply_by !== null && what.apply_by < day) ||
          given.own.has(what.id) ||
          given.interested.has(what.id) ||
          given.dismissed.has(what.id) ||
          who.capacity === 0 ||
          (who.who === 'student' &&
            who.level !== null &&
            what.levels.length > 0 &&
            !what.levels.includes(who.level));
        if (shut) expect(excluded).toBeDefined();
        if (excluded) expect(score).toBe(0);
      })
    );
  });

  it('every reason is true: without its cause the score is lower', () => {
    const without = (who: FitProfile, what: FitChallenge, code: string): [FitProfile, FitChallenge] => {
      const from: Record<string, Partial<FitProfile>> = {
        research_field: { research_field_keys: [] },
        service_area: { service_area_keys: [] },
        topic: { topic_keys: [] },
        theme: { theme_keys: [] },
        kind: { kinds: [] },
        discipline: { discipline: null },
        place: { place_keys: [] },
        level: { level: null },
        semester: { semesters: [] },
        language: { languages: [] }
      };
      return [{ ...who, ...from[code] }, what];
    };
    fc.assert(
      fc.property(anyPerson, anyChallenge, anyContext, (who, what, given) => {
        const found = fit(who, what, given);
        fc.pre(!found.excluded);
        for (const { code } of found.reasons) {
          const [lessOf, same] = without(who, what, code);
          const less = fit(lessOf, same, code === 'words' ? { ...given, text: undefined } : given);
          expect([code, less.excluded !== undefined || less.score < found.score]).toEqual([code, true]);
        }
      }),
      { numRuns: 300 }
    );
  });
});
