import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../src/lib/domain/errors';

const root = join(import.meta.dirname, '../..');

/** A message: text, or variants of it (plurals) as the inlang message format writes them. */
type Message = string | { match: Record<string, string> }[];

const read = (locale: string): Record<string, Message> => {
  const file = readFileSync(join(root, `src/lib/i18n/messages/${locale}.json`), 'utf8');
  const entries = Object.entries(JSON.parse(file) as Record<string, Message>);
  return Object.fromEntries(entries.filter(([key]) => key !== '$schema'));
};

const files = { nb: read('nb'), nn: read('nn'), en: read('en') };

const texts = (message: Message): string[] =>
  typeof message === 'string' ? [message] : message.flatMap((variants) => Object.values(variants.match));

/** The placeholders a message uses in any of its variants, sorted. */
const placeholders = (message: Message): string[] =>
  [
    ...new Set(texts(message).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? '')))
  ].sort();

describe('messages', () => {
  it.each(['nn', 'en'] as const)('%s has the same keys as nb', (locale) => {
    expect(Object.keys(files[locale]).sort()).toEqual(Object.keys(files.nb).sort());
  });

  it.each(['nn', 'en'] as const)('%s has the same placeholders as nb', (locale) => {
    const differing = Object.entries(files.nb)
      .filter(
        ([key, message]) => placeholders(message).join() !== placeholders(files[locale][key] ?? '').join()
      )
      .map(([key]) => key);
    expect(differing).toEqual([]);
  });

  it.each(['nb', 'nn', 'en'] as const)('%s has each key once', (locale) => {
    const file = readFileSync(join(root, `src/lib/i18n/messages/${locale}.json`), 'utf8');
    const keys = [...file.matchAll(/^ {2}"(\w+)":/gm)].map((found) => found[1]);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  it.each(['nb', 'nn', 'en'] as const)('%s has no empty text', (locale) => {
    const empty = Object.entries(files[locale]).filter(([, message]) =>
      texts(message).some((t) => !t.trim())
    );
    expect(empty).toEqual([]);
  });

  it('keys are snake_case and sorted by nothing but need: each is used', { timeout: 30_000 }, () => {
    const source = globSync('src/**/*.{svelte,ts}', { cwd: root })
      .filter((file) => !file.includes('paraglide/'))
      .map((file) => readFileSync(join(root, file), 'utf8'))
      .join('\n');
    const keys = Object.keys(files.nb);
    expect(keys.filter((key) => !/^[a-z][a-z0-9_]*$/.test(key))).toEqual([]);
    const unused = keys.filter(
      (key) => !key.startsWith('error_') && !new RegExp(`\\b${key}\\b`).test(source)
    );
    expect(unused).toEqual([]);
  });

  it('every error code has a message, and no message stands for a code that is gone', () => {
    const codes = Object.keys(files.nb)
      .filter((key) => key.startsWith('error_'))
      .map((key) => key.slice(6));
    for (const code of errorCodes) expect(codes).toContain(code);
  });
});
