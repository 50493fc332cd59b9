/** Lists that run through days: what is under which heading. */
import { osloDay } from '../domain/oslo-day';
import { daysUntil, formatDay } from './format';
import { m } from './paraglide/messages';

/** "I dag", "I går", "14. mars". @param day as `2027-03-14` */
export const dayHeading = (day: string, now = new Date()): string => {
  const ago = -daysUntil(day, now);
  if (ago === 0) return m.day_today();
  return ago === 1 ? m.day_yesterday() : formatDay(day);
};

/** Items under the day in Oslo that each belongs to, in the order they come. @param at an item's time (ISO) */
export const byDay = <Item>(
  items: readonly Item[],
  at: (item: Item) => string
): { day: string; items: Item[] }[] => {
  const days: { day: string; items: Item[] }[] = [];
  for (const item of items) {
    const day = osloDay(new Date(at(item)));
    const last = days.at(-1);
    if (last?.day === day) last.items.push(item);
    else days.push({ day, items: [item] });
  }
  return days;
};
