/**
 * Somebody who lets themselves be found, as those see them who look for one challenge. It comes from the server when it
 * is asked for, is written down there, and is never stored on the phone.
 */
import * as z from 'zod/mini';
import { kinds } from '../challenges/challenge';
import { disciplines } from '../challenges/choices';
import type { Affiliation, Profile } from '../profiles/profile';
import { semesters, studyLevels } from '../profiles/profile';
import { capacities, workLanguages, type Findability } from './findability';

const keys = z._default(z.array(z.string()), []);

const shown = z.object({
  who: z.enum(['student', 'researcher']),
  /** The university where they are. */
  organisation_id: z.string(),
  name: z.optional(z.string()),
  position: z.optional(z.enum(['phd', 'researcher', 'other'])),
  level: z.optional(z.enum(studyLevels)),
  discipline: z.optional(z.enum(disciplines)),
  theme_keys: keys,
  kinds: z._default(z.array(z.enum(kinds)), []),
  research_field_keys: keys,
  service_area_keys: keys,
  semesters: z._default(z.array(z.enum(semesters)), []),
  languages: z._default(z.array(z.enum(workLanguages)), []),
  capacity: z.optional(z.enum(capacities)),
  wish: z._default(z.string(), '')
});

/** What is shown of somebody. */
export type Shown = z.infer<typeof shown>;

const found = z.object({
  people: z.array(z.extend(shown, { id: z.string(), invited: z.boolean() }))
});

/** `id`: another one in the list of every challenge, and no account's. `invited`: to this challenge, by anyone. */
export type FoundPerson = z.infer<typeof found>['people'][number];

/** The answer of `findable_for`, or undefined where it is not that. */
export const readFound = (body: unknown): FoundPerson[] | undefined => {
  const read = z.safeParse(found, body);
  return read.success ? read.data.people : undefined;
};

/** True for one who studies or works at a university: others cannot be found. */
export const canBeFound = (affiliations: readonly Pick<Affiliation, 'role'>[]): boolean =>
  affiliations.some(({ role }) => role !== 'staff');

type Choices = Pick<Findability, 'name_shown' | 'parts' | 'wish' | 'languages' | 'capacity'>;
type Said = Pick<
  Profile,
  | 'name'
  | 'position'
  | 'level'
  | 'discipline'
  | 'theme_keys'
  | 'kinds'
  | 'research_field_keys'
  | 'service_area_keys'
  | 'semesters'
>;

/** What others would see with these choices: the same as `private.findable_in` answers. */
export const shownOf = (
  profile: Said,
  affiliations: readonly Pick<Affiliation, 'role' | 'organisation_id'>[],
  { name_shown, parts, wish, languages, capacity }: Choices
): Shown | undefined => {
  const home =
    affiliations.find(({ role }) => role === 'employee') ??
    affiliations.find(({ role }) => role === 'student');
  if (!home) return undefined;
  const isStudent = home.role === 'student';
  const name = { none: '', first: profile.name.split(' ')[0] ?? '', full: profile.name }[name_shown];
  const position =
    profile.position === 'phd' || profile.position === 'researcher' || profile.position === 'other'
      ? profile.position
      : undefined;
  const has = (part: Findability['parts'][number]): boolean => parts.includes(part);
  return {
    who: isStudent ? 'student' : 'researcher',
    organisation_id: home.organisation_id,
    ...(name && { name }),
    ...(has('level') && !isStudent && position && { position }),
    ...(has('level') && isStudent && profile.level && { level: profile.level }),
    ...(has('discipline') && profile.discipline && { discipline: profile.discipline }),
    theme_keys: has('themes') ? profile.theme_keys : [],
    kinds: has('kinds') ? profile.kinds : [],
    research_field_keys: has('research_fields') ? profile.research_field_keys : [],
    service_area_keys: has('service_areas') ? profile.service_area_keys : [],
    semesters: has('semesters') ? profile.semesters : [],
    languages: [...languages],
    ...(capacity && { capacity }),
    wish
  };
};

/** True when there is something in it that can meet a challenge; a name or a level alone is nothing to be found by. */
export const canBeMet = (shown: Shown): boolean =>
  shown.discipline !== undefined ||
  shown.wish.trim() !== '' ||
  [shown.theme_keys, shown.kinds, shown.research_field_keys, shown.service_area_keys].some(
    (said) => said.length > 0
  );
