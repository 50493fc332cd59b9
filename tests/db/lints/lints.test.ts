import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgres } from '../../tools/postgres';
import { connect } from '../race/connection';
import { advisors, faults, type Finding } from './advisors';

/** Every lint of the CLI but two: one needs the queue extension pgmq, one a table with 20 MB of dead rows. */
const provable = [
  'auth_rls_initplan',
  'auth_users_exposed',
  'duplicate_index',
  'extension_in_public',
  'extension_versions_outdated',
  'fkey_to_auth_unique',
  'foreign_table_in_api',
  'function_search_path_mutable',
  'materialized_view_in_api',
  'multiple_permissive_policies',
  'no_primary_key',
  'policy_exists_rls_disabled',
  'rls_disabled_in_public',
  'rls_enabled_no_policy',
  'rls_policy_always_true',
  'rls_references_user_metadata',
  'security_definer_view',
  'sensitive_columns_exposed',
  'unindexed_foreign_keys',
  'unsupported_reg_types'
];
let postgres: Awaited<ReturnType<typeof startPostgres>>;
let badUrl: string;

beforeAll(async () => {
  postgres = await startPostgres();
  const owner = await connect(postgres.url);
  await owner.query('create database known_bad template template0');
  await owner.end();
  const address = new URL(postgres.url);
  address.pathname = '/known_bad';
  badUrl = address.toString();
  const bad = await connect(badUrl);
  await bad.query(await readFile(new URL('known-bad.sql', import.meta.url), 'utf8'));
  await bad.end();
});
afterAll(() => postgres.close());

describe('the Supabase CLI’s lints', () => {
  const named = (findings: Finding[]): string[] => [...new Set(findings.map(({ name }) => name))].sort();

  it('find nothing in the migrated database but unused indexes and closed tables in private', async () => {
    const findings = faults(await advisors(postgres.url));
    expect(findings.map(({ name, detail }) => `${name}: ${detail}`)).toEqual([]);
  });

  it('find every known fault, so their silence means something', async () => {
    const findings = faults(await advisors(badUrl));
    expect(named(findings)).toEqual(provable);
    const closed = findings.filter(({ name }) => name === 'rls_enabled_no_policy');
    expect(closed.map(({ metadata }) => metadata.schema)).toEqual(['public']);
  });
});
