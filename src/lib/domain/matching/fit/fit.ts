import type { Language } from '../../rows';
import { semesterOf, type FitChallenge, type FitContext } from './context';
import type { FitProfile } from './person';
import {
  against,
  burdens,
  heaviestFirst,
  isSubstantial,
  reason,
  total,
  weights,
  type Against,
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

const both = <Value extends string>(wanted: readonly Value[], has: readonly (Value | undefined)[]): Value[] =>
  wanted.filter((value) => has.includes(value));

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** Bokmål and nynorsk are one language to whoever reads either. */
const reads = (languages: readonly Language[], text: Language): boolean =>
  languages.includes(text) || (text !== 'en' && languages.some((language) => language !== 'en'));

const themesOf = (
  { theme_id, second_theme_id }: FitChallenge,
  { world }: FitContext
): (string | undefined)[] => [world.theme(theme_id), world.theme(second_theme_id)];

const reasonsFor = (profile: FitProfile, challenge: FitChallenge, context: FitContext): Reason[] => {
  const { world } = context;
  const semester = semesterOf(challenge);
  const place = world.place(challenge.organisation_id);
  const text = context.text?.get(challenge.id);
  const found = [
    ...reason('research_field', both(profile.research_field_keys, world.fields(challenge))),
    ...reason('service_area', both(profile.service_area_keys, [world.area(challenge.service_area_id)])),
    ...reason('topic', both(profile.topic_ids, challenge.topic_ids ?? [])),
    ...reason('theme', both(profile.theme_keys, themesOf(challenge, context))),
    ...reason('kind', both(profile.kinds, challenge.kinds)),
    ...reason(
      'discipline',
      challenge.disciplines.filter((field) => field === profile.discipline)
    ),
    ...reason('place', both(profile.place_keys, [place])),
    ...reason(
      'level',
      challenge.levels.filter((level) => level === profile.level)
    ),
    ...reason('semester', both(profile.semesters, [semester])),
    ...reason(
      'language',
      profile.languages.length > 0 && reads(profile.languages, challenge.language) ? [challenge.language] : []
    ),
    ...(text && text.score >= leastText
      ? reason('words', text.words.slice(0, shownWords), Math.min(text.score, 1))
      : [])
  ];
  return heaviestFirst(found, weights);
};

const againstIt = (profile: FitProfile, challenge: FitChallenge, context: FitContext): Against[] => {
  const { world, day, learned } = context;
  const semester = semesterOf(challenge);
  const place = world.place(challenge.organisation_id);
  const area = world.area(challenge.service_area_id);
  const days = challenge.apply_by === null ? Infinity : daysBetween(day, challenge.apply_by);
  const unlike = <Value extends string>(wanted: readonly Value[], has: readonly (Value | undefined)[]) => {
    const said = has.filter((value) => value !== undefined);
    return wanted.length > 0 && both(wanted, said).length === 0 ? said : [];
  };
  /** One value counts, the one put away most. */
  const putAway = (
    code: 'dismissed_field' | 'dismissed_theme' | 'dismissed_semester' | 'dismissed_place',
    counts: ReadonlyMap<string, number>,
    values: readonly (string | undefined)[]
  ) => {
    const said = values.filter((value) => value !== undefined && counts.has(value)) as string[];
    return against(code, said.slice(0, 1), Math.max(0, ...said.map((value) => counts.get(value) ?? 0)));
  };
  const found = [
    ...against('deadline', days >= 0 && days <= soon ? [String(days)] : []),
    ...against('other_kind', unlike(profile.kinds, challenge.kinds)),
    ...against(
      'other_discipline',
      unlike(profile.discipline ? [profile.discipline] : [], challenge.disciplines)
    ),
    ...against('other_semester', unlike(profile.semesters, [semester])),
    ...against('other_place', unlike(profile.place_keys, [place])),
    ...against(
      'other_language',
      profile.languages.length > 0 && !reads(profile.languages, challenge.language)
        ? [challenge.language]
        : []
    ),
    ...putAway('dismissed_field', learned.area, [area]),
    ...putAway('dismissed_theme', learned.theme, [world.theme(challenge.theme_id)]),
    ...putAway('dismissed_semester', learned.semester, [semester]),
    ...putAway('dismissed_place', learned.place, [place])
  ];
  return heaviestFirst(found, burdens);
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
