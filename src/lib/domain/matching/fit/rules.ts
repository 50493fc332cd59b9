import { kinds, type Kind } from '../../challenges/challenge';
import { kindsOf, type Who } from '../../profiles/wishes';
import type { FitChallenge, FitContext } from './context';
import type { FitProfile } from './person';
import type { Rule } from './reason';

/**
 * What each can take on. Researchers supervise too; a citizen only reads, and nothing is kept from them. For students and
 * researchers equal to `private.kinds_for` in SQL.
 */
export const takes: Record<Who, readonly Kind[]> = {
  student: kindsOf.student,
  researcher: kinds.filter((kind) => kind !== 'eit' && kind !== 'placement'),
  staff: kindsOf.staff,
  citizen: kinds
};

const theses: readonly Kind[] = ['bachelor', 'master'];

/** A level is demanded by name, or by asking for nothing but the thesis of another level than one's own. */
const isOfOtherLevel = (
  { who, level, kinds: wanted }: FitProfile,
  { levels, kinds: asked }: FitChallenge
): boolean => {
  if (level === null || who === 'researcher' || who === 'staff') return false;
  if (levels.length > 0 && !levels.includes(level)) return true;
  const open = asked.filter((kind) => takes.student.includes(kind));
  return (
    open.length > 0 && open.every((kind) => theses.includes(kind) && kind !== level && !wanted.includes(kind))
  );
};

const isOfOtherKind = ({ who }: FitProfile, { kinds: asked }: FitChallenge): boolean =>
  who !== null && asked.length > 0 && !asked.some((kind) => takes[who].includes(kind));

const lacksLanguage = ({ languages }: FitProfile, { required_languages = [] }: FitChallenge): boolean =>
  languages.length > 0 &&
  required_languages.length > 0 &&
  !required_languages.some((language) => languages.includes(language));

/** The first rule that shuts a challenge out for a person, whatever else speaks for it. */
export const ruleAgainst = (
  profile: FitProfile,
  challenge: FitChallenge,
  { day, own, interested, dismissed }: FitContext
): Rule | undefined => {
  if (challenge.state !== 'published' || (challenge.apply_by !== null && challenge.apply_by < day))
    return 'not_open';
  if (own.has(challenge.id)) return 'own';
  if (interested.has(challenge.id)) return 'interested';
  if (dismissed.has(challenge.id)) return 'dismissed';
  if (isOfOtherLevel(profile, challenge)) return 'wrong_level';
  if (isOfOtherKind(profile, challenge)) return 'wrong_kind';
  if (lacksLanguage(profile, challenge)) return 'wrong_language';
  return profile.capacity === 0 ? 'no_capacity' : undefined;
};
