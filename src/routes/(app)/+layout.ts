import { browser } from '$app/environment';
import { readPhone } from '$lib/stores/phone';

/** Signed-in pages read the phone, never the server: there is nothing to render there. */
export const ssr = false;

export const load = (): void => {
  if (browser) readPhone();
};
