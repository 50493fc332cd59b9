import { dev } from '$app/environment';

/**
 * Registers the service worker and tells it when the public replica is filled. The marker lives in the Cache API
 * because that is what both sides can read; the names stand again in `service-worker/pages.ts`.
 */
const marker = { cache: 'samskap-marks', url: '/replica-filled' };

/** `updateViaCache: 'none'`, or an HTTP cache could hold an old worker back. A browser without workers just goes on. */
export const registerWorker = async (): Promise<void> => {
  if (!('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register('/service-worker.js', {
    updateViaCache: 'none',
    type: dev ? 'module' : 'classic'
  });
};

/** From now on navigations are answered from the shell. */
export const markReplicaFilled = async (): Promise<void> => {
  if (!('caches' in window)) return;
  await (await caches.open(marker.cache)).put(marker.url, new Response('1'));
};
