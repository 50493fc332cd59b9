import { browser } from '$app/environment';
import { readPhone } from '$lib/stores/phone';

/** Where other apps share to. What they share is read on the phone and nowhere else. */
export const ssr = false;

export const load = (): void => {
  if (browser) readPhone();
};
