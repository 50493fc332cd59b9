/** Who somebody is here, what they can take part in, and the needs that their research meets. */
import type { Challenge, Kind } from '../challenges/challenge';
import { osloDay } from '../oslo-day';
import { fieldsMet, type Fields } from '../fields/rules';
import type { Theme } from '../themes/theme';
import type { AffiliationRole, Position, Profile } from './profile';

/** What somebody researches and likes. */
type Wishes = Pick<Profile, 'research_field_keys' | 'theme_keys'>;

/** What a need is met by; `key` is the key of the term. */
export type Reason = { by: 'research_field' | 'theme'; key: string };

/** The terms that challenges and wishes refer to. */
export type Terms = Fields & { themes: readonly Theme[] };

/** What a person can be here: by the address as far as it says it, else by what they say. */
export type Who = 'student' | 'researcher' | 'staff' | 'citizen';

/** @param affiliations what the address proves */
export const whoIs = (
  affiliations: readonly { role: AffiliationRole }[],
  position: Position | null
): Who | null => {
  const proved = affiliations.map(({ role }) => role);
  if (proved.includes('staff')) return 'staff';
  if (proved.includes('employee')) return 'researcher';
  if (proved.includes('student')) return 'student';
  if (position === 'phd' || position === 'researcher') return 'researcher';
  return position === null || position === 'other' ? null : position;
};

/** The kinds that somebody can take part in, those of their own first (R10, R56). */
export const kindsOf: Record<Who, readonly Kind[]> = {
  student: ['bachelor', 'master', 'eit', 'placement', 'project_position'],
  researcher: [
    'phd',
    'public_phd',
    'research_project',
    'guest_lecture',
    'shared_position',
    'project_position',
    'continuing_education',
    'master'
  ],
  staff: ['public_phd', 'continuing_education', 'shared_position', 'guest_lecture'],
  citizen: []
};

/** Every reason why it fits, the strongest first: what one works on, then what one likes. @param met as `fieldsMet` */
const reasonsFor = (
  wishes: Wishes,
  challenge: Challenge,
  { themes }: Terms,
  met: ReturnType<typeof fieldsMet>
): Reason[] => {
  const keyOf = (id: string | null) => themes.find((row) => row.id === id)?.key;
  const chosen = (by: Reason['by'], keys: readonly (string | undefined)[], wanted: readonly string[]) =>
    [...new Set(keys)].flatMap((key): Reason[] =>
      key !== undefined && wanted.includes(key) ? [{ by, key }] : []
    );
  return [
    ...chosen('research_field', met(challenge), wishes.research_field_keys),
    ...chosen('theme', [challenge.theme_id, challenge.second_theme_id].map(keyOf), wishes.theme_keys)
  ];
};

const newestFirst = (a: Challenge, b: Challenge): number => {
  const [from, to] = [a.published_at ?? '', b.published_at ?? ''];
  if (from !== to) return from < to ? 1 : -1;
  return a.id < b.id ? -1 : 1;
};

/** Those that interest can be sent to. The day is asked for once: a formatter for each of thousands takes long. */
const openOf = (challenges: readonly Challenge[], now: Date): Challenge[] => {
  const today = osloDay(now);
  return challenges.filter(
    ({ state, apply_by }) => state === 'published' && (apply_by === null || apply_by >= today)
  );
};

export type FieldNeeds = { reason: Reason; challenges: Challenge[] };

/**
 * A researcher's needs, each under its strongest reason: fields of research before themes, in the order they were
 * chosen; within each, what asks for research first.
 */
export const needsByField = (
  wishes: Wishes,
  challenges: readonly Challenge[],
  terms: Terms,
  now: Date
): FieldNeeds[] => {
  const { research_field_keys, theme_keys } = wishes;
  const groups: FieldNeeds[] = [
    ...research_field_keys.map((key) => ({ reason: { by: 'research_field' as const, key }, challenges: [] })),
    ...theme_keys.map((key) => ({ reason: { by: 'theme' as const, key }, challenges: [] }))
  ];
  const rank = (challenge: Challenge): number => {
    const places = challenge.kinds.map((kind) => kindsOf.researcher.indexOf(kind)).filter((at) => at >= 0);
    return Math.min(kindsOf.researcher.length, ...places);
  };
  const met = fieldsMet(terms);
  for (const challenge of openOf(challenges, now)) {
    const group = reasonsFor(wishes, challenge, terms, met)
      .map((why) => groups.find(({ reason }) => reason.by === why.by && reason.key === why.key))
      .find((found) => found !== undefined);
    group?.challenges.push(challenge);
  }
  for (const { challenges: needs } of groups) needs.sort((a, b) => rank(a) - rank(b) || newestFirst(a, b));
  return groups.filter(({ challenges: needs }) => needs.length > 0);
};
