import { existsSync, readdirSync, readFileSync } from 'node:fs';
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

describe('the map of rooms', () => {
  const map = readme.slice(readme.indexOf('rooms:start'), readme.indexOf('rooms:end'));
  /** Rooms, then what cuts across them: [name, [table, Norwegian words][]]. */
  const [rooms = [], across = []] = map
    .split('\n\n')
    .filter((part) => part.startsWith('|'))
    .map((part) =>
      part
        .trim()
        .split('\n')
        .slice(2)
        .map((line): [string, [string, string][]] => {
          const [name = '', tables = ''] = line.split('|').slice(1);
          return [
            name.replaceAll('`', '').trim(),
            [...tables.matchAll(/`([a-z_.]+)`([^·`]*)/g)].map(([, table = '', words = '']) => [
              table.includes('.') ? table : `public.${table}`,
              words.trim()
            ])
          ];
        })
    );
  const named = [...rooms, ...across].flatMap(([, tables]) => tables);

  it('has the folders of the domain, and no others', () => {
    const folders = readdirSync(join(root, 'src/lib/domain'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    expect(rooms.map(([room]) => room)).toEqual(folders.sort());
    expect(across.filter(([name]) => folders.includes(name))).toEqual([]);
  });

  it('has every table of the migrations once', () => {
    const migrations = join(root, 'supabase/migrations');
    const sql = readdirSync(migrations)
      .sort()
      .map((name) => readFileSync(join(migrations, name), 'utf8'))
      .join('\n');
    const tables = new Set<string>();
    for (const [, verb, table = ''] of sql.matchAll(/^(create|drop) table (?:if exists )?([a-z_.]+)/gm))
      if (verb === 'create') tables.add(table);
      else tables.delete(table);
    expect(named.map(([table]) => table).sort()).toEqual([...tables].sort());
  });

  it('has each table of a room where its row type is', () => {
    const rows = readFileSync(join(root, 'src/lib/domain/rows.ts'), 'utf8');
    const roomOf = new Map(
      [...rows.matchAll(/import type {([^}]+)} from '.\/([a-z]+)\//g)].flatMap(([, types = '', room = '']) =>
        types.split(',').map((type): [string, string] => [type.trim(), room])
      )
    );
    const typed = [...rows.matchAll(/^ {2}([a-z_]+): ([A-Za-z]+);$/gm)].map(
      ([, table, type = '']) => `public.${table} in ${roomOf.get(type)}`
    );
    const mapped = rooms.flatMap(([room, tables]) =>
      tables.filter(([table]) => table.startsWith('public.')).map(([table]) => `${table} in ${room}`)
    );
    expect(mapped.sort()).toEqual(typed.sort());
  });

  it('says in Norwegian what each table of a room is', () => {
    for (const [room, tables] of rooms)
      for (const [table, words] of tables)
        expect([room, table, words]).toEqual([room, table, expect.stringMatching(/\p{L}{3}/u)]);
  });
});
