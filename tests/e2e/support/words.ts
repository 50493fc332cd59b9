/** The words on the screen, from the message files, so that one journey is walked in all three languages. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Language = 'nb' | 'nn' | 'en';
type Message = string | { match: Record<string, string> }[];

const read = (language: Language): Record<string, Message> =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, `../../../src/lib/i18n/messages/${language}.json`), 'utf8')
  ) as Record<string, Message>;

const messages = { nb: read('nb'), nn: read('nn'), en: read('en') };

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The words, and what may follow them after a colon. */
export const begins = (text: string | RegExp): RegExp => {
  const whole = typeof text === 'string' ? `^\\s*${escape(text)}` : text.source.replace(/\\s\*\$$/, '');
  return new RegExp(`${whole}\\s*(:.*)?$`, 's');
};

/** The text of `key`; with parameters it becomes a pattern that accepts any value where none is given. */
export const words =
  (language: Language) =>
  (key: string, values: Record<string, string | number> = {}): string | RegExp => {
    const message = messages[language][key];
    if (message === undefined) throw new Error(`no message ${key}`);
    const variants = typeof message === 'string' ? [message] : message.flatMap((m) => Object.values(m.match));
    if (variants.length === 1 && !/\{\w+\}/.test(variants[0] ?? '')) return variants[0] ?? '';
    const pattern = (text: string) =>
      escape(text).replace(/\\\{(\w+)\\\}/g, (_, name: string) =>
        values[name] === undefined ? '.+' : escape(String(values[name]))
      );
    return new RegExp(`^\\s*(${variants.map(pattern).join('|')})\\s*$`);
  };
