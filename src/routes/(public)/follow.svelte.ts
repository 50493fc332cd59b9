import { untrack } from 'svelte';
import { invalidate } from '$app/navigation';
import { navigating } from '$app/state';
import { challenges } from '$lib/stores/challenges.svelte';

/** What a page's `load` depends on when it shows a list of challenges. */
export const followed = 'samskap:challenges';

/**
 * For a page with a list: it follows the phone's own copy, once there is one. Not while the reader is on the way to
 * another page: loading again would call that off, and the next page reads what is new anyway.
 */
export const followChallenges = (): void => {
  $effect(() => {
    if (!challenges.ready || !challenges.all) return;
    if (untrack(() => navigating.to) === null) void invalidate(followed);
  });
};
