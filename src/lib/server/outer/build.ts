import { spawnSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { join } from 'node:path';

const sources = ['src/**/*', 'static/**/*', 'svelte.config.js', 'vite.config.ts', 'package.json'];
const generated = join('src', 'lib', 'i18n', 'paraglide');

const changedAt = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** True when there is no build, or a source file is newer than it. */
export const isStale = (root: string): boolean => {
  const built = changedAt(join(root, 'build', 'handler.js'));
  if (built === 0) return true;
  return globSync(sources, { cwd: root })
    .filter((file) => !file.startsWith(generated) && !/\.test\.ts$/.test(file))
    .some((file) => changedAt(join(root, file)) > built);
};

/**
 * Builds the app when it is not built, or was built from older sources; an installation without sources is left alone.
 * @throws when the build fails; npm has said why
 */
export const ensureBuild = (root: string, say: (line: string) => void): void => {
  if (!existsSync(join(root, 'vite.config.ts')) || !isStale(root)) return;
  say('Building the app first; this takes about half a minute.');
  const { status } = spawnSync('npm', ['run', 'build', '--silent', '--', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
    // npm is a script of its own on Windows, which only a shell can start.
    shell: process.platform === 'win32',
    env: { ...process.env, NODE_ENV: 'production' }
  });
  if (status !== 0) throw new Error('The build failed; see above.');
};
