/**
 * Meeting places as iCalendar (RFC 5545). A meeting keeps its UID for life; what a calendar must learn of raises its
 * SEQUENCE, so that one who subscribes sees it moved or cancelled instead of gone. Times are instants (UTC): each
 * meeting stands by itself, also in a series, so a change to or from summer time moves none.
 */
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Meeting, MeetingState } from '../../domain/meetings/meeting.ts';
import { href, type Path } from '../../i18n/href.ts';
import { m } from '../../i18n/paraglide/messages';
import type { Locale } from '../../i18n/paraglide/runtime';

type Named = { id: string; name_nb: string; name_nn: string | null; name_en: string | null };

/**
 * @property about what the calendar is limited to, in words; empty for all
 * @property self the address it is read from
 */
export type Calendar = {
  about: string;
  self: string;
  origin: string;
  locale: Locale;
  meetings: readonly Meeting[];
  organisations: readonly Named[];
};

const statuses: Record<Exclude<MeetingState, 'draft'>, ICalEventStatus> = {
  tentative: ICalEventStatus.TENTATIVE,
  confirmed: ICalEventStatus.CONFIRMED,
  held: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED
};

/** How often a program may ask again (seconds). */
const every = 6 * 60 * 60;

const placeOf = ({ mode, address, room }: Meeting, locale: Locale): string =>
  mode === 'digital' ? m.meeting_mode_digital({}, { locale }) : [room, address].filter(Boolean).join(', ');

/** What those without the page at hand need to read; the link to take part stands on it for those who have a seat. */
const wordsOf = (meeting: Meeting, url: string, locale: Locale): string => {
  const { state, reason, about, agenda, mode, access_notes } = meeting;
  const told = state === 'cancelled' ? [m.meeting_cancelled({}, { locale }), reason] : [reason];
  const online = mode === 'physical' ? '' : m.meeting_link_seat({}, { locale });
  return [...told, about, agenda, access_notes, online, url].filter(Boolean).join('\n\n');
};

/** The calendar as text, drafts and what has no time left out. */
export const calendarOf = ({ about, self, origin, locale, meetings, organisations }: Calendar): string => {
  const title = m.calendar_title({}, { locale });
  const calendar = ical({
    name: about ? `${title}: ${about}` : title,
    prodId: { company: 'Samskap', product: 'moteplasser', language: locale.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    source: self,
    ttl: every
  });
  for (const meeting of meetings) {
    const { id, state, starts_at, ends_at, title: summary, sequence, updated_at } = meeting;
    if (state === 'draft' || !starts_at || !ends_at) continue;
    const url = origin + href(`/moteplasser/${meeting.slug ?? id}` as Path, locale);
    const host = organisations.find((row) => row.id === meeting.organisation_id);
    const event = calendar.createEvent({
      id,
      sequence,
      status: statuses[state],
      start: new Date(starts_at),
      end: new Date(ends_at),
      // Of the row, not of the answer: asked again, an unchanged calendar is the same text.
      stamp: new Date(updated_at),
      lastModified: new Date(updated_at),
      summary,
      description: wordsOf(meeting, url, locale),
      location: placeOf(meeting, locale),
      url
    });
    const name = host && (host[`name_${locale}`] || host.name_nb);
    if (name) event.createCategory({ name });
  }
  return `${calendar.toString()}\r\n`;
};
