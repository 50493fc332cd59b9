import { m } from '../../i18n/paraglide/messages';
import type { Locale } from '../../i18n/paraglide/runtime';
import { purposes } from '../../i18n/purposes';
import { escapeHtml } from '../http/html.ts';
import type { MyData } from './my-data.ts';

const escape = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? null);
  return escapeHtml(text);
};

const shown = (value: unknown): boolean => value !== null && value !== undefined && value !== '';

type Row = Record<string, unknown>;
type Purpose = (inputs: Record<string, never>, options: { locale: Locale }) => string;

/**
 * Everything about one person as a page that needs no app to be read: no script, no style, each value with the purpose
 * it is kept for. Whatever people wrote is text, never markup.
 */
export const readable = (data: MyData, locale: Locale): string => {
  const say = { locale };
  const time = (at: string) =>
    new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'nb-NO', {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone: 'Europe/Oslo'
    }).format(new Date(at));

  const one = (row: Row, fields: Record<string, Purpose>): string => {
    const known = Object.entries(fields).filter(([name]) => shown(row[name]));
    const rest = Object.entries(row).filter(([name, value]) => !(name in fields) && shown(value));
    const terms = known.map(
      ([name, purpose]) => `<dt>${escape(purpose({}, say))}</dt><dd>${escape(row[name])}</dd>`
    );
    const others = rest.map(([name, value]) => `<dt>${escape(name)}</dt><dd>${escape(value)}</dd>`);
    return `<article><dl>${terms.join('')}</dl><details><summary>${escape(m.my_data_other({}, say))}</summary><dl>${others.join('')}</dl></details></article>`;
  };

  const part = (title: string, rows: Row[], fields: Record<string, Purpose> = {}): string =>
    `<section><h2>${escape(title)}</h2>${
      rows.map((row) => one(row, fields)).join('') || `<p>${escape(m.my_data_none({}, say))}</p>`
    }</section>`;

  const known: Record<string, { title: Purpose; fields: Record<string, Purpose> }> = purposes;
  const tables = data.tables.map(({ name, rows }) =>
    part(known[name]?.title({}, say) ?? name, rows, known[name]?.fields)
  );

  const access = data.access.map(
    ({ at, role, purpose, organisation }) =>
      `<li>${escape(time(at))}: ${escape(role)}, ${escape(organisation[locale])} ${escape(
        (purpose === 'read' ? m.my_data_read : m.my_data_answer)({}, say)
      )}</li>`
  );

  const title = escape(m.my_data_title({}, say));
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head>
<body>
<h1>${title}</h1>
<p>${escape(m.my_data_lead({}, say))}</p>
<dl><dt>${escape(m.my_data_email({}, say))}</dt><dd>${escape(data.account.email)}</dd>
<dt>${escape(m.my_data_since({}, say))}</dt><dd>${escape(time(data.account.made_at))}</dd></dl>
<section><h2>${escape(m.my_data_access({}, say))}</h2>${
    access.length > 0 ? `<ul>${access.join('')}</ul>` : `<p>${escape(m.my_data_access_none({}, say))}</p>`
  }</section>
${tables.join('\n')}
${part(m.my_data_challenges({}, say), data.challenges)}
<p>${escape(m.my_data_changes({ count: data.changes.length }, say))}</p>
</body>
</html>
`;
};
