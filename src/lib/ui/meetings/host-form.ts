import type { Fault } from '$lib/domain/errors';
import type { SaveMeeting } from '$lib/domain/meetings/commands';
import type { HostedMeeting } from '$lib/domain/meetings/link';
import type { Audience, Meeting, MeetingKind, Mode, Reach, Reminder } from '$lib/domain/meetings/meeting';
import type { Language } from '$lib/domain/rows';
import { osloClock, osloInstant } from '$lib/domain/oslo-day';

/** Whether something is said of the place: nothing as long as the host is not sure. */
export type Said = 'yes' | 'no' | '';

/** What a host fills in, as it stands in the fields. */
export type HostForm = {
  title: string;
  kind: MeetingKind | '';
  audiences: Audience[];
  reach: Reach;
  day: string;
  from: string;
  to: string;
  mode: Mode;
  address: string;
  room: string;
  join_url: string;
  step_free: Said;
  hearing_loop: Said;
  access_notes: string;
  about: string;
  agenda: string;
  speakers: string;
  registers: boolean;
  reminders: Reminder[];
  capacity: string;
  /** One on each line. */
  questions: string;
  language: Language;
  co_host_ids: string[];
  partners: string;
  theme_ids: string[];
  challenge_ids: string[];
  /** When registration opens and closes. */
  opens: Moment;
  closes: Moment;
  /** Seats of each audience, as written. */
  capacities: Partial<Record<Audience, string>>;
};

/** A day and a time on Norwegian clocks, as they stand in the fields. */
export type Moment = { day: string; time: string };

const said = (value: boolean | null): Said => (value === null ? '' : value ? 'yes' : 'no');
const meant = (value: Said): boolean | null => (value === '' ? null : value === 'yes');

const clock = (instant: string | null): string =>
  instant === null ? '' : osloClock(new Date(instant)).toISOString().slice(11, 16);

const momentOf = (instant: string | null): Moment => ({
  day: instant === null ? '' : osloClock(new Date(instant)).toISOString().slice(0, 10),
  time: clock(instant)
});

/**
 * @param time the one that is meant where none is said
 * @returns null where nothing is written, undefined for a time of no day
 */
const instantOf = (moment: Moment, time: string): string | null | undefined => {
  if (moment.day) return osloInstant(moment.day, moment.time || time);
  return moment.time ? undefined : null;
};

/** When it is, on Norwegian clocks. */
export const whenOf = (meeting: Meeting): Pick<HostForm, 'day' | 'from' | 'to'> => ({
  day: meeting.starts_at === null ? '' : osloClock(new Date(meeting.starts_at)).toISOString().slice(0, 10),
  from: clock(meeting.starts_at),
  to: clock(meeting.ends_at)
});

export const hostForm = (meeting: HostedMeeting): HostForm => ({
  title: meeting.title,
  kind: meeting.kind ?? '',
  audiences: meeting.audiences,
  reach: meeting.reach,
  ...whenOf(meeting),
  mode: meeting.mode,
  address: meeting.address,
  room: meeting.room,
  join_url: meeting.join_url ?? '',
  step_free: said(meeting.step_free),
  hearing_loop: said(meeting.hearing_loop),
  access_notes: meeting.access_notes,
  about: meeting.about,
  agenda: meeting.agenda,
  speakers: meeting.speakers,
  registers: meeting.registers,
  reminders: meeting.reminders,
  capacity: meeting.capacity === null ? '' : String(meeting.capacity),
  questions: meeting.questions.join('\n'),
  language: meeting.language,
  co_host_ids: meeting.co_host_ids,
  partners: meeting.partners,
  theme_ids: meeting.theme_ids,
  challenge_ids: meeting.challenge_ids,
  opens: momentOf(meeting.opens_at),
  closes: momentOf(meeting.closes_at),
  capacities: Object.fromEntries(
    Object.entries(meeting.capacities).map(([audience, seats]) => [audience, String(seats)])
  )
});

/** The instants of a day and two times on Norwegian clocks; what is not said yet is null. */
export const timesOf = ({
  day,
  from,
  to
}: Pick<HostForm, 'day' | 'from' | 'to'>): Pick<Meeting, 'starts_at' | 'ends_at'> => ({
  starts_at: day && from ? osloInstant(day, from) : null,
  ends_at: day && to ? osloInstant(day, to) : null
});

type Fields = Omit<SaveMeeting, 'id' | 'partnership_id' | 'organisation_id'>;

/** A number of seats; null where none is written, undefined where it is no number of seats. */
const seatsIn = (written: string): number | null | undefined => {
  if (written.trim() === '') return null;
  const seats = Number(written);
  return Number.isInteger(seats) && seats > 0 ? seats : undefined;
};

/** The fields of the row that a form stands for. Seats that are no number and a time of no day are faults, and left out. */
export const fieldsOf = (form: HostForm): { fields: Fields; faults: Fault[] } => {
  const {
    day,
    from,
    to,
    kind,
    step_free,
    hearing_loop,
    capacity,
    capacities,
    opens,
    closes,
    questions,
    join_url,
    ...same
  } = form;
  const seats = seatsIn(capacity);
  const each = Object.entries(capacities).map(([audience, written]) => [audience, seatsIn(written)] as const);
  const isEach = each.every(([, count]) => count !== undefined);
  const opens_at = instantOf(opens, '00:00');
  const closes_at = instantOf(closes, '23:59');
  return {
    fields: {
      ...same,
      ...timesOf({ day, from, to }),
      kind: kind === '' ? null : kind,
      join_url: join_url.trim() === '' ? null : join_url.trim(),
      step_free: meant(step_free),
      hearing_loop: meant(hearing_loop),
      questions: questions
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
      ...(opens_at === undefined ? {} : { opens_at }),
      ...(closes_at === undefined ? {} : { closes_at }),
      ...(seats === undefined ? {} : { capacity: seats }),
      ...(isEach ? { capacities: Object.fromEntries(each.filter(([, count]) => count !== null)) } : {})
    },
    faults: [
      ...(opens_at === undefined ? [{ code: 'missing', field: 'opens_at' } as const] : []),
      ...(closes_at === undefined ? [{ code: 'missing', field: 'closes_at' } as const] : []),
      ...(seats === undefined ? [{ code: 'invalid', field: 'capacity' } as const] : []),
      ...(isEach ? [] : [{ code: 'invalid', field: 'capacities' } as const])
    ]
  };
};

/** What differs between two forms, as fields of the row. */
export const changesOf = (before: HostForm, now: HostForm): Fields => {
  const [old, fresh] = [fieldsOf(before).fields, fieldsOf(now).fields];
  return Object.fromEntries(
    Object.entries(fresh).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(old[name as keyof Fields])
    )
  ) as Fields;
};

const when = ['day', 'from', 'to'] as const;
/** What of a form stands for a field of the row, where they are not called the same. */
const partsOf: Record<string, readonly (keyof HostForm)[]> = {
  starts_at: when,
  ends_at: when,
  opens_at: ['opens'],
  closes_at: ['closes']
};
/** The fields that say when something is: each is judged by the others. */
export const timeFields: readonly string[] = Object.keys(partsOf);

/** `now`, but the fields that cannot be stored are as they were. */
export const heldBack = (
  before: HostForm,
  now: HostForm,
  fields: readonly (string | undefined)[]
): HostForm => {
  const parts = fields.flatMap(
    (field = '') => partsOf[field] ?? (field in now ? [field as keyof HostForm] : [])
  );
  return { ...now, ...Object.fromEntries(parts.map((part) => [part, before[part]])) };
};
