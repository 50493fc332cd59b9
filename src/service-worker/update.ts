/** What a page says to a worker that waits (`stores/updates.svelte.ts` says it). */
const takeOver = 'take-over';

/**
 * A newer worker waits until a page says that nothing of its own is in the way. Never at install: that would take the
 * files of the old version from pages that still run it.
 */
export const awaitTurn = (worker: ServiceWorkerGlobalScope): void => {
  worker.addEventListener('message', ({ data }) => {
    if (data === takeOver) void worker.skipWaiting();
  });
};
