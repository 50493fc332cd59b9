import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kinds } from './challenge';
import { chosenIn, everything, facets, isWhole, parameterOf, readQuery, sorts, writeQuery } from './query';

const some = <T>(...values: T[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: values.length });
const read = (search: string) => readQuery(new URLSearchParams(search));

describe('the query in the address', () => {
  it('comes back as it was', () => {
    const query = fc.record({
      theme: some('helse', 'byutvikling', 'smart-kommune'),
      kind: some(...kinds).map((values) => values as string[]),
      level: some('bachelor', 'phd'),
      municipality: some('gjovik', 'trondheim'),
      period: some('2027-spring', '2030-autumn', 'open'),
      language: some('nb', 'nn', 'en'),
      technology: some('ict', 'energy-environment'),
      topic: some('benkedager', 'snomaking'),
      text: fc.string({ maxLength: 50 }).map((text) => text.trim()),
      sort: fc.constantFrom(...sorts),
      page: fc.integer({ min: 1, max: 500 })
    });
    fc.assert(
      fc.property(query, (asked) => {
        expect(read(writeQuery(asked))).toEqual(asked);
        expect(isWhole({ ...asked, page: 7 })).toBe(
          chosenIn(asked) === 0 && asked.text === '' && asked.sort === 'new'
        );
      })
    );
  });

  it('is never more than a whole list, whatever stands there', () => {
    const name = fc.constantFrom(...facets.map(parameterOf), 'q', 'sort', 'page', 'utm_source');
    const value = fc.oneof(fc.string(), fc.constantFrom('master', '2027-spring', 'open', 'health', '2'));
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value), { maxLength: 30 }), (pairs) => {
        const query = readQuery(new URLSearchParams(pairs));
        expect(read(writeQuery(query))).toEqual({ ...query, text: query.text.trim() });
      })
    );
  });

  it('leaves out what it does not understand, and says nothing twice', () => {
    expect(read('kind=rocket&page=-4&sort=best&period=2027&period=2027-winter')).toEqual(everything);
    expect(read('page=1.5&technology=a,b&theme=%7Bx%7D&level=')).toEqual(everything);
    expect(read('kind=rocket&kind=master&kind=master&kind=phd').kind).toEqual(['master', 'phd']);
  });

  it('calls a topic what people call it', () => {
    expect(writeQuery({ ...everything, topic: ['benkedager'] })).toBe('?emne=benkedager');
    expect(read('emne=benkedager&topic=annet').topic).toEqual(['benkedager']);
  });

  it('does not write into the query that asks for everything', () => {
    read('theme=helse').theme.push('x');
    read('').theme.push('y');
    expect(read('').theme).toEqual([]);
  });
});
