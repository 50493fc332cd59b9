import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kinds } from '../challenges/challenge';
import { everything, isWhole, readQuery, writeQuery } from '../challenges/query';
import { followedBy, longestSubject, pathOf, queryOf, searchOf } from './follow';

const organisations = [{ id: 'g', slug: 'gjovik', kind: 'municipality' }];
const read = (search: string) => readQuery(new URLSearchParams(search));
const followed = (search: string) => followedBy(read(search), organisations);

describe('a search that is followed', () => {
  const query = fc.record({
    theme: fc.uniqueArray(fc.constantFrom('health', 'smart', 'city')),
    kind: fc.uniqueArray(fc.constantFrom(...kinds)).map((values) => values as string[]),
    level: fc.uniqueArray(fc.constantFrom('master', 'phd')),
    municipality: fc.uniqueArray(fc.constantFrom('gjovik', 'trondheim')),
    period: fc.uniqueArray(fc.constantFrom('2027-spring', 'open')),
    language: fc.uniqueArray(fc.constantFrom('nb', 'nn', 'en')),
    technology: fc.uniqueArray(fc.constantFrom('ict')),
    topic: fc.uniqueArray(fc.constantFrom('barnehage')),
    text: fc.string({ maxLength: 40 }),
    sort: fc.constantFrom('new' as const, 'deadline' as const),
    page: fc.integer({ min: 1, max: 9 })
  });

  it('is one text, in whatever order it was put together, and asks the same', () => {
    fc.assert(
      fc.property(query, (asked) => {
        const search = searchOf(asked);
        const turned = Object.fromEntries(
          Object.entries(asked).map(([name, value]) => [
            name,
            Array.isArray(value) ? value.toReversed() : value
          ])
        ) as typeof asked;
        expect(searchOf(turned)).toBe(search);
        expect(searchOf(queryOf(search))).toBe(search);
        expect(search === '').toBe(isWhole({ ...asked, sort: 'new' }));
        // As SQL wants it: nothing but what an address is made of.
        if (search) expect(search).toMatch(/^\?[!-~]+$/);
      })
    );
  });

  it('is never longer than there is room for, or it is none', () => {
    const long = { ...everything, text: '名'.repeat(200) };
    expect(writeQuery(long).length).toBeGreaterThan(longestSubject);
    expect(followedBy(long, organisations)).toBeNull();
  });
});

describe('what is followed from a list', () => {
  it.each([
    ['', null],
    ['?sort=deadline&page=3', null],
    ['?theme=health', { kind: 'theme', subject: 'health' }],
    ['?theme=health&sort=deadline', { kind: 'theme', subject: 'health' }],
    ['?municipality=gjovik', { kind: 'organisation', subject: 'g' }],
    ['?municipality=ukjent', { kind: 'search', subject: '?municipality=ukjent' }],
    ['?theme=smart&theme=health', { kind: 'search', subject: '?theme=health&theme=smart' }],
    ['?theme=health&q=fall', { kind: 'search', subject: '?theme=health&q=fall' }]
  ])('of %j', (search, expected) => {
    expect(followed(search)).toEqual(expected);
  });
});

describe('the way to it', () => {
  it.each([
    [{ kind: 'search', subject: '?q=fall' }, {}, '/utfordringer?q=fall'],
    [{ kind: 'theme', subject: 'health' }, {}, '/utfordringer?theme=health'],
    [{ kind: 'organisation', subject: 'g' }, { town: 'gjovik' }, '/utfordringer?municipality=gjovik'],
    [{ kind: 'organisation', subject: 'u' }, {}, null],
    [{ kind: 'partnership', subject: 'p' }, { partnership: 'gjovik-ntnu' }, '/partnerskap/gjovik-ntnu'],
    [{ kind: 'challenge', subject: 'c' }, { challenge: 'fall' }, '/utfordringer/fall'],
    [{ kind: 'challenge', subject: 'c' }, { challenge: null }, '/utfordringer/c']
  ] as const)('of %j', (one, slugs, path) => {
    expect(pathOf(one, slugs)).toBe(path);
  });
});
