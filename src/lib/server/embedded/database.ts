import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { App } from '@supabase/lite';
import { createPgliteConnection, type PgliteConnection } from '@supabase/lite/pglite';
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
 * After so many statements that Postgres refused a database in a folder is opened anew. PGlite 0.4.5 keeps a little of
 * each: it breaks, and answers nothing any more, after some 1,500 syntax errors, 7,500 unknown tables or 12,500
 * missing rights.
 */
const mostRefused = 1_000;

/** What stands between us and the files: as long as Postgres runs. */
type Opened = { connection: PgliteConnection; driver: PgliteConnection['driver']; app: App };

/** In the order that works: connection → app → system schemas (auth, migration history) → API roles. */
const open = async (options: DatabaseOptions, refused: () => void): Promise<Opened> => {
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
  repair(connection, { grants: true, errors: true, ...repairs }, refused);

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
  return { connection, driver, app };
};

/**
 * Opens real Postgres in this process with Supabase's API in front of it. Migrations are the caller's next step. Keys
 * that are not given are made once.
 */
export const openDatabase = async (given: DatabaseOptions): Promise<Database> => {
  const options = { ...given, keys: given.keys ?? makeKeys() };
  const { folder, repairs } = options;
  if (folder) await ensureFolder(folder);
  let refused = 0;
  const count = (): void => {
    refused += 1;
  };
  let held = await open(options, count);

  const openAnew = async (): Promise<void> => {
    await held.connection.close();
    held = await open(options, count);
    refused = 0;
  };

  const counted = async <Result>(work: Promise<Result>): Promise<Result> => {
    try {
      return await work;
    } catch (error) {
      count();
      throw error;
    }
  };
  const queriesOf = (session: () => Pick<Opened['driver'], 'query' | 'exec'>): Queries => ({
    query: async <Result extends Row>(sql: string, params: unknown[] = []) =>
      (await counted(session().query<Result>(sql, params))).rows,
    exec: async (sql) => {
      await counted(session().exec(sql));
    }
  });
  const direct = queriesOf(() => held.driver);
  const turns: Gate = repairs?.gate === false ? (work) => work() : createGate();
  const gate: Gate = (work) =>
    turns(async () => {
      if (folder && refused >= mostRefused) await openAnew();
      return work();
    });
  const answer = (request: Request) => held.app.fetch(request, { peerAddress: null });

  return {
    gate,
    query: (sql, params) => gate(() => direct.query(sql, params)),
    exec: (sql) => gate(() => direct.exec(sql)),
    transaction: (work) => gate(() => held.driver.transaction((session) => work(queriesOf(() => session)))),
    fetch: (request) => gate(() => answer(request)),
    answer,
    forgetSchema: () => gate(() => held.connection.clearSchemaCache()),
    close: () => gate(() => held.connection.close())
  };
};
