let hydrated = false;

/** Called when the first page stands: from then on a `load` may answer from the replica. */
export const markMounted = (): void => {
  hydrated = true;
};

/** False on the server and while a server-rendered page is being hydrated; the list must not change under its reader. */
export const mounted = (): boolean =>
  typeof document !== 'undefined' && (hydrated || document.documentElement.hasAttribute('data-shell'));
