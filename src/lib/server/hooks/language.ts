import { paraglideMiddleware } from '$lib/i18n/paraglide/server';
import type { Handle } from '@sveltejs/kit';

/** The page's language is its URL's; `app.html` holds the places for it and for the mark of the offline shell. */
export const language: Handle = ({ event, resolve }) => {
  if (event.url.pathname.startsWith('/api/')) return resolve(event);
  return paraglideMiddleware(event.request, ({ locale }) =>
    resolve(event, {
      transformPageChunk: ({ html }) =>
        html.replace('%lang%', locale).replace('%shell%', event.route.id === '/shell' ? 'data-shell' : '')
    })
  );
};
