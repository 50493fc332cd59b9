import { afterEach, describe, expect, it } from 'vitest';
import { formatKnown, formatList, formatNumber } from './figures';
import { overwriteGetLocale } from './paraglide/runtime';

afterEach(() => overwriteGetLocale(() => 'nb'));

describe.each(['nb', 'nn', 'en'] as const)('in %s, as the standard writes it', (locale) => {
  const standard = locale === 'en' ? 'en-GB' : 'nb-NO';
  const names = ['Gjøvik kommune', 'Østre Toten kommune', 'Vestre Toten kommune', 'NTNU'];

  it.each([0, 7, 999, 1000, 30_560, 100_000, 1_234_567])('the number %d', (value) => {
    overwriteGetLocale(() => locale);
    expect(formatNumber(value)).toBe(new Intl.NumberFormat(standard).format(value));
  });

  it.each([0, 1, 2, 3, 4])('a list of %d', (length) => {
    overwriteGetLocale(() => locale);
    const list = new Intl.ListFormat(standard, { type: 'conjunction' });
    expect(formatList(names.slice(0, length))).toBe(list.format(names.slice(0, length)));
  });

  it.each(Array.from({ length: 12 }, (_, month) => `2031-${String(month + 1).padStart(2, '0')}-09`))(
    'the day and the month of %s',
    (value) => {
      overwriteGetLocale(() => locale);
      const asStandard = (options: Intl.DateTimeFormatOptions) =>
        new Intl.DateTimeFormat(standard, { timeZone: 'Europe/Oslo', ...options }).format(new Date(value));
      expect(formatKnown(value)).toBe(asStandard({ day: 'numeric', month: 'long', year: 'numeric' }));
      expect(formatKnown(value, 'month')).toBe(asStandard({ month: 'long', year: 'numeric' }));
    }
  );
});

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
