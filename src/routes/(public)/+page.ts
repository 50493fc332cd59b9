import { challenges } from '$lib/stores/challenges.svelte';
import { followed } from './follow.svelte';
import { orFault } from './or-fault';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, depends }) => {
  depends(followed);
  return { list: await orFault(challenges.list({ theme: null, kind: null, text: '', page: 1 }, fetch)) };
};
