import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/lib/server/embedded/database';
import { makeKeys } from '../../../src/lib/server/embedded/keys';
import { migrate } from '../../../src/lib/server/embedded/migrate';
import { join } from 'node:path';
import { start } from '../../../src/lib/server/embedded/start';
import { clientOf, config, dataDir, supabase, supabaseFolder, tinySchema } from './support/world';

const rights = `
  select grantee, table_schema || '.' || table_name as "table", string_agg(privilege_type, ',' order by privilege_type) as rights
  from information_schema.role_table_grants
  where grantee in ('anon', 'authenticated') and table_schema in ('public', 'private')
  group by 1, 2 order by 1, 2`;

/** Rights of the API roles after the first request of each of two starts on one folder. */
const rightsAfterTwoStarts = async (grants: boolean) => {
  const path = join(await dataDir(), 'database');
  const migrations = join(supabaseFolder({ '1_tiny.sql': tinySchema }), 'migrations');
  const seen = [];
  for (let start = 1; start <= 2; start += 1) {
    const keys = makeKeys();
    const database = await openDatabase({ folder: path, supabase, keys, repairs: { grants } });
    await migrate(database, migrations);
    await clientOf(database.fetch, keys.publishable).from('notes').select('id');
    seen.push(await database.query(rights));
    await database.close();
  }
  return seen;
};

describe('repair 1: nothing is granted but what the migrations grant', () => {
  it('after the first request of the first and of the second start', async () => {
    const granted = [{ grantee: 'authenticated', table: 'public.notes', rights: 'SELECT' }];
    expect(await rightsAfterTwoStarts(true)).toEqual([granted, granted]);
  });

  it('with the project’s own migrations and seed: as granted before any request, at the second start too', async () => {
    const data = await dataDir();
    const seen = [];
    for (let round = 1; round <= 2; round += 1) {
      const embedded = await start(config(data));
      seen.push(await embedded.sql(rights));
      await clientOf((request) => embedded.fetch(request), embedded.key)
        .from('themes')
        .select('id');
      seen.push(await embedded.sql(rights));
      await embedded.close();
    }
    expect(seen[0]?.length).toBeGreaterThan(0);
    expect(seen.slice(1)).toEqual([seen[0], seen[0], seen[0]]);
  });

  it('the broken variant: lite grants all on all tables, the private schema included', async () => {
    const [first, second] = await rightsAfterTwoStarts(false);
    for (const seen of [first, second])
      expect(seen).toContainEqual({
        grantee: 'anon',
        table: 'private.secrets',
        rights: expect.stringContaining('INSERT')
      });
  });
});
