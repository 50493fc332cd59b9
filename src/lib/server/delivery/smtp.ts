import { createTransport } from 'nodemailer';
import type { Config } from '../config.ts';

export type OutgoingMail = { to: string; subject: string; text: string; html: string };

/** Sends mail by the configured server; the promise settles when the server has taken or refused it. */
export const createSender = ({ url, from }: NonNullable<Config['smtp']>) => {
  const transport = createTransport({ url, connectionTimeout: 10_000, socketTimeout: 20_000 });
  return async (mail: OutgoingMail): Promise<void> => {
    await transport.sendMail({ from, ...mail });
  };
};
