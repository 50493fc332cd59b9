import { publicStates, type Challenge } from '../challenges/challenge';
import type { Organisation } from '../organisations/organisation';
import type { Meeting } from './meeting';
import type { MeetingNeed } from './need';
import { instant } from './rules';

/** What the list of meetings is drawn from, on the phone and on the server. */
export type MeetingList = { meetings: Meeting[]; organisations: Organisation[] };
export type MeetingPage = { meeting: Meeting; organisations: Organisation[]; came: Came };

/** How many challenges came up in a meeting, by the state they are in now; those that anyone may read alone. */
export type Came = { state: (typeof publicStates)[number]; count: number }[];

export const cameOf = (
  meetingId: string,
  needs: readonly Pick<MeetingNeed, 'meeting_id' | 'challenge_id'>[],
  challenges: readonly Pick<Challenge, 'id' | 'state'>[]
): Came => {
  const ids = new Set(
    needs.filter(({ meeting_id }) => meeting_id === meetingId).map(({ challenge_id }) => challenge_id)
  );
  return publicStates
    .map((state) => ({
      state,
      count: challenges.filter((row) => row.state === state && ids.has(row.id)).length
    }))
    .filter(({ count }) => count > 0);
};

/** Those that are shown to others and not over, the next one first. */
export const upcoming = <Row extends Meeting>(meetings: readonly Row[], now: Date): Row[] =>
  meetings
    .filter(({ state, ends_at }) => state !== 'draft' && (instant(ends_at) ?? 0) > now.getTime())
    .sort((a, b) => (instant(a.starts_at) ?? 0) - (instant(b.starts_at) ?? 0) || a.id.localeCompare(b.id));

/** How hosts see theirs: drafts without a day, then what is to come, the next one first, then what is over, the last first. */
export const hostOrder = <Row extends Meeting>(meetings: readonly Row[], now: Date): Row[] => {
  const rank = (row: Meeting): number => {
    const ends = instant(row.ends_at) ?? instant(row.starts_at);
    return ends === null ? 0 : ends > now.getTime() ? 1 : 2;
  };
  return [...meetings].sort((a, b) => {
    const by = rank(a) - rank(b);
    const apart = (instant(a.starts_at) ?? 0) - (instant(b.starts_at) ?? 0);
    return by || (rank(a) === 2 ? -apart : apart) || a.id.localeCompare(b.id);
  });
};
