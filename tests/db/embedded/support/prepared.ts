import { PGlite } from '@electric-sql/pglite';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  linkSync,
  mkdtempSync,
  openAsBlob,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../../../src/lib/server/embedded/database';
import { migrate } from '../../../../src/lib/server/embedded/migrate';

const root = join(import.meta.dirname, '../../../..');

/** Whatever an empty database is made from; another content is another template. */
const ingredients = [
  'src/lib/server/embedded/database.ts',
  'src/lib/server/embedded/folder.ts',
  'supabase/bootstrap.sql',
  'node_modules/@electric-sql/pglite/package.json',
  'node_modules/@supabase/lite/package.json'
];

const supabase = join(root, 'supabase');

/**
 * What `make` writes to a path, made once for all workers and runs: it lies in the system's folder for temporary files
 * under a name that hangs on the content of `from`.
 */
const once = async (
  name: string,
  from: readonly string[],
  make: (target: string) => Promise<void>
): Promise<string> => {
  const hash = createHash('sha256');
  for (const file of from) hash.update(readFileSync(join(root, file)));
  const template = join(tmpdir(), `samskap-${name}-${hash.digest('hex').slice(0, 16)}`);
  if (existsSync(template)) return template;
  const half = join(mkdtempSync(`${template}-`), 'half');
  await make(half);
  try {
    // A file is linked: to rename it would take the place of one that another worker reads from by now.
    if (statSync(half).isDirectory()) renameSync(half, template);
    else linkSync(half, template);
  } catch (error) {
    // Another worker was first.
    if (!existsSync(template)) throw error;
  }
  return template;
};

/**
 * Puts an empty database (no migrations yet) into a folder: making one takes five seconds of a processor, a copy a
 * tenth of one.
 */
export const putEmptyDatabase = async (folder: string): Promise<void> => {
  const template = await once('empty', ingredients, async (target) => {
    await (await openDatabase({ folder: target, supabase })).close();
  });
  cpSync(template, folder, { recursive: true });
};

/** A database with all migrations and no rows, as a dump that a database in memory can begin as. */
export const migratedDatabase = async (): Promise<Blob> => {
  const migrations = readdirSync(join(supabase, 'migrations')).map((name) => `supabase/migrations/${name}`);
  const template = await once('migrated', [...ingredients, ...migrations], async (target) => {
    const folder = `${target}-folder`;
    await putEmptyDatabase(folder);
    const database = await openDatabase({ folder, supabase });
    await migrate(database, join(supabase, 'migrations'));
    await database.close();
    const stored = new PGlite(folder);
    const dump = await stored.dumpDataDir('none');
    await stored.close();
    writeFileSync(target, new Uint8Array(await dump.arrayBuffer()));
    rmSync(folder, { recursive: true });
  });
  return openAsBlob(template);
};
