import { dev } from '$app/environment';
import { whenOpen } from '../local/gate';
import { updates } from './updates.svelte';

/**
 * Registers the service worker, and tells it when the public replica is filled: from then on it answers navigations
 * from the shell. The mark lives in the Cache API because that is what both sides can read; the names stand again in
 * `service-worker/marks.ts`.
 */
const mark = { cache: 'samskap-marks', url: '/replica-filled' };

/**
 * `updateViaCache: 'none'`, or an HTTP cache could hold an old worker back. A browser without workers just goes on, and
 * so does one that gets none now: without a network, or behind a portal that answers with a page of its own.
 */
export const registerWorker = async (): Promise<void> => {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker
    .register('/service-worker.js', { updateViaCache: 'none', type: dev ? 'module' : 'classic' })
    .catch(() => null);
  if (!registration) return;
  updates.watch(registration);
  const { replica } = await whenOpen();
  let marked = false;
  const look = (): void => {
    if (marked || !replica.filled) return;
    marked = true;
    void caches.open(mark.cache).then((cache) => cache.put(mark.url, new Response('1')));
  };
  replica.subscribe(look);
  look();
};
