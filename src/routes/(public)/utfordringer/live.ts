/** What a list needs that answers at each letter, from this phone's own rows. Fetched after the first paint. */
import { searching } from '$lib/stores/searching';

export { searching };
export * as found from './found';
export { default as Nothing } from './Nothing.svelte';
export { default as Pages } from '$lib/ui/challenges/Pages.svelte';

// While nobody types there is time for the index.
searching.prepare(true).catch(() => undefined);
