/** A series as a rule with exceptions, expanded to days when it is made: each of its meetings lives alone from then on. */
import type { Fault } from '../errors';
import { osloInstant } from '../oslo-day';

export const mostInSeries = 60;

export const rhythms = ['week', 'fortnight', 'month_weekday', 'month_day'] as const;
export type Rhythm = (typeof rhythms)[number];

export type Series = {
  rhythm: Rhythm;
  /** The first day, as `2027-03-03`. "First Wednesday" and "the 15th" follow from it. */
  from: string;
  /** The last day on which one may fall. */
  until: string;
  /** Days on which there is none. */
  except: readonly string[];
};

const dayMs = 86_400_000;
const utc = (day: string): Date => new Date(`${day}T00:00:00Z`);
const asDay = (date: Date): string => date.toISOString().slice(0, 10);
const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;

/** The place of a weekday in its month: 1 to 4, and -1 for the fifth, which not every month has. */
const place = (first: Date): number => {
  const n = Math.ceil(first.getUTCDate() / 7);
  return n === 5 ? -1 : n;
};

/** The same place in a month further on. */
const inMonth = (first: Date, months: number, rhythm: Rhythm): Date | null => {
  const [year, month] = [first.getUTCFullYear(), first.getUTCMonth() + months];
  if (rhythm === 'month_day') {
    const day = new Date(Date.UTC(year, month, first.getUTCDate()));
    // A month without a 31st has none, as RFC 5545 says.
    return day.getUTCDate() === first.getUTCDate() ? day : null;
  }
  if (place(first) === -1) {
    const last = new Date(Date.UTC(year, month + 1, 0));
    return new Date(last.getTime() - ((last.getUTCDay() - first.getUTCDay() + 7) % 7) * dayMs);
  }
  const start = new Date(Date.UTC(year, month, 1));
  const offset = (first.getUTCDay() - start.getUTCDay() + 7) % 7;
  return new Date(start.getTime() + (offset + (place(first) - 1) * 7) * dayMs);
};

/** The days of a series, the first one always among them; at most one more than there may be. */
export const daysOf = ({ rhythm, from, until, except }: Series): string[] => {
  const first = utc(from);
  const days = [from];
  for (let n = 1; days.length <= mostInSeries; n++) {
    const weeks = rhythm === 'week' ? 7 : rhythm === 'fortnight' ? 14 : 0;
    const date = weeks > 0 ? new Date(first.getTime() + n * weeks * dayMs) : inMonth(first, n, rhythm);
    if (n > 1_000 || (date && asDay(date) > until)) break;
    if (date && !except.includes(asDay(date))) days.push(asDay(date));
  }
  return days;
};

/**
 * What is wrong with a series, as codes: an end before its beginning, none at all, or too many. It is its end that is
 * wrong, unless every day of it was taken away.
 */
export const seriesFaults = (series: Series): Fault[] => {
  if (series.until < series.from) return [{ code: 'invalid', field: 'until' }];
  const { length } = daysOf(series);
  if (length > mostInSeries) return [{ code: 'too_many', field: 'until' }];
  if (length > 1) return [];
  return [{ code: 'missing', field: daysOf({ ...series, except: [] }).length > 1 ? 'times' : 'until' }];
};

/** When each of its meetings starts: the same time on Norwegian clocks, whatever summer time does. */
export const startsOf = (series: Series, clock: string): string[] =>
  daysOf(series).map((day) => osloInstant(day, clock));

/** The rule as a calendar says it (RFC 5545). */
export const asRrule = ({ rhythm, from, until }: Series): string => {
  const first = utc(from);
  const end = `UNTIL=${until.replaceAll('-', '')}`;
  const weekday = weekdays[first.getUTCDay()];
  switch (rhythm) {
    case 'week':
      return `FREQ=WEEKLY;${end}`;
    case 'fortnight':
      return `FREQ=WEEKLY;INTERVAL=2;${end}`;
    case 'month_weekday':
      return `FREQ=MONTHLY;BYDAY=${place(first)}${weekday};${end}`;
    case 'month_day':
      return `FREQ=MONTHLY;BYMONTHDAY=${first.getUTCDate()};${end}`;
  }
};
