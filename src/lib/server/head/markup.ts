import { escapeHtml } from '../http/html.ts';

/** Markup for the head. What the page itself says of itself is escaped already and comes as `html`. */
export const meta = (name: string, content: string): string =>
  `<meta ${/^(og|article):/.test(name) ? 'property' : 'name'}="${name}" content="${escapeHtml(content)}" />`;

export const metaHtml = (name: string, html: string): string =>
  `<meta ${/^(og|article):/.test(name) ? 'property' : 'name'}="${name}" content="${html.replaceAll('"', '&quot;')}" />`;

export const link = (attributes: Readonly<Record<string, string>>): string =>
  `<link ${Object.entries(attributes)
    .map(([name, value]) => `${name}="${escapeHtml(value)}"`)
    .join(' ')} />`;

/** A block of data: no script, so no policy asks for its hash. A `<` in it would be read as markup. */
export const jsonLd = (data: object): string =>
  `<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`;
