import type { Meeting } from '$lib/domain/meetings/meeting';
import { osloDay } from '$lib/domain/oslo-day';
import { formatDay, formatTime } from '$lib/i18n/format';
import { m } from '$lib/i18n/paraglide/messages';

/** "3. mars kl. 08:00–10:00"; over several days both days are said. */
export const whenText = ({ starts_at, ends_at }: Pick<Meeting, 'starts_at' | 'ends_at'>): string => {
  if (!starts_at || !ends_at) return '';
  const [from, to] = [formatTime(starts_at), formatTime(ends_at)];
  const [day, last] = [formatDay(starts_at), formatDay(ends_at)];
  return osloDay(new Date(starts_at)) === osloDay(new Date(ends_at))
    ? m.meeting_when({ day, from, to })
    : m.meeting_when_days({ day, from, last, to });
};
