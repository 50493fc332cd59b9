import { browser } from '$app/environment';
import { readQuery } from '$lib/domain/challenges/query';
import { challenges } from '$lib/stores/challenges.svelte';
import { followed } from '../follow.svelte';
import { orFault } from '../or-fault';
import { part } from '../part';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url, fetch, depends }) => {
  depends(followed);
  const query = readQuery(url.searchParams);
  const list = await orFault(challenges.list(query, fetch));
  // None of this is part of the first load; without a network it may not be on this phone yet.
  const parts = await import('./parts').then(
    ({ all }) => all(query, list),
    () => null
  );
  const Plain = browser ? null : await part(import('$lib/ui/challenges/Filters.svelte'));
  return { query, list, ...parts, Plain };
};
