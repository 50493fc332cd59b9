/**
 * The other way round: people who have chosen to be found, weighed for a challenge by what they show. The same reasons and
 * the same rules as when the challenge is weighed for them, so that neither side is told another story.
 */
import type { Challenge } from '../../challenges/challenge';
import type { WorkLanguage } from '../../findability/findability';
import type { Shown } from '../../findability/found';
import type { FitContext, TextFit } from './context';
import { fit, type Fit } from './fit';
import { blankProfile, type FitProfile, type Spoken } from './person';

/** How words begin that people write of whatever they look for. Equal to `private.common_beginnings` in SQL. */
export const commonBeginnings: readonly string[] = [
  'anothe',
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

/** Long words stand by their beginning, so that their endings may differ. */
const beginningOf = (word: string): string => word.slice(0, 6);
const longWords = (of: string) => of.toLocaleLowerCase('nb').match(/\p{L}{6,}/gu) ?? [];
/** So many words in common are all that words can say. */
const enoughWords = 3;

/** The words of a person that a challenge says too. */
export const sharedWords = (said: string, text: string): TextFit => {
  const beginnings = new Set(longWords(text).map(beginningOf));
  const words = [...new Set(longWords(said))].filter((word) => {
    const beginning = beginningOf(word);
    return beginnings.has(beginning) && !commonBeginnings.includes(beginning);
  });
  return { score: Math.min(1, words.length / enoughWords), words };
};

const spoken: Record<WorkLanguage, readonly Spoken[]> = {
  norwegian: ['nb', 'nn'],
  english: ['en'],
  sami: ['sami']
};

/** What is not shown counts neither way. */
const profileOf = (shown: Shown): FitProfile => ({
  ...blankProfile,
  who: shown.who,
  level: shown.level ?? null,
  discipline: shown.discipline ?? null,
  theme_keys: shown.theme_keys,
  kinds: shown.kinds,
  research_field_keys: shown.research_field_keys,
  service_area_keys: shown.service_area_keys,
  semesters: shown.semesters,
  languages: shown.languages.flatMap((language) => spoken[language])
});

/**
 * How well somebody fits a challenge, and why. `private.findable_in` weighs the same, so that the twenty it answers are the
 * best twenty.
 */
export const fitOfPerson = (person: Shown, challenge: Challenge, context: FitContext): Fit => {
  const { id, title, today, whom, better } = challenge;
  const text = new Map([[id, sharedWords(person.wish, [title, today, whom, better].join('\n'))]]);
  return fit(profileOf(person), challenge, { ...context, text });
};

/** People for a challenge, the best first; those that a rule shuts out are left out, and equals stand by id. */
export const bestPeople = <P extends Shown & { id: string }>(
  people: readonly P[],
  challenge: Challenge,
  context: FitContext
): { person: P; fit: Fit }[] =>
  people
    .map((person) => ({ person, fit: fitOfPerson(person, challenge, context) }))
    .filter(({ fit: { excluded } }) => !excluded)
    .sort((a, b) => b.fit.score - a.fit.score || (a.person.id < b.person.id ? -1 : 1));
