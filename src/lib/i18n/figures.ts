/** Figures, lists and days that are known more or less exactly; apart from `format.ts`, which every first visit loads. */
import { getLocale } from './paraglide/runtime';

/** Chromium knows no nynorsk; figures, months and "og" are the same in both. */
const locale = (): string => (getLocale() === 'en' ? 'en-GB' : 'nb-NO');

/** "30 560". */
export const formatNumber = (value: number): string => new Intl.NumberFormat(locale()).format(value);

/** "4 MB" or "10,7 GB": what is begun counts as a whole megabyte. */
export const formatBytes = (bytes: number): string => {
  const megabytes = Math.ceil(bytes / 1_000_000);
  const [value, unit] = megabytes < 1000 ? [megabytes, 'megabyte'] : [megabytes / 1000, 'gigabyte'];
  return new Intl.NumberFormat(locale(), { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
};

/** "Gjøvik kommune og NTNU". */
export const formatList = (names: readonly string[]): string =>
  new Intl.ListFormat(locale(), { type: 'conjunction' }).format(names);

const parts = {
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' }
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** A day as exactly as it is known: "15. februar 2021", "januar 2021" or "2021". Always with the year. */
export const formatKnown = (value: string, known: keyof typeof parts = 'day'): string =>
  new Intl.DateTimeFormat(locale(), { timeZone: 'Europe/Oslo', ...parts[known] }).format(
    // A day is read at noon, so that no time zone moves it.
    new Date(value.length === 10 ? `${value}T12:00:00Z` : value)
  );
