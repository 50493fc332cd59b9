import { kinds } from '$lib/domain/challenges/challenge';
import { disciplines } from '$lib/domain/challenges/choices';
import type {
  Against,
  AgainstCode,
  FitDirectory,
  OtherCode,
  Part,
  PartState,
  Reason,
  ReasonCode,
  Rule
} from '$lib/domain/matching/fit';
import { semesters, studyLevels } from '$lib/domain/profiles/profile';
import type { Who } from '$lib/domain/profiles/wishes';
import type { DismissalReason } from '$lib/domain/recommendations/dismissal';
import { languages } from '$lib/domain/rows';
import { onePerKey } from '$lib/domain/themes/rules';
import { formatList } from '$lib/i18n/figures';
import { nameOf } from '$lib/i18n/names';
import { m } from '$lib/i18n/paraglide/messages';
import { because } from './because';
import { disciplineLabels } from './disciplines';
import { kindLabels } from './kinds';
import { levelLabels, semesterLabels } from './profiles';

/** What reasons refer to, and who reads them. */
export type FitWords = {
  directory: FitDirectory;
  who: Who | null;
  /** The name of a topic by its key; the key itself where topics have no names here. */
  topicName?: (key: string) => string;
};

type Sentence = (inputs: { name: string }) => string;
type Named = { key: string; valid_to: string | null; name_nb: string; name_nn: string; name_en: string };

const ofTerm = (rows: readonly Named[]) => (key: string) => {
  const term = onePerKey(rows).find((row) => row.key === key);
  return term ? nameOf(term) : key;
};

/** The words for a value of a closed list; the value itself for one that this build does not know. */
const ofList =
  <Value extends string>(known: readonly Value[], words: Record<Value, () => string>) =>
  (value: string) => {
    const found = known.find((each) => each === value);
    return found === undefined ? value : words[found]();
  };

/** In the middle of a sentence; what begins with a short form (EiT, FoU) stays as it is. */
const small = (say: (value: string) => string) => (value: string) => {
  const text = say(value);
  return /^\S*\p{Lu}\S*\p{Lu}/u.test(text) ? text : text.charAt(0).toLocaleLowerCase() + text.slice(1);
};

const kind = ofList(kinds, kindLabels);
const discipline = small(ofList(disciplines, disciplineLabels));
const semester = small(ofList(semesters, semesterLabels));
const language = ofList(languages, {
  nb: m.language_within_nb,
  nn: m.language_within_nn,
  en: m.language_within_en
});
const asItIs = (value: string): string => value;

const place =
  ({ organisations }: FitDirectory) =>
  (slug: string) => {
    const row = organisations.find((organisation) => organisation.slug === slug);
    return row ? nameOf(row) : slug;
  };

/** "Byutvikling og Smart kommune"; names that hold a comma or an "and" themselves are kept apart by more. */
const joined = (values: readonly string[], say: (value: string) => string): string => {
  const names = values.map(say);
  return names.some((name) => /,| og | and /.test(name)) ? names.join('; ') : formatList(names);
};

const statements: Record<
  ReasonCode,
  (words: FitWords, values: readonly string[]) => [Sentence, (value: string) => string]
> = {
  research_field: ({ directory }) => [m.because_research_field, ofTerm(directory.research_fields)],
  service_area: ({ directory }) => [m.because_service_area, ofTerm(directory.service_areas)],
  topic: ({ topicName }) => [m.because_topic, topicName ?? asItIs],
  theme: ({ directory }, { length }) => [
    length > 1 ? m.because_themes : m.because_theme,
    ofTerm(directory.themes)
  ],
  words: () => [m.because_words, asItIs],
  kind: () => [m.because_kind, small(kind)],
  discipline: ({ who }) => [who === 'student' ? m.because_studies : m.because_discipline, discipline],
  place: ({ directory }) => [m.because_place, place(directory)],
  level: () => [m.because_level, small(ofList(studyLevels, levelLabels))],
  semester: () => [m.because_semester, semester],
  language: () => [m.because_language, language]
};

const others: Record<OtherCode, () => string> = { start: m.because_start, explore: m.because_explore };

const isOther = (code: string): code is OtherCode => code in others;

/** What is met, as a statement. */
export const reasonText = ({ code, values }: Reason, words: FitWords): string => {
  const [sentence, say] = statements[code](words, values);
  return sentence({ name: joined(values, say) });
};

/** The one reason on a card. */
export const whyText = ({ code, ...rest }: Reason | Reason<OtherCode>, words: FitWords): string =>
  isOther(code) ? others[code]() : because(reasonText({ code, ...rest }, words));

const but: Record<
  Exclude<AgainstCode, 'deadline'>,
  (directory: FitDirectory) => [Sentence, (value: string) => string]
> = {
  other_kind: () => [m.against_other_kind, small(kind)],
  other_discipline: () => [m.against_other_discipline, discipline],
  other_semester: () => [m.against_other_semester, semester],
  other_place: (directory) => [m.against_other_place, place(directory)],
  other_language: () => [m.against_other_language, language],
  dismissed_field: ({ service_areas }) => [m.against_dismissed_field, ofTerm(service_areas)],
  dismissed_theme: ({ themes }) => [m.against_dismissed_theme, ofTerm(themes)],
  dismissed_semester: () => [m.against_dismissed_semester, semester],
  dismissed_place: (directory) => [m.against_dismissed_place, place(directory)]
};

/** What speaks against it, as a sentence. */
export const againstText = ({ code, values }: Against, { directory }: FitWords): string => {
  if (code === 'deadline') {
    const count = Number(values[0]);
    return count === 0 ? m.deadline_today() : m.deadline_days({ count });
  }
  const [sentence, say] = but[code](directory);
  return sentence({ name: joined(values, say) });
};

export const dismissalLabels: Record<DismissalReason, { label: () => string; then: () => string }> = {
  not_my_field: { label: m.dismiss_not_my_field, then: m.dismiss_not_my_field_then },
  wrong_time: { label: m.dismiss_wrong_time, then: m.dismiss_wrong_time_then },
  wrong_place: { label: m.dismiss_wrong_place, then: m.dismiss_wrong_place_then },
  not_interesting: { label: m.dismiss_not_interesting, then: m.dismiss_not_interesting_then },
  already_known: { label: m.dismiss_already_known, then: m.dismiss_already_known_then }
};

/** Why a rule shuts a challenge out, where that is news to the reader. */
export const ruleText = (rule: Rule, asked: readonly string[]): string | undefined => {
  const texts: Partial<Record<Rule, () => string>> = {
    wrong_level: m.rule_wrong_level,
    wrong_kind: () => m.rule_wrong_kind({ name: joined(asked, small(kind)) }),
    wrong_language: m.rule_wrong_language,
    no_capacity: m.rule_no_capacity
  };
  return texts[rule]?.();
};

export const partLabels: Record<Part, () => string> = {
  student: m.part_student,
  supervisor: m.part_supervisor,
  researcher: m.part_researcher
};

/** As one says it who sees the interests. */
export const partStateLabels: Record<PartState, () => string> = {
  found: m.part_found,
  offered: m.part_offered,
  missing: m.part_missing
};
