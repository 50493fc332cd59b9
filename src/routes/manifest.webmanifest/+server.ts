import { href } from '$lib/i18n/href';
import { m } from '$lib/i18n/paraglide/messages';
import { getLocale } from '$lib/i18n/paraglide/runtime';

/** What the browser needs to know to install the app: one file a language, but one app whatever the language. */
export const prerender = true;

const icon = (name: string, sizes: string, purpose: 'any' | 'maskable' | 'monochrome') => ({
  src: `/icons/${name}`,
  sizes,
  type: name.endsWith('.svg') ? 'image/svg+xml' : 'image/png',
  purpose
});

const shortcut = (
  name: string,
  path: '/kommune/ny' | '/utfordringer' | '/min-side/meldinger',
  drawn: string
) => ({
  name,
  url: href(path),
  icons: [icon(`shortcut-${drawn}.png`, '96x96', 'any')]
});

const screen = (drawn: string, form_factor: 'narrow' | 'wide', sizes: string, label: string) => ({
  src: `/screenshots/${drawn}-${form_factor}.webp`,
  sizes,
  type: 'image/webp',
  form_factor,
  label
});

export const GET = (): Response => {
  const manifest = {
    id: '/',
    name: m.app_name(),
    short_name: m.app_name(),
    description: m.app_description(),
    lang: getLocale(),
    dir: 'ltr',
    categories: ['education', 'government', 'productivity'],
    start_url: href('/'),
    scope: '/',
    display: 'standalone',
    background_color: '#faf7f1',
    theme_color: '#faf7f1',
    icons: [
      icon('samskap-192.png', '192x192', 'any'),
      icon('samskap-512.png', '512x512', 'any'),
      icon('samskap-maskable-192.png', '192x192', 'maskable'),
      icon('samskap-maskable-512.png', '512x512', 'maskable'),
      icon('samskap-mono.svg', 'any', 'monochrome')
    ],
    shortcuts: [
      shortcut(m.municipality_new(), '/kommune/ny', 'new'),
      shortcut(m.nav_challenges(), '/utfordringer', 'challenges'),
      shortcut(m.app_messages(), '/min-side/meldinger', 'messages')
    ],
    screenshots: [
      screen('list', 'narrow', '390x844', m.app_screen_list()),
      screen('challenge', 'narrow', '390x844', m.app_screen_challenge()),
      screen('list', 'wide', '1280x800', m.app_screen_list()),
      screen('challenge', 'wide', '1280x800', m.app_screen_challenge())
    ],
    share_target: {
      action: href('/del'),
      method: 'GET',
      // What a GET says anyway; Chromium finds fault with a manifest that leaves it out.
      enctype: 'application/x-www-form-urlencoded',
      params: { title: 'title', text: 'text', url: 'url' }
    }
  };
  return new Response(JSON.stringify(manifest), { headers: { 'content-type': 'application/manifest+json' } });
};
