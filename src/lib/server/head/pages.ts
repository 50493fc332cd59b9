/** Public pages with an address of their own that a search may find, without the language. The site map holds them. */
export const found: readonly string[] = ['/', '/utfordringer', '/om', '/personvern', '/tilgjengelighet'];

/** Public pages that are of no use to one who comes from a search. */
export const unlisted: readonly string[] = ['/avmeld', '/demo', '/logg-inn', '/postkasse'];

/** Public pages with a name in their address, found by that name. */
export const named = ['/utfordringer/[slug]', '/partnerskap/[slug]'] as const;

/** A route of Kit's as its pattern in the address bar: `/(public)/om` → `/om`; null where a search has no business. */
export const publicPath = (routeId: string | null): string | null => {
  if (!routeId?.startsWith('/(public)')) return null;
  return routeId.slice('/(public)'.length) || '/';
};
