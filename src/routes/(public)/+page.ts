import { challenges } from '$lib/stores/challenges.svelte';
import { orFault } from './or-fault';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => ({
  list: await orFault(challenges.list({ theme: null, kind: null, text: '', page: 1 }, fetch))
});
