/**
 * The kill switch, for the day a service worker does harm: with SERVICE_WORKER=off this stands at its address. It takes
 * over at once, empties its caches and leaves; from then on every page comes from the server. The phone's own data is
 * not in those caches: replica and outbox stay as they are.
 */
const retiring = `self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) await caches.delete(name);
      await self.registration.unregister();
    })()
  );
});
`;

export const workerPath = '/service-worker.js';

/** What is answered at `workerPath` while the switch is on. */
export const retiredWorker = { type: 'text/javascript', body: retiring };
