/**
 * Dates as people read them: always Oslo's days, whatever the phone's time zone. The months stand here, because making
 * the formatters of `Intl` was a third of what a phone does before the first card answers; a test holds them to it.
 */
import { osloClock, osloDay } from '../domain/oslo-day';
import { m } from './paraglide/messages';
import { getLocale } from './paraglide/runtime';

const day = 86_400_000;

/** Chromium knows no nynorsk; the months are the same as in bokmål. */
const norwegian = {
  long: 'januar februar mars april mai juni juli august september oktober november desember'.split(' '),
  short: 'jan. feb. mars apr. mai juni juli aug. sep. okt. nov. des.'.split(' ')
};
const english = {
  long: 'January February March April May June July August September October November December'.split(' '),
  short: 'Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec'.split(' ')
};

/** The language of figures and months: nynorsk writes both as bokmål does. */
export const isEnglish = (): boolean => getLocale() === 'en';

/** Year, month and day in Oslo of a day (`2027-03-14`) or a time. */
export const partsOf = (value: string): { year: number; long: string; short: string; date: number } => {
  const clock = value.length === 10 ? new Date(`${value}T12:00:00Z`) : osloClock(new Date(value));
  const { long, short } = isEnglish() ? english : norwegian;
  const month = clock.getUTCMonth();
  return {
    year: clock.getUTCFullYear(),
    long: long[month] ?? '',
    short: short[month] ?? '',
    date: clock.getUTCDate()
  };
};

/** "14. mars", with the year when it is not this one, or beside a day of another. */
export const formatDay = (value: string, isDated = false): string => {
  const { year, long, date } = partsOf(value);
  const thisYear = osloClock(new Date()).getUTCFullYear();
  return `${date}${isEnglish() ? '' : '.'} ${long}${year === thisYear && !isDated ? '' : ` ${year}`}`;
};

/** "14:07". */
export const formatTime = (value: Date | number | string): string =>
  osloClock(new Date(value)).toISOString().slice(11, 16);

const formatMonth = (value: string): string => {
  const { short, year } = partsOf(value);
  return `${short} ${year}`;
};

/** "jan.–juni 2027", "Fra jan. 2027", or that the time is to be agreed. */
export const formatPeriod = (from: string | null, to: string | null): string => {
  if (from && to) {
    const [first, last] = [partsOf(from), partsOf(to)];
    if (first.year !== last.year) return `${formatMonth(from)}–${formatMonth(to)}`;
    return first.short === last.short ? formatMonth(to) : `${first.short}–${formatMonth(to)}`;
  }
  if (from) return m.period_from({ date: formatMonth(from) });
  if (to) return m.period_to({ date: formatMonth(to) });
  return m.period_open();
};

/** Whole days in Oslo from today until `value`; negative when it has passed. */
export const daysUntil = (value: string, now = new Date()): number =>
  Math.round((Date.parse(value) - Date.parse(osloDay(now))) / day);

/** "Frist om 12 dager", a date when it is more than two months away. */
export const formatDeadline = (value: string | null, now = new Date()): string => {
  if (value === null) return m.deadline_none();
  const days = daysUntil(value, now);
  if (days < 0) return m.deadline_passed({ date: formatDay(value) });
  if (days === 0) return m.deadline_today();
  return days <= 60 ? m.deadline_days({ count: days }) : m.deadline_date({ date: formatDay(value) });
};

/** The day that is `days` after today in Oslo, as text: "14. mars". */
export const formatDayFromNow = (days: number, now = new Date()): string =>
  formatDay(new Date(Date.parse(osloDay(now)) + days * day).toISOString().slice(0, 10));
