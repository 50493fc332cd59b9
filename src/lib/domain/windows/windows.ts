import { daysOf, type Semester } from '../challenges/semesters';
import { addDays } from './year-day';
import { dayOfWeek } from './weeks';
import type { Leads, WindowRule } from './window-rule';

/** One year's window of a rule, by its first and its last day. */
export type Window = { rule: WindowRule; opens: string; closes: string; semester: Semester | null };

/** The day of a year that a rule names; 29 February is the 28th in a year that lacks it. */
export const dayIn = (year: number, day: string): string => {
  if (day.startsWith('W')) return dayOfWeek(year, Number(day.slice(1, 3)), Number(day.slice(4)));
  const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
  return `${year}-${day === '02-29' && !isLeap ? '02-28' : day}`;
};

const semesterOf = (year: number, leads_to: Leads): Semester =>
  `${leads_to.startsWith('next') ? year + 1 : year}-${leads_to.endsWith('spring') ? 'spring' : 'autumn'}`;

/** The days of a year's window, by the year it closes in; null for what has no window. */
export const daysIn = (
  { opens, closes, leads_to }: Pick<WindowRule, 'opens' | 'closes' | 'leads_to'>,
  year: number
): Omit<Window, 'rule'> | null => {
  if (opens === null || closes === null) return null;
  const last = dayIn(year, closes);
  const same = dayIn(year, opens);
  return {
    opens: same <= last ? same : dayIn(year - 1, opens),
    closes: last,
    semester: leads_to && semesterOf(year, leads_to)
  };
};

/** A rule holds for what closes between its first and its last day. */
export const holds = (rule: WindowRule, day: string): boolean =>
  rule.valid_from <= day && (rule.valid_to === null || day <= rule.valid_to);

/** Years to both sides of today that are looked at: a rule whose change leaves out a year has a window after it. */
const reach = 3;

/** Windows of these rules around a day, the first to close first; each of the rule that holds when it closes. */
export const windowsAround = (rules: readonly WindowRule[], today: string): Window[] => {
  const year = Number(today.slice(0, 4));
  const years = Array.from({ length: 2 * reach + 1 }, (_, n) => year - reach + n);
  return rules
    .flatMap((rule) =>
      years.flatMap((each): Window[] => {
        const days = daysIn(rule, each);
        return days ? [{ rule, ...days }] : [];
      })
    )
    .filter(({ rule, closes }) => holds(rule, closes))
    .sort((a, b) => a.closes.localeCompare(b.closes));
};

/** The last day of the semester that a window leads to. */
export const semesterEnds = ({ semester }: Window): string | null =>
  (semester && daysOf(semester)?.[1]) ?? null;

export const semesterBegins = ({ semester }: Window): string | null =>
  (semester && daysOf(semester)?.[0]) ?? null;

/** The last day to post a need for a window, before anybody looks at weekends. */
export const postBy = ({ rule, closes }: Window): string => addDays(closes, -rule.lead_days);
