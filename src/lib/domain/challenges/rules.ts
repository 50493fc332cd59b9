import type { Fault } from '../errors';
import { osloDay } from '../oslo-day';
import { publicStates, type Challenge, type ChallengeState } from './challenge';

/** What a challenge must say before anyone else sees it. */
const least = { title: 5, today: 20, whom: 3, better: 10, contact_role: 3 } as const;

/**
 * The faults that stop a challenge from being submitted, in the order of the form; equal to `private.challenge_ready`
 * and `private.challenge_ahead` in SQL.
 */
export const submitFaults = (challenge: Challenge, now: Date): Fault[] => {
  const faults: Fault[] = [];
  for (const [field, min] of Object.entries(least) as [keyof typeof least, number][]) {
    const length = challenge[field].trim().length;
    if (length === 0) faults.push({ code: 'missing', field });
    else if (length < min) faults.push({ code: 'too_short', field });
  }
  if (challenge.theme_id === null) faults.push({ code: 'missing', field: 'theme_id' });
  else if (challenge.second_theme_id === challenge.theme_id)
    faults.push({ code: 'invalid', field: 'second_theme_id' });
  if (challenge.kinds.length === 0) faults.push({ code: 'missing', field: 'kinds' });
  if (challenge.starts_on && challenge.ends_on && challenge.ends_on < challenge.starts_on)
    faults.push({ code: 'invalid', field: 'ends_on' });
  // Else it would expire at once.
  const last = challenge.apply_by === null ? 'ends_on' : 'apply_by';
  if ((challenge[last] ?? '9999-12-31') < osloDay(now)) faults.push({ code: 'closed', field: last });
  return faults;
};

const begun: readonly ChallengeState[] = ['in_progress', 'completed'];

/** True when the work has begun, so that an effect can have been seen; equal to `private.challenge_effect` in SQL. */
export const showsEffect = ({ state }: Pick<Challenge, 'state'>): boolean => begun.includes(state);

/** True when anyone reads it: from its publishing until it is withdrawn. */
export const isPublic = ({ state }: Pick<Challenge, 'state'>): boolean =>
  (publicStates as readonly string[]).includes(state);

/** True when interest can still be sent by the phone's clock; the server judges by its own. */
export const isOpen = (challenge: Challenge, now: Date): boolean =>
  challenge.state === 'published' && (challenge.apply_by === null || challenge.apply_by >= osloDay(now));
