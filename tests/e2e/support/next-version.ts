/** The version after this one: the same sources with some lazy parts changed, built in a folder of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, cp, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');
const parts = [
  'src',
  'static',
  'supabase',
  'package.json',
  'svelte.config.js',
  'tsconfig.json',
  'vite.config.ts'
];

/** @param changed components that are fetched when they are first needed; their files then have other names */
export const buildNext = async (...changed: string[]): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'samskap-next-'));
  for (const part of parts) await cp(join(root, part), join(folder, part), { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  // Its files are answered as they are: to press some three hundred is a part of the build that no test looks at.
  const config = join(folder, 'svelte.config.js');
  await writeFile(
    config,
    (await readFile(config, 'utf8')).replace('precompress: true', 'precompress: false')
  );
  for (const part of changed) await appendFile(join(folder, part), '\n<span hidden>next</span>\n');
  // The messages are those of this version, whose code has come with the sources.
  const build = spawn(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit']
  });
  const [code] = (await once(build, 'exit')) as [number | null];
  if (code !== 0) throw new Error('the next version could not be built');
  return folder;
};
