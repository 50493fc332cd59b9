/** What the layout fetches after the first paint: reading comes first. One import, for each costs the first load. */
import { registerWorker } from '$lib/stores/worker';
import { startPrivate, startPublic } from '$lib/sync/start';

export { default as Voice } from '$lib/ui/sync/SyncVoice.svelte';
export { default as Ask } from './Ask.svelte';

export const begin = (): void => {
  startPublic();
  // Whoever is signed in sends and fetches on every page, public ones too.
  void startPrivate();
  void registerWorker();
};
