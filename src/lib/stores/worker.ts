import { dev } from '$app/environment';
import { whenOpen } from '../local/gate';
import { updates } from './updates.svelte';

/**
 * Registers the service worker, and tells it when the public replica is filled: from then on it answers navigations
 * from the shell. The mark lives in the Cache API because that is what both sides can read; the names stand again in
 * `service-worker/marks.ts`.
 */
const mark = { cache: 'samskap-marks', url: '/replica-filled' };

/** Milliseconds a first visit gives the rest of the page at most. */
const patience = 15_000;

const first = new Set<Promise<unknown>>();

/** What a reader waits for on a first visit goes before the worker's some two hundred files. */
export const beforeWorker = (work: Promise<unknown>): void => {
  const done = work.catch(() => undefined).finally(() => first.delete(done));
  first.add(done);
};

/** Resolves when this phone holds what is published, and whatever began with that is done. */
const pageIsDone = async (): Promise<void> => {
  const { replica } = await whenOpen();
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (!replica.filled) return;
      stop();
      resolve();
    };
    const stop = replica.subscribe(look);
    look();
  });
  await idle();
  while (first.size > 0) await Promise.all(first);
};

const idle = (): Promise<unknown> =>
  new Promise((resolve) =>
    'requestIdleCallback' in globalThis
      ? requestIdleCallback(resolve, { timeout: 1_000 })
      : setTimeout(resolve)
  );

const late = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, patience));

/**
 * `updateViaCache: 'none'`, or an HTTP cache could hold an old worker back. A browser without workers just goes on, and
 * so does one that gets none now: without a network, or behind a portal that answers with a page of its own.
 */
export const registerWorker = async (): Promise<void> => {
  if (!('serviceWorker' in navigator)) return;
  // Both at once make a slow phone's first page stutter: twice to four times the wall time of every task.
  if (!navigator.serviceWorker.controller) await Promise.race([pageIsDone(), late()]);
  const registration = await navigator.serviceWorker
    .register('/service-worker.js', { updateViaCache: 'none', type: dev ? 'module' : 'classic' })
    .catch(() => null);
  if (!registration) return;
  updates.watch(registration);
  // A page that was on its way while the worker began is missed by it, and would be without cover until the next one.
  void navigator.serviceWorker.ready.then(({ active }) => {
    if (!navigator.serviceWorker.controller) active?.postMessage('claim');
  });
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
