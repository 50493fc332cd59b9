import type { Meeting } from '$lib/domain/meetings/meeting';
import type { Organisation } from '$lib/domain/organisations/organisation';
import { calendarOf } from '$lib/i18n/calendar';
import { getLocale } from '$lib/i18n/paraglide/runtime';
import { download } from '$lib/ui/sync/download';

/**
 * Gives the person the file of a meeting, as the server would.
 * @param path where the server has it; null for an internal meeting, of which it has none
 */
export const keepMeeting = (
  meeting: Meeting,
  organisations: readonly Organisation[],
  path: string | null
): void => {
  const { origin } = location;
  const text = calendarOf({
    about: meeting.title,
    ...(path !== null && { self: origin + path }),
    origin,
    locale: getLocale(),
    meetings: [meeting],
    organisations
  });
  download(`${meeting.slug ?? meeting.id}.ics`, text, 'text/calendar;charset=utf-8');
};
