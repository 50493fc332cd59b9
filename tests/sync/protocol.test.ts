/** What holds the tests and the engine against the protocol as a whole. */
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commands } from '../../src/lib/domain/registry';
import { entities } from '../../src/lib/domain/rows';

const root = join(import.meta.dirname, '../..');
const read = (pattern: string): string =>
  globSync(pattern, { cwd: root })
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n');

test('each of P1–P14 is the name of a test, or what the observer of the stories finds', () => {
  const tests = read('tests/{sync,db,e2e}/**/*.ts');
  const numbers = Array.from({ length: 14 }, (_, n) => `P${n + 1}`);
  expect(numbers.filter((name) => !new RegExp(`['\`]${name}(['\`]|: )`).test(tests))).toEqual([]);
});

test('nothing in lib/sync knows a room', () => {
  const code = read('src/lib/sync/*.ts')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\/\/.*$/gm, '');
  const rooms = [...new Set([...entities, ...Object.keys(commands).map((kind) => kind.split('.')[0] ?? '')])];
  const folders = readdirSync(join(root, 'src/lib/domain'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  const named = new RegExp(
    `['"\`.](${[...rooms, ...folders].join('|')})['"\`:.]|domain/(${folders.join('|')})/`
  );
  expect(code.match(named)?.[0]).toBeUndefined();
  expect("db.rows('interests')").toMatch(named);
  expect("from '../domain/challenges/challenge'").toMatch(named);
});
