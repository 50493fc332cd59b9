import { browser } from '$app/environment';
import { isWhole, readQuery } from '$lib/domain/challenges/query';
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
  const [Narrowed, Pages, Nothing, Plain] = await Promise.all([
    isWhole({ ...query, sort: 'new' }) ? null : part(import('./Narrowed.svelte')),
    list.pages > 1 ? part(import('$lib/ui/challenges/Pages.svelte')) : null,
    list.total === 0 ? part(import('./Nothing.svelte')) : null,
    browser ? null : part(import('$lib/ui/challenges/Filters.svelte'))
  ]);
  return { query, list, Narrowed, Pages, Nothing, Plain };
};
