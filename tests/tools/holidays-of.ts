import Holidays from 'date-holidays';

const norway = new Holidays('NO');

export const holidayYears = Array.from({ length: 31 }, (_, n) => 2024 + n);

/** Public holidays of a year in Norway and the eves on which offices are closed, as `01-01 03-25`. */
export const holidaysOf = (year: number): string =>
  [
    ...new Set(
      norway
        .getHolidays(year)
        .filter(({ type }) => type === 'public' || type === 'bank')
        .map(({ date }) => date.slice(5, 10))
    )
  ]
    .sort()
    .join(' ');
