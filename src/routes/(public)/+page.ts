import { challenges } from '$lib/stores/challenges.svelte';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => ({
  list: await challenges.list({ theme: null, kind: null, text: '', page: 1 }, fetch)
});
