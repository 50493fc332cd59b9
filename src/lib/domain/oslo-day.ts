/**
 * Oslo's clock by its rule instead of by `Intl`: the first formatter with a time zone takes a phone 80 ms at 4× CPU,
 * before the first card answers, and a list asks for the day of each need.
 */

const hour = 3_600_000;

/** 01:00 UTC on the last Sunday of a month (0-based), when summer time begins and ends: directive 2000/84/EC. */
const lastSunday = (year: number, month: number): number => {
  const last = new Date(Date.UTC(year, month + 1, 0, 1));
  return last.getTime() - last.getUTCDay() * 24 * hour;
};

/** What a clock in Oslo shows at `now`, as the UTC fields of a Date. Holds from 1996 on. */
export const osloClock = (now: Date): Date => {
  const year = now.getUTCFullYear();
  const summer = now.getTime() >= lastSunday(year, 2) && now.getTime() < lastSunday(year, 9);
  return new Date(now.getTime() + (summer ? 2 : 1) * hour);
};

/** The day in Oslo at `now`, as `2027-03-14`: deadlines are days there, wherever the phone is. */
export const osloDay = (now: Date): string => osloClock(now).toISOString().slice(0, 10);

/**
 * The instant (ISO, UTC) at which a clock in Oslo shows this day and time (`09:30`). An hour that spring skips is the one
 * after it; of one that autumn has twice it is the first.
 */
export const osloInstant = (day: string, time: string): string => {
  const local = Date.parse(`${day}T${time}:00Z`);
  const shown = (offset: number): boolean => osloClock(new Date(local - offset * hour)).getTime() === local;
  return new Date(local - (shown(2) ? 2 : 1) * hour).toISOString();
};

/** Days from one day (`2027-03-14`) to another; less than none when the other is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / (24 * hour));
