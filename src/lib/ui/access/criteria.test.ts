import { describe, expect, it } from 'vitest';
import { criteria, results } from './criteria';

/** Levels A and AA as WCAG 2.2 has them; 4.1.1 is gone from it. */
const standard = {
  A: `1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3
    2.4.4 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2`.split(/\s+/),
  AA: `1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8
    3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3`.split(/\s+/)
};

describe('the table of criteria', () => {
  it('has all 55 once, each on its level', () => {
    for (const level of ['A', 'AA'] as const) {
      const found = criteria.filter((row) => row.level === level).map(({ id }) => id);
      expect(found.sort()).toEqual([...standard[level]].sort());
    }
    expect(criteria).toHaveLength(55);
  });

  it('calls nothing met that nobody has checked, and says why where it is not met', () => {
    for (const { id, result, by, note } of criteria) {
      expect(results, id).toContain(result);
      expect({ id, checked: by.length > 0 }).toEqual({ id, checked: result !== 'unchecked' });
      expect({ id, said: note !== undefined }).toEqual({ id, said: result !== 'met' });
    }
  });

  it('points into the standard, each criterion to a place of its own', () => {
    const slugs = criteria.map(({ slug }) => slug);
    expect(new Set(slugs).size).toBe(55);
    expect(slugs.filter((slug) => !/^[a-z-]+$/.test(slug))).toEqual([]);
  });
});
