/** What the layout fetches after the first paint: reading comes first. One import, for each costs the first load. */
import type { Component } from 'svelte';
import { registerWorker } from '$lib/stores/worker';
import { startPrivate, startPublic } from '$lib/sync/start';
import Voice from '$lib/ui/sync/SyncVoice.svelte';

export type Later = { Voice: typeof Voice; Ask?: Component<{ path: string }> };

/** @param show is given what has come, each time there is more of it */
export const begin = (show: (parts: Later) => void): void => {
  startPublic();
  // Whoever is signed in sends and fetches on every page, public ones too.
  void startPrivate();
  void registerWorker();
  show({ Voice });
  void import('./Ask.svelte').then(({ default: Ask }) => show({ Voice, Ask }));
};
