/**
 * If the stories cannot tell a broken engine from the real one, they are worth nothing. Each variant is found out by a
 * short story, kept as a file, which the real engine passes. With SYNC_SEARCH=1 (`npm run bench:sync-model`) each must be
 * found among random stories too; with SYNC_SHRINK=1 the story is made short and written to its file.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { variants } from './broken';
import { story, tell, type Story } from './stories';
import type { Steps } from './world';

const folder = join(import.meta.dirname, 'fixtures/stories');
const fileOf = (name: string): string => join(folder, `${name.replaceAll(/[^a-z0-9]+/g, '-')}.json`);
const kept = (file: string): Story => JSON.parse(readFileSync(file, 'utf8')) as Story;

const propertiesOf = (findings: string[]): string[] => findings.map((finding) => finding.split(':')[0] ?? '');

/** The first story that a broken engine does not survive, made as short as may be when `shrink`. */
const search = async (
  broken: Partial<Steps>,
  breaks: readonly string[],
  shrink: boolean
): Promise<Story | null> => {
  const details = await fc.check(
    fc.asyncProperty(story, async (told) => {
      const found = propertiesOf(await tell(told, broken));
      return !found.some((property) => breaks.includes(property));
    }),
    { numRuns: 10_000, seed: 2026, endOnFailure: !shrink }
  );
  return details.counterexample?.[0] ?? null;
};

describe.each(Object.entries(variants))('%s', (name, { breaks, broken }) => {
  test('is found out by its story', async () => {
    const found = propertiesOf(await tell(kept(fileOf(name)), broken));
    expect(found.some((property) => breaks.includes(property))).toBe(true);
  });

  if (process.env.SYNC_SEARCH)
    test('is found out among random stories', { timeout: 600_000 }, async () => {
      expect(await search(broken, breaks, false)).not.toBeNull();
    });

  if (process.env.SYNC_SHRINK)
    test('is found, and its shortest story kept', { timeout: 600_000 }, async () => {
      const found = await search(broken, breaks, true);
      expect(found).not.toBeNull();
      writeFileSync(fileOf(name), `${JSON.stringify(found, null, 2)}\n`);
    });
});

test.each(globSync('*.json', { cwd: folder }))('the real engine passes %s', async (file) => {
  expect(await tell(kept(join(folder, file)))).toEqual([]);
});
