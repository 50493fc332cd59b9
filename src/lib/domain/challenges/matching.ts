import type { Organisation } from '../organisations/organisation';
import type { Technology } from '../technologies/technology';
import type { Theme } from '../themes/theme';
import type { Challenge } from './challenge';
import { facets, type Facet, type ListQuery } from './query';
import { daysOf } from './semesters';

/** The rows that challenges refer to and filters name. */
export type Directory = {
  themes: readonly Theme[];
  technologies: readonly Technology[];
  organisations: readonly Organisation[];
};

/** Whether a challenge has a value, for each facet. */
export type Having = Record<Facet, (challenge: Challenge, value: string) => boolean>;

const idsByKey = (terms: readonly { id: string; key: string }[]): ((key: string) => ReadonlySet<string>) => {
  const found = new Map<string, Set<string>>();
  for (const { id, key } of terms) found.set(key, (found.get(key) ?? new Set()).add(id));
  const none = new Set<string>();
  return (key) => found.get(key) ?? none;
};

/** The slug of the municipality that each organisation is, or stands below. */
export const municipalities = (organisations: readonly Organisation[]): ReadonlyMap<string, string> => {
  const byId = new Map(organisations.map((row) => [row.id, row]));
  const found = new Map<string, string>();
  for (const organisation of organisations) {
    let row: Organisation | undefined = organisation;
    for (let steps = 0; row && row.kind !== 'municipality' && steps < 10; steps += 1)
      row = row.parent_id ? byId.get(row.parent_id) : undefined;
    if (row?.kind === 'municipality') found.set(organisation.id, row.slug);
  }
  return found;
};

/** A period that names no days fits no semester; one that names a single end goes on from there. */
const inPeriod = ({ starts_on, ends_on }: Challenge, value: string): boolean => {
  const days = daysOf(value);
  if (!days || (!starts_on && !ends_on)) return !days && !starts_on && !ends_on;
  return (!starts_on || starts_on <= days[1]) && (!ends_on || ends_on >= days[0]);
};

/** What has which value, by the rows of the directory as they are now. */
export const having = (directory: Directory): Having => {
  const themes = idsByKey(directory.themes);
  const technologies = idsByKey(directory.technologies);
  const town = municipalities(directory.organisations);
  return {
    theme: ({ theme_id, second_theme_id }, key) => {
      const ids = themes(key);
      return ids.has(theme_id ?? '') || ids.has(second_theme_id ?? '');
    },
    kind: (challenge, kind) => (challenge.kinds as string[]).includes(kind),
    level: (challenge, level) => (challenge.levels as string[]).includes(level),
    municipality: (challenge, slug) => town.get(challenge.organisation_id) === slug,
    period: inPeriod,
    language: (challenge, language) => challenge.language === language,
    technology: (challenge, key) => challenge.technology_ids.some((id) => technologies(key).has(id)),
    // A row of an earlier version of the app has no such column.
    topic: (challenge, key) => challenge.topic_keys?.includes(key) ?? false
  };
};

/**
 * True for a challenge that says every word anywhere in title, need or wish, without regard to case: what can be asked
 * of rows that nobody has made an index of. Undefined where no word is asked for.
 */
const saying = (text: string): ((challenge: Challenge) => boolean) | undefined => {
  const words = text.toLocaleLowerCase('nb').split(/\s+/).filter(Boolean);
  if (words.length === 0) return undefined;
  return ({ title, today, whom, better }) => {
    const said = `${title}\n${today}\n${whom}\n${better}`.toLocaleLowerCase('nb');
    return words.every((word) => said.includes(word));
  };
};

/**
 * The facets in which a published challenge has none of the values chosen; null for one that the list never shows,
 * whatever is chosen, because of its state or its words.
 */
export const missing = (query: ListQuery, has: Having): ((challenge: Challenge) => Facet[] | null) => {
  const asked = facets.filter((facet) => query[facet].length > 0);
  const says = saying(query.text);
  const nothing: Facet[] = [];
  // At each letter of a search this is all that is asked of thousands.
  if (asked.length === 0 && !says) return ({ state }) => (state === 'published' ? nothing : null);
  return (challenge) => {
    if (challenge.state !== 'published') return null;
    const lacks = asked.filter((facet) => !query[facet].some((value) => has[facet](challenge, value)));
    return lacks.length > 1 || says?.(challenge) === false ? null : lacks;
  };
};
