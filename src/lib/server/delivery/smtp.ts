import { createTransport } from 'nodemailer';
import type { Config } from '../config.ts';

export type OutgoingMail = {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** The same at every try, so that a mail server or a reader can see that it is the same letter. */
  messageId?: string;
  /** Address that stops such mail by one POST (RFC 8058). */
  unsubscribe?: string;
};

/** Sends one mail; rejects when the server has not taken it. */
export type Send = (mail: OutgoingMail) => Promise<void>;

/** Sends mail by the configured server; the promise settles when the server has taken or refused it. */
export const createSender = ({ url, from }: NonNullable<Config['smtp']>): Send => {
  const transport = createTransport({ url, connectionTimeout: 10_000, socketTimeout: 20_000 });
  return async ({ unsubscribe, ...mail }) => {
    await transport.sendMail({
      from,
      ...mail,
      // No robot answers it, and no out-of-office reply comes back.
      headers: {
        'Auto-Submitted': 'auto-generated',
        ...(unsubscribe && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' })
      },
      ...(unsubscribe && { list: { unsubscribe: { url: unsubscribe, comment: 'Samskap' } } })
    });
  };
};

const refusedMailbox = new Set([550, 551, 553]);

/**
 * What a failed sending means. `forGood`: the recipient's server said that it takes no mail for this address. Anything
 * else is trouble of the moment or of ours, and is tried again. Decided by reply code and command, never by words.
 */
export const judge = (error: unknown): { code: string; forGood: boolean } => {
  const { code, responseCode, command } = (error ?? {}) as Record<string, unknown>;
  const forGood =
    command === 'RCPT TO' && typeof responseCode === 'number' && refusedMailbox.has(responseCode);
  return { code: String(responseCode ?? code ?? 'unknown').slice(0, 40), forGood };
};
