import { browser } from '$app/environment';
import { chosenIn, readQuery } from '$lib/domain/challenges/query';
import { challenges } from '$lib/stores/challenges.svelte';
import { followed } from '../follow.svelte';
import { orFault } from '../or-fault';
import { part } from '../part';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url, fetch, depends }) => {
  depends(followed);
  const query = readQuery(url.searchParams);
  const list = await orFault(challenges.list(query, fetch));
  // What most visits do without is no part of the first load.
  const [found, Chosen, Pages, Nothing, Plain] = await Promise.all([
    query.text ? import('./found').catch(() => null) : null,
    chosenIn(query) > 0 ? part(import('$lib/ui/challenges/Chosen.svelte')) : null,
    list.pages > 1 ? part(import('$lib/ui/challenges/Pages.svelte')) : null,
    list.total === 0 ? part(import('./Nothing.svelte')) : null,
    browser ? null : part(import('$lib/ui/challenges/Filters.svelte'))
  ]);
  return { query, list, found, Chosen, Pages, Nothing, Plain };
};
