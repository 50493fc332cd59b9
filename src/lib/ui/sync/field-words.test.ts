import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { entities } from '$lib/domain/rows';
import { fieldWords } from './field-words';
import { fieldLabel, valueText } from './op-fields';

const root = join(import.meta.dirname, '../../../..');
const words: Record<string, Record<string, () => string>> = fieldWords;

/** The columns of a table, as the generated types have them. */
const columnsOf = (table: string): string[] => {
  const types = readFileSync(join(root, 'src/lib/remote/database.types.ts'), 'utf8');
  const row =
    new RegExp(`\\n {6}${table}: \\{\\n {8}Row: \\{\\n(.*?)\\n {8}\\};`, 's').exec(types)?.[1] ?? '';
  return [...row.matchAll(/^\s*(\w+):/gm)].map(([, column]) => column ?? '');
};

/** Tables whose commands answer with a conflict, from their last definitions in SQL. */
const conflicting = (): string[] => {
  const folder = join(root, 'supabase/migrations');
  const sql = readdirSync(folder)
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
  const bodies = new Map<string, string>();
  for (const [, name, body] of sql.matchAll(/function private\.(\w+)\(args jsonb.*?as \$\$(.*?)\n\$\$;/gs))
    bodies.set(name ?? '', body ?? '');
  const tableOf = (name: string): string[] =>
    entities.filter((entity) => name.startsWith(`${entity}_`)).sort((a, b) => b.length - a.length);
  return [...bodies].flatMap(([name, body]) =>
    /private\.(conflict|register_save|register_remove|term_save)\(/.test(body)
      ? tableOf(name).slice(0, 1)
      : []
  );
};

describe('words for the fields of two versions', () => {
  it('are there for every table whose commands can conflict', () => {
    const found = new Set(conflicting());
    expect(found.size).toBeGreaterThan(12);
    expect([...found].filter((table) => !(table in words))).toEqual([]);
  });

  it('are there for every column, and differ within a table', () => {
    for (const [table, fields] of Object.entries(words)) {
      const columns = columnsOf(table).filter((column) => !['id', 'rev', 'updated_at'].includes(column));
      expect(columns.length, table).toBeGreaterThan(0);
      expect(
        columns.filter((column) => !(column in fields)),
        table
      ).toEqual([]);
      const said = columns.map((column) => fieldLabel(column, `${table}.save`));
      expect(
        said.filter((word) => word === '' || /_|^[a-z]/.test(word)),
        table
      ).toEqual([]);
      expect(
        said.filter((word, at) => said.indexOf(word) < at),
        table
      ).toEqual([]);
    }
  });

  it('say what a field means in its own table', () => {
    expect(fieldLabel('kinds', 'profiles.save')).toBe('Jeg leter etter');
    expect(fieldLabel('kinds', 'challenges.save')).toBe('Hvem passer det for?');
    expect(fieldLabel('message', 'interests.send')).toBe('Hvorfor passer dette for deg?');
    expect(fieldLabel('some_column', 'unknown.save')).toBe('Noe annet');
  });
});

describe('a value in words', () => {
  const health = { id: '1', key: 'health', name_nb: 'Helse', name_nn: 'Helse', name_en: 'Health' };

  it('is a name where the row has a code, a key or an id', () => {
    expect(valueText('position', 'phd', [])).toBe('Stipendiat');
    expect(valueText('semesters', ['autumn'], [])).toMatch(/^\p{Lu}\p{L}+/u);
    expect(valueText('theme_keys', ['health'], [health])).toBe('Helse');
    expect(valueText('service_area_id', '1', [health])).toBe('Helse');
    expect(valueText('technology_ids', ['2'], [health])).toBe('(noe vi ikke har navnet på her)');
    expect(valueText('language', 'nn', [])).toBe('Nynorsk');
    expect(valueText('state', 'published', [])).toBe('Publisert');
    expect(valueText('is_example', true, [])).toBe('ja');
    expect(valueText('answer_days', 14, [])).toBe('14');
    expect(valueText('former_names', [{ name: 'Omsorg', until: '2026-01-01' }], [])).toBe('Omsorg');
  });

  it('is said to be empty where nothing stands', () => {
    for (const nothing of [null, undefined, '', []]) expect(valueText('whom', nothing, [])).toBe('(tomt)');
  });
});
