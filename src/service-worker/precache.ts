/** What is on the phone after the first visit: the shell, the built files, icons and font. */
import { build, files, prerendered, version } from '$service-worker';
import { cacheNames } from 'workbox-core';
import { cleanupOutdatedCaches, PrecacheController, PrecacheRoute } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { sortEarlier, type Seen } from './earlier';
import { marks } from './marks';
import { onlyOurs, shellPath } from './ours';

/** Built files carry a hash in their name; everything else is as old as the version. Pictures for shops stay out. */
const entries = () => [
  ...build.map((url) => ({ url, revision: null })),
  ...[...files, ...prerendered]
    .filter((url) => !url.startsWith('/screenshots/'))
    .map((url) => ({ url, revision: version }))
];

const dropEarlier = async (current: ReadonlySet<string>): Promise<void> => {
  const [cache, notes] = await Promise.all([caches.open(cacheNames.precache), caches.open(marks.cache)]);
  const seen = ((await (await notes.match(marks.earlier))?.json()) ?? {}) as Seen;
  const cached = (await cache.keys()).map(({ url }) => url);
  const { keep, drop } = sortEarlier(cached, current, seen, Date.now());
  await notes.put(marks.earlier, new Response(JSON.stringify(keep)));
  await Promise.all(drop.map((url) => cache.delete(url)));
};

/** So many files are on their way at a time: Workbox fetches one after another, and a phone waits for each round trip. */
const lanes = 6;

/**
 * Precaches and serves them; one that does not come as it should leaves the older version in charge. Refused: Workbox's
 * own end of `activate`, which takes an earlier version's files from the tabs that run it.
 * @returns answers a navigation with the shell
 */
export const installPrecache = (worker: ServiceWorkerGlobalScope) => {
  const precache = new PrecacheController({ plugins: [onlyOurs] });
  precache.addToCacheList(entries());
  for (let lane = 0; lane < lanes; lane++) {
    const part = new PrecacheController({ plugins: [onlyOurs] });
    part.addToCacheList(entries().filter((_entry, n) => n % lanes === lane));
    worker.addEventListener('install', (event) => void part.install(event));
  }
  worker.addEventListener('activate', (event) =>
    event.waitUntil(dropEarlier(new Set(precache.getURLsToCacheKeys().values())))
  );
  registerRoute(new PrecacheRoute(precache, { cleanURLs: false, directoryIndex: '' }));
  registerRoute(
    ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/_app/immutable/'),
    async ({ request }) => (await caches.match(request)) ?? fetch(request)
  );
  cleanupOutdatedCaches();
  return precache.createHandlerBoundToURL(shellPath);
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
