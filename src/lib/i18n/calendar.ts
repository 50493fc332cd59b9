/**
 * Meeting places as iCalendar (RFC 5545), the same text from the server and from a phone without cover. A meeting keeps
 * its UID for life; what a calendar must learn of raises its SEQUENCE, so that one who subscribes sees it moved or
 * cancelled instead of gone. Times are instants (UTC): each meeting stands by itself, also in a series, so a change to or
 * from summer time moves none.
 */
import ical, { ICalCalendarMethod, ICalEventStatus, type ICalCalendar } from 'ical-generator';
import type { Meeting, MeetingState } from '../domain/meetings/meeting';
import { href, type Path } from './href';
import { m } from './paraglide/messages';
import type { Locale } from './paraglide/runtime';

type Named = { id: string; name_nb: string; name_nn: string | null; name_en: string | null };

export type Frame = { origin: string; locale: Locale; organisations: readonly Named[] };

/**
 * @property about what the calendar is limited to, in words; empty for all
 * @property self the address it is read from, where there is one
 */
export type Calendar = Frame & { about: string; self?: string; meetings: readonly Meeting[] };

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
const wordsOf = (meeting: Meeting, url: string, { locale }: Frame): string => {
  const { state, reason, about, agenda, mode, access_notes } = meeting;
  const told = state === 'cancelled' ? [m.meeting_cancelled({}, { locale }), reason] : [reason];
  const online = mode === 'physical' ? '' : m.meeting_link_seat({}, { locale });
  return [...told, about, agenda, access_notes, online, url].filter(Boolean).join('\n\n');
};

/** A calendar of nothing yet. */
export const empty = (name: string, locale: Locale): ICalCalendar =>
  ical({
    name,
    prodId: { company: 'Samskap', product: 'moteplasser', language: locale.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: every
  });

/** As a file has it. */
export const textOf = (calendar: ICalCalendar): string => `${calendar.toString()}\r\n`;

/** How a meeting looks to whom the calendar is for; `told` comes before all else that is said of it. */
export type Look = { status: ICalEventStatus; summary: string; told: string };

/** Adds a meeting; a draft and what has no time is left out. */
export const add = (calendar: ICalCalendar, meeting: Meeting, frame: Frame, look?: Look): void => {
  const { id, state, starts_at, ends_at, title, sequence, updated_at } = meeting;
  if (state === 'draft' || !starts_at || !ends_at) return;
  const { origin, locale, organisations } = frame;
  const url = origin + href(`/moteplasser/${meeting.slug ?? id}` as Path, locale);
  const host = organisations.find((row) => row.id === meeting.organisation_id);
  const event = calendar.createEvent({
    id,
    sequence,
    status: look?.status ?? statuses[state],
    start: new Date(starts_at),
    end: new Date(ends_at),
    // Of the row, not of the answer: asked again, an unchanged calendar is the same text.
    stamp: new Date(updated_at),
    lastModified: new Date(updated_at),
    summary: look?.summary ?? title,
    description: [look?.told, wordsOf(meeting, url, frame)].filter(Boolean).join('\n\n'),
    location: placeOf(meeting, locale),
    url
  });
  const name = host && (host[`name_${locale}`] || host.name_nb);
  if (name) event.createCategory({ name });
};

/** The calendar as text. */
export const calendarOf = ({ about, self, meetings, ...frame }: Calendar): string => {
  const title = m.calendar_title({}, { locale: frame.locale });
  const calendar = empty(about ? `${title}: ${about}` : title, frame.locale);
  if (self) calendar.source(self);
  for (const meeting of meetings) add(calendar, meeting, frame);
  return textOf(calendar);
};
