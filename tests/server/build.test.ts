import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { isStale } from '../../src/lib/server/outer/build';
import { folder } from '../db/embedded/support/world';

/** A file that was changed at that minute, in folders where nothing came or went since the first. */
const put = (root: string, file: string, minute: number): void => {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '');
  utimesSync(path, minute * 60, minute * 60);
  for (let each = dirname(path); each !== root; each = dirname(each)) utimesSync(each, 60, 60);
};

it('a build is made when there is none, or a source is newer or gone; tests and generated messages do not count', () => {
  const root = folder();
  put(root, 'src/routes/+page.svelte', 1);
  expect(isStale(root)).toBe(true);
  put(root, 'build/handler.js', 5);
  expect(isStale(root)).toBe(false);
  rmSync(join(root, 'src/routes/+page.svelte'));
  expect(isStale(root)).toBe(true);
  put(root, 'src/routes/+page.svelte', 1);
  put(root, 'src/lib/domain/rules.test.ts', 9);
  put(root, 'src/lib/i18n/paraglide/messages.js', 9);
  expect(isStale(root)).toBe(false);
  put(root, 'src/lib/i18n/messages/nn.json', 9);
  expect(isStale(root)).toBe(true);
});
