import { describe, expect, it } from 'vitest';
import { formatKnown, formatList, formatNumber } from './figures';

describe('what is known more or less exactly', () => {
  it('a day, a month or a year, never more than the source says', () => {
    expect(formatKnown('2021-02-15')).toBe('15. februar 2021');
    expect(formatKnown('2021-01-01', 'month')).toBe('januar 2021');
    expect(formatKnown('2018-01-01', 'year')).toBe('2018');
  });

  it('a time is the day it was in Oslo', () => {
    expect(formatKnown('2026-12-31T23:30:00Z')).toBe('1. januar 2027');
  });
});

it('figures have room between the thousands, and a list ends with "og"', () => {
  expect(formatNumber(30560).replace(/\s/g, ' ')).toBe('30 560');
  expect(formatList(['Gjøvik kommune', 'NTNU'])).toBe('Gjøvik kommune og NTNU');
});
