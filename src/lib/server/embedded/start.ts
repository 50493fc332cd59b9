import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { Send } from '../delivery/smtp.ts';
import { openDatabase, type Database, type Letter } from './database.ts';
import { createDemoCodes, type DemoCodes } from './demo.ts';
import { keysOf } from './keys.ts';
import { readTemplate } from './letters.ts';
import { noteForgotten } from './forgotten.ts';
import type { Clock } from './limits.ts';
import { lockFolder } from './lock.ts';
import { openMailbox, type CaughtMail } from './mails.ts';
import { migrate, seed } from './migrate.ts';
import { createMount } from './mount.ts';
import { createSignIn } from './sign-in.ts';

/** Supabase inside this process: one an installation, started once. */
export type Embedded = {
  /** The publishable key of this installation. */
  key: string;
  /** A request to /rest/v1 or /auth/v1, guarded and one at a time; `address` is the visitor's IP. */
  fetch: (request: Request, address?: string) => Promise<Response>;
  /** A query as the owner of the database. */
  sql: Database['query'];
  /** The mails caught here, newest first. */
  mails: () => readonly CaughtMail[];
  /** Sends a mail by the configured server, or into the mailbox. */
  send: Send;
  /** Throws away the mails caught for an address. */
  forgetMails: (address: string) => Promise<void>;
  /** Codes for the demo page; null when the demo is off. */
  demo: DemoCodes | null;
  /** Lets running work finish, closes the database and lets go of the folder. Later requests fail. */
  close: () => Promise<void>;
  closed: () => boolean;
};

export type StartOptions = {
  /** The folder with bootstrap.sql, migrations, templates, seed.sql and seed/. */
  supabase?: string;
  now?: Clock;
  report?: (error: unknown) => void;
  refused?: (code: string, path: string) => void;
};

/**
 * Starts the embedded backend on the data folder, in the order that works: lock → keys → database → migrations →
 * seed (first start of a demo) → mount.
 * @throws FolderInUse, MigrationError
 */
export const start = async (config: Config, options: StartOptions = {}): Promise<Embedded> => {
  const {
    supabase = 'supabase',
    now = Date.now,
    report = console.error,
    refused = () => undefined
  } = options;
  const unlock = lockFolder(config.dataDir);
  let database: Database | undefined;
  try {
    const keys = keysOf(config.dataDir);
    const letters: Letter[] = [];
    database = await openDatabase({
      folder: join(config.dataDir, 'database'),
      supabase,
      keys,
      siteUrl: config.origin,
      deliver: async (letter) => {
        letters.push(letter);
      },
      forgotten: (id) => noteForgotten(config.dataDir, id, new Date(now()))
    });
    await migrate(database, join(supabase, 'migrations'));
    if (config.demo) await seed(database, supabase);

    const mailbox = await openMailbox(config.dataDir);
    const send: Send = config.smtp
      ? (await import('../delivery/smtp.ts')).createSender(config.smtp)
      : mailbox.deliver;
    const demo = config.demo ? createDemoCodes(now) : null;
    const mount = createMount({
      database,
      signIn: createSignIn(database, letters, keys.publishable),
      write: await readTemplate(supabase),
      deliver: send,
      demo,
      now,
      report,
      refused
    });
    const opened = database;
    let closing: Promise<void> | undefined;
    return {
      key: keys.publishable,
      fetch: (request, address = 'unknown') => mount(request, address),
      sql: opened.query,
      mails: mailbox.list,
      send,
      forgetMails: mailbox.forget,
      demo,
      close: () => (closing ??= opened.close().finally(unlock)),
      closed: () => closing !== undefined
    };
  } catch (error) {
    await database?.close();
    unlock();
    throw error;
  }
};
