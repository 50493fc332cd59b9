/** The version after this one: the same sources with one lazy part changed, built in a folder of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, cp, mkdtemp, symlink } from 'node:fs/promises';
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

/** @param changed a component that is fetched when it is first needed; its file then has another name */
export const buildNext = async (changed: string): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'samskap-next-'));
  for (const part of parts) await cp(join(root, part), join(folder, part), { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  await appendFile(join(folder, changed), '\n<span hidden>next</span>\n');
  const build = spawn('npm', ['run', 'build', '--silent', '--', '--logLevel', 'error'], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit']
  });
  const [code] = (await once(build, 'exit')) as [number | null];
  if (code !== 0) throw new Error('the next version could not be built');
  return folder;
};
