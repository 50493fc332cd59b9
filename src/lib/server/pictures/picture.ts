/** What a shared link shows: 1200 × 630, drawn as SVG in our own font, colours and icons. Always light: it stands among others' pictures. */
import icons from '../../ui/base/icons.svg?raw';
import themes from '../../ui/theme/themes.css?raw';
import { escapeXml } from '../feeds/xml.ts';
import type { Font } from './font.ts';
import { drawable, isReadable, wrap } from './lines.ts';

/** `theme` is a key, or empty; `instead` is the title where the real one can't be drawn. */
export type Picture = { title: string; instead: string; theme: string; themeName: string; place: string };
export type Fonts = { regular: Font; bold: Font };

export const size = { width: 1200, height: 630 } as const;
export const family = 'Schibsted Grotesk';

const paper = '#faf7f1';
const ink = '#1c2429';
const soft = '#4d4a42';
const accent = '#0f5c63';
const edge = 88;

/** The light half of a colour of the theme, from the one place where the colours stand. */
const colour = (key: string, name: string): string => {
  const rule = new RegExp(`\\[data-theme='${key}'\\]\\s*\\{([^}]*)\\}`).exec(themes)?.[1];
  const common = /\[data-theme\]\s*\{([^}]*)\}/.exec(themes)?.[1] ?? '';
  return new RegExp(`${name}:\\s*light-dark\\((#[0-9a-f]{6})`).exec(rule ?? common)?.[1] ?? ink;
};

const pathOf = (icon: string): string =>
  new RegExp(`<symbol id="${icon}"[^>]*>(.*?)</symbol>`, 's').exec(icons)?.[1] ?? '';

const known = (key: string): string => (/^[a-z]+$/.test(key) && pathOf(key) ? key : 'theme');

const drawn = (icon: string, x: number, y: number, width: number, stroke: string): string =>
  `<g transform="translate(${x} ${y}) scale(${width / 24})" fill="none" stroke="${stroke}" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${pathOf(icon)}</g>`;

const text = (value: string, x: number, y: number, px: number, fill: string, weight: 400 | 700): string =>
  `<text x="${x}" y="${y}" font-family="${family}" font-size="${px}" font-weight="${weight}" fill="${fill}">${escapeXml(value)}</text>`;

/** The largest size in which the title takes at most so many lines. */
const titleLines = (title: string, font: Font): { px: number; lines: string[] } => {
  const width = size.width - 2 * edge - 40;
  for (const [px, most] of [
    [92, 2],
    [76, 3],
    [64, 3],
    [54, 4]
  ] as const) {
    const lines = wrap(title, font, px, width, 99);
    if (lines.length <= most) return { px, lines };
  }
  return { px: 54, lines: wrap(title, font, 54, width, 4) };
};

const mark = (x: number, y: number): string =>
  `<g transform="translate(${x} ${y}) scale(1.5)" fill="none" stroke="${accent}" stroke-width="2.2"><circle cx="12" cy="16" r="8.6"/><circle cx="20" cy="16" r="8.6"/><path fill="${accent}" stroke="none" d="M16 8.4a8.6 8.6 0 0 1 0 15.2 8.6 8.6 0 0 1 0-15.2"/></g>`;

export const draw = (picture: Picture, { regular, bold }: Fonts): string => {
  const candidate = drawable(picture.title, bold);
  const title = isReadable(picture.title, candidate) ? candidate : drawable(picture.instead, bold);
  const { px, lines } = titleLines(title, bold);
  const theme = drawable(picture.themeName, regular);
  const key = known(picture.theme);
  const top = 212 + px * 0.4;
  const place = wrap(drawable(picture.place, regular), regular, 32, 690, 1)[0] ?? '';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">`,
    `<rect width="${size.width}" height="${size.height}" fill="${paper}"/>`,
    `<rect width="24" height="${size.height}" fill="${theme ? colour(key, '--theme') : accent}"/>`,
    ...(theme
      ? [
          `<rect x="${edge}" y="76" width="64" height="64" rx="16" fill="${colour(key, '--theme-tint')}"/>`,
          drawn(key, edge + 12, 88, 40, colour(key, '--theme-ink')),
          text(theme, edge + 84, 119, 32, colour(key, '--theme-ink'), 700)
        ]
      : []),
    ...lines.map((line, n) => text(line, edge - 3, top + n * px * 1.14, px, ink, 700)),
    ...(place ? [drawn('place', edge - 4, 522, 36, soft), text(place, edge + 44, 551, 32, soft, 400)] : []),
    mark(size.width - edge - 200, 516),
    text('Samskap', size.width - edge - 143, 552, 36, accent, 700),
    '</svg>'
  ].join('');
};
