/** Public pages with an address of their own that a search may find, without the language. The site map holds them. */
export const found: readonly string[] = [
  '/',
  '/utfordringer',
  '/partnerskap',
  '/moteplasser',
  '/arshjul',
  '/for/studenter',
  '/for/forskere',
  '/for/kommunen',
  '/foresla',
  '/om',
  '/personvern',
  '/tilgjengelighet'
];

/** Public pages that are of no use to one who comes from a search. */
export const unlisted: readonly string[] = [
  '/arshjul/innebygd',
  '/avmeld',
  '/demo',
  '/logg-inn',
  '/postkasse'
];

/** Public pages with a name in their address: of a challenge, of a partnership, of a meeting, and of those whom a page is for. */
export const named = [
  '/utfordringer/[slug]',
  '/partnerskap/[slug]',
  '/for/[who]',
  '/moteplasser/[slug]'
] as const;

/** A route of Kit's as its pattern in the address bar: `/(public)/om` → `/om`; null where a search has no business. */
export const publicPath = (routeId: string | null): string | null => {
  if (!routeId?.startsWith('/(public)')) return null;
  return routeId.slice('/(public)'.length) || '/';
};

/** Whether a page is there to be read, so that it does its work before its scripts are there; a form does not. */
export const isToRead = (routeId: string | null): boolean => {
  const pattern = publicPath(routeId);
  return pattern !== null && pattern !== '/foresla' && [...found, ...named].includes(pattern);
};
