/**
 * Navigations and what a page needs at run time. Network first until the replica is filled, so that a first visit
 * is the server's HTML; from then on every navigation is the shell, at once, whatever the network does.
 */
import { createHandlerBoundToURL } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { ExpirationPlugin } from 'workbox-expiration';
import { NetworkFirst, NetworkOnly, StaleWhileRevalidate } from 'workbox-strategies';

/** Set by the page once the public replica holds data (`stores/worker.ts` writes the same names). */
const marker = { cache: 'samskap-marks', url: '/replica-filled' };

/** Kit's run-time settings: without it the shell is blank, and only the server can make it. */
const settings = '/_app/env.js';

const isFilled = async (): Promise<boolean> =>
  Boolean(await (await caches.open(marker.cache)).match(marker.url));

/** Registers the routes; `/rest`, `/auth` and the rest of `/api` are left to the browser. */
export const routePages = (worker: ServiceWorkerGlobalScope): void => {
  const shell = createHandlerBoundToURL('/shell');
  // Refused: NetworkFirst, which waits for the network for ever when it has nothing in its cache.
  const server = new NetworkOnly({ networkTimeoutSeconds: 4 });

  registerRoute(
    new NavigationRoute(
      async (options) => {
        if (await isFilled()) return shell(options);
        try {
          return await server.handle(options);
        } catch {
          return shell(options);
        }
      },
      { denylist: [/^\/(api|rest|auth|storage|_app)\//, /^\/(sitemap\.xml|robots\.txt)$/] }
    )
  );

  // Every page waits for it, so it must not wait for the network; a change is seen at the visit after.
  const runtime = new StaleWhileRevalidate({ cacheName: 'samskap-settings' });
  registerRoute(({ url, sameOrigin }) => sameOrigin && url.pathname === settings, runtime);

  // A fallback only: the replica answers first wherever it can.
  registerRoute(
    ({ url, sameOrigin }) =>
      sameOrigin && url.pathname.startsWith('/api/open/') && !url.pathname.endsWith('/changes'),
    new NetworkFirst({
      cacheName: 'samskap-open',
      networkTimeoutSeconds: 4,
      plugins: [new ExpirationPlugin({ maxEntries: 60, maxAgeSeconds: 7 * 86_400 })]
    })
  );

  worker.addEventListener('install', (event) => {
    event.waitUntil(caches.open('samskap-settings').then((cache) => cache.add(settings)));
  });
};
