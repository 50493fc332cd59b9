import type { Fault } from '../errors';
import type { HostedMeeting } from './link';
import type { Meeting } from './meeting';

const longest = 14 * 86_400_000;

/** The instant as a number; null where there is none. */
export const instant = (time: string | null): number | null => (time === null ? null : Date.parse(time));

/** Times that contradict each other; equal to `private.meeting_times` in SQL. */
export const timeFaults = (
  meeting: Pick<Meeting, 'starts_at' | 'ends_at' | 'opens_at' | 'closes_at'>
): Fault[] => {
  const [starts, ends] = [instant(meeting.starts_at), instant(meeting.ends_at)];
  const [opens, closes] = [instant(meeting.opens_at), instant(meeting.closes_at)];
  const faults: Fault[] = [];
  if (starts !== null && ends !== null && (ends <= starts || ends > starts + longest))
    faults.push({ code: 'invalid', field: 'ends_at' });
  if (closes !== null && ((ends !== null && closes > ends) || (opens !== null && closes <= opens)))
    faults.push({ code: 'invalid', field: 'closes_at' });
  return faults;
};

/**
 * A meeting that others know of is not made internal: it would vanish from their calendars, which learn only of what is
 * cancelled. Equal to a part of `private.meetings_save` in SQL.
 */
export const reachFaults = (
  meeting: Pick<Meeting, 'state' | 'reach'>,
  patch: { reach?: Meeting['reach'] | undefined }
): Fault[] =>
  meeting.state !== 'draft' && meeting.reach !== 'internal' && patch.reach === 'internal'
    ? [{ code: 'wrong_state', field: 'reach' }]
    : [];

/**
 * What stops a meeting from being shown to others, in the order of the form; equal to `private.meeting_ready` and
 * `private.meeting_ahead` in SQL.
 */
export const publishFaults = (meeting: HostedMeeting, now: Date): Fault[] => {
  const faults: Fault[] = [];
  const title = meeting.title.trim().length;
  if (title === 0) faults.push({ code: 'missing', field: 'title' });
  else if (title < 5) faults.push({ code: 'too_short', field: 'title' });
  if (meeting.kind === null) faults.push({ code: 'missing', field: 'kind' });
  if (meeting.audiences.length === 0) faults.push({ code: 'missing', field: 'audiences' });
  const starts = instant(meeting.starts_at);
  if (starts === null) faults.push({ code: 'missing', field: 'starts_at' });
  else if (starts <= now.getTime()) faults.push({ code: 'closed', field: 'starts_at' });
  if (meeting.ends_at === null) faults.push({ code: 'missing', field: 'ends_at' });
  if (meeting.mode !== 'digital' && meeting.address.trim() === '')
    faults.push({ code: 'missing', field: 'address' });
  if (meeting.mode !== 'physical' && meeting.join_url === null)
    faults.push({ code: 'missing', field: 'join_url' });
  // Only those who have a seat get the link.
  if (meeting.mode === 'digital' && !meeting.registers) faults.push({ code: 'invalid', field: 'registers' });
  return [...faults, ...timeFaults(meeting)];
};

/** The first of several meetings that something stops from being shown to others, and what. */
export const firstStopped = <Hosted extends HostedMeeting>(
  meetings: readonly Hosted[],
  now: Date
): { meeting: Hosted; fault: Fault } | undefined => {
  for (const meeting of meetings) {
    const [fault] = publishFaults(meeting, now);
    if (fault) return { meeting, fault };
  }
  return undefined;
};

/** Whether somebody can register by the phone's clock, and if not, why. */
export const registering = (
  meeting: Meeting,
  now: Date
): 'open' | 'not_needed' | 'not_yet' | 'too_late' | 'tentative' | 'cancelled' => {
  const at = now.getTime();
  if (meeting.state === 'cancelled') return 'cancelled';
  if (at >= (instant(meeting.closes_at) ?? Infinity) || at >= (instant(meeting.starts_at) ?? Infinity))
    return 'too_late';
  if (meeting.state !== 'confirmed') return 'tentative';
  if (!meeting.registers) return 'not_needed';
  return at < (instant(meeting.opens_at) ?? 0) ? 'not_yet' : 'open';
};

/** Whether that many get a seat at once, as far as the public count says; the server judges by the line itself. */
export const hasRoom = ({ capacity, taken, waiting }: Meeting, size: number): boolean =>
  capacity === null || (waiting === 0 && taken + size <= capacity);

/** Whether one who has a seat can bring that many more, as far as the public count says; equal to `private.seats_left`. */
export const hasSeatsLeft = ({ capacity, taken }: Meeting, more: number): boolean =>
  capacity === null || taken + more <= capacity;
