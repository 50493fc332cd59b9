import { readQuery, writeQuery, type ListQuery } from '$lib/domain/challenges/query';
import { BadParameter } from '../http/answers.ts';

/** What the open data are asked for: the list's own filters, and where in them the answer begins. */
export type OpenQuery = { filters: ListQuery; after: string | null; limit: number };

/** The filters of the list that the open data take; the same words as in the address of `/utfordringer`. */
export const filterNames = ['theme', 'kind', 'q'] as const;

export const limits = { usual: 100, most: 500 } as const;

/**
 * The list itself leaves out what it does not understand, so that an old link still shows something. Whoever counts
 * with the data would take the whole for a part, so here a filter that would be left out is refused.
 */
const filtersOf = (params: URLSearchParams): ListQuery => {
  const asked = new URLSearchParams();
  for (const name of filterNames) {
    const value = params.get(name)?.trim();
    if (value) asked.set(name, value);
  }
  const filters = readQuery(asked);
  const understood = new URLSearchParams(writeQuery(filters));
  for (const name of asked.keys()) if (!understood.has(name)) throw new BadParameter(name);
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
