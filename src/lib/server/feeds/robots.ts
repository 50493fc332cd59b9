/** Where a search has no business: what is one person's, and what draws nothing without a script. */
const closed = ['/api/demo', '/api/calendars', '/min-side', '/kommune', '/koordinator', '/shell'];

export const robots = (origin: string): string =>
  [
    'User-agent: *',
    ...closed
      .flatMap((path) => (path.startsWith('/api') ? [path] : [path, `/nn${path}`, `/en${path}`]))
      .map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${origin}/sitemap.xml`,
    ''
  ].join('\n');
