import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Organisation } from '../organisations/organisation';
import type { Theme } from '../themes/theme';
import { challengeDocument } from '../matching/challenge-document';
import { SearchIndex } from '../matching/search';
import { blankChallenge } from './blank';
import { kinds, type Challenge } from './challenge';
import { levels } from './choices';
import { countChallenges, offersOf, sumOfCounts, valuesOffered } from './counts';
import { listChallenges } from './listing';
import { everything, facets, type ListQuery } from './query';
import { semestersFrom } from './semesters';

const term = (id: string, key: string, position: number): Theme => ({
  id,
  key,
  name_nb: `${key} hos ${id}`,
  name_nn: key,
  name_en: key,
  about_nb: '',
  about_nn: '',
  about_en: '',
  position,
  valid_from: '2018-01-01',
  valid_to: null,
  partnership_id: null,
  successor_id: null,
  former_names: [],
  rev: 1,
  updated_at: ''
});

const organisation = (
  id: string,
  kind: Organisation['kind'],
  parent_id: string | null = null
): Organisation => ({
  id,
  parent_id,
  kind,
  slug: `slug-${id}`,
  name_nb: id,
  name_nn: id,
  name_en: id,
  number: null,
  municipality_number: null,
  leader_nb: '',
  leader_nn: '',
  leader_en: '',
  rev: 1,
  updated_at: ''
});

const directory = {
  themes: [term('t2', 'city', 2), term('t1', 'health', 1), term('t3', 'health', 1)],
  technologies: [term('x1', 'ict', 1), term('x2', 'welfare', 2)],
  organisations: [
    organisation('trondheim', 'municipality'),
    organisation('gjovik', 'municipality'),
    organisation('care', 'unit', 'gjovik'),
    organisation('nurses', 'unit', 'care'),
    organisation('ntnu', 'university')
  ]
};
const topic = (key: string) => ({ key, name_nb: key, name_nn: null, name_en: null });
const offers = offersOf(directory, [topic('benkedager'), topic('snomaking')]);
const values = valuesOffered(offers, '2026-11-26');

const day = fc.constantFrom(null, '2026-08-20', '2026-12-31', '2027-01-01', '2027-07-31', '2028-02-02');
const need: fc.Arbitrary<Challenge> = fc
  .record({
    id: fc.uuid(),
    state: fc.constantFrom('published', 'published', 'published', 'draft', 'matched'),
    organisation_id: fc.constantFrom('gjovik', 'care', 'nurses', 'trondheim', 'ntnu', 'unknown'),
    theme_id: fc.constantFrom(null, 't1', 't2', 't3'),
    second_theme_id: fc.constantFrom(null, 't2'),
    kinds: fc.uniqueArray(fc.constantFrom(...kinds), { maxLength: 3 }),
    levels: fc.uniqueArray(fc.constantFrom(...levels), { maxLength: 3 }),
    language: fc.constantFrom('nb', 'nn', 'en'),
    technology_ids: fc.uniqueArray(fc.constantFrom('x1', 'x2', 'gone')),
    topic_keys: fc.uniqueArray(fc.constantFrom('benkedager', 'snomaking', 'gone')),
    starts_on: day,
    ends_on: day,
    title: fc.constantFrom('Trygg hjemreise', 'Varm mat', 'Mat på reise')
  })
  .map((patch) => ({
    ...blankChallenge,
    partnership_id: 'p',
    updated_at: '',
    published_at: '2026-11-01T08:00:00Z',
    ...(patch as Partial<Challenge> & { id: string; organisation_id: string })
  }));

const query: fc.Arbitrary<ListQuery> = fc
  .record({
    text: fc.constantFrom('', 'mat', 'reise'),
    ...Object.fromEntries(
      facets.map((facet) => [facet, fc.subarray(values[facet], { maxLength: 2 })] as const)
    )
  })
  .map((patch) => ({ ...everything, ...patch }));

describe('the number behind a value', () => {
  it('is the length of the list that one gets by choosing it', () => {
    fc.assert(
      fc.property(fc.array(need, { maxLength: 40 }), query, (all, asked) => {
        const index = new SearchIndex();
        for (const row of all) index.put(challengeDocument(row, []));
        const found = asked.text ? index.find(asked.text) : undefined;
        const counts = countChallenges(all, asked, directory, values, found);
        for (const facet of facets)
          for (const value of values[facet]) {
            const { total } = listChallenges(all, { ...asked, [facet]: [value] }, directory, found);
            expect({ facet, value, count: counts[facet][value] }).toEqual({ facet, value, count: total });
          }
      }),
      { numRuns: 60 }
    );
  });

  it('is the sum of those of the parts, wherever the rows are parted', () => {
    fc.assert(
      fc.property(fc.array(need, { maxLength: 20 }), fc.nat(20), query, (all, at, asked) => {
        const count = (some: readonly Challenge[]) => countChallenges(some, asked, directory, values);
        expect(sumOfCounts(count(all.slice(0, at)), count(all.slice(at)))).toEqual(count(all));
      }),
      { numRuns: 60 }
    );
  });
});

describe('what the filters offer', () => {
  it('is each theme once, in order, and each municipality', () => {
    expect(values.theme).toEqual(['health', 'city']);
    expect(offers.theme[0]?.name_nb).toBe('health hos t1');
    expect(values.municipality).toEqual(['slug-gjovik', 'slug-trondheim']);
  });

  it('is this semester and the next ones, and no agreed time', () => {
    expect(values.period).toEqual(['2026-autumn', '2027-spring', '2027-autumn', '2028-spring', 'open']);
    expect(semestersFrom('2027-07-31', 1)).toEqual(['2027-spring']);
    expect(semestersFrom('2027-08-01', 1)).toEqual(['2027-autumn']);
  });
});

describe('a semester', () => {
  const found = (period: string, days: Partial<Challenge>): boolean =>
    listChallenges(
      [
        {
          ...blankChallenge,
          id: 'c',
          partnership_id: 'p',
          organisation_id: 'o',
          updated_at: '',
          state: 'published',
          ...days
        }
      ],
      { ...everything, period: [period] },
      directory
    ).total === 1;

  it('holds what touches it, by a day at either end', () => {
    expect(found('2027-spring', { starts_on: '2026-08-20', ends_on: '2027-01-01' })).toBe(true);
    expect(found('2027-spring', { starts_on: '2027-07-31', ends_on: '2027-12-01' })).toBe(true);
    expect(found('2027-spring', { starts_on: '2026-08-20', ends_on: '2026-12-31' })).toBe(false);
    expect(found('2027-spring', { starts_on: '2027-08-01', ends_on: null })).toBe(false);
    expect(found('2027-spring', { starts_on: null, ends_on: '2027-03-01' })).toBe(true);
  });

  it('holds nothing that names no day: that is open', () => {
    expect(found('2027-spring', {})).toBe(false);
    expect(found('open', {})).toBe(true);
    expect(found('open', { starts_on: '2027-01-01' })).toBe(false);
  });
});
