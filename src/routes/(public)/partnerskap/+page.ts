import { partnerships } from '$lib/stores/partnerships.svelte';
import { orFault } from '../or-fault';
import { followedPartnerships } from './follow.svelte';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, depends }) => {
  depends(followedPartnerships);
  return { partnerships: await orFault(partnerships.list(fetch)) };
};
