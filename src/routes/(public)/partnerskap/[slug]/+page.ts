import { getLocale } from '$lib/i18n/paraglide/runtime';
import { partnerships } from '$lib/stores/partnerships.svelte';
import { orFault } from '../../or-fault';
import { followedPartnerships } from '../follow.svelte';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch, depends }) => {
  depends(followedPartnerships);
  return { story: await orFault(partnerships.load(params.slug, getLocale(), fetch)) };
};
