/** `npm run types`: the types of the database as the migrations make it, from the Supabase CLI. */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { startPostgres } from './postgres.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const target = fileURLToPath(new URL('../../src/lib/remote/database.types.ts', import.meta.url));

const postgres = await startPostgres();
try {
  const { stdout } = await promisify(execFile)(
    'supabase',
    ['gen', 'types', '--lang=typescript', '--schema', 'public', `--remote=${postgres.url}?sslmode=disable`],
    { cwd: root, env: { ...process.env, PATH: `${root}node_modules/.bin:${process.env.PATH}` } }
  );
  await writeFile(target, await format(stdout, { ...(await resolveConfig(target)), filepath: target }));
  console.log('src/lib/remote/database.types.ts is up to date with supabase/migrations.');
} finally {
  await postgres.close();
}
