/** Week numbers by date-fns, which counts as ISO 8601 does: Norway's calendars have no others. */
import { addDays, getISOWeeksInYear, startOfISOWeekYear } from 'date-fns';

const two = (value: number): string => String(value).padStart(2, '0');

/** date-fns reads the phone's own clock, so days go in and out by its fields, at noon, which every clock has, or by the start of a week. */
const dayOf = (date: Date): string =>
  `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

/** The day of a week (1–53) and weekday (1 is Monday) of an ISO year; week 53 of a year of 52 is its last week. */
export const dayOfWeek = (year: number, week: number, weekday: number): string => {
  const midyear = new Date(year, 6, 1, 12);
  const inYear = Math.min(week, getISOWeeksInYear(midyear));
  return dayOf(addDays(startOfISOWeekYear(midyear), (inYear - 1) * 7 + weekday - 1));
};
