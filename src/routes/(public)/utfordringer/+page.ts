import { browser } from '$app/environment';
import { chosenIn, readQuery } from '$lib/domain/challenges/query';
import { challenges } from '$lib/stores/challenges.svelte';
import { followed } from '../follow.svelte';
import { orFault } from '../or-fault';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url, fetch, depends }) => {
  depends(followed);
  const query = readQuery(url.searchParams);
  const [list, chosen, plain] = await Promise.all([
    orFault(challenges.list(query, fetch)),
    // What most visits do without is no part of the first load.
    chosenIn(query) > 0 ? import('$lib/ui/challenges/Chosen.svelte').catch(() => null) : null,
    browser ? null : import('$lib/ui/challenges/Filters.svelte')
  ]);
  return { query, list, Chosen: chosen?.default, Plain: plain?.default };
};
