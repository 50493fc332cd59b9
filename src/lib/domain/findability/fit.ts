/**
 * How somebody who can be found fits a challenge: the reasons, what speaks against, and the order. The codes are those of
 * `matching/fit`, which weighs challenges for people, so that both sides are told the same story.
 */
import type { Challenge } from '../challenges/challenge';
import type { Language } from '../rows';
import { fieldsMet } from '../fields/rules';
import type { Terms } from '../profiles/wishes';
import type { FoundPerson, Shown } from './found';

export type FitCode =
  'research_field' | 'service_area' | 'theme' | 'kind' | 'discipline' | 'level' | 'semester' | 'words';
export type AgainstCode =
  'other_kind' | 'other_discipline' | 'other_level' | 'other_semester' | 'other_language';
/** `values`: keys of terms, choices of closed lists, or words. */
export type Because<Code extends string> = { code: Code; values: readonly string[]; weight: number };
export type PersonFit = { score: number; reasons: Because<FitCode>[]; against: Because<AgainstCode>[] };

const weights: Record<FitCode, number> = {
  research_field: 8,
  service_area: 6,
  theme: 6,
  words: 6,
  kind: 5,
  discipline: 4,
  level: 2,
  semester: 2
};
const burden = 2;

/** How words begin that people write of whatever they look for. Equal to `private.common_beginnings` in SQL. */
export const commonBeginnings: readonly string[] = [
  'anothe',
  'arbeid',
  'bachel',
  'becaus',
  'before',
  'challe',
  'egentl',
  'eigent',
  'forske',
  'gjerne',
  'kanskj',
  'kommun',
  'master',
  'mellom',
  'mennes',
  'munici',
  'oppgav',
  'oppgåv',
  'people',
  'projec',
  'prosje',
  'really',
  'resear',
  'should',
  'skrive',
  'someth',
  'studen',
  'studer',
  'studie',
  'thesis',
  'trenge',
  'univer',
  'utford',
  'ønsker',
  'ønskje'
];

/** The words of one text that another says too; long ones by their beginning, so that their endings may differ. */
const sharedWords = (said: string, text: string): string[] => {
  const words = (of: string) => of.toLocaleLowerCase('nb').match(/\p{L}{6,}/gu) ?? [];
  const beginnings = new Set(words(text).map((word) => word.slice(0, 6)));
  return [...new Set(words(said))]
    .filter((word) => beginnings.has(word.slice(0, 6)) && !commonBeginnings.includes(word.slice(0, 6)))
    .slice(0, 3);
};

const semesterOf = ({ starts_on }: Challenge) =>
  starts_on === null ? undefined : Number(starts_on.slice(5, 7)) < 7 ? 'spring' : 'autumn';

/** The keys of the terms that a challenge is filed under. */
const termsOf = (challenge: Challenge, terms: Terms) => {
  const keysOf = (rows: readonly { id: string; key: string }[], ...ids: (string | null)[]): string[] => [
    ...new Set(rows.filter(({ id }) => ids.includes(id)).map(({ key }) => key))
  ];
  return {
    research_field: fieldsMet(terms)(challenge),
    service_area: keysOf(terms.service_areas, challenge.service_area_id),
    theme: keysOf(terms.themes, challenge.theme_id, challenge.second_theme_id)
  };
};

/** Bokmål and nynorsk are one language to whoever works in either; nothing said is no hindrance. */
const worksIn = ({ languages }: Shown, language: Language): boolean =>
  languages.length === 0 || languages.includes(language === 'en' ? 'english' : 'norwegian');

/** What somebody shows, held against a challenge. What they do not show counts neither way. */
export const fitOfPerson = (person: Shown, challenge: Challenge, terms: Terms): PersonFit => {
  const because = <Code extends string>(code: Code, values: readonly string[], weight: number) =>
    values.length > 0 ? [{ code, values, weight }] : [];
  const filed = termsOf(challenge, terms);
  const semester = semesterOf(challenge);
  const text = [challenge.title, challenge.today, challenge.whom, challenge.better].join('\n');
  const suits = (code: FitCode, values: readonly string[]) => because(code, values, weights[code]);
  const reasons = [
    ...(['research_field', 'service_area', 'theme'] as const).flatMap((by) =>
      suits(
        by,
        filed[by].filter((key) => (person[`${by}_keys`] as readonly string[]).includes(key))
      )
    ),
    ...suits(
      'kind',
      challenge.kinds.filter((one) => person.kinds.includes(one))
    ),
    ...suits('words', sharedWords(person.wish, text)),
    ...suits(
      'discipline',
      challenge.disciplines.filter((one) => one === person.discipline)
    ),
    ...suits(
      'level',
      challenge.levels.filter((one) => one === person.level)
    ),
    ...suits(
      'semester',
      person.semesters.filter((one) => one === semester)
    )
  ].sort((a, b) => b.weight - a.weight);
  /** What is asked for, where something else is offered. */
  const unlike = (code: AgainstCode, has: readonly string[], asked: readonly string[]) =>
    because(code, has.length > 0 && !has.some((one) => asked.includes(one)) ? asked : [], burden);
  const against = [
    ...unlike('other_kind', person.kinds, challenge.kinds),
    ...unlike('other_level', person.level ? [person.level] : [], challenge.levels),
    ...unlike('other_discipline', person.discipline ? [person.discipline] : [], challenge.disciplines),
    ...unlike('other_semester', person.semesters, semester ? [semester] : []),
    ...because('other_language', worksIn(person, challenge.language) ? [] : [challenge.language], burden)
  ];
  const sum = (rows: readonly { weight: number }[]) => rows.reduce((all, { weight }) => all + weight, 0);
  return { score: sum(reasons) - sum(against), reasons, against };
};

/** The best first; equals by their number, which nobody has chosen. */
export const bestFirst = (
  people: readonly FoundPerson[],
  challenge: Challenge,
  terms: Terms
): { person: FoundPerson; fit: PersonFit }[] =>
  people
    .map((person) => ({ person, fit: fitOfPerson(person, challenge, terms) }))
    .sort((a, b) => b.fit.score - a.fit.score || (a.person.id < b.person.id ? -1 : 1));
