import { expect, it } from 'vitest';
import { holidays } from '../../src/lib/domain/windows/holidays';
import { holidaysOf } from '../tools/holidays-of';

it('the holidays that a phone knows are those of date-holidays, for ten years yet', () => {
  const years = Object.keys(holidays).map(Number);
  for (const year of years) expect(holidays[String(year)]).toBe(holidaysOf(year));
  expect(Math.max(...years)).toBeGreaterThan(new Date().getFullYear() + 10);
});
