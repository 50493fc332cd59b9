/** What a list needs to show after a search; most visits do without. */
import { m } from '$lib/i18n/paraglide/messages';

export { default as Elsewhere } from '$lib/ui/challenges/Elsewhere.svelte';
export { default as Said } from '$lib/ui/challenges/Said.svelte';

export const bestFirst = (): string => m.list_sort_best();
export const nothingHasAll = (count: number): string => m.list_near({ count });
