import { challenges } from '$lib/stores/challenges.svelte';
import { orFault } from '../../or-fault';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch }) => ({
  article: await orFault(challenges.load(params.slug, fetch))
});
