import { untrack } from 'svelte';
import { invalidate } from '$app/navigation';
import { navigating } from '$app/state';
import { wheel } from '$lib/stores/wheel.svelte';

/** What the `load` of the wheel depends on. */
export const followedWheel = 'samskap:wheel';

/** The page follows the phone's own copy, once there is one; not while the reader is on the way to another page. */
export const followWheel = (): void => {
  $effect(() => {
    if (wheel.followed && untrack(() => navigating.to) === null) void invalidate(followedWheel);
  });
};
