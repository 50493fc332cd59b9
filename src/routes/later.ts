/** What the layout fetches after the first paint: reading comes first. One import, for each costs the first load. */
export { default as AfterPaint } from './AfterPaint.svelte';
export { default as Ask } from './Ask.svelte';
export { default as Unread } from './UnreadNotices.svelte';
export { openSync } from './open-sync';
