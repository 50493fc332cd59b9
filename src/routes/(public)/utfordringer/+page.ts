import { readQuery } from '$lib/domain/challenges/query';
import { challenges } from '$lib/stores/challenges.svelte';
import { followed } from '../follow.svelte';
import { orFault } from '../or-fault';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url, fetch, depends }) => {
  depends(followed);
  const query = readQuery(url.searchParams);
  return { query, list: await orFault(challenges.list(query, fetch)) };
};
