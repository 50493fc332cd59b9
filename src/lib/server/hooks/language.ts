import { href, withoutLanguage } from '$lib/i18n/href';
import { paraglideMiddleware } from '$lib/i18n/paraglide/server';
import type { Locale } from '$lib/i18n/paraglide/runtime';
import type { Handle, RequestEvent } from '@sveltejs/kit';
import { aboutOf } from '../head/about.ts';
import { headOf } from '../head/head.ts';
import { isToRead, publicPath } from '../head/pages.ts';
import { logFault } from '../log.ts';
import { linksAhead } from './shell';

/** The part of the head that only machines read. A page is worth more than its card, so a fault here takes nothing else. */
const forMachines = async (
  { url, route, params }: RequestEvent,
  locale: Locale,
  html: string
): Promise<string> => {
  const pattern = publicPath(route.id);
  if (pattern === null) return '';
  try {
    const about = await aboutOf({ pattern, slug: params.slug ?? '', url, locale });
    const page = pattern === '/utfordringer' ? url.searchParams.get('page') : null;
    const search = page && /^\d{1,6}$/.test(page) && page !== '1' ? `?page=${page}` : '';
    return about
      ? headOf({ html, path: withoutLanguage(url.pathname), search, origin: url.origin, locale }, about)
      : '';
  } catch (error) {
    logFault('head_failed', error, { route: route.id });
    return '';
  }
};

/** The page's language is its URL's; `app.html` holds the places for it, for the mark of the offline shell and the head. */
export const language: Handle = ({ event, resolve }) => {
  if (event.url.pathname.startsWith('/api/')) return resolve(event);
  const canSleep = isToRead(event.route.id);
  const scripts: string[] = [];
  return paraglideMiddleware(event.request, ({ locale }) =>
    resolve(event, {
      // Kit asks for scripts in the answer's head, as urgently as for styles: on a thin line a page waits for both.
      preload: ({ type, path }) => {
        const isScript = type === 'js';
        if (isScript) scripts.push(path);
        return type === 'css' || (isScript && !canSleep);
      },
      transformPageChunk: async ({ html }) => {
        const manifest = href('/manifest.webmanifest', locale);
        const isShell = event.route.id === '/shell';
        const machines = isShell ? linksAhead() : await forMachines(event, locale, html);
        return html
          .replace('%lang%', locale)
          .replace(/<script>(?=\s*\{\s*__sveltekit_)/, (now) =>
            canSleep
              ? `<script type="later" data-needs="${scripts.join(' ')}" data-manifest="${manifest}">`
              : now
          )
          .replace('%manifest%', canSleep ? '' : `<link rel="manifest" href="${manifest}" />`)
          .replace('%shell%', isShell ? 'data-shell' : '')
          .replace('%machines%', () => machines);
      }
    })
  );
};
