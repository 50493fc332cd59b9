/** For routes and hooks: makes the phone's own copy ready before somebody reads it. */
import { openLocal } from '../local/gate';
import { mounted } from '../local/mounted';

/**
 * In the shell every page comes from the phone, which is made ready while the page's code is still on its way. A page
 * that the server drew is taken over in a task of its own, after the one that read the code.
 */
export const startPhone = (): Promise<void> | void => {
  if (!mounted()) return new Promise((resolve) => setTimeout(resolve));
  import('./reading').then(
    ({ openAhead }) => openAhead(),
    () => undefined
  );
};

/** Reads all rows into memory, while a page that needs them is being drawn. */
export const readPhone = (): void => {
  openLocal().catch(() => undefined);
};
