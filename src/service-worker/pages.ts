/**
 * Navigations and what a page needs at run time. Network first until the replica is filled, so that a first visit
 * is the server's HTML; from then on every navigation is the shell, at once, whatever the network does.
 */
import type { RouteHandlerCallback } from 'workbox-core';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { ExpirationPlugin } from 'workbox-expiration';
import { NetworkFirst, NetworkOnly, StaleWhileRevalidate } from 'workbox-strategies';
import { marks } from './marks';
import { onlyOurs } from './ours';

/** Kit's run-time settings: without it the shell is blank, and only the server can make it. */
const settings = '/_app/env.js';

/** Where other apps share to: the words stand in the address, and no server needs to read them. */
const shareTarget = /^\/((nn|en)\/)?del$/;

const notPages = [
  /^\/(api|rest|auth|storage|_app|screenshots)\//,
  /^\/(sitemap\.xml|robots\.txt)$/,
  // What others show on their pages is the server's alone.
  /^\/((nn|en)\/)?arshjul\/innebygd(\?|$)/
];

/** Whole lists of the open data that belong to no replica. */
const lists = new Set(['/api/open/v1/topics', '/api/open/v1/study-programmes']);

const isFilled = async (): Promise<boolean> =>
  Boolean(await (await caches.open(marks.cache)).match(marks.filled));

/** Registers the routes; `/rest`, `/auth` and the rest of `/api` are left to the browser. */
export const routePages = (worker: ServiceWorkerGlobalScope, shell: RouteHandlerCallback): void => {
  // Refused: NetworkFirst, which waits for the network for ever when it has nothing in its cache.
  const server = new NetworkOnly({ networkTimeoutSeconds: 4 });

  registerRoute(
    new NavigationRoute(
      async (options) => {
        if (shareTarget.test(options.url.pathname) || (await isFilled())) return shell(options);
        try {
          return await server.handle(options);
        } catch {
          return shell(options);
        }
      },
      { denylist: notPages }
    )
  );

  // Every page waits for it, so it must not wait for the network; a change is seen at the visit after.
  const runtime = new StaleWhileRevalidate({ cacheName: 'samskap-settings', plugins: [onlyOurs] });
  registerRoute(({ url, sameOrigin }) => sameOrigin && url.pathname === settings, runtime);

  // What a writer without cover chooses among. Nobody waits for it, so the network comes first; it is kept for good.
  registerRoute(
    ({ url, sameOrigin, request }) =>
      sameOrigin && lists.has(url.pathname + url.search) && !request.headers.has('authorization'),
    new NetworkFirst({ cacheName: 'samskap-lists', networkTimeoutSeconds: 4, plugins: [onlyOurs] })
  );

  // A fallback only: the replica answers first wherever it can.
  registerRoute(
    ({ url, sameOrigin, request }) =>
      sameOrigin &&
      url.pathname.startsWith('/api/open/') &&
      !url.pathname.endsWith('/changes') &&
      // Nobody asks for open data as somebody; should one do so, the answer is kept nowhere.
      !request.headers.has('authorization'),
    new NetworkFirst({
      cacheName: 'samskap-open',
      networkTimeoutSeconds: 4,
      plugins: [
        onlyOurs,
        new ExpirationPlugin({
          maxEntries: 60,
          maxAgeSeconds: 7 * 86_400,
          // Open data varies by `accept`, which the sweep does not send: one swept by its address alone would stay.
          matchOptions: { ignoreVary: true }
        })
      ]
    })
  );

  worker.addEventListener('install', (event) => {
    const request = new Request(settings, { cache: 'reload' });
    event.waitUntil(Promise.all(runtime.handleAll({ event, request })));
  });
};
