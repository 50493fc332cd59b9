import { expect, it } from 'vitest';
import { m } from '$lib/i18n/paraglide/messages';
import { groupsOf, isShort, lengthOf, textOf, type Diagnosis } from './diagnostics';

const now = Date.parse('2026-11-26T12:00:00Z');
const found: Diagnosis = {
  waiting: 2,
  parked: 1,
  oldest: '2026-11-24T11:00:00Z',
  publicRows: 120,
  ownRows: 7,
  pulledAt: now,
  checkedAt: null,
  used: 3_200_000,
  quota: 10_739_000_000,
  kept: true,
  clock: -12 * 60_000,
  version: '1700000000000'
};

it('says how long, in the largest whole unit', () => {
  expect(lengthOf(-5)).toBe(m.diag_seconds({ count: 0 }));
  expect(lengthOf(119_000)).toBe(m.diag_minutes({ count: 1 }));
  expect(lengthOf(26 * 3_600_000)).toBe(m.diag_days({ count: 1 }));
});

it('gives counts, ages and the clock as text to copy', () => {
  const text = textOf(groupsOf(found, now));
  for (const line of [
    `${m.diag_parked()}: 1`,
    `${m.diag_oldest()}: ${m.diag_days({ count: 2 })}`,
    `${m.diag_public()}: ${m.diag_rows({ count: 120 })}`,
    `${m.diag_checked()}: ${m.diag_never()}`,
    `${m.diag_storage()}: ${m.diag_storage_of({ used: '4 MB', quota: '10,7 GB' })}`,
    `${m.diag_clock()}: ${m.diag_clock_slow({ time: m.diag_minutes({ count: 12 }) })}`,
    `${m.diag_version()}: 1700000000000`
  ])
    expect(text).toContain(line);
});

it('does not blame a clock for the road its answer took, and warns when little room is left', () => {
  expect(textOf(groupsOf({ ...found, clock: 1_500 }, now))).toContain(m.diag_clock_right());
  expect(isShort(found)).toBe(false);
  expect(isShort({ ...found, used: 9_700_000_000 })).toBe(true);
  expect(isShort({ ...found, used: null })).toBe(false);
});
