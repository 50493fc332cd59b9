/** The offline shell: one prerendered page that the service worker serves for every address. */
export const prerender = true;
export const ssr = false;
