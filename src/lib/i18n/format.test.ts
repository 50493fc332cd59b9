import { afterEach, describe, expect, it } from 'vitest';
import { daysUntil, formatDay, formatDeadline, formatPeriod, formatTime } from './format';
import { overwriteGetLocale, type Locale } from './paraglide/runtime';

const inLanguage = (locale: Locale): void => overwriteGetLocale(() => locale);
afterEach(() => inLanguage('nb'));

/** What the standard's own data says in a language; nynorsk is asked as bokmål, as in the app. */
const intl = (locale: Locale, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'nb-NO', { timeZone: 'Europe/Oslo', ...options });

describe.each(['nb', 'nn', 'en'] as const)('in %s', (locale) => {
  it.each(Array.from({ length: 12 }, (_, month) => `2031-${String(month + 1).padStart(2, '0')}-09`))(
    'a day of %s is written as the standard writes it',
    (value) => {
      inLanguage(locale);
      const date = new Date(`${value}T12:00:00Z`);
      expect(formatDay(value)).toBe(
        intl(locale, { day: 'numeric', month: 'long', year: 'numeric' }).format(date)
      );
      expect(formatPeriod(value, value)).toBe(intl(locale, { month: 'short', year: 'numeric' }).format(date));
      const time = `${value}T21:07:00Z`;
      expect(formatTime(time)).toBe(
        intl(locale, { hour: '2-digit', minute: '2-digit' }).format(new Date(time))
      );
    }
  );
});

/** Half past midnight in Oslo, still the day before in UTC. */
const now = new Date('2027-03-01T23:30:00Z');

describe('days are Oslo days', () => {
  it('counts from the day in Oslo', () => {
    expect(daysUntil('2027-03-02', now)).toBe(0);
    expect(daysUntil('2027-03-01', now)).toBe(-1);
  });

  it('counts over the change to summer time', () => {
    expect(daysUntil('2027-03-29', now)).toBe(27);
  });

  it('shows a day as that day', () => {
    expect(formatDay('2031-12-31')).toBe('31. desember 2031');
    expect(formatDay('2031-12-31T23:30:00Z')).toBe('1. januar 2032');
  });
});

describe('deadlines', () => {
  it.each([
    [null, 'Ingen frist'],
    ['2027-03-02', 'Frist i dag'],
    ['2027-03-03', 'Frist i morgen'],
    ['2027-03-14', 'Frist om 12 dager'],
    ['2027-03-01', /^Fristen gikk ut 1\. mars/],
    ['2027-09-01', /^Frist 1\. september/]
  ])('%s', (day, text) => {
    expect(formatDeadline(day, now)).toMatch(text);
  });
});

describe('periods', () => {
  it('says the months, or that the time is to be agreed', () => {
    expect(formatPeriod('2027-01-10', '2027-06-01')).toBe('jan.–juni 2027');
    expect(formatPeriod('2027-11-10', '2028-06-01')).toBe('nov. 2027–juni 2028');
    expect(formatPeriod('2027-01-10', null)).toBe('Fra jan. 2027');
    expect(formatPeriod(null, null)).toBe('Dere blir enige om når');
  });
});
