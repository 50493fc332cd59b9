import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { App } from '@supabase/lite';
import { createPgliteConnection } from '@supabase/lite/pglite';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureFolder } from './folder.ts';
import { createGate, type Gate } from './gate.ts';
import { makeKeys, type Keys } from './keys.ts';
import { repair, type Repairs } from './repairs.ts';

/** A mail as lite hands it over. */
export type Letter = { to: string; subject: string; text: string; html: string };

export type DatabaseOptions = {
  /** A plain folder path (a URL would become a folder of that name); without one the database lives in memory. */
  folder?: string;
  /** A dump that a database in memory begins as, instead of as an empty one; tests are quick by it. */
  copyOf?: Blob;
  /** Where bootstrap.sql lies. */
  supabase: string;
  keys?: Keys;
  siteUrl?: string;
  deliver?: (letter: Letter) => Promise<void>;
  /** Told the id of each account that is deleted, once that is committed. */
  forgotten?: (id: string) => void;
  /** Left out only by the tests of the repairs themselves. */
  repairs?: Partial<Repairs> & { gate?: boolean };
};

type Row = Record<string, unknown>;

/** What may be done with the database inside one turn of the gate. */
export type Queries = {
  query: <Result extends Row = Row>(sql: string, params?: unknown[]) => Promise<Result[]>;
  /** Several statements at once, without parameters. */
  exec: (sql: string) => Promise<void>;
};

export type Database = Queries & {
  gate: Gate;
  /** All of `work` in one transaction, as the owner of the database. */
  transaction: <Result>(work: (inside: Queries) => Promise<Result>) => Promise<Result>;
  /** One request to PostgREST or Auth, in its own turn of the gate. */
  fetch: (request: Request) => Promise<Response>;
  /** The same outside the gate: only for work that already holds it. */
  answer: (request: Request) => Promise<Response>;
  /** Forgets what lite remembers of the tables; needed after every migration. */
  forgetSchema: () => Promise<void>;
  close: () => Promise<void>;
};

const timestamptz = 1184;

/** A time as PostgREST and `to_jsonb` write it; Postgres's own form is no date in every browser. */
const isoTime = (value: string): string => value.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00');

/** Minutes within which a code must be used. */
export const codeMinutes = 10;

/**
 * Opens real Postgres in this process with Supabase's API in front of it, in the order that works: folder →
 * connection → app → system schemas (auth, migration history) → API roles. Migrations are the caller's next step.
 */
export const openDatabase = async (options: DatabaseOptions): Promise<Database> => {
  const {
    folder,
    copyOf,
    supabase,
    keys = makeKeys(),
    siteUrl = 'http://localhost',
    deliver,
    forgotten,
    repairs
  } = options;
  if (folder) await ensureFolder(folder);
  const connection = await createPgliteConnection({
    ...(folder ? { url: folder } : {}),
    pgliteOptions: {
      ...(copyOf ? { loadDataDir: copyOf } : {}),
      relaxedDurability: false,
      extensions: { pg_trgm, unaccent, pgcrypto },
      parsers: { [timestamptz]: isoTime }
    }
  });
  const { driver } = connection;
  await driver.waitReady;
  repair(connection, { grants: true, errors: true, ...repairs });

  const app = new App({
    connection,
    api: { schemas: ['public'], max_rows: 1_000 },
    auth: {
      enabled: true,
      site_url: siteUrl,
      jwt_secret: keys.jwt,
      publishable_key: keys.publishable,
      email: { enable_confirmations: true, otp_length: 6, otp_expiry: codeMinutes * 60 }
    },
    storage: { enabled: false },
    studio: { enabled: false },
    options: {
      server: { admin: false, disableStudio: true },
      drivers: {
        email: {
          send: async ({ to, subject, text = '', html = '' }) => deliver?.({ to, subject, text, html })
        }
      }
    }
  });
  await app.init();
  await app.ensureSystemSchema();
  await driver.exec(await readFile(join(supabase, 'bootstrap.sql'), 'utf8'));

  if (forgotten) await driver.listen('forgotten', forgotten);

  const queriesOf = (session: Pick<typeof driver, 'query' | 'exec'>): Queries => ({
    query: async <Result extends Row>(sql: string, params: unknown[] = []) =>
      (await session.query<Result>(sql, params)).rows,
    exec: async (sql) => {
      await session.exec(sql);
    }
  });
  const direct = queriesOf(driver);
  const gate: Gate = repairs?.gate === false ? (work) => work() : createGate();
  const answer = (request: Request) => app.fetch(request, { peerAddress: null });

  return {
    gate,
    query: (sql, params) => gate(() => direct.query(sql, params)),
    exec: (sql) => gate(() => direct.exec(sql)),
    transaction: (work) => gate(() => driver.transaction((session) => work(queriesOf(session)))),
    fetch: (request) => gate(() => answer(request)),
    answer,
    forgetSchema: () => gate(() => connection.clearSchemaCache()),
    close: () => gate(() => connection.close())
  };
};
