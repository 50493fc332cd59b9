import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { osloClock, osloDay, osloInstant } from '../oslo-day';
import { asRrule, daysOf, mostInSeries, rhythms, seriesFaults, startsOf, type Series } from './series';

const series = (patch: Partial<Series>): Series => ({
  rhythm: 'month_weekday',
  from: '2027-03-03',
  until: '2027-12-31',
  except: [],
  ...patch
});

const day = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '45'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
const any: fc.Arbitrary<Series> = fc.record({
  rhythm: fc.constantFrom(...rhythms),
  from: day,
  until: day,
  except: fc.array(day, { maxLength: 5 })
});
const weekday = (at: string) => new Date(`${at}T00:00:00Z`).getUTCDay();
const gaps = (days: string[]) =>
  days.slice(1).map((at, n) => (Date.parse(at) - Date.parse(days[n] ?? at)) / 86_400_000);

describe('a series', () => {
  it('on the first Wednesday of every month leaves out what is excepted', () => {
    expect(daysOf(series({ until: '2027-09-01', except: ['2027-07-07'] }))).toEqual([
      '2027-03-03',
      '2027-04-07',
      '2027-05-05',
      '2027-06-02',
      '2027-08-04',
      '2027-09-01'
    ]);
  });

  it('on a fifth Monday is on the last Monday of each month', () => {
    expect(daysOf(series({ from: '2027-03-29', until: '2027-06-30' }))).toEqual([
      '2027-03-29',
      '2027-04-26',
      '2027-05-31',
      '2027-06-28'
    ]);
  });

  it('on the 31st, or on 29 February, skips months without one', () => {
    expect(daysOf(series({ rhythm: 'month_day', from: '2027-01-31', until: '2027-06-30' }))).toEqual([
      '2027-01-31',
      '2027-03-31',
      '2027-05-31'
    ]);
    expect(daysOf(series({ rhythm: 'month_day', from: '2028-01-29', until: '2028-03-31' }))).toEqual([
      '2028-01-29',
      '2028-02-29',
      '2028-03-29'
    ]);
  });

  it('goes on over the new year, also through week 53', () => {
    expect(daysOf(series({ rhythm: 'week', from: '2026-12-21', until: '2027-01-11' }))).toEqual([
      '2026-12-21',
      '2026-12-28',
      '2027-01-04',
      '2027-01-11'
    ]);
  });

  it('starts at the same time on Norwegian clocks before and after summer time', () => {
    const spring = series({ rhythm: 'week', from: '2027-03-24', until: '2027-03-31' });
    expect(startsOf(spring, '09:00')).toEqual(['2027-03-24T08:00:00.000Z', '2027-03-31T07:00:00.000Z']);
    const autumn = series({ rhythm: 'week', from: '2027-10-27', until: '2027-11-03' });
    expect(startsOf(autumn, '09:00')).toEqual(['2027-10-27T07:00:00.000Z', '2027-11-03T08:00:00.000Z']);
  });

  it('is refused where it ends before it begins, is one meeting, or would be ten thousand', () => {
    expect(seriesFaults(series({ until: '2027-03-02' }))).toEqual([{ code: 'invalid', field: 'until' }]);
    expect(seriesFaults(series({ until: '2027-04-01' }))).toEqual([{ code: 'missing', field: 'until' }]);
    const none = series({ until: '2027-04-30', except: ['2027-04-07'] });
    expect(seriesFaults(none)).toEqual([{ code: 'missing', field: 'times' }]);
    const endless = series({ rhythm: 'week', until: '2099-12-31' });
    expect(seriesFaults(endless)).toEqual([{ code: 'too_many', field: 'until' }]);
    expect(daysOf(endless)).toHaveLength(mostInSeries + 1);
    expect(seriesFaults(series({}))).toEqual([]);
  });

  it('says its rule as a calendar does', () => {
    expect(asRrule(series({}))).toBe('FREQ=MONTHLY;BYDAY=1WE;UNTIL=20271231');
    expect(asRrule(series({ from: '2027-03-29' }))).toBe('FREQ=MONTHLY;BYDAY=-1MO;UNTIL=20271231');
    expect(asRrule(series({ rhythm: 'fortnight' }))).toBe('FREQ=WEEKLY;INTERVAL=2;UNTIL=20271231');
    expect(asRrule(series({ rhythm: 'week' }))).toBe('FREQ=WEEKLY;UNTIL=20271231');
    expect(asRrule(series({ rhythm: 'month_day' }))).toBe('FREQ=MONTHLY;BYMONTHDAY=3;UNTIL=20271231');
  });

  it('of any kind is in order, once a day, within its bounds, without its exceptions, and keeps its rhythm', () => {
    fc.assert(
      fc.property(any, (one) => {
        const days = daysOf(one);
        const [first, ...rest] = days;
        expect(first).toBe(one.from);
        expect(days.length).toBeLessThanOrEqual(mostInSeries + 1);
        expect(days).toEqual([...new Set(days)].sort());
        for (const at of rest) {
          expect(at <= one.until).toBe(true);
          expect(one.except).not.toContain(at);
          if (one.rhythm === 'month_day') expect(at.slice(8)).toBe(one.from.slice(8));
          else expect(weekday(at)).toBe(weekday(one.from));
        }
        const step = one.rhythm === 'week' ? 7 : 14;
        if (one.rhythm === 'week' || one.rhythm === 'fortnight')
          expect(gaps(days).every((gap) => gap % step === 0)).toBe(true);
        else expect(new Set(days.map((at) => at.slice(0, 7))).size).toBe(days.length);
      })
    );
  });

  it('without exceptions leaves no gap in its rhythm', () => {
    fc.assert(
      fc.property(any, (one) => {
        const found = gaps(daysOf({ ...one, except: [] }));
        const most = { week: 7, fortnight: 14, month_weekday: 35, month_day: 62 }[one.rhythm];
        expect(found.every((gap) => gap <= most)).toBe(true);
      })
    );
  });
});

describe('an instant in Oslo', () => {
  it('shows the day and time it was made of, but for the hour that spring skips', () => {
    fc.assert(
      fc.property(day, clock, (at, time) => {
        const instant = new Date(osloInstant(at, time));
        expect(osloDay(instant)).toBe(at);
        const shown = osloClock(instant).toISOString().slice(11, 16);
        if (!time.startsWith('02')) expect(shown).toBe(time);
      })
    );
  });

  it('in the hour that is skipped is the one after; in the hour that comes twice, the first', () => {
    expect(osloInstant('2027-03-28', '02:30')).toBe('2027-03-28T01:30:00.000Z');
    expect(osloClock(new Date('2027-03-28T01:30:00Z')).toISOString()).toContain('T03:30');
    expect(osloInstant('2027-10-31', '02:30')).toBe('2027-10-31T00:30:00.000Z');
  });
});
