import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as compiled from './paraglide/messages/_index';

type Message = string | { match: Record<string, string> }[];
type Say = (inputs: Record<string, unknown>, options: { locale: 'nb' | 'nn' | 'en' }) => string;

const say = compiled as unknown as Record<string, Say>;

/** Every placeholder filled with the same thing, in the file's text and in what the code says. */
const filling = 'ø';
const fill = (text: string, count: string): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => (name === 'count' ? count : filling));
const inputs = (text: string, count: number): Record<string, unknown> =>
  Object.fromEntries(
    [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, name === 'count' ? count : filling])
  );

describe.each(['nb', 'nn', 'en'] as const)('compiled messages, %s', (locale) => {
  const file = readFileSync(join(import.meta.dirname, 'messages', `${locale}.json`), 'utf8');
  const messages = Object.entries(JSON.parse(file) as Record<string, Message>).filter(
    ([key]) => key !== '$schema'
  );

  it('say what the message file says, in the singular and in the plural', () => {
    const wrong = messages.filter(([key, message]) => {
      if (typeof message === 'string')
        return say[key]?.(inputs(message, 7), { locale }) !== fill(message, '7');
      const { 'plural=one': one = '', 'plural=other': other = '' } = message[0]?.match ?? {};
      return (
        say[key]?.(inputs(other, 1), { locale }) !== fill(one, '1') ||
        say[key](inputs(other, 7), { locale }) !== fill(other, '7')
      );
    });
    expect(wrong.map(([key]) => key)).toEqual([]);
  });
});
