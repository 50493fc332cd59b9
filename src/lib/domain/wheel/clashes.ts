import { audiences, type Audience } from '../meetings/meeting';
import { osloDay } from '../oslo-day';
import { entriesOf, type Entry, type WheelMeeting, type WheelRows } from './entries';
import type { WheelKind } from './item';
import { reaches } from './span';

/** What is worth another look before a day is fixed, and why. */
export type Clash =
  | { why: 'audience'; entries: readonly [Entry, Entry]; audiences: Audience[] }
  | { why: 'exam'; entries: readonly [Entry, Entry] }
  | { why: 'holiday'; entries: readonly [Entry]; day: string };

/** Whether a day is a public holiday in Norway. */
export type IsHoliday = (day: string) => boolean;

/** One comes to these; a deadline, a semester and an examination period are only known of. */
const attended: readonly WheelKind[] = [
  'gathering',
  'talk',
  'workshop',
  'steering',
  'event',
  'research_days'
];
/** So many days, and it is a season with days to choose from. */
const season = 4;

const msOfDay = 86_400_000;

/** The days of an entry, no more of them than of a season. */
const daysOf = ({ first, last }: Entry): string[] => {
  const days: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last) && days.length <= season; at += msOfDay)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
};

/**
 * What clashes among these entries, in their order: two that want the same people on the same day, one for students in
 * an examination period, one on a public holiday. What is cancelled clashes with nothing.
 */
export const clashes = (entries: readonly Entry[], isHoliday: IsHoliday = () => false): Clash[] => {
  const live = entries.filter(({ standing }) => standing !== 'cancelled');
  const occasions = live.filter((entry) => attended.includes(entry.kind) && daysOf(entry).length < season);
  const exams = live.filter(({ kind }) => kind === 'exam');
  return occasions.flatMap((entry, at) => {
    const found: Clash[] = [];
    for (const other of occasions.slice(at + 1)) {
      const both = audiences.filter((one) => entry.audiences.includes(one) && other.audiences.includes(one));
      if (both.length > 0 && reaches(entry, other))
        found.push({ why: 'audience', entries: [entry, other], audiences: both });
    }
    for (const exam of exams)
      if (entry.audiences.includes('student') && reaches(entry, exam))
        found.push({ why: 'exam', entries: [entry, exam] });
    for (const day of daysOf(entry).filter(isHoliday)) found.push({ why: 'holiday', entries: [entry], day });
    return found;
  });
};

/** What a meeting would clash with, as it is being written: as if it were shown to others already. */
export const clashesOf = (meeting: WheelMeeting, rows: WheelRows, isHoliday?: IsHoliday): Clash[] => {
  const { id, partnership_id, starts_at, ends_at } = meeting;
  if (starts_at === null) return [];
  const mine = { ...meeting, state: 'confirmed' as const, ends_at: ends_at ?? starts_at };
  const others = rows.meetings.filter((row) => row.id !== id);
  const days = { first: osloDay(new Date(starts_at)), last: osloDay(new Date(mine.ends_at)) };
  return clashes(entriesOf({ ...rows, meetings: [...others, mine] }, partnership_id, days), isHoliday).filter(
    ({ entries }) => entries.some((entry) => entry.id === id)
  );
};
