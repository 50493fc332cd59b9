import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keysOf } from '../../../src/lib/server/embedded/keys';
import { migrate, MigrationError, seed } from '../../../src/lib/server/embedded/migrate';
import { start } from '../../../src/lib/server/embedded/start';
import { afterwards, config, dataDir, folder, openEmpty, supabaseFolder } from './support/world';

const recorded =
  'select version, name, statements from supabase_migrations.schema_migrations order by version';

describe('migrations', () => {
  it('run in order, are recorded as the Supabase CLI does, and run once', async () => {
    const database = await openEmpty();
    const path = join(
      supabaseFolder({
        '20260102_second.sql': "insert into public.a values (2); select 'x;y';",
        '20260101_first.sql': 'create table public.a (n int);',
        'README.md': 'no migration'
      }),
      'migrations'
    );
    expect(await migrate(database, path)).toEqual(['20260101', '20260102']);
    expect(await migrate(database, path)).toEqual([]);
    expect(await database.query(recorded)).toEqual([
      { version: '20260101', name: 'first', statements: ['create table public.a (n int)'] },
      { version: '20260102', name: 'second', statements: ['insert into public.a values (2)', "select 'x;y'"] }
    ]);
    expect(await database.query('select n from public.a')).toEqual([{ n: 2 }]);
  });

  it('one that stops leaves nothing of itself, keeps those before, and says file and line', async () => {
    const database = await openEmpty();
    const path = join(
      supabaseFolder({
        '1_good.sql': 'create table public.a ();',
        '2_bad.sql': 'create table public.b ();\n\nselect nonsense;'
      }),
      'migrations'
    );
    await expect(migrate(database, path)).rejects.toThrow(
      'Migration 2_bad.sql stopped: line 3: column "nonsense" does not exist'
    );
    const tables = await database.query(`select tablename from pg_tables where schemaname = 'public'`);
    expect(tables).toEqual([{ tablename: 'a' }]);
    writeFileSync(join(path, '2_bad.sql'), 'create table public.b ();');
    expect(await migrate(database, path)).toEqual(['2']);
  });

  it('a database of a newer version is left alone', async () => {
    const database = await openEmpty();
    await migrate(
      database,
      join(supabaseFolder({ '1_a.sql': 'select 1;', '2_b.sql': 'select 1;' }), 'migrations')
    );
    const older = join(supabaseFolder({ '1_a.sql': 'select 1;' }), 'migrations');
    await expect(migrate(database, older)).rejects.toThrow(MigrationError);
  });
});

describe('the seed', () => {
  it('fills once; a seed that stopped half-way is run again from the start', async () => {
    const database = await openEmpty();
    const path = supabaseFolder(
      { '1_a.sql': 'create table public.a (n int);' },
      'insert into public.a values (1); select nonsense;'
    );
    await migrate(database, join(path, 'migrations'));
    await expect(seed(database, path)).rejects.toThrow('The seed supabase/seed.sql stopped: line 1');
    expect(await database.query('select n from public.a')).toEqual([]);
    writeFileSync(join(path, 'seed.sql'), 'insert into public.a values (1);');
    expect([await seed(database, path), await seed(database, path)]).toEqual([true, false]);
    expect(await database.query('select n from public.a')).toEqual([{ n: 1 }]);
  });

  it('is all of its files or nothing, and a file that came later changes nothing', async () => {
    const database = await openEmpty();
    const path = supabaseFolder(
      { '1_a.sql': 'create table public.a (n int);' },
      'insert into public.a values (1);'
    );
    const file = (name: string, sql: string): void => writeFileSync(join(path, 'seed', name), sql);
    mkdirSync(join(path, 'seed'));
    file('b.sql', 'insert into public.a values (3); select nonsense;');
    file('a.sql', 'insert into public.a values (2);');
    await migrate(database, join(path, 'migrations'));
    await expect(seed(database, path)).rejects.toThrow('The seed supabase/seed/b.sql stopped');
    expect(await database.query('select n from public.a')).toEqual([]);
    file('b.sql', 'insert into public.a select max(n) + 1 from public.a;');
    expect(await seed(database, path)).toBe(true);
    file('c.sql', 'insert into public.a values (4);');
    expect(await seed(database, path)).toBe(false);
    expect(await database.query('select n from public.a')).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  });

  it('is left out when the demo is off', async () => {
    const path = supabaseFolder(
      { '1_a.sql': 'create table public.a (n int);' },
      'insert into public.a values (1);'
    );
    const embedded = await start(config(await dataDir(), { DEMO: 'off' }), { supabase: path });
    afterwards(embedded.close);
    expect(await embedded.sql('select n from public.a')).toEqual([]);
  });
});

describe('the data folder', () => {
  it('has keys of its own, readable by the owner alone, the same at every start', () => {
    const [one, two] = [folder(), folder()];
    const keys = keysOf(one);
    expect(keysOf(one)).toEqual(keys);
    expect(keysOf(two)).not.toEqual(keys);
    expect(new Set(Object.values(keys)).size).toBe(2);
    expect(statSync(join(one, 'keys.json')).mode & 0o777).toBe(0o600);
  });

  it('a keys file that holds no keys stops the start', () => {
    const data = folder();
    writeFileSync(join(data, 'keys.json'), '{"jwt":"short"}');
    expect(() => keysOf(data)).toThrow('holds no keys');
  });

  it('a failed start lets go of it', async () => {
    const data = await dataDir();
    const path = supabaseFolder({ '1_bad.sql': 'select nonsense;' });
    await expect(start(config(data), { supabase: path })).rejects.toThrow(MigrationError);
    expect(existsSync(join(data, 'pid'))).toBe(false);
    expect(readdirSync(data).sort()).toEqual(['database', 'keys.json', 'lock']);
  });
});
