import { daysBetween, osloDay } from '../oslo-day';
import type { Interest } from './interest';

/** True when the unit owes the sender a word; while more is asked, the sender has the turn. */
export const isOurs = ({ state }: Interest): boolean => state === 'sent' || state === 'seen';

const day = 86_400_000;

/** Since when the unit owes a word: the sending, or the reply to what it asked. */
const since = ({ sent_at, asked_at, updated_at }: Interest): string => (asked_at ? updated_at : sent_at);

/** Whole days in Oslo that somebody has waited for the unit. */
export const daysWaited = (interest: Interest, now: Date): number =>
  Math.max(0, daysBetween(osloDay(new Date(since(interest))), osloDay(now)));

/** Days past the promised day; 0 as long as it is kept. */
export const daysLate = (interest: Interest, now: Date): number =>
  isOurs(interest) ? Math.max(0, daysBetween(interest.answer_by, osloDay(now))) : 0;

/** Who should be answered first: the promise that is nearest its end, then who has waited longest. */
export const firstToAnswer = (a: Interest, b: Interest): number =>
  a.answer_by.localeCompare(b.answer_by) || since(a).localeCompare(since(b)) || a.id.localeCompare(b.id);

/**
 * The days in the middle that people waited for their answer, of those answered in the year before `now`; null where
 * there is none. An asking back counts as no answer.
 */
export const medianAnswerDays = (interests: readonly Interest[], now: Date): number | null => {
  const from = new Date(now.getTime() - 365 * day).toISOString();
  const days = interests
    .flatMap(({ state, sent_at, answered_at }) =>
      answered_at !== null && answered_at >= from && (state === 'accepted' || state === 'declined')
        ? [daysBetween(osloDay(new Date(sent_at)), osloDay(new Date(answered_at)))]
        : []
    )
    .sort((a, b) => a - b);
  const middle = Math.floor(days.length / 2);
  const [lower, upper] = [days[middle - (days.length % 2 === 0 ? 1 : 0)], days[middle]];
  return lower === undefined || upper === undefined ? null : (lower + upper) / 2;
};
