import { m } from '../../i18n/paraglide/messages';
import type { Locale } from '../../i18n/paraglide/runtime';
import { purposes } from '../../i18n/purposes';
import { escapeHtml as escape } from '../http/html.ts';
import { columnLabels, elsewhere, roleLabels, valueLabel, type Say } from './labels.ts';
import type { MyData } from './my-data.ts';

const shown = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

type Row = Record<string, unknown>;

/**
 * Everything about one person as a page that needs no app to be read: no script, no style, each value with the purpose
 * it is kept for or a word for what it is. Whatever people wrote is text, never markup.
 */
export const readable = (data: MyData, locale: Locale): string => {
  const say = { locale };
  const time = (at: string) =>
    new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'nb-NO', {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone: 'Europe/Oslo'
    }).format(new Date(at));

  const worded = (table: string, column: string, value: unknown): string => {
    if (Array.isArray(value)) return value.map((each) => worded(table, column, each)).join(', ');
    if (typeof value === 'boolean') return (value ? m.my_data_yes : m.my_data_no)({}, say);
    if (typeof value !== 'string') return JSON.stringify(value);
    if (isTime.test(value)) return time(value);
    return valueLabel(table, column, value)?.({}, say) ?? value;
  };

  const known: Record<string, { title: Say; fields: Record<string, Say> }> = purposes;
  const titleOf = (table: string): string => known[table]?.title({}, say) ?? table;

  /** A row without what only machines read; the purpose of a column before a mere word for it. */
  const one = (table: string, row: Row): string => {
    const fields = known[table]?.fields ?? {};
    const columns = [...new Set([...Object.keys(fields), ...Object.keys(row)])];
    const terms = columns.flatMap((column) => {
      const label = fields[column] ?? (elsewhere.has(column) ? undefined : columnLabels[column]);
      return label && shown(row[column])
        ? [`<dt>${escape(label({}, say))}</dt><dd>${escape(worded(table, column, row[column]))}</dd>`]
        : [];
    });
    return `<article><dl>${terms.join('')}</dl></article>`;
  };

  const part = (title: string, table: string, rows: Row[]): string =>
    `<section><h2>${escape(title)}</h2>${
      rows.map((row) => one(table, row)).join('') || `<p>${escape(m.my_data_none({}, say))}</p>`
    }</section>`;
  const list = (title: string, lead: string, lines: string[], none: string): string =>
    `<section><h2>${escape(title)}</h2>${lead && `<p>${escape(lead)}</p>`}${
      lines.length > 0
        ? `<ul>${lines.map((line) => `<li>${escape(line)}</li>`).join('')}</ul>`
        : `<p>${escape(none)}</p>`
    }</section>`;

  const who = ({
    role,
    organisation
  }: MyData['available'][number] | MyData['access'][number] | MyData['looked'][number]): string =>
    [roleLabels[role]?.({}, say) ?? role, organisation[locale]].filter(Boolean).join(', ');

  const access = data.access.map(
    (entry) =>
      `${time(entry.at)}: ${who(entry)} ${(entry.purpose === 'read' ? m.my_data_read : m.my_data_answer)({}, say)}`
  );
  const looked = data.looked.map(
    (entry) =>
      `${time(entry.at)}: ${who(entry)} ${(entry.purpose === 'find' ? m.looked_find : m.looked_invite)({ title: entry.challenge ?? '' }, say)}`
  );
  const held = Map.groupBy(
    data.available.filter(({ ended }) => !ended),
    who
  );
  const available = [...held].map(
    ([holder, rows]) => `${holder}: ${[...new Set(rows.map(({ entity }) => titleOf(entity)))].join(', ')}`
  );

  const title = escape(m.my_data_title({}, say));
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head>
<body>
<h1>${title}</h1>
<p>${escape(m.my_data_lead({}, say))} ${escape(m.my_data_json({}, say))}</p>
<dl><dt>${escape(m.my_data_email({}, say))}</dt><dd>${escape(data.account.email)}</dd>
<dt>${escape(m.my_data_since({}, say))}</dt><dd>${escape(time(data.account.made_at))}</dd></dl>
${list(m.my_data_access({}, say), '', access, m.my_data_access_none({}, say))}
${list(m.looked_title({}, say), '', looked, m.looked_none({}, say))}
${list(m.my_data_available({}, say), m.my_data_available_text({}, say), available, m.my_data_available_none({}, say))}
${data.tables.map(({ name, rows }) => part(titleOf(name), name, rows)).join('\n')}
${part(m.my_data_challenges({}, say), 'challenges', data.challenges)}
${part(titleOf('invited_people'), 'invited_people', data.invited)}
${part(m.my_data_written({}, say), 'written', data.written)}
${part(m.my_data_cases({}, say), 'cases', data.cases)}
${part(m.my_data_mails({}, say), 'notifications', data.mails)}
${part(titleOf('letters'), 'letters', data.letters)}
${part(titleOf('presence'), 'presence', data.presence ? [data.presence] : [])}
${part(titleOf('hidden_words'), 'hidden_words', data.hidden)}
${part(titleOf('limits'), 'limits', data.limits)}
${part(m.my_data_sessions({}, say), 'sessions', data.sessions)}
${part(m.my_data_identities({}, say), 'identities', data.identities)}
<p>${escape(m.my_data_changes({ count: data.changes.length }, say))}</p>
</body>
</html>
`;
};
