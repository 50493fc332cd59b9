import { languages } from '../rows';
import { onePerKey } from '../themes/rules';
import { kinds, type Challenge } from './challenge';
import { levels } from './choices';
import type { Found } from '../matching/search/search-index';
import { having, missing, type Directory } from './matching';
import { facets, type Facet, type ListQuery } from './query';
import { openPeriod, semestersFrom } from './semesters';

/** How many challenges there are behind each value of each facet. */
export type Counts = Record<Facet, Record<string, number>>;

/** A term or a municipality that can be chosen, with what it is called. */
export type Named = { key: string; name_nb: string; name_nn: string | null; name_en: string | null };

/** What can be chosen, where that is decided by rows. */
export type Offers = Record<'theme' | 'municipality' | 'technology' | 'topic', Named[]>;

const named = ({ key, name_nb, name_nn, name_en }: Named): Named => ({ key, name_nb, name_nn, name_en });

const inOrder = (a: { position: number; id: string }, b: { position: number; id: string }): number =>
  a.position - b.position || (a.id < b.id ? -1 : 1);

export const offersOf = (
  { themes, technologies, organisations }: Directory,
  topics: readonly Named[] = []
): Offers => ({
  theme: onePerKey([...themes].sort(inOrder)).map(named),
  municipality: organisations
    .filter(({ kind }) => kind === 'municipality')
    .map((row) => named({ ...row, key: row.slug }))
    .sort((a, b) => (a.key < b.key ? -1 : 1)),
  technology: onePerKey([...technologies].sort(inOrder)).map(named),
  // Of some five hundred only those that are chosen, from whoever knows what they are called.
  topic: topics.map(named)
});

/** The values that each facet offers. @param today a day in Norway: no semester that is over is offered */
export const valuesOffered = (offers: Offers, today: string): Record<Facet, string[]> => ({
  theme: offers.theme.map(({ key }) => key),
  kind: [...kinds],
  level: [...levels],
  municipality: offers.municipality.map(({ key }) => key),
  period: [...semestersFrom(today), openPeriod],
  language: [...languages],
  technology: offers.technology.map(({ key }) => key),
  topic: offers.topic.map(({ key }) => key)
});

/** The same of both together. Each value of either stands in the other. */
export const sumOfCounts = (one: Counts, other: Counts): Counts =>
  Object.fromEntries(
    facets.map((facet) => [
      facet,
      Object.fromEntries(
        Object.entries(one[facet]).map(([value, n]) => [value, n + (other[facet][value] ?? 0)])
      )
    ])
  ) as Counts;

/**
 * For each value of `values` how long the list would be, were it the only one chosen in its facet and all else as in
 * `query`. One walk through all challenges: one that fits everywhere counts in every facet, one that lacks a single
 * facet counts there alone.
 */
export const countChallenges = (
  all: readonly Challenge[],
  query: ListQuery,
  directory: Directory,
  values: Record<Facet, readonly string[]>,
  found?: Pick<Found, 'scores'>
): Counts => {
  const has = having(directory);
  const lacking = missing(found ? { ...query, text: '' } : query, has);
  const scores = found?.scores(all);
  const counts = Object.fromEntries(
    facets.map((facet) => [facet, Object.fromEntries(values[facet].map((value) => [value, 0]))])
  ) as Counts;
  for (const [place, challenge] of all.entries()) {
    const lacks = scores?.[place] === 0 ? null : lacking(challenge);
    if (!lacks) continue;
    for (const facet of lacks.length > 0 ? lacks : facets) {
      const of = counts[facet];
      for (const value of values[facet]) if (has[facet](challenge, value)) of[value] = (of[value] ?? 0) + 1;
    }
  }
  return counts;
};
