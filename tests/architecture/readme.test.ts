import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** The rows of the flow table: [file, function]. */
const flow = readme
  .slice(readme.indexOf('flow:start'), readme.indexOf('flow:end'))
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => [...line.matchAll(/`([^`]+)` +\|/g)].map((match) => match[1] ?? ''));

describe('the README tells the truth', () => {
  it('follows a press of a button in eight steps', () => {
    expect(flow).toHaveLength(8);
  });

  it.each(flow)('%s has %s', (file, name) => {
    const source = readFileSync(join(root, file ?? ''), 'utf8');
    expect(source).toMatch(new RegExp(`(const|function) (private\\.|public\\.)?${name}\\b`));
  });

  it('names only scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = [...readme.matchAll(/npm run ([a-z:]+)/g)].map((match) => match[1] ?? '');
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('names only files that exist', () => {
    const named = [...readme.matchAll(/`((?:src|tests|supabase)\/[\w./()[\]-]+)`/g)].map(
      (match) => match[1] ?? ''
    );
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});
