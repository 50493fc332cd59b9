/**
 * What fits a person, and why. Only ever an order of what is shown to themselves: nobody is left out of anything, and
 * every suggestion says what it is made from.
 */
import type { Challenge, Kind } from '../challenges/challenge';
import { osloDay } from '../oslo-day';
import type { Fields } from '../fields/rules';
import type { Theme } from '../themes/theme';
import type { AffiliationRole, Position, Profile, Semester } from './profile';

/** What somebody has said that they are, like and have time for. */
export type Wishes = Pick<
  Profile,
  | 'position'
  | 'level'
  | 'discipline'
  | 'theme_keys'
  | 'kinds'
  | 'research_field_keys'
  | 'service_area_keys'
  | 'semesters'
>;

/** Why a challenge fits; `key` is the key of the term, or the kind itself. */
export type Reason = { by: 'research_field' | 'service_area' | 'theme' | 'kind'; key: string };
export type Fit = { challenge: Challenge; reasons: Reason[] };

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

/** Every reason why it fits, the strongest first: what one works on, then what one likes. */
export const reasonsFor = (wishes: Wishes, challenge: Challenge, terms: Terms): Reason[] => {
  const keyOf = (rows: readonly { id: string; key: string }[], id: string | null) =>
    rows.find((row) => row.id === id)?.key;
  const chosen = (by: Reason['by'], keys: readonly (string | undefined)[], wanted: readonly string[]) =>
    [...new Set(keys)].flatMap((key): Reason[] =>
      key !== undefined && wanted.includes(key) ? [{ by, key }] : []
    );
  // R43: a field of research is met by its own challenges, and by those of the service areas it serves.
  const fields = [
    challenge.research_field_id,
    ...terms.field_links
      .filter(
        ({ service_area_id, partnership_id }) =>
          service_area_id === challenge.service_area_id && partnership_id === challenge.partnership_id
      )
      .map(({ research_field_id }) => research_field_id)
  ].map((id) => keyOf(terms.research_fields, id));
  return [
    ...chosen('research_field', fields, wishes.research_field_keys),
    ...chosen(
      'service_area',
      [keyOf(terms.service_areas, challenge.service_area_id)],
      wishes.service_area_keys
    ),
    ...chosen(
      'theme',
      [challenge.theme_id, challenge.second_theme_id].map((id) => keyOf(terms.themes, id)),
      wishes.theme_keys
    ),
    ...chosen('kind', challenge.kinds, wishes.kinds)
  ];
};

const weights: Record<Reason['by'], number> = { research_field: 8, service_area: 6, theme: 6, kind: 5 };

/** The half of the year that work begins in; null when it is to be agreed. */
const semesterOf = ({ starts_on }: Challenge): Semester | null => {
  if (starts_on === null) return null;
  return Number(starts_on.slice(5, 7)) < 7 ? 'spring' : 'autumn';
};

/** One of each kind of reason counts; what only suits (level, discipline, time) decides between equals. */
const weightOf = (wishes: Wishes, { challenge, reasons }: Fit): number => {
  const semester = semesterOf(challenge);
  const suits = [
    wishes.level !== null && challenge.levels.includes(wishes.level),
    wishes.discipline !== null && challenge.disciplines.includes(wishes.discipline),
    semester !== null && wishes.semesters.includes(semester)
  ].filter(Boolean).length;
  return [...new Set(reasons.map(({ by }) => by))].reduce((sum, by) => sum + weights[by], suits);
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

/** Open challenges that fit, the best first and the newest of equals first. */
export const fitting = (wishes: Wishes, challenges: readonly Challenge[], terms: Terms, now: Date): Fit[] =>
  openOf(challenges, now)
    .map((challenge) => ({ challenge, reasons: reasonsFor(wishes, challenge, terms) }))
    .filter(({ reasons }) => reasons.length > 0)
    .map((fit) => ({ fit, weight: weightOf(wishes, fit) }))
    .sort((a, b) => b.weight - a.weight || newestFirst(a.fit.challenge, b.fit.challenge))
    .map(({ fit }) => fit);

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
  for (const challenge of openOf(challenges, now)) {
    const group = reasonsFor(wishes, challenge, terms)
      .map((why) => groups.find(({ reason }) => reason.by === why.by && reason.key === why.key))
      .find((found) => found !== undefined);
    group?.challenges.push(challenge);
  }
  for (const { challenges: needs } of groups) needs.sort((a, b) => rank(a) - rank(b) || newestFirst(a, b));
  return groups.filter(({ challenges: needs }) => needs.length > 0);
};

/** True when somebody has said nothing yet that a suggestion could be made from. */
export const saysNothing = ({ theme_keys, kinds, research_field_keys, service_area_keys }: Wishes): boolean =>
  [theme_keys, kinds, research_field_keys, service_area_keys].every((keys) => keys.length === 0);
