import type { Challenge } from './challenge';

/** Days ahead of its last day from which a coordinator should look at a challenge. */
export const soon = 14;

const day = 86_400_000;

/** Whole days since `sent` (an ISO time), never below 0. */
export const ageInDays = (sent: string, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - Date.parse(sent)) / day));

/** The last day a challenge takes interest: after it the clock lets it expire. */
export const lastDay = (challenge: Pick<Challenge, 'apply_by' | 'ends_on'>): string | null =>
  challenge.apply_by ?? challenge.ends_on;

/** How much waits in each part of a coordinator's desk: one count for the desk, its menu and their home. */
export type DeskCounts = { challenges: number; suggestions: number; reports: number; roles: number };

export const totalOf = (counts: DeskCounts): number =>
  counts.challenges + counts.suggestions + counts.reports + counts.roles;

export type Standing = 'expiring' | 'expired' | 'paused';

/**
 * Why a challenge that is published should be looked at, or null: it is on hold, its last day has passed, or it comes
 * within two weeks.
 * @param today the day in Oslo
 */
export const standingOf = (
  challenge: Pick<Challenge, 'state' | 'apply_by' | 'ends_on'>,
  today: string
): Standing | null => {
  if (challenge.state === 'paused' || challenge.state === 'expired') return challenge.state;
  const last = lastDay(challenge);
  if (challenge.state !== 'published' || last === null) return null;
  return (Date.parse(last) - Date.parse(today)) / day <= soon ? 'expiring' : null;
};

const order: readonly Standing[] = ['expiring', 'paused', 'expired'];

type Seen = { challenge: Pick<Challenge, 'apply_by' | 'ends_on'>; standing: Standing };

/** What can still be saved stands first, and among those the nearest day. */
export const byUrgency = (a: Seen, b: Seen): number =>
  order.indexOf(a.standing) - order.indexOf(b.standing) ||
  (lastDay(a.challenge) ?? '').localeCompare(lastDay(b.challenge) ?? '');

/** True when it can be offered again: what has no day ahead would expire at once. Equal to `private.challenge_ahead`. */
export const canResume = (
  challenge: Pick<Challenge, 'state' | 'apply_by' | 'ends_on'>,
  today: string
): boolean =>
  (challenge.state === 'paused' || challenge.state === 'expired') && (lastDay(challenge) ?? today) >= today;
