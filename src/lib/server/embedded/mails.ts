import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Letter } from './database.ts';

/** A mail caught instead of sent. */
export type CaughtMail = Letter & { id: string; at: string };

const kept = 100;

const isMail = (value: unknown): value is CaughtMail =>
  typeof value === 'object' && value !== null && 'id' in value && 'to' in value && 'at' in value;

/** One line a mail; a line that a crash cut short is left out. */
const parse = (text: string): CaughtMail[] =>
  text.split('\n').flatMap((line): CaughtMail[] => {
    try {
      const value: unknown = JSON.parse(line);
      return isMail(value) ? [value] : [];
    } catch {
      return [];
    }
  });

/** The local mailbox: the last hundred mails, in memory and in the data folder, newest first. */
export type Mailbox = {
  list: () => readonly CaughtMail[];
  deliver: (letter: Letter) => Promise<void>;
  /** Throws away all mail to an address. */
  forget: (address: string) => Promise<void>;
};

const toLines = (mails: readonly CaughtMail[]): string =>
  mails
    .toReversed()
    .map((mail) => `${JSON.stringify(mail)}\n`)
    .join('');

/** Opens the mailbox of a data folder; without one it lives in memory. */
export const openMailbox = async (dataDir: string | null): Promise<Mailbox> => {
  const file = dataDir === null ? null : join(dataDir, 'mails.jsonl');
  const earlier = file ? parse(await readFile(file, 'utf8').catch(() => '')) : [];
  let mails = earlier.slice(-kept).reverse();
  if (file && earlier.length > kept) await writeFile(file, toLines(mails), { mode: 0o600 });
  return {
    list: () => mails,
    deliver: async (letter) => {
      const mail = { ...letter, id: crypto.randomUUID(), at: new Date().toISOString() };
      mails = [mail, ...mails].slice(0, kept);
      if (file) await appendFile(file, `${JSON.stringify(mail)}\n`, { mode: 0o600 });
    },
    forget: async (address) => {
      mails = mails.filter((mail) => mail.to.toLowerCase() !== address.toLowerCase());
      if (file) await writeFile(file, toLines(mails), { mode: 0o600 });
    }
  };
};
