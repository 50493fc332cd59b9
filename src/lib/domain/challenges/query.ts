import { kinds } from './challenge';

/** What the list can be narrowed by, in the order of the sheet; also the names in the address. */
export const facets = [
  'theme',
  'kind',
  'level',
  'municipality',
  'period',
  'language',
  'technology',
  'topic'
] as const;
export type Facet = (typeof facets)[number];

/** What a facet is called in the address. */
export const parameterOf = (facet: Facet): string => (facet === 'topic' ? 'emne' : facet);

/** `new`: what was published last first. `deadline`: the nearest last day first, those without one at the end. */
export const sorts = ['new', 'deadline'] as const;
export type Sort = (typeof sorts)[number];

/**
 * What the list is asked for; stands in the address, so that a filtered list can be shared. A challenge fits a facet
 * when it has one of the values chosen there, and must fit every facet in which something is chosen. `theme` and
 * `technology` are keys (all terms that carry them), `municipality` is a slug, `period` a semester or `open`.
 */
export type ListQuery = Record<Facet, string[]> & { text: string; sort: Sort; page: number };

export const everything: ListQuery = {
  theme: [],
  kind: [],
  level: [],
  municipality: [],
  period: [],
  language: [],
  technology: [],
  topic: [],
  text: '',
  sort: 'new',
  page: 1
};

const most = 20;
const word = /^[\w-]{1,80}$/;
const period = /^(\d{4}-(spring|autumn)|open)$/;

const isKnown = (facet: Facet, value: string): boolean => {
  if (facet === 'kind') return (kinds as readonly string[]).includes(value);
  return (facet === 'period' ? period : word).test(value);
};

/** URL parameters → query. Whatever is not understood is left out: a bad link still shows the list. */
export const readQuery = (params: URLSearchParams): ListQuery => {
  const query = { ...everything };
  for (const facet of facets)
    query[facet] = [...new Set(params.getAll(parameterOf(facet)))]
      .filter((value) => isKnown(facet, value))
      .slice(0, most);
  const page = Number(params.get('page') ?? '1');
  return {
    ...query,
    text: (params.get('q') ?? '').slice(0, 200),
    sort: sorts.find((sort) => sort === params.get('sort')) ?? 'new',
    page: Number.isInteger(page) && page > 0 ? page : 1
  };
};

/** Query → URL parameters, without those that say nothing. */
export const writeQuery = (query: ListQuery): string => {
  const params = new URLSearchParams();
  for (const facet of facets) for (const value of query[facet]) params.append(parameterOf(facet), value);
  if (query.text.trim()) params.set('q', query.text.trim());
  if (query.sort !== 'new') params.set('sort', query.sort);
  if (query.page > 1) params.set('page', String(query.page));
  const string = params.toString();
  return string ? `?${string}` : '';
};

/** How many values are chosen. */
export const chosenIn = (query: ListQuery): number =>
  facets.reduce((sum, facet) => sum + query[facet].length, 0);

/** True when it asks for every challenge, the newest first. */
export const isWhole = (query: ListQuery): boolean => !writeQuery({ ...query, page: 1 });
