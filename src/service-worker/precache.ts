/** What is on the phone after the first visit: the shell, the built files, icons and font. */
import { build, files, prerendered, version } from '$service-worker';
import { cacheNames } from 'workbox-core';
import { cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching';

/** Built files carry a hash in their name; everything else is as old as the version. */
const entries = () => [
  ...build.map((url) => ({ url, revision: null })),
  ...[...files, ...prerendered].map((url) => ({ url, revision: version }))
];

/** Precaches and serves them. An older version's files leave when this worker activates, not before. */
export const installPrecache = (): void => {
  precacheAndRoute(entries(), { cleanURLs: false, directoryIndex: '' });
  cleanupOutdatedCaches();
};

/** Not in the type library yet. */
type StaticRoute = { condition: { urlPattern: string }; source: { cacheName: string } };
type RoutedInstall = ExtendableEvent & { addRoutes?: (routes: StaticRoute[]) => Promise<void> };

/**
 * Where the browser can, it takes built files straight from the cache: a page asks for some twenty, and each one that
 * goes through the worker costs a slow phone some milliseconds. What is not there goes to the network as ever.
 */
export const bypassForBuilt = (worker: ServiceWorkerGlobalScope): void => {
  worker.addEventListener('install', (event: RoutedInstall) => {
    const routed = event.addRoutes?.([
      { condition: { urlPattern: '/_app/immutable/*' }, source: { cacheName: cacheNames.precache } }
    ]);
    if (routed) event.waitUntil(routed);
  });
};
