/**
 * Figures, lists and days that are known more or less exactly; apart from `format.ts`, which every first visit loads.
 * Written by hand as there: the first list of `Intl` took a third of the time in which a phone takes the page of a
 * partnership over.
 */
import { isEnglish, partsOf } from './format';

/** "30 560", of a whole number. */
export const formatNumber = (value: number): string =>
  String(value).replace(/\B(?=(\d{3})+$)/g, isEnglish() ? ',' : '\u00a0');

/** "4 MB" or "10,7 GB": what is begun counts as a whole megabyte. */
export const formatBytes = (bytes: number): string => {
  const megabytes = Math.ceil(bytes / 1_000_000);
  const [value, unit] = megabytes < 1000 ? [megabytes, 'megabyte'] : [megabytes / 1000, 'gigabyte'];
  return new Intl.NumberFormat(isEnglish() ? 'en-GB' : 'nb-NO', {
    style: 'unit',
    unit,
    maximumFractionDigits: 1
  }).format(value);
};

/** "Gjøvik kommune, Østre Toten kommune og NTNU". */
export const formatList = (names: readonly string[]): string => {
  const last = names.slice(-2).join(isEnglish() ? ' and ' : ' og ');
  return [...names.slice(0, -2), last].join(', ');
};

/** A day as exactly as it is known: "15. februar 2021", "januar 2021" or "2021". Always with the year. */
export const formatKnown = (value: string, known: 'day' | 'month' | 'year' = 'day'): string => {
  const { date, long, year } = partsOf(value);
  if (known === 'year') return `${year}`;
  return known === 'month' ? `${long} ${year}` : `${date}${isEnglish() ? '' : '.'} ${long} ${year}`;
};
