import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankChallenge } from '../challenges/blank';
import type { Challenge } from '../challenges/challenge';
import type { Terms } from '../profiles/wishes';
import type { Theme } from '../themes/theme';
import { bestFirst, fitOfPerson } from './fit';
import { canBeMet, readFound, type FoundPerson } from './found';

const theme = (key: string): Theme => ({
  id: key,
  rev: 1,
  updated_at: '',
  partnership_id: null,
  key,
  name_nb: key,
  name_nn: key,
  name_en: key,
  about_nb: '',
  about_nn: '',
  about_en: '',
  former_names: [],
  position: 1,
  valid_from: '2018-01-01',
  valid_to: null,
  successor_id: null
});
const terms: Terms = {
  themes: [theme('health'), theme('smart')],
  service_areas: [],
  research_fields: [],
  field_links: []
};
const challenge: Challenge = {
  ...blankChallenge,
  id: 'c',
  partnership_id: 'p',
  organisation_id: 'o',
  updated_at: '',
  title: 'Færre fall i hjemmet',
  today: 'Mange eldre faller hjemme.',
  theme_id: 'health',
  kinds: ['master'],
  levels: ['master'],
  disciplines: ['health'],
  starts_on: '2027-01-10',
  language: 'nb'
};
const nobody: FoundPerson = {
  id: 'a',
  invited: false,
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
const best: FoundPerson = {
  ...nobody,
  theme_keys: ['health', 'smart'],
  kinds: ['master'],
  level: 'master',
  discipline: 'health',
  semesters: ['spring'],
  wish: 'Hvorfor eldre faller i hjemmene sine'
};
const codes = (rows: readonly { code: string }[]) => rows.map(({ code }) => code);

describe('how somebody fits', () => {
  it('has a reason for all that they show and the challenge asks for, and none without its cause', () => {
    const { score, reasons, against } = fitOfPerson(best, challenge, terms);
    expect(codes(reasons).sort()).toEqual(
      ['discipline', 'kind', 'level', 'semester', 'theme', 'words'].sort()
    );
    expect(against).toEqual([]);
    const without: Partial<FoundPerson>[] = [
      { theme_keys: [] },
      { kinds: [] },
      { level: undefined },
      { discipline: undefined },
      { semesters: [] },
      { wish: '' }
    ];
    for (const change of without)
      expect(fitOfPerson({ ...best, ...change }, challenge, terms).score).toBeLessThan(score);
  });

  it('takes no word for a reason that stands in every wish', () => {
    const words = (wish: string) =>
      fitOfPerson({ ...nobody, wish }, { ...challenge, today: 'Vi trenger egentlig mennesker.' }, terms)
        .reasons;
    expect(words('Jeg ønsker egentlig å skrive om det mennesker trenger.')).toEqual([]);
    expect(words('Jeg trenger noen som faller hjemme.')).toMatchObject([
      { code: 'words', values: ['hjemme'] }
    ]);
  });

  it('says what speaks against, and nothing of what is not shown', () => {
    const other: FoundPerson = {
      ...nobody,
      theme_keys: ['health'],
      kinds: ['bachelor'],
      level: 'bachelor',
      discipline: 'business',
      semesters: ['autumn'],
      languages: ['english']
    };
    expect(codes(fitOfPerson(other, challenge, terms).against)).toEqual([
      'other_kind',
      'other_level',
      'other_discipline',
      'other_semester',
      'other_language'
    ]);
    expect(fitOfPerson(nobody, challenge, terms)).toEqual({ score: 0, reasons: [], against: [] });
  });

  it('orders the best first, the same whatever order they come in', () => {
    const people = [
      best,
      { ...nobody, id: 'b', theme_keys: ['health'] },
      { ...nobody, id: 'c', kinds: ['master' as const] },
      { ...nobody, id: 'd', theme_keys: ['health'] }
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(people, { minLength: 4 }), (some) => {
        expect(bestFirst(some, challenge, terms).map(({ person }) => person.id)).toEqual([
          'a',
          'b',
          'd',
          'c'
        ]);
      })
    );
  });
});

describe('the answer of the server', () => {
  it('is read, and whatever else comes is nobody', () => {
    const { id, invited, who, organisation_id } = nobody;
    expect(readFound({ people: [{ id, invited, who, organisation_id }] })).toEqual([nobody]);
    for (const body of ['<html>', null, {}, { people: [{ id }] }, [nobody]])
      expect(readFound(body)).toBeUndefined();
  });
});

it('a level and a time alone are nothing to be found by', () => {
  expect(canBeMet({ ...nobody, level: 'master', semesters: ['spring'], name: 'Kari' })).toBe(false);
  for (const patch of [{ wish: 'Fall' }, { kinds: ['master' as const] }, { discipline: 'health' as const }])
    expect(canBeMet({ ...nobody, ...patch })).toBe(true);
});
