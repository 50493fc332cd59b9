import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankChallenge } from '../../challenges/blank';
import { kinds, type Challenge } from '../../challenges/challenge';
import { disciplines, levels } from '../../challenges/choices';
import { workLanguages } from '../../findability/findability';
import type { Shown } from '../../findability/found';
import type { InterestRole, InterestState } from '../../interests/interest';
import { semesters, studyLevels } from '../../profiles/profile';
import { languages } from '../../rows';
import { bareWorld } from './context';
import {
  bestPeople,
  blankProfile,
  fit,
  fitContext,
  fitOfPerson,
  missing,
  textFits,
  wordsOf,
  type FitChallenge
} from './index';
import { sharedWords } from './people';

const context = fitContext({ world: bareWorld, day: '2026-11-26' });
const challenge: Challenge = {
  ...blankChallenge,
  id: 'c',
  partnership_id: 'p',
  organisation_id: 'o',
  updated_at: '',
  state: 'published',
  title: 'Færre fall i hjemmet',
  today: 'Mange eldre faller hjemme.',
  whom: 'Pårørende',
  theme_id: 'health',
  kinds: ['master', 'phd'],
  disciplines: ['health'],
  levels: ['master', 'phd'],
  research_field_id: 'nursing',
  starts_on: '2027-01-10',
  apply_by: '2027-01-01'
};
const nobody: Shown & { id: string } = {
  id: 'a',
  who: 'student',
  organisation_id: 'u',
  theme_keys: [],
  kinds: [],
  research_field_keys: [],
  service_area_keys: [],
  semesters: [],
  languages: [],
  wish: ''
};
const best: typeof nobody = {
  ...nobody,
  theme_keys: ['health', 'smart'],
  kinds: ['master'],
  level: 'master',
  discipline: 'health',
  semesters: ['spring'],
  languages: ['norwegian'],
  wish: 'Hvorfor eldre faller i hjemmene sine, og hva pårørende kan gjøre'
};
const fits = (person: Shown, what: Partial<Challenge> = {}) =>
  fitOfPerson(person, { ...challenge, ...what }, context);
const codes = (rows: readonly { code: string }[]) => rows.map(({ code }) => code);

describe('a person for a challenge', () => {
  it('has a reason for all that they show and the challenge asks for, and none without its cause', () => {
    const { score, reasons, against } = fits(best);
    expect(codes(reasons)).toEqual(['theme', 'words', 'kind', 'discipline', 'level', 'semester', 'language']);
    expect(against).toEqual([]);
    const without: Partial<Shown>[] = [
      { theme_keys: [] },
      { kinds: [] },
      { level: undefined },
      { discipline: undefined },
      { semesters: [] },
      { languages: [] },
      { wish: '' }
    ];
    for (const change of without) expect(fits({ ...best, ...change }).score).toBeLessThan(score);
  });

  it('is weighed as the challenge is for them: the same score, reasons and rules both ways', () => {
    const both = fit(
      {
        ...blankProfile,
        who: 'student',
        level: 'master',
        discipline: 'health',
        theme_keys: ['health', 'smart'],
        kinds: ['master'],
        semesters: ['autumn'],
        languages: ['nb', 'nn']
      },
      challenge,
      context
    );
    expect(fits({ ...best, semesters: ['autumn'], wish: '' })).toEqual(both);
  });

  it('knows what speaks against, and nothing of what is not shown', () => {
    const other: Shown = {
      ...nobody,
      theme_keys: ['health'],
      kinds: ['eit'],
      discipline: 'business',
      semesters: ['autumn'],
      languages: ['english', 'sami']
    };
    expect(codes(fits(other).against)).toEqual([
      'other_kind',
      'other_discipline',
      'other_semester',
      'other_language'
    ]);
    expect(codes(fits({ ...nobody, languages: ['sami'] }).against)).toEqual(['other_language']);
    expect(fits(nobody)).toEqual({ score: 0, reasons: [], against: [] });
  });

  it('stands best first, without those that a rule shuts out, in whatever order they came', () => {
    const people = [
      { ...nobody, id: 'plain' },
      { ...nobody, id: 'best', theme_keys: ['health'], research_field_keys: ['nursing'] },
      { ...nobody, id: 'good', theme_keys: ['health'] },
      { ...nobody, id: 'also good', theme_keys: ['health'] },
      // A level is never traded, whatever else fits.
      { ...best, id: 'bachelor', level: 'bachelor' as const },
      { ...nobody, id: 'researcher', who: 'researcher' as const, theme_keys: ['health'] }
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(people, { minLength: people.length }), (some) => {
        expect(bestPeople(some, challenge, context).map(({ person }) => person.id)).toEqual([
          'best',
          'also good',
          'good',
          'researcher',
          'plain'
        ]);
      })
    );
    expect(bestPeople(people, { ...challenge, state: 'paused' }, context)).toEqual([]);
  });

  it('words are met by their beginnings; short ones, and those of every wish, are not', () => {
    expect(sharedWords('Sykehjemmene om natten', 'et sykehjem til')).toEqual({
      score: 1 / 3,
      words: ['sykehjemmene']
    });
    for (const [said, text] of [
      ['om på til huset', 'om på til huset'],
      ['Jeg ønsker egentlig å skrive om det mennesker trenger.', 'Vi trenger egentlig mennesker.']
    ] as const)
      expect(sharedWords(said, text)).toEqual({ score: 0, words: [] });
  });
});

describe('any person and any challenge', () => {
  const keys = ['health', 'smart', 'nursing', 'care'];
  const long = ['sykehjem', 'velferd', 'teknologi', 'skolevei', 'innbyggere'];
  const anyShown: fc.Arbitrary<typeof nobody> = fc.record({
    id: fc.uuid(),
    who: fc.constantFrom('student' as const, 'researcher' as const),
    organisation_id: fc.constant('u'),
    level: fc.option(fc.constantFrom(...studyLevels), { nil: undefined }),
    discipline: fc.option(fc.constantFrom(...disciplines), { nil: undefined }),
    theme_keys: fc.subarray(keys),
    kinds: fc.subarray([...kinds]),
    research_field_keys: fc.subarray(keys),
    service_area_keys: fc.subarray(keys),
    semesters: fc.subarray([...semesters]),
    languages: fc.subarray([...workLanguages]),
    wish: fc.subarray(long).map((words) => words.join(' '))
  });
  const anyChallenge: fc.Arbitrary<Challenge> = fc
    .record({
      theme_id: fc.constantFrom(...keys, null),
      second_theme_id: fc.constantFrom(...keys, null),
      research_field_id: fc.constantFrom(...keys, null),
      service_area_id: fc.constantFrom(...keys, null),
      kinds: fc.subarray([...kinds]),
      levels: fc.subarray([...levels]),
      disciplines: fc.subarray([...disciplines]),
      language: fc.constantFrom(...languages),
      today: fc.subarray(long).map((words) => words.join(' '))
    })
    .map((patch) => ({ ...challenge, ...patch }));

  it('every reason is true: without its cause the score is lower', () => {
    const causes: Record<string, Partial<Shown>> = {
      research_field: { research_field_keys: [] },
      service_area: { service_area_keys: [] },
      theme: { theme_keys: [] },
      kind: { kinds: [] },
      discipline: { discipline: undefined },
      level: { level: undefined },
      semester: { semesters: [] },
      language: { languages: [] },
      words: { wish: '' }
    };
    fc.assert(
      fc.property(anyShown, anyChallenge, (person, what) => {
        const { score, reasons, excluded } = fits(person, what);
        fc.pre(!excluded);
        for (const { code } of reasons) {
          const less = fits({ ...person, ...causes[code] }, what);
          expect([code, less.excluded !== undefined || less.score < score]).toEqual([code, true]);
        }
      })
    );
  });

  it('nobody is listed whom a rule shuts out, the order is the same again and whatever came first', () => {
    fc.assert(
      fc.property(fc.array(anyShown, { maxLength: 8 }), anyChallenge, (people, what) => {
        const ids = (some: typeof people) => bestPeople(some, what, context).map(({ person }) => person.id);
        expect(ids([...people].reverse())).toEqual(ids(people));
        for (const { person, fit: found } of bestPeople(people, what, context)) {
          expect(found.excluded).toBeUndefined();
          if (person.who === 'student' && person.level && what.levels.length > 0)
            expect(what.levels).toContain(person.level);
        }
      })
    );
  });

  it('one more thing that is met never lowers it', () => {
    fc.assert(
      fc.property(anyShown, anyChallenge, (person, what) => {
        const before = fits(person, what);
        const theme = what.theme_id;
        fc.pre(!before.excluded && theme !== null && !person.theme_keys.includes(theme));
        const after = fits({ ...person, theme_keys: [...person.theme_keys, theme ?? ''] }, what);
        expect(after.score).toBeGreaterThanOrEqual(before.score);
      })
    );
  });
});

describe('hits of a search', () => {
  it('are a share of the best, with each word once', () => {
    const hit = (id: string, score: number, ...words: string[]) => ({
      id,
      score,
      matches: words.map((word) => ({ word }))
    });
    expect([...textFits([hit('a', 8, 'søvn', 'søvn'), hit('b', 2)])]).toEqual([
      ['a', { score: 1, words: ['søvn'] }],
      ['b', { score: 0.25, words: [] }]
    ]);
    expect(textFits([]).size).toBe(0);
  });

  it('are asked for by what one works on, each name once though partnerships share it', () => {
    const term = (id: string, key: string, name_nb: string) => ({
      id,
      key,
      name_nb,
      name_nn: name_nb,
      name_en: name_nb,
      rev: 1,
      updated_at: '',
      partnership_id: null,
      former_names: [],
      position: 1,
      valid_from: '2018-01-01',
      valid_to: null,
      successor_id: null
    });
    const fields = {
      research_fields: [
        term('g', 'nursing', 'Sykepleie'),
        term('t', 'nursing', 'Sykepleie'),
        term('i', 'it', 'Informatikk')
      ],
      service_areas: [term('c', 'care', 'Omsorg')],
      field_links: []
    };
    const who = {
      ...blankProfile,
      research_field_keys: ['nursing'],
      service_area_keys: ['care'],
      theme_keys: ['health']
    };
    expect(wordsOf(who, fields, 'nb')).toBe('Sykepleie Omsorg');
  });
});

describe('what a challenge lacks', () => {
  const interest = (role: InterestRole, state: InterestState, challenge_id = 'a') => ({
    role,
    state,
    challenge_id
  });
  const states = (kinds: FitChallenge['kinds'], ...interests: ReturnType<typeof interest>[]) =>
    missing({ id: 'a', kinds }, interests).map(({ part, state }) => `${part} ${state}`);

  it('is what its kinds need', () => {
    expect(states(['master'])).toEqual(['student missing', 'supervisor missing']);
    expect(states(['eit'])).toEqual(['student missing']);
    expect(states(['guest_lecture'])).toEqual(['researcher missing']);
    expect(states(['public_phd', 'bachelor'])).toEqual([
      'student missing',
      'supervisor missing',
      'researcher missing'
    ]);
  });

  it('is found when one was said yes to, and offered while one waits', () => {
    expect(states(['master'], interest('team', 'accepted'), interest('supervisor', 'sent'))).toEqual([
      'student found',
      'supervisor offered'
    ]);
    expect(
      states(['master'], interest('student', 'declined'), interest('supervisor', 'accepted', 'b'))
    ).toEqual(['student missing', 'supervisor missing']);
    expect(states(['phd'], interest('phd', 'seen'), interest('phd', 'accepted'))).toEqual([
      'supervisor missing',
      'researcher found'
    ]);
  });
});
