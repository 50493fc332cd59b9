/**
 * The other way round: people who have chosen to be findable, weighed for a challenge. The same reasons and the same
 * rules as when the challenge is weighed for them, so that neither side is told another story.
 */
import type { StudyLevel } from '../../profiles/profile';
import type { Language } from '../../rows';
import { bareWorld, fitContext, type FitChallenge, type FitContext, type TextFit } from './context';
import { fit, type Fit } from './fit';
import { blankProfile } from './person';

export type FindablePerson = {
  level: StudyLevel | null;
  role: 'student' | 'phd' | 'researcher' | 'staff' | null;
  discipline?: (typeof blankProfile)['discipline'];
  /** Ids or keys, as the world that the context brings reads them. */
  field_ids: readonly string[];
  theme_ids: readonly string[];
  topics: readonly string[];
  languages: readonly Language[];
  /** How many more they can take on; null where nothing is said. */
  capacity: number | null;
  /** The slug of the municipality they can be in; null is anywhere. */
  place: string | null;
  /** What they say of themselves. */
  words: string;
};

/** The words of a person that a challenge says too; long ones by their beginning, so that their endings may differ. */
export const sharedWords = (words: string, text: string): TextFit => {
  const split = (said: string) => said.toLocaleLowerCase('nb').match(/\p{L}{5,}/gu) ?? [];
  const beginnings = new Set(split(text).map((word) => word.slice(0, 6)));
  const asked = [...new Set(split(words))];
  const met = asked.filter((word) => beginnings.has(word.slice(0, 6)));
  return { score: Math.min(1, met.length / 3), words: met };
};

type Told = FitChallenge & { title?: string; today?: string; better?: string };

/** No day is past, and none is near. */
const nowhere = fitContext({ world: bareWorld, day: '1970-01-01' });

/**
 * How well a person fits a challenge, and why. @param context what ids mean and the day; without it ids are compared as
 * they are, and what is open is judged by its state alone
 */
export const fitOfPerson = (person: FindablePerson, challenge: Told, context: FitContext = nowhere): Fit => {
  const keyOf = (ids: readonly string[], key: (id: string) => string | undefined) =>
    ids.map((id) => key(id) ?? id);
  const said = [challenge.title, challenge.today, challenge.better].join('\n');
  const text = person.words ? sharedWords(person.words, said) : undefined;
  const profile = {
    ...blankProfile,
    who: person.role === 'phd' ? ('researcher' as const) : person.role,
    level: person.level,
    discipline: person.discipline ?? null,
    research_field_keys: keyOf(person.field_ids, context.world.field),
    theme_keys: keyOf(person.theme_ids, context.world.theme),
    topic_keys: person.topics,
    languages: person.languages,
    capacity: person.capacity,
    place_keys: person.place === null ? [] : [person.place]
  };
  return fit(profile, challenge, { ...context, ...(text && { text: new Map([[challenge.id, text]]) }) });
};

/** People for a challenge, the best first; those that a rule shuts out are left out, and equals stand by id. */
export const bestPeople = <P extends FindablePerson & { id: string }>(
  people: readonly P[],
  challenge: Told,
  context?: FitContext
): { person: P; fit: Fit }[] =>
  people
    .map((person) => ({ person, fit: fitOfPerson(person, challenge, context) }))
    .filter(({ fit: { excluded } }) => !excluded)
    .sort((a, b) => b.fit.score - a.fit.score || (a.person.id < b.person.id ? -1 : 1));
