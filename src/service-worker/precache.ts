/** What is on the phone after the first visit: the shell, the built files, icons and font. */
import { build, files, prerendered, version } from '$service-worker';
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
