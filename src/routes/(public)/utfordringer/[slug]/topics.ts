import { topics } from '$lib/stores/topics.svelte';
import Topics from './Topics.svelte';

/** What the page needs to show what a challenge is about; fetched for those that have topics. */
export const topicsOf = async (keys: readonly string[], fetch: typeof globalThis.fetch) => ({
  Part: Topics,
  named: await topics.at(keys, fetch)
});
