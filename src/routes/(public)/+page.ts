import { everything } from '$lib/domain/challenges/query';
import { challenges } from '$lib/stores/challenges.svelte';
import { followed } from './follow.svelte';
import { orFault } from './or-fault';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, depends }) => {
  depends(followed);
  return { list: await orFault(challenges.list(everything, fetch)) };
};
