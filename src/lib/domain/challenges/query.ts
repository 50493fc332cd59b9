import { kinds, type Kind } from './challenge';

/** What the list is asked for; stands in the URL, so that a filtered list can be shared. `theme` is a key: all themes that carry it. */
export type ListQuery = { theme: string | null; kind: Kind | null; text: string; page: number };

/** URL parameters → query. Whatever is not understood is left out: a bad link still shows the list. */
export const readQuery = (params: URLSearchParams): ListQuery => {
  const kind = params.get('kind');
  const page = Number(params.get('page') ?? '1');
  return {
    theme: params.get('theme'),
    kind: kinds.find((known) => known === kind) ?? null,
    text: (params.get('q') ?? '').slice(0, 200),
    page: Number.isInteger(page) && page > 0 ? page : 1
  };
};

/** Query → URL parameters, without those that say nothing. */
export const writeQuery = (query: Partial<ListQuery>): string => {
  const params = new URLSearchParams();
  if (query.theme) params.set('theme', query.theme);
  if (query.kind) params.set('kind', query.kind);
  if (query.text?.trim()) params.set('q', query.text.trim());
  if (query.page && query.page > 1) params.set('page', String(query.page));
  const string = params.toString();
  return string ? `?${string}` : '';
};

/** True when nothing is filtered. */
export const isWhole = (query: ListQuery): boolean => !query.theme && !query.kind && !query.text.trim();
