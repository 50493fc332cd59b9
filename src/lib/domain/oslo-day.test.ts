import fc from 'fast-check';
import { expect, it } from 'vitest';
import { osloClock, osloDay } from './oslo-day';

const zone = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Oslo',
  dateStyle: 'short',
  timeStyle: 'medium'
});

/** "2027-03-14 13:05:00", by the rule and by the world's time zone data. */
const byRule = (now: Date): string => osloClock(now).toISOString().slice(0, 19).replace('T', ' ');

it('shows what the time zone data says, at any time from 1996 on', () => {
  const time = fc.date({ min: new Date('1996-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(time, (now) => {
      expect(byRule(now)).toBe(zone.format(now));
    }),
    { numRuns: 2_000 }
  );
});

it.each([
  ['2027-03-28T00:59:59Z', '2027-03-28 01:59:59'],
  ['2027-03-28T01:00:00Z', '2027-03-28 03:00:00'],
  ['2027-10-31T00:59:59Z', '2027-10-31 02:59:59'],
  ['2027-10-31T01:00:00Z', '2027-10-31 02:00:00'],
  ['2028-02-29T23:00:00Z', '2028-03-01 00:00:00']
])('%s is %s in Oslo', (now, clock) => {
  expect(byRule(new Date(now))).toBe(clock);
  expect(zone.format(new Date(now))).toBe(clock);
  expect(osloDay(new Date(now))).toBe(clock.slice(0, 10));
});
