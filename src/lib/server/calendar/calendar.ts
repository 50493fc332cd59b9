/** One person's own calendar: how the meetings look to whoever has a place in them, or had. */
import { ICalEventStatus } from 'ical-generator';
import type { Meeting } from '../../domain/meetings/meeting.ts';
import type { RegistrationState } from '../../domain/registrations/registration.ts';
import { add, empty, textOf, type Frame, type Look } from '../../i18n/calendar.ts';
import { m } from '../../i18n/paraglide/messages';
import type { Locale } from '../../i18n/paraglide/runtime';

export { calendarOf, type Calendar } from '../../i18n/calendar.ts';

/**
 * A meeting that a person has a place in, or had.
 * @property state of the place that counts
 * @property changes of all their places in it: like the meeting's own number it only grows
 */
export type Place = { meeting: Meeting; state: RegistrationState; changes: number; changed_at: string };

const lookOf = ({ meeting, state }: Place, locale: Locale): Look | undefined => {
  const { title } = meeting;
  if (state === 'cancelled')
    return {
      status: ICalEventStatus.CANCELLED,
      summary: title,
      told: m.calendar_own_left({}, { locale })
    };
  if (state === 'registered' || meeting.state === 'cancelled') return undefined;
  // Few programs show the status, so the words say it.
  return state === 'waiting'
    ? {
        status: ICalEventStatus.TENTATIVE,
        summary: m.calendar_own_waiting({ title }, { locale }),
        told: m.calendar_own_waiting_text({}, { locale })
      }
    : {
        status: ICalEventStatus.TENTATIVE,
        summary: m.calendar_own_offered({ title }, { locale }),
        told: m.calendar_own_offered_text({}, { locale })
      };
};

/** One person's own calendar as text. It does not say where it was read: a file of it must not open the next. */
export const ownCalendarOf = ({ places, ...frame }: Frame & { places: readonly Place[] }): string => {
  const calendar = empty(m.calendar_own_title({}, { locale: frame.locale }), frame.locale);
  for (const place of places) {
    const { meeting, changes, changed_at } = place;
    const latest = [meeting.updated_at, changed_at].sort((a, b) => Date.parse(b) - Date.parse(a))[0];
    add(
      calendar,
      { ...meeting, sequence: meeting.sequence + changes, updated_at: latest ?? changed_at },
      frame,
      lookOf(place, frame.locale)
    );
  }
  return textOf(calendar);
};
