/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
/// <reference types="@sveltejs/kit" />
/**
 * Wiring only. The worker makes every screen open without a network; it never carries data of its own: no token,
 * no `/rest`, no `/auth`. Pages drive the sync. It waits for its tabs before it takes over from an older one.
 */
import { installPrecache } from './precache';
import { routePages } from './pages';

const worker = self as unknown as ServiceWorkerGlobalScope;

installPrecache();
routePages(worker);
