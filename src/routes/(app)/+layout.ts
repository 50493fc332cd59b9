import { browser } from '$app/environment';
import { openLocal } from '$lib/local/gate';

/** Signed-in pages read the phone, never the server: there is nothing to render there. */
export const ssr = false;

/** The phone's rows are read while the page is being drawn. */
export const load = (): void => {
  if (browser) openLocal().catch(() => undefined);
};
