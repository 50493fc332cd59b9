/**
 * A letter as HTML: one column without tables and without pictures, inline styles for mail readers that know little
 * else. One that honours a dark mode gets our own dark colours; in one that only turns colours around, the light ones
 * still read well. Refused: tables for the layout, which a screen reader walks through and nothing here needs.
 */
import { m } from '../../i18n/paraglide/messages';
import { escapeHtml } from '../http/html.ts';
import type { Line, Link, Words } from './words.ts';

const font = `'Helvetica Neue',Helvetica,Arial,sans-serif`;
const light = {
  paper: '#faf7f1',
  card: '#ffffff',
  ink: '#1d2426',
  soft: '#4c5658',
  link: '#0b5563',
  line: '#e3ddd0'
};

const styles = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.paper{background:#172023!important}.card{background:#1f2a2e!important}
.ink{color:#eceae4!important}.soft{color:#b9c0be!important}.link{color:#8fd0dc!important}
.line{border-color:#38464b!important}.button{background:#8fd0dc!important;color:#10191b!important}
}
@media (max-width:480px){.paper{padding:0 0 16px!important}.card{padding:24px 20px!important;border-radius:0!important}.foot{padding:16px 20px 0!important}}`;

const link = ({ url, text }: Link, style = ''): string =>
  `<a class="link" href="${escapeHtml(url)}" style="color:${light.link};text-decoration:underline;${style}">${escapeHtml(text)}</a>`;

const paragraph = (html: string, style: string, tone: 'ink' | 'soft' = 'ink'): string =>
  `<p class="${tone}" style="margin:0;color:${light[tone]};${style}">${html}</p>`;

const button = ({ url, text }: Link): string =>
  `<p style="margin:18px 0 6px"><a class="button" href="${escapeHtml(url)}" style="display:inline-block;padding:13px 22px;border-radius:8px;background:${light.link};color:#ffffff;text-decoration:none;font-weight:600">${escapeHtml(text)}</a></p>`;

const others = ({ title, links }: NonNullable<Line['more']>): string =>
  paragraph(escapeHtml(title), 'margin-top:16px') +
  `<ul class="ink" style="margin:4px 0 0;padding-left:20px;color:${light.ink}">${links
    .map((other) => `<li style="padding:5px 0">${link(other)}</li>`)
    .join('')}</ul>`;

const part = (heading: string): string =>
  `<h2 class="ink" style="margin:18px 0 0;padding-bottom:6px;color:${light.ink};font-size:20px;line-height:1.3;font-weight:700">${escapeHtml(heading)}</h2>`;

/**
 * @param action the one thing to do about it, where the letter tells of nothing else
 * @param level of its heading: below that of its part, where there are parts
 */
const lineHtml = (
  { heading, text, day, details, url, more }: Line,
  { first, action, level }: { first: boolean; action: Link | null; level: 2 | 3 }
): string => {
  const said = url ? link({ text, url }) : escapeHtml(text);
  const parts = [
    `<h${level} class="ink" style="margin:0;color:${light.ink};font-size:18px;line-height:1.4;font-weight:600">${said}</h${level}>`,
    ...[...details, day]
      .filter(Boolean)
      .map((words) => paragraph(escapeHtml(words), 'margin-top:4px;font-size:16px', 'soft')),
    action ? button(action) : '',
    more ? others(more) : ''
  ];
  const border = first || heading ? '' : `border-top:1px solid ${light.line};`;
  return `${heading ? part(heading) : ''}<div class="line" style="padding:14px 0;${border}">${parts.join('')}</div>`;
};

export const asHtml = ({
  language,
  subject,
  hello,
  intro,
  lines,
  action,
  notes,
  why,
  links
}: Words): string => {
  const app = escapeHtml(m.app_name({}, { locale: language }));
  const alone = lines.length === 1;
  let inPart = false;
  const card = [
    `<h1 class="link" style="margin:0 0 16px;color:${light.link};font-size:17px;line-height:1.4;font-weight:700">${app}</h1>`,
    paragraph(escapeHtml(hello), 'padding-bottom:10px'),
    intro ? paragraph(escapeHtml(intro), 'padding-bottom:6px') : '',
    ...lines.map((line, at) => {
      inPart ||= line.heading !== '';
      return lineHtml(line, { first: at === 0, action: alone ? action : null, level: inPart ? 3 : 2 });
    }),
    action && !alone ? button(action) : '',
    ...notes.map((note) => paragraph(escapeHtml(note), 'padding:7px 0'))
  ];
  const foot = [
    paragraph(escapeHtml(why), 'padding-bottom:4px;font-size:14px', 'soft'),
    // Each on a line of its own, and high enough for a thumb.
    ...links.map((each) =>
      paragraph(link(each, 'display:inline-block;padding:10px 0'), 'font-size:14px', 'soft')
    )
  ];
  return (
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width,initial-scale=1">` +
    `<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">` +
    `<title>${escapeHtml(subject)}</title><style>${styles}</style></head>` +
    `<body class="paper" style="margin:0;padding:0;background:${light.paper}">` +
    `<div class="paper" lang="${language}" style="padding:24px 16px;background:${light.paper};font:17px/1.5 ${font};overflow-wrap:anywhere">` +
    `<div style="max-width:560px;margin:0 auto">` +
    `<div class="card" style="padding:28px 24px;background:${light.card};border-radius:12px">${card.join('')}</div>` +
    `<div class="foot" style="padding:16px 24px 0">${foot.join('')}</div>` +
    `</div></div></body></html>`
  );
};
