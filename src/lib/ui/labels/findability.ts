import { kinds } from '$lib/domain/challenges/challenge';
import type { Capacity, NameShown, ShownPart, WorkLanguage } from '$lib/domain/findability/findability';
import type { Shown } from '$lib/domain/findability/found';
import type { AgainstCode, Reason, ReasonCode } from '$lib/domain/matching/fit';
import type { Terms } from '$lib/domain/profiles/wishes';
import { m } from '$lib/i18n/paraglide/messages';
import { optionsOf } from './choices';
import { disciplineLabels } from './disciplines';
import { kindLabels } from './kinds';
import { positionLabels, semesterLabels } from './profiles';
import { termName } from './reasons';

type Say = () => string;

export const nameShownLabels: Record<NameShown, Say> = {
  none: m.findable_name_none,
  first: m.findable_name_first,
  full: m.findable_name_full
};

export const partLabels: Record<ShownPart, Say> = {
  level: m.findable_part_level,
  discipline: m.findable_part_discipline,
  themes: m.findable_part_themes,
  kinds: m.findable_part_kinds,
  research_fields: m.findable_part_research_fields,
  service_areas: m.findable_part_service_areas,
  semesters: m.findable_part_semesters
};

export const workLanguageLabels: Record<WorkLanguage, Say> = {
  norwegian: m.findable_language_norwegian,
  english: m.findable_language_english,
  sami: m.findable_language_sami
};

export const capacityLabels: Record<Capacity, Say> = {
  hours: m.findable_capacity_hours,
  days: m.findable_capacity_days,
  most: m.findable_capacity_most
};

/** What somebody is, as far as they show it: "Masterstudent". */
export const whoText = ({ who, level, position }: Shown): string => {
  if (who === 'student') return (level ? studentLabels[level] : m.findable_who_student)();
  return position && position !== 'other' ? positionLabels[position]() : m.findable_who_employee();
};

const studentLabels = { bachelor: m.findable_who_bachelor, master: m.findable_who_master };

/** What is said of a person by what they show: of a topic or a place nobody shows anything, and a day is not theirs. */
type PersonCode = Exclude<
  ReasonCode | AgainstCode,
  'topic' | 'place' | 'deadline' | 'other_place' | `dismissed_${string}`
>;

/** What values of a reason are called. Terms are known by their keys, choices by themselves. */
const namesOf = (code: PersonCode, values: readonly string[], terms: Terms): string => {
  const of = (labels: Record<string, Say>) => values.map((value) => labels[value]?.() ?? value);
  const names = ((): string[] => {
    switch (code) {
      case 'research_field':
      case 'service_area':
      case 'theme':
        return values.map((key) => termName(code, key, terms));
      case 'kind':
      case 'other_kind':
        return kinds.filter((kind) => values.includes(kind)).map((kind) => kindLabels[kind]());
      case 'discipline':
      case 'other_discipline':
        return of(disciplineLabels);
      case 'level':
        return optionsOf('levels')
          .filter(({ value }) => values.includes(value))
          .map(({ label }) => label);
      case 'semester':
      case 'other_semester':
        return of(semesterLabels);
      case 'language':
      case 'other_language':
        return of({ nb: m.language_within_nb, nn: m.language_within_nn, en: m.language_within_en });
      case 'words':
        return values.map((word) => `«${word}»`);
    }
  })();
  return names.join(', ');
};

const sentences: Record<PersonCode, (inputs: { what: string }) => string> = {
  research_field: m.fits_research_field,
  service_area: m.fits_service_area,
  theme: m.fits_theme,
  kind: m.fits_kind,
  words: m.fits_words,
  discipline: m.fits_discipline,
  level: m.fits_level,
  semester: m.fits_semester,
  language: m.fits_language,
  other_kind: m.unlike_kind,
  other_discipline: m.unlike_discipline,
  other_semester: m.unlike_semester,
  other_language: m.unlike_language
};

const isOfPerson = (code: string): code is PersonCode => code in sentences;

/** Why people fit, or what speaks against them, each as a sentence to those who look for somebody. */
export const fitTexts = (reasons: readonly Reason<ReasonCode | AgainstCode>[], terms: Terms): string[] =>
  reasons.flatMap(({ code, values }) =>
    isOfPerson(code) ? [sentences[code]({ what: namesOf(code, values, terms) })] : []
  );

/** What somebody shows besides who they are: each part with its name. */
export const factsOf = (shown: Shown, terms: Terms): { name: string; value: string }[] => {
  const list = (values: readonly string[], say: (value: string) => string) => values.map(say).join(', ');
  const term = (by: 'research_field' | 'service_area' | 'theme') => (key: string) => termName(by, key, terms);
  return [
    {
      name: m.findable_part_discipline(),
      value: shown.discipline ? disciplineLabels[shown.discipline]() : ''
    },
    {
      name: m.findable_part_research_fields(),
      value: list(shown.research_field_keys, term('research_field'))
    },
    { name: m.findable_part_service_areas(), value: list(shown.service_area_keys, term('service_area')) },
    { name: m.findable_part_themes(), value: list(shown.theme_keys, term('theme')) },
    { name: m.findable_part_kinds(), value: shown.kinds.map((kind) => kindLabels[kind]()).join(', ') },
    {
      name: m.findable_part_semesters(),
      value: shown.semesters.map((one) => semesterLabels[one]()).join(', ')
    },
    { name: m.findable_capacity(), value: shown.capacity ? capacityLabels[shown.capacity]() : '' },
    {
      name: m.findable_languages(),
      value: shown.languages.map((one) => workLanguageLabels[one]()).join(', ')
    }
  ].filter(({ value }) => value);
};
