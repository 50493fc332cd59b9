import { levels } from '$lib/domain/challenges/choices';
import { facets, parameterOf, readQuery, writeQuery, type ListQuery } from '$lib/domain/challenges/query';
import { languages } from '$lib/domain/rows';
import { BadParameter } from '../http/answers.ts';

/** What the open data are asked for: the list's own filters, and where in them the answer begins. */
export type OpenQuery = { filters: ListQuery; after: string | null; limit: number };

/** The filters of the list that the open data take; the same words as in the address of `/utfordringer`. */
export const filterNames = [...facets.map(parameterOf), 'q'] as const;

export const limits = { usual: 100, most: 500 } as const;

/** Facets with a closed list of values, which the list itself only reads the form of. */
const closed: Record<string, readonly string[] | undefined> = { level: levels, language: languages };

/**
 * The list itself leaves out what it does not understand, so that an old link still shows something. Whoever counts
 * with the data would take the whole for a part, so here a filter that would be left out is refused.
 */
const filtersOf = (params: URLSearchParams): ListQuery => {
  const asked = new URLSearchParams();
  for (const name of filterNames)
    for (const value of new Set(params.getAll(name).map((given) => given.trim())))
      if (value) asked.append(name, value);
  const filters = readQuery(asked);
  const understood = new URLSearchParams(writeQuery(filters));
  for (const name of asked.keys()) {
    const values = asked.getAll(name);
    const known = closed[name];
    if (values.some((value) => known && !known.includes(value))) throw new BadParameter(name);
    if (understood.getAll(name).length !== values.length) throw new BadParameter(name);
  }
  return filters;
};

const limitOf = (params: URLSearchParams, usual: number): number => {
  const given = params.get('limit');
  if (given === null) return usual;
  const limit = /^\d{1,3}$/.test(given) ? Number(given) : 0;
  if (limit < 1 || limit > limits.most) throw new BadParameter('limit');
  return limit;
};

/** @throws BadParameter */
export const readOpenQuery = (params: URLSearchParams, usual: number = limits.usual): OpenQuery => ({
  filters: filtersOf(params),
  after: params.get('after'),
  limit: limitOf(params, usual)
});
