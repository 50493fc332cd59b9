import { splitSqlStatements } from '@supabase/lite';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Database } from './database.ts';

/** A migration that stopped, or a database that this version of the app must not touch; the message is for a person. */
export class MigrationError extends Error {
  override name = 'MigrationError';
}

type Migration = { version: string; name: string; file: string };

/** `<version>_<name>.sql`, in order of version; the same names as the Supabase CLI reads. */
const listMigrations = async (folder: string): Promise<Migration[]> =>
  (await readdir(folder))
    .sort()
    .map((file): Migration | null => {
      const [, version, name] = /^(\d+)_(.+)\.sql$/.exec(file) ?? [];
      return version && name ? { version, name, file: join(folder, file) } : null;
    })
    .filter((migration) => migration !== null);

/** "line 12: syntax error at or near …" */
const explain = (error: unknown, sql: string): string => {
  if (!(error instanceof Error)) return String(error);
  const position = Number('position' in error ? error.position : NaN);
  const line = Number.isNaN(position) ? '' : `line ${sql.slice(0, position).split('\n').length}: `;
  const where = 'where' in error && error.where ? ` (${String(error.where).split('\n')[0]})` : '';
  return `${line}${error.message}${where}`;
};

/**
 * Brings the database up to date: each new file in a transaction of its own, recorded in
 * `supabase_migrations.schema_migrations` as the Supabase CLI records it, so both can go on where the other stopped.
 * @returns the versions applied now
 * @throws MigrationError with file, line and reason; everything before that file stays
 */
export const migrate = async (database: Database, folder: string): Promise<string[]> => {
  const migrations = await listMigrations(folder);
  const rows = await database.query<{ version: string }>(
    'select version from supabase_migrations.schema_migrations'
  );
  const applied = new Set(rows.map((row) => row.version));
  const known = new Set(migrations.map((migration) => migration.version));
  const unknown = [...applied].filter((version) => !known.has(version));
  if (unknown.length > 0)
    throw new MigrationError(
      `The database was made by another version of this app: it has the migrations ${unknown.sort().join(', ')}, which are not in ${folder}. Run that version, or start with an empty data folder.`
    );

  const done: string[] = [];
  for (const { version, name, file } of migrations) {
    if (applied.has(version)) continue;
    const sql = await readFile(file, 'utf8');
    try {
      await database.transaction(async ({ exec, query }) => {
        await exec(sql);
        await query(
          'insert into supabase_migrations.schema_migrations (version, name, statements) values ($1, $2, $3)',
          [version, name, splitSqlStatements(sql)]
        );
      });
    } catch (error) {
      throw new MigrationError(`Migration ${basename(file)} stopped: ${explain(error, sql)}`, {
        cause: error
      });
    }
    done.push(version);
  }
  if (done.length > 0) await database.forgetSchema();
  return done;
};

/** The files of the demo world in order: `seed.sql`, then those in `seed/` by name; config.toml tells the CLI the same. */
const seedFiles = async (supabase: string): Promise<string[]> => {
  const more = await readdir(join(supabase, 'seed')).catch(() => []);
  return [
    'seed.sql',
    ...more
      .filter((name) => name.endsWith('.sql'))
      .sort()
      .map((name) => `seed/${name}`)
  ];
};

/**
 * Fills an empty database with the demo world, once: all files in one transaction, each recorded in
 * `supabase_migrations.seed_files`, so a start that was killed half-way seeds again and a later change of a file, or a
 * new one, changes nothing in a world that people have begun to live in.
 * @param supabase the folder with `seed.sql` and `seed/`
 * @returns true when it was filled now
 */
export const seed = async (database: Database, supabase: string): Promise<boolean> => {
  const before = await database.query('select 1 from supabase_migrations.seed_files');
  if (before.length > 0) return false;
  const files = await Promise.all(
    (await seedFiles(supabase)).map(async (name) => ({
      path: `supabase/${name}`,
      sql: await readFile(join(supabase, name), 'utf8')
    }))
  );
  await database.transaction(async ({ exec, query }) => {
    for (const { path, sql } of files) {
      try {
        await exec(sql);
      } catch (error) {
        throw new MigrationError(`The seed ${path} stopped: ${explain(error, sql)}`, { cause: error });
      }
      const hash = createHash('sha256').update(sql).digest('hex');
      await query('insert into supabase_migrations.seed_files (path, hash) values ($1, $2)', [path, hash]);
    }
  });
  return true;
};
