import type { Meeting } from '$lib/domain/meetings/meeting';
import { osloClock, osloDay } from '$lib/domain/oslo-day';
import { formatDay, formatTime } from '$lib/i18n/format';
import { m } from '$lib/i18n/paraglide/messages';
import { asHeading, weekdayLabels } from '../labels/windows';

/** "søndag 6. desember" of a time: what one asks first of a day to come. No line breaks inside the date. */
export const weekdayText = (time: string): string => {
  // They begin with Monday.
  const weekday = weekdayLabels.at(osloClock(new Date(time)).getUTCDay() - 1)?.() ?? '';
  return `${weekday} ${formatDay(time).replaceAll(' ', '\u00a0')}`;
};

/** "Onsdag 3. mars kl. 08:00–10:00", as a line of its own; over several days both days are said. */
export const whenText = ({ starts_at, ends_at }: Pick<Meeting, 'starts_at' | 'ends_at'>): string => {
  if (!starts_at || !ends_at) return '';
  // Joined to what stands before it: a line would else end after the dash.
  const [from, to] = [formatTime(starts_at), `\u2060${formatTime(ends_at)}`];
  const [day, last] = [weekdayText(starts_at), weekdayText(ends_at)];
  return asHeading(
    osloDay(new Date(starts_at)) === osloDay(new Date(ends_at))
      ? m.meeting_when({ day, from, to })
      : m.meeting_when_days({ day, from, last, to })
  );
};
