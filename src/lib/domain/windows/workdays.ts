import { holidays } from './holidays';
import { dayBefore } from './year-day';

/** Neither a weekend nor a public holiday in Norway, nor an eve on which offices are closed. */
export const isWorkday = (day: string): boolean => {
  const weekday = new Date(day).getUTCDay();
  const [year = '', rest] = [day.slice(0, 4), day.slice(5)];
  return weekday !== 0 && weekday !== 6 && !(holidays[year] ?? '').split(' ').includes(rest);
};

/** That day, or the last workday before it. */
export const workdayBy = (day: string): string => {
  let found = day;
  while (!isWorkday(found)) found = dayBefore(found);
  return found;
};
