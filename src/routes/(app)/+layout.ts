/** Signed-in pages read the phone, never the server: there is nothing to render there. */
export const ssr = false;
