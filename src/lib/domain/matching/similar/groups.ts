import type { Challenge } from '../../challenges/challenge';
import { isOpen, isPublic } from '../../challenges/rules';
import type { Similar } from './similar-needs';

/** What an earlier need is to somebody who has the same: an answer, something to join, to follow, or to begin from. */
export const standings = ['answered', 'open', 'ongoing', 'earlier'] as const;
export type Standing = (typeof standings)[number];

/** A need that resembles another; `standing` is null for one that is not published. */
export type Near = Similar & { challenge: Challenge; standing: Standing | null };

/** Null for what is not published: it is shown only to those who work with it. */
export const standingOf = (challenge: Challenge, now: Date): Standing | null => {
  if (!isPublic(challenge)) return null;
  if (challenge.state === 'completed') return 'answered';
  if (isOpen(challenge, now)) return 'open';
  return challenge.state === 'matched' || challenge.state === 'in_progress' ? 'ongoing' : 'earlier';
};

/** In groups, each in the order given; groups without any are left out. */
export const grouped = <Row extends { standing: Standing | null }>(
  rows: readonly Row[]
): { standing: Standing | null; rows: Row[] }[] =>
  [...standings, null]
    .map((standing) => ({ standing, rows: rows.filter((row) => row.standing === standing) }))
    .filter((group) => group.rows.length > 0);
