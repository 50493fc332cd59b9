import { challenges } from '$lib/stores/challenges.svelte';
import { followed } from '../../follow.svelte';
import { orFault } from '../../or-fault';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch, depends }) => {
  depends(followed);
  return { article: await orFault(challenges.load(params.slug, fetch)) };
};
