/** What the layout shows and does once the page stands there; one file, so that a first visit names one. */
export { default as SyncVoice } from '$lib/ui/sync/SyncVoice.svelte';
export { default as UnreadNotices } from './UnreadNotices.svelte';
export { registerWorker } from '$lib/stores/worker';
