/** A day of every year: month and day (`10-01`), or ISO week and weekday (`W38-3`). Equal to `private.is_year_day`. */
export const yearDay =
  /^((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|[12]\d)|W(0[1-9]|[1-4]\d|5[0-3])-[1-7])$/;

/** The day so many days after `day` (`2027-03-27`), by the calendar: no clock, so no hour that summer time takes. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

export const dayBefore = (day: string): string => addDays(day, -1);
