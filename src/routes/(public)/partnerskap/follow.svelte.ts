import { untrack } from 'svelte';
import { invalidate } from '$app/navigation';
import { navigating } from '$app/state';
import { partnerships } from '$lib/stores/partnerships.svelte';

/** What the `load` of these pages depends on. */
export const followedPartnerships = 'samskap:partnerships';

/** The page follows the phone's own copy, once there is one; not while the reader is on the way to another page. */
export const followPartnerships = (): void => {
  $effect(() => {
    if (partnerships.followed && untrack(() => navigating.to) === null) void invalidate(followedPartnerships);
  });
};
