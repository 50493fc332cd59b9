import { describe, expect, it } from 'vitest';
import { dayOfWeek } from './weeks';
import { isWorkday, workdayBy } from './workdays';

describe('workdays', () => {
  it.each([
    ['2026-05-17', '2026-05-15', '17 May, a Sunday after Ascension and a workday'],
    ['2027-03-29', '2027-03-24', 'Easter Monday'],
    ['2026-12-26', '2026-12-23', 'Christmas'],
    ['2026-11-01', '2026-10-30', 'a Sunday'],
    ['2026-11-26', '2026-11-26', 'a Thursday']
  ])('%s: by %s (%s)', (day, by) => {
    expect(workdayBy(day)).toBe(by);
    expect(isWorkday(day)).toBe(day === by);
  });
});

it.each([
  [2026, 1, 1, '2025-12-29'],
  [2026, 53, 7, '2027-01-03'],
  [2027, 53, 1, '2027-12-27'],
  [2027, 1, 1, '2027-01-04'],
  [2020, 53, 5, '2021-01-01'],
  [2024, 9, 4, '2024-02-29'],
  [2027, 38, 3, '2027-09-22']
])('week: %i W%i day %i is %s', (year, week, weekday, day) => {
  expect(dayOfWeek(year, week, weekday)).toBe(day);
});
