import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../src/lib/server/embedded/database';
import { makeKeys } from '../../src/lib/server/embedded/keys';
import { migrate } from '../../src/lib/server/embedded/migrate';

let folder: string;
let database: Database;

// A second start, after its first request: that is when the embedded backend would grant what nobody asked for.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samskap-grants-'));
  const keys = makeKeys();
  const first = await openDatabase({ folder, supabase: 'supabase', keys });
  await migrate(first, 'supabase/migrations');
  await first.close();
  database = await openDatabase({ folder, supabase: 'supabase', keys });
  const answer = await database.fetch(
    new Request('http://localhost/rest/v1/themes?select=id', { headers: { apikey: keys.publishable } })
  );
  expect(answer.status).toBe(200);
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

/** One line for each right that anyone but the owner holds: kind, object, grantee, rights. */
const grants = `
  with rights (kind, object, owner, acl) as (
    select 'schema', nspname::text, nspowner, coalesce(nspacl, acldefault('n', nspowner))
    from pg_namespace where nspname in ('public', 'private', 'auth')
    union all
    select 'table', relnamespace::regnamespace || '.' || relname, relowner,
      coalesce(relacl, acldefault(case relkind when 'S' then 's' else 'r' end::"char", relowner))
    from pg_class
    where relkind in ('r', 'v', 'm', 'S', 'p', 'f') and relnamespace in ('public'::regnamespace, 'private'::regnamespace)
    union all
    select 'column', c.relnamespace::regnamespace || '.' || c.relname || '.' || a.attname, c.relowner, a.attacl
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where a.attacl is not null and c.relnamespace in ('public'::regnamespace, 'private'::regnamespace)
    union all
    select 'function', format('%s.%s(%s)', pronamespace::regnamespace, proname, pg_get_function_identity_arguments(oid)), proowner, coalesce(proacl, acldefault('f', proowner))
    from pg_proc where pronamespace in ('public'::regnamespace, 'private'::regnamespace)
    union all
    select 'default', coalesce(n.nspname, 'everywhere') || ' ' || d.defaclobjtype::text, d.defaclrole, d.defaclacl
    from pg_default_acl d left join pg_namespace n on n.oid = d.defaclnamespace
  )
  select format('%s %s · %s · %s', kind, object, coalesce(r.rolname, 'PUBLIC'),
    string_agg(a.privilege_type || case when a.is_grantable then ' with grant option' else '' end, ', ' order by a.privilege_type)) as line
  from rights, aclexplode(acl) a
  left join pg_roles r on r.oid = a.grantee
  where a.grantee <> owner
  group by kind, object, r.rolname
  order by kind collate "C", object collate "C", coalesce(r.rolname, 'PUBLIC') collate "C"`;

describe('all rights that are given', () => {
  it('are those of the golden file', async () => {
    const rows = await database.query<{ line: string }>(grants);
    const text = rows.map(({ line }) => line).join('\n');
    await expect(`${text}\n`).toMatchFileSnapshot('grants.golden.txt');
  });

  it('let the roles of the API do nothing but look, and that nowhere in private', async () => {
    const rows = await database.query<{ line: string }>(grants);
    const onTables = rows
      .map(({ line }) => line.split(' · '))
      .filter(([object]) => /^(table|column) /.test(object ?? ''));
    expect(onTables.map(([, , rights]) => rights)).toEqual(onTables.map(() => 'SELECT'));
    expect(onTables.filter(([object]) => object?.includes('private.'))).toEqual([]);
  });
});
