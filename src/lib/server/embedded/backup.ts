/**
 * Copies of the embedded data folder. Contract: a backup is made of a folder that nobody uses (the lock says so), holds
 * all of it (database, keys, mail), and says what it holds; a restore loads it aside, counts and compares, and only then
 * puts it in place, with a new sync epoch and without the accounts that were deleted since. What was there before is
 * moved, never deleted.
 * Refused: copying files of a running database, which may be half of one write and half of the next.
 */
import { PGlite } from '@electric-sql/pglite';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { readForgotten } from './forgotten.ts';
import { lockFolder } from './lock.ts';

/** Cannot be backed up or restored; the message says why and what to do. */
export class BackupError extends Error {
  override name = 'BackupError';
}

const manifest = z.object({
  format: z.literal(1),
  made_at: z.iso.datetime(),
  migrations: z.array(z.string()),
  /** Of the database's archive. */
  sha256: z.string(),
  /** Rows of each table, and a checksum over them. */
  tables: z.record(z.string(), z.object({ rows: z.int(), checksum: z.string() }))
});
export type Manifest = z.infer<typeof manifest>;

const archiveName = 'database.tar.gz';
/** Kept beside the database; those that are there. */
const others = ['keys.json', 'mails.jsonl'];

type Read = Pick<PGlite, 'query'>;

const count = async (database: Read): Promise<Manifest['tables']> => {
  const { rows } = await database.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('public', 'private', 'auth', 'supabase_migrations') order by 1`
  );
  const tables: Manifest['tables'] = {};
  for (const { name } of rows) {
    const { rows: found } = await database.query<{ rows: number; checksum: string }>(
      `select count(*)::int as rows, md5(coalesce(string_agg(r, E'\\n' order by r collate "C"), '')) as checksum
       from (select to_jsonb(t)::text as r from ${name} t) one`
    );
    if (found[0]) tables[name] = found[0];
  }
  return tables;
};

const versions = async (database: Read): Promise<string[]> =>
  (
    await database.query<{ version: string }>(
      'select version from supabase_migrations.schema_migrations order by version'
    )
  ).rows.map(({ version }) => version);

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Writes everything of a data folder to the new folder `target`, readable by its owner alone.
 * @throws FolderInUse while the app runs · BackupError when there is nothing to copy or `target` exists
 */
export const backup = async (dataDir: string, target: string, now = new Date()): Promise<Manifest> => {
  const folder = join(dataDir, 'database');
  if (!existsSync(folder)) throw new BackupError(`There is no database in ${dataDir}.`);
  if (existsSync(target)) throw new BackupError(`${target} exists already: name a folder that does not.`);
  const unlock = lockFolder(dataDir);
  try {
    const database = new PGlite(folder);
    try {
      const [tables, migrations] = [await count(database), await versions(database)];
      const archive = new Uint8Array(await (await database.dumpDataDir('gzip')).arrayBuffer());
      await mkdir(target, { recursive: true, mode: 0o700 });
      await writeFile(join(target, archiveName), archive, { mode: 0o600 });
      for (const name of others)
        if (existsSync(join(dataDir, name))) await copyFile(join(dataDir, name), join(target, name));
      const made: Manifest = {
        format: 1,
        made_at: now.toISOString(),
        migrations,
        sha256: sha256(archive),
        tables
      };
      // Last: a folder without it is no backup.
      await writeFile(join(target, 'manifest.json'), JSON.stringify(made, null, 2), { mode: 0o600 });
      return made;
    } finally {
      await database.close();
    }
  } finally {
    unlock();
  }
};

const readManifest = async (source: string): Promise<Manifest> => {
  const text = await readFile(join(source, 'manifest.json'), 'utf8').catch(() => null);
  if (text === null) throw new BackupError(`${source} holds no whole backup: manifest.json is missing.`);
  const read = manifest.safeParse(JSON.parse(text));
  if (!read.success) throw new BackupError(`${source} was made by another version of Samskap.`);
  return read.data;
};

const differing = (expected: Manifest['tables'], found: Manifest['tables']): string[] =>
  [...new Set([...Object.keys(expected), ...Object.keys(found)])].filter(
    (name) => expected[name]?.rows !== found[name]?.rows || expected[name]?.checksum !== found[name]?.checksum
  );

export type Restored = Manifest & {
  /** The new sync epoch: phones read everything again and send what they had not sent. */
  epoch: string;
  /** Accounts of the backup that had been deleted since, and are deleted again. */
  forgotten: number;
  /** Where the data that was there before lies now; null when there was none. */
  before: string | null;
};

/**
 * Puts a backup in place in a data folder. Nothing is moved before the copy is opened, counted and found the same.
 * @throws FolderInUse while the app runs · BackupError when the backup is broken
 */
export const restore = async (source: string, dataDir: string, now = new Date()): Promise<Restored> => {
  const made = await readManifest(source);
  const archive = await readFile(join(source, archiveName)).catch(() => Buffer.alloc(0));
  if (sha256(archive) !== made.sha256)
    throw new BackupError(`${join(source, archiveName)} is not what was written: its checksum differs.`);
  const unlock = lockFolder(dataDir);
  const aside = join(dataDir, 'database.restoring');
  try {
    await rm(aside, { recursive: true, force: true });
    const database = new PGlite({ dataDir: aside, loadDataDir: new Blob([archive]) });
    let epoch: string;
    let forgotten = 0;
    try {
      const faults = differing(made.tables, await count(database));
      if (faults.length > 0)
        throw new BackupError(`The restored database differs in ${faults.join(', ')}; nothing was changed.`);
      const { rows } = await database.query<{ epoch: string }>('select private.after_restore() as epoch');
      epoch = rows[0]?.epoch ?? '';
      for (const id of await readForgotten(dataDir)) {
        const { rows } = await database.query<{ was: boolean }>('select private.forget($1) as was', [id]);
        if (rows[0]?.was) forgotten += 1;
      }
    } finally {
      await database.close();
    }
    const folder = join(dataDir, 'database');
    const before = existsSync(folder) ? `${folder}.before-${now.toISOString().replace(/\D/g, '')}` : null;
    if (before) await rename(folder, before);
    await rename(aside, folder);
    for (const name of others)
      if (existsSync(join(source, name))) await copyFile(join(source, name), join(dataDir, name));
    return { ...made, epoch, forgotten, before };
  } finally {
    await rm(aside, { recursive: true, force: true });
    unlock();
  }
};
