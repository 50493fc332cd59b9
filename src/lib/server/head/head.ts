/**
 * What stands in the head of a public page for machines: languages, feed, card and structured data. Made here and not
 * in the page, because the browser never reads it, and the first load has no room for it. Title and description are
 * taken from the page as it was drawn, so that they stand in one place.
 */
import { href, type Path } from '$lib/i18n/href';
import { m } from '$lib/i18n/paraglide/messages';
import { locales, type Locale } from '$lib/i18n/paraglide/runtime';
import { jsonLd, link, meta, metaHtml } from './markup.ts';
import { unlisted } from './pages.ts';

/** A page that was drawn: `path` without language, `search` what of the query makes it a page of its own. */
export type Drawn = { html: string; path: string; search: string; origin: string; locale: Locale };

/** What is known of the page beside what stands on it. `feed` is the feed of what it shows. */
export type About = {
  picture: string;
  data: object | null;
  feed: { href: string; title: string } | null;
  /** Only where the page itself has none. */
  description?: string;
  article?: boolean;
};

const tongues: Record<Locale, string> = { nb: 'nb_NO', nn: 'nn_NO', en: 'en_GB' };

const drawnTitle = (html: string): string => /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '';
const drawnDescription = (html: string): string =>
  /<meta name="description" content="([^"]*)"/.exec(html)?.[1] ?? '';

const alternates = ({ origin, path, search }: Drawn): string[] => {
  const to = (locale: Locale): string => origin + href(path as Path, locale) + search;
  return [
    ...locales.map((locale) => link({ rel: 'alternate', hreflang: locale, href: to(locale) })),
    link({ rel: 'alternate', hreflang: 'x-default', href: to('nb') })
  ];
};

const feeds = ({ origin, locale }: Drawn, own: About['feed']): string[] => {
  const every = {
    href: `${origin}/api/open/v1/challenges.atom${locale === 'nb' ? '' : `?lang=${locale}`}`,
    title: m.feed_title({}, { locale })
  };
  return [...(own ? [own] : []), every].map((feed) =>
    link({ rel: 'alternate', type: 'application/atom+xml', ...feed })
  );
};

const card = (page: Drawn, { picture, article, description }: About): string[] => {
  const { html, origin, path, search, locale } = page;
  const app = m.app_name({}, { locale });
  const title = drawnTitle(html).replace(new RegExp(` · ${app}$`), '');
  return [
    meta('og:site_name', app),
    meta('og:type', article ? 'article' : 'website'),
    metaHtml('og:title', title),
    ...(description === undefined
      ? [metaHtml('og:description', drawnDescription(html))]
      : [meta('description', description), meta('og:description', description)]),
    meta('og:url', origin + href(path as Path, locale) + search),
    meta('og:locale', tongues[locale]),
    ...locales
      .filter((other) => other !== locale)
      .map((other) => meta('og:locale:alternate', tongues[other])),
    meta('og:image', picture),
    meta('og:image:type', 'image/png'),
    meta('og:image:width', '1200'),
    meta('og:image:height', '630'),
    metaHtml('og:image:alt', m.picture_alt({ title }, { locale })),
    meta('twitter:card', 'summary_large_image')
  ];
};

/** The markup that goes into the head of a page. */
export const headOf = (page: Drawn, about: About): string =>
  (unlisted.includes(page.path)
    ? [meta('robots', 'noindex')]
    : [
        ...alternates(page),
        ...feeds(page, about.feed),
        ...card(page, about),
        ...(about.data ? [jsonLd(about.data)] : [])
      ]
  ).join('\n    ');
