import type { Language } from '../../domain/rows';

const tags = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' } as const;

/** A day in Norway, in words. @param year whether the year is said, for a day that may lie far ahead */
export const dayIn = (language: Language, at: string, year = false): string =>
  new Intl.DateTimeFormat(tags[language], {
    day: 'numeric',
    month: 'long',
    ...(year && { year: 'numeric' }),
    timeZone: 'Europe/Oslo'
  }).format(new Date(at));

/** A day and the time of it in Norway, in words. */
export const clockIn = (language: Language, at: string): string =>
  new Intl.DateTimeFormat(tags[language], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Oslo'
  }).format(new Date(at));
