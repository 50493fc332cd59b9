/** For routes and hooks: makes the phone's own copy ready before somebody reads it. */
import { openLocal } from '../local/gate';
import { mounted } from '../local/mounted';

/** In the shell every page comes from the phone, which is made ready while the page's code is still on its way. */
export const startPhone = (): void => {
  if (mounted())
    import('./reading').then(
      ({ openAhead }) => openAhead(),
      () => undefined
    );
};

/** Reads all rows into memory, while a page that needs them is being drawn. */
export const readPhone = (): void => {
  openLocal().catch(() => undefined);
};
