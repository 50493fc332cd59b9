import { describe, expect, it } from 'vitest';
import { choosable, onePerKey } from './rules';

const term = { partnership_id: null, key: 'health', valid_from: '2026-01-01', valid_to: '2026-12-31' };

describe('a theme can be chosen', () => {
  const can = (one: Parameters<typeof choosable>[0][number], partnership: string, day: string): boolean =>
    choosable([one], partnership, day).includes(one);

  it('from its first day to its last', () => {
    const days = ['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'];
    expect(days.map((day) => can(term, 'here', day))).toEqual([false, true, true, false]);
    expect(can({ ...term, valid_to: null }, 'here', '2999-01-01')).toBe(true);
  });

  it('in its own partnership, or in all when it is common', () => {
    const own = { ...term, partnership_id: 'here' };
    expect(['here', 'there'].map((partnership) => can(own, partnership, '2026-06-01'))).toEqual([
      true,
      false
    ]);
    expect(can(term, 'there', '2026-06-01')).toBe(true);
  });

  it('no longer where the partnership has made it its own, open or closed', () => {
    for (const valid_to of [null, '2026-02-01']) {
      const own = { ...term, partnership_id: 'here', valid_to };
      const open = (partnership: string) => choosable([term, own], partnership, '2026-06-01');
      expect(open('here')).toEqual(valid_to ? [] : [own]);
      expect(open('there')).toEqual([term]);
    }
  });
});

describe('a filter offers', () => {
  const own = (id: string, key: string, valid_to: string | null = null) => ({ id, key, valid_to });
  const offered = (terms: ReturnType<typeof own>[]): string[] => onePerKey(terms).map(({ id }) => id);

  it('each key once, in order, however many partnerships have a theme for it', () => {
    expect(offered([own('a', 'health'), own('b', 'smart'), own('c', 'health')])).toEqual(['a', 'b']);
  });

  it('the name of a theme that stands rather than of one that is closing', () => {
    expect(offered([own('a', 'health', '2026-01-01'), own('b', 'smart'), own('c', 'health')])).toEqual([
      'c',
      'b'
    ]);
    expect(offered([own('a', 'health', '2026-01-01')])).toEqual(['a']);
  });
});
