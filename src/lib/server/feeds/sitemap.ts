/** The site map (sitemaps.org) of what anyone may read, each page in its three languages. */
import { href, type Path } from '$lib/i18n/href';
import { locales } from '$lib/i18n/paraglide/runtime';
import { around, declaration, element } from './xml.ts';

export type Place = { path: string; changed?: string | undefined };

const entries = ({ path, changed }: Place, origin: string): string[] => {
  const to = (locale: (typeof locales)[number]): string => origin + href(path as Path, locale);
  const links = [
    ...locales.map((locale) => [locale, to(locale)] as const),
    ['x-default', to('nb')] as const
  ].map(([hreflang, address]) => around('xhtml:link', [], { rel: 'alternate', hreflang, href: address }));
  return locales.map((locale) =>
    around('url', [
      element('loc', to(locale)),
      ...(changed ? [element('lastmod', new Date(changed).toISOString())] : []),
      ...links
    ])
  );
};

export const sitemap = (places: readonly Place[], origin: string): string =>
  `${declaration}\n${around(
    'urlset',
    places.flatMap((place) => entries(place, origin)),
    {
      xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9',
      'xmlns:xhtml': 'http://www.w3.org/1999/xhtml'
    }
  )}\n`;
