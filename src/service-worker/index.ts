/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
/// <reference types="@sveltejs/kit" />
/**
 * Wiring only. The worker makes every screen open without a network; it never carries data of its own: no token,
 * no `/rest`, no `/auth`. Pages drive the sync, and say when it may take over from an older one.
 */
import { bypassForBuilt, installPrecache } from './precache';
import { routePages } from './pages';
import { awaitTurn } from './update';

const worker = self as unknown as ServiceWorkerGlobalScope;

const shell = installPrecache(worker);
bypassForBuilt(worker);
routePages(worker, shell);
awaitTurn(worker);
// The page that installed the worker is served by it too, or a form opened first in flight mode could not load. An
// update activates when a page lets it, or when the last page of the old version is gone.
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
// One that was on its way meanwhile is nobody's, and asks (`stores/worker.ts`).
worker.addEventListener('message', (event) => {
  if (event.data === 'claim') event.waitUntil(worker.clients.claim());
});
