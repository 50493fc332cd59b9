import { meetings } from '$lib/stores/meetings.svelte';
import { orFault } from '../or-fault';
import { followedMeetings } from './follow.svelte';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, depends }) => {
  depends(followedMeetings);
  return orFault(meetings.list(fetch));
};
