import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../../../src/lib/server/embedded/database';

const root = join(import.meta.dirname, '../../../..');

/** Whatever an empty database is made from; another content is another template. */
const ingredients = [
  'src/lib/server/embedded/database.ts',
  'src/lib/server/embedded/folder.ts',
  'supabase/bootstrap.sql',
  'node_modules/@electric-sql/pglite/package.json',
  'node_modules/@supabase/lite/package.json'
];

const make = async (target: string): Promise<void> => {
  const half = join(mkdtempSync(`${target}-`), 'half');
  const database = await openDatabase({ folder: half, supabase: join(root, 'supabase') });
  await database.close();
  try {
    renameSync(half, target);
  } catch (error) {
    // Another worker was first.
    if (!existsSync(target)) throw error;
  }
};

/**
 * Puts an empty database (no migrations yet) into a folder: making one takes five seconds of a processor, a copy a
 * tenth of one. The original lies in the system's folder for temporary files, for all workers and runs.
 */
export const putEmptyDatabase = async (folder: string): Promise<void> => {
  const hash = createHash('sha256');
  for (const file of ingredients) hash.update(readFileSync(join(root, file)));
  const template = join(tmpdir(), `samskap-empty-${hash.digest('hex').slice(0, 16)}`);
  if (!existsSync(template)) await make(template);
  cpSync(template, folder, { recursive: true });
};
