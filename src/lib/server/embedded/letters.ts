import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Letter } from './database.ts';

/** The code in a mail as lite writes it, in English and with a link that this app does not offer. */
export const codeIn = (letter: Letter): string => {
  const code = /code is: (\d+)/.exec(letter.text)?.[1];
  if (!code) throw new Error('the sign-in mail holds no code');
  return code;
};

const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' '
};

/** The words of an HTML mail, a line for each block. */
const wordsOf = (html: string): string =>
  html
    .replace(/<(head|style|title)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/\s+/g, ' ')
    .replace(/<\/(p|h\d|div|tr|li)>|<br\s*\/?>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (entity) => entities[entity] ?? entity)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n\n');

/** Makes our own sign-in mail. */
export type WriteLetter = (to: string, code: string) => Letter;

/**
 * The trilingual mail that a real Supabase sends too: `supabase/templates/code.html`, with `{{ .Token }}` for the
 * code and its title for the subject.
 */
export const readTemplate = async (supabase: string): Promise<WriteLetter> => {
  const template = await readFile(join(supabase, 'templates', 'code.html'), 'utf8');
  const subject = /<title>([^<]*)<\/title>/.exec(template)?.[1]?.trim() ?? '';
  return (to, code) => {
    const html = template.replaceAll('{{ .Token }}', code);
    return { to, subject, html, text: wordsOf(html) };
  };
};
