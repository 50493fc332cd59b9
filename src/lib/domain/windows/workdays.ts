import { holidays } from './holidays';
import { dayBefore } from './year-day';

/** A public holiday in Norway, or an eve on which offices are closed. @param day `2027-05-17` */
export const isHoliday = (day: string): boolean =>
  (holidays[day.slice(0, 4)] ?? '').split(' ').includes(day.slice(5));

/** Neither a weekend nor a holiday. */
export const isWorkday = (day: string): boolean => {
  const weekday = new Date(day).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isHoliday(day);
};

/** That day, or the last workday before it. */
export const workdayBy = (day: string): string => {
  let found = day;
  while (!isWorkday(found)) found = dayBefore(found);
  return found;
};
