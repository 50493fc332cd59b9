import type { Actions } from './$types';

/**
 * Whoever presses before the page's own script has come is sent here by the browser. Nothing is done with it but hand it
 * back: the page goes on once it is awake, and the address stands in no URL and no log.
 */
export const actions: Actions = {
  default: async ({ request, setHeaders, url }) => {
    setHeaders({ 'cache-control': 'no-store' });
    const sent = await request.formData();
    // What another site sends in somebody's name is no wish of theirs.
    if (request.headers.get('origin') !== url.origin) return undefined;
    return { email: String(sent.get('email') ?? '').slice(0, 254), guest: sent.has('guest') };
  }
};
