/**
 * A letter as HTML: plain tables and inline styles, for mail readers know little else. One that honours a dark mode gets
 * our own dark colours; in one that only turns colours around, the light ones still read well.
 */
import { m } from '../../i18n/paraglide/messages';
import { escapeHtml } from '../http/html.ts';
import type { Line, Words } from './letter.ts';

const font = `'Helvetica Neue',Helvetica,Arial,sans-serif`;
const light = {
  paper: '#faf7f1',
  card: '#ffffff',
  ink: '#1d2426',
  soft: '#4c5658',
  link: '#0b5563',
  line: '#e3ddd0'
};

const dark = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.paper{background:#172023!important}.card{background:#1f2a2e!important}
.ink{color:#eceae4!important}.soft{color:#b9c0be!important}.link{color:#8fd0dc!important}
.line{border-color:#38464b!important}.button{background:#8fd0dc!important;color:#10191b!important}
}`;

const link = (to: string, text: string): string =>
  `<a class="link" href="${escapeHtml(to)}" style="color:${light.link};text-decoration:underline">${escapeHtml(text)}</a>`;

const paragraph = (html: string, style: string, tone: 'ink' | 'soft' = 'ink'): string =>
  `<p class="${tone}" style="margin:0;color:${light[tone]};${style}">${html}</p>`;

const part = (line: Line, alone: boolean, say: { locale: Words['language'] }): string => {
  const { text, detail, times, day, url, more } = line;
  const said = [detail, times > 1 ? m.letter_times({ count: times }, say) : '', alone ? '' : day].filter(
    Boolean
  );
  const rows = [
    // Among several, the sentence is the link; one alone has a button that is easy to hit.
    paragraph(alone ? escapeHtml(text) : link(url, text), 'font-size:18px;line-height:1.4;font-weight:600'),
    ...said.map((words) => paragraph(escapeHtml(words), 'margin-top:4px;font-size:15px', 'soft')),
    alone
      ? `<p style="margin:20px 0 0"><a class="button" href="${escapeHtml(url)}" style="display:inline-block;padding:13px 22px;border-radius:8px;background:${light.link};color:#ffffff;text-decoration:none;font-weight:600">${escapeHtml(m.letter_open({}, say))}</a></p>`
      : '',
    more.length > 0
      ? paragraph(escapeHtml(m.letter_more({}, say)), 'margin-top:20px') +
        `<ul class="ink" style="margin:6px 0 0;padding-left:20px;color:${light.ink}">${more
          .map(({ title, url: to }) => `<li style="margin:4px 0">${link(to, title)}</li>`)
          .join('')}</ul>`
      : ''
  ];
  const border = alone ? '' : `border-top:1px solid ${light.line};`;
  return `<tr><td class="line" style="padding:16px 0;${border}">${rows.join('')}</td></tr>`;
};

const table = (inside: string, style = ''): string =>
  `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="${style}">${inside}</table>`;

export const asHtml = ({ language, hello, lines, choose, stop }: Words): string => {
  const say = { locale: language };
  const app = escapeHtml(m.app_name({}, say));
  const alone = lines.length === 1;
  const card =
    paragraph(app, `padding-bottom:16px;font-weight:700;color:${light.link}`).replace(
      'class="ink"',
      'class="link"'
    ) +
    paragraph(escapeHtml(hello), 'padding-bottom:4px') +
    (alone ? '' : paragraph(escapeHtml(m.letter_weekly({}, say)), 'padding-bottom:12px')) +
    table(lines.map((line) => part(line, alone, say)).join(''));
  const foot = paragraph(
    `${escapeHtml(m.letter_why({}, say))}<br>${link(choose, m.letter_choose({}, say))} · ${link(stop, m.letter_stop({}, say))}`,
    'padding:16px 8px 0;font-size:14px;line-height:1.7',
    'soft'
  );
  return (
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width,initial-scale=1">` +
    `<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">` +
    `<title>${app}</title><style>${dark}</style></head>` +
    `<body class="paper" style="margin:0;padding:0;background:${light.paper};font:17px/1.5 ${font}">` +
    table(
      `<tr><td align="center" style="padding:24px 16px">` +
        table(
          `<tr><td class="card" style="padding:28px 24px 16px;background:${light.card};border-radius:12px;text-align:left">${card}</td></tr>` +
            `<tr><td style="text-align:left">${foot}</td></tr>`,
          'max-width:560px;margin:0 auto'
        ) +
        `</td></tr>`
    ).replace('<table ', `<table class="paper" `) +
    `</body></html>`
  );
};
