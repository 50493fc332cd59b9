import { daysBetween } from '../oslo-day';

/** The days that a wheel goes round: a year, or one month of it. Both are days in Norway, the last one included. */
export type Span = { first: string; last: string };

const two = (n: number): string => String(n).padStart(2, '0');

export const daysIn = ({ first, last }: Span): number => daysBetween(first, last) + 1;

/** @param month 1 to 12, or null for the whole year */
export const spanOf = (year: number, month: number | null): Span => {
  if (month === null) return { first: `${year}-01-01`, last: `${year}-12-31` };
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { first: `${year}-${two(month)}-01`, last: `${year}-${two(month)}-${two(length)}` };
};

/** True where something that lasts from `first` to `last` has a day in the span. */
export const reaches = (what: Span, span: Span): boolean =>
  what.first <= span.last && what.last >= span.first;

const whole = (text: string | null): number | null => (text && /^\d{1,4}$/.test(text) ? Number(text) : null);

/** The year and month that an address asks for (`?ar=2027&maned=4`); what is no year is this one. */
export const asked = (query: URLSearchParams, today: string): { year: number; month: number | null } => {
  const year = whole(query.get('ar'));
  const month = whole(query.get('maned'));
  return {
    year: year !== null && year >= 2020 && year <= 2100 ? year : Number(today.slice(0, 4)),
    month: month !== null && month >= 1 && month <= 12 ? month : null
  };
};
