import { everything } from '$lib/domain/challenges/query';
import { challenges } from '$lib/stores/challenges.svelte';
import { partnerships } from '$lib/stores/partnerships.svelte';
import { followed } from './follow.svelte';
import { orFault } from './or-fault';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, depends }) => {
  depends(followed);
  const [list, partners] = await Promise.all([
    orFault(challenges.list(everything, fetch)),
    // Home stands without them.
    partnerships.list(fetch).catch(() => [])
  ]);
  return { list, partners };
};
