import { daysUntil, formatDay } from '$lib/i18n/format';
import { m } from '$lib/i18n/paraglide/messages';

/** The day an answer is promised by, in words; for one whose day has not passed. */
export const answerBy = (day: string, now: Date): string => {
  const days = daysUntil(day, now);
  if (days <= 0) return m.answer_today();
  return days === 1 ? m.answer_tomorrow() : m.answer_by({ date: formatDay(day) });
};
