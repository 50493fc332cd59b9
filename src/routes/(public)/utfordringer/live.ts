/** What a list needs that answers at each letter, from this phone's own rows. Fetched after the first paint. */
import type { ListQuery } from '$lib/domain/challenges/query';
import { searching } from '$lib/stores/searching';
import { partsOf } from './parts';
import { drawing } from './drawing.svelte';

export { finding } from './parts';

// While nobody types there is time for the index.
const prepare = async (): Promise<void> => {
  await searching.prepare(true);
  const { draw, end } = drawing();
  await searching.rehearse(draw).finally(end);
  performance.mark('search-ready');
};
prepare().catch(() => undefined);

/** What the page shows for what is typed ahead of the address; null where that can't be said yet. */
export const answer = (data: { query: ListQuery }, typed: string | undefined) => {
  if (typed === undefined) return null;
  const query = { ...data.query, text: typed, page: 1 };
  const list = searching.list(query);
  return list && { query, list, ...partsOf(list) };
};
