/** Dates as people read them: always Oslo's days, whatever the phone's time zone. */
import { m } from './paraglide/messages';
import { getLocale } from './paraglide/runtime';

const timeZone = 'Europe/Oslo';
const day = 86_400_000;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs more than using it, and a list uses many. */
const formatter = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  // Chromium knows no nynorsk and would answer in English; the months are the same in both, and no weekday is shown.
  const locale = getLocale() === 'en' ? 'en-GB' : 'nb-NO';
  const key = locale + JSON.stringify(options);
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone, ...options });
  formatters.set(key, known);
  return known;
};

/** A day (`2027-03-14`) is read at noon, so that no time zone moves it. */
const toDate = (value: string): Date => new Date(value.length === 10 ? `${value}T12:00:00Z` : value);

/** The day in Oslo at `now`, as `2027-03-14`: the Swedish way to write a date is the standard's. */
const swedish = new Intl.DateTimeFormat('sv-SE', { timeZone });
export const osloDay = (now: Date): string => swedish.format(now);

const sameYear = (date: Date): boolean => osloDay(date).slice(0, 4) === osloDay(new Date()).slice(0, 4);

/** "14. mars", with the year when it is not this one. */
export const formatDay = (value: string): string => {
  const date = toDate(value);
  return formatter({ day: 'numeric', month: 'long', year: sameYear(date) ? undefined : 'numeric' }).format(
    date
  );
};

/** "14.07". */
export const formatTime = (value: Date | number | string): string =>
  formatter({ hour: '2-digit', minute: '2-digit' }).format(typeof value === 'string' ? toDate(value) : value);

const formatMonth = (value: string): string =>
  formatter({ month: 'short', year: 'numeric' }).format(toDate(value));

/** "jan.–juni 2027", "Fra jan. 2027", or that the time is to be agreed. */
export const formatPeriod = (from: string | null, to: string | null): string => {
  if (from && to) return formatter({ month: 'short', year: 'numeric' }).formatRange(toDate(from), toDate(to));
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
