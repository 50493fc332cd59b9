import { describe, expect, it } from 'vitest';
import { daysUntil, formatDay, formatDeadline, formatPeriod } from './format';

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
    expect(formatPeriod('2027-01-10', null)).toBe('Fra jan. 2027');
    expect(formatPeriod(null, null)).toBe('Dere blir enige om når');
  });
});
