import { daysBetween } from '../../oslo-day';
import type { Language } from '../../rows';
import { semesterOf, type FitChallenge, type FitContext } from './context';
import type { FitProfile, Spoken } from './person';
import {
  heaviestFirst,
  isSubstantial,
  note,
  noteAgainst,
  total,
  type Against,
  type AgainstCode,
  type Reason,
  type Rule
} from './reason';
import { ruleAgainst } from './rules';

/** @property score what speaks for it less what speaks against; 0 where a rule shuts it out */
export type Fit = { score: number; reasons: Reason[]; against: Against[]; excluded?: Rule };

/** Within so many days a deadline is named. */
const soon = 7;
/** Words that meet less than this are chance. */
const leastText = 0.15;
const shownWords = 3;

const none: readonly never[] = [];

const both = <Value extends string>(
  wanted: readonly Value[],
  has: readonly (Value | undefined)[]
): readonly Value[] =>
  wanted.length === 0 || has.length === 0 ? none : wanted.filter((value) => has.includes(value));

/** What it has, where something else was wanted. */
const unlike = <Value extends string>(
  wanted: readonly Value[],
  has: readonly (Value | undefined)[]
): readonly Value[] => {
  if (wanted.length === 0 || wanted.some((value) => has.includes(value))) return none;
  return has.filter((value) => value !== undefined);
};

/** Bokmål and nynorsk are one language to whoever reads either. */
const reads = (languages: readonly Spoken[], text: Language): boolean =>
  languages.includes(text) || (text !== 'en' && (languages.includes('nb') || languages.includes('nn')));

const themesOf = (
  { theme_id, second_theme_id }: FitChallenge,
  { world }: FitContext
): (string | undefined)[] => [world.theme(theme_id), world.theme(second_theme_id)];

const reasonsFor = (profile: FitProfile, challenge: FitChallenge, context: FitContext): Reason[] => {
  const { world } = context;
  const { discipline, level, languages } = profile;
  const text = context.text?.get(challenge.id);
  const found: Reason[] = [];
  note(found, 'research_field', both(profile.research_field_keys, world.fields(challenge)));
  note(found, 'service_area', both(profile.service_area_keys, [world.area(challenge.service_area_id)]));
  note(found, 'topic', both(profile.topic_keys, challenge.topic_keys ?? none));
  note(found, 'theme', both(profile.theme_keys, themesOf(challenge, context)));
  note(found, 'kind', both(profile.kinds, challenge.kinds));
  if (discipline && challenge.disciplines.includes(discipline)) note(found, 'discipline', [discipline]);
  note(found, 'place', both(profile.place_keys, [world.place(challenge.organisation_id)]));
  if (level && challenge.levels.includes(level)) note(found, 'level', [level]);
  note(found, 'semester', both(profile.semesters, [semesterOf(challenge)]));
  if (languages.length > 0 && reads(languages, challenge.language))
    note(found, 'language', [challenge.language]);
  if (text && text.score >= leastText)
    note(found, 'words', text.words.slice(0, shownWords), Math.min(text.score, 1));
  return heaviestFirst(found);
};

const againstIt = (profile: FitProfile, challenge: FitChallenge, context: FitContext): Against[] => {
  const { world, day, learned } = context;
  const { discipline, languages } = profile;
  const semester = semesterOf(challenge);
  const place = world.place(challenge.organisation_id);
  const days = challenge.apply_by === null ? Infinity : daysBetween(day, challenge.apply_by);
  const found: Against[] = [];
  if (days >= 0 && days <= soon) noteAgainst(found, 'deadline', [String(days)]);
  noteAgainst(found, 'other_kind', unlike(profile.kinds, challenge.kinds));
  if (discipline) noteAgainst(found, 'other_discipline', unlike([discipline], challenge.disciplines));
  noteAgainst(found, 'other_semester', unlike(profile.semesters, [semester]));
  noteAgainst(found, 'other_place', unlike(profile.place_keys, [place]));
  if (languages.length > 0 && !reads(languages, challenge.language))
    noteAgainst(found, 'other_language', [challenge.language]);
  const putAway = (
    code: AgainstCode,
    counts: ReadonlyMap<string, number>,
    value: string | undefined
  ): void => {
    const times = value === undefined ? undefined : counts.get(value);
    if (value !== undefined && times !== undefined) noteAgainst(found, code, [value], times);
  };
  putAway('dismissed_field', learned.area, world.area(challenge.service_area_id));
  putAway('dismissed_theme', learned.theme, world.theme(challenge.theme_id));
  putAway('dismissed_semester', learned.semester, semester);
  putAway('dismissed_place', learned.place, place);
  return heaviestFirst(found);
};

/**
 * How well a challenge fits somebody, and why. Rules first: what they shut out has no score, whatever speaks for it. Who
 * wrote it, how many have seen it and how many have answered it are nowhere in this.
 */
export const fit = (profile: FitProfile, challenge: FitChallenge, context: FitContext): Fit => {
  const reasons = reasonsFor(profile, challenge, context);
  const cons = againstIt(profile, challenge, context);
  const excluded = ruleAgainst(profile, challenge, context);
  if (excluded) return { score: 0, reasons, against: cons, excluded };
  return { score: total(reasons) - total(cons), reasons, against: cons };
};

/** True when it is worth suggesting: something that was chosen is met, and more speaks for it than against. */
export const isSuggested = ({ excluded, score, reasons }: Fit): boolean =>
  !excluded && score > 0 && reasons.some(isSubstantial);
