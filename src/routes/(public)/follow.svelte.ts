import { untrack } from 'svelte';
import { invalidate } from '$app/navigation';
import { navigating } from '$app/state';
import { challenges } from '$lib/stores/challenges.svelte';

/** What a page's `load` depends on when it shows challenges. */
export const followed = 'samskap:challenges';

/**
 * For a page with challenges: it follows the phone's own copy, once there is one. Not while the reader is on the way
 * to another page: loading again would call that off, and the next page reads what is new anyway.
 * @param shown what the page shows of the copy; as long as that is undefined, the page stays as it is
 */
export const followChallenges = (shown: () => unknown = () => challenges.all): void => {
  $effect(() => {
    if (!challenges.ready || !shown()) return;
    if (untrack(() => navigating.to) === null) void invalidate(followed);
  });
};
