import { untrack } from 'svelte';
import { invalidate } from '$app/navigation';
import { navigating } from '$app/state';
import { meetings } from '$lib/stores/meetings.svelte';

/** What the `load` of these pages depends on. */
export const followedMeetings = 'samskap:meetings';

/** The page follows the phone's own copy, once there is one; not while the reader is on the way to another page. */
export const followMeetings = (): void => {
  $effect(() => {
    if (meetings.followed && untrack(() => navigating.to) === null) void invalidate(followedMeetings);
  });
};
