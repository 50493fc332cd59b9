-- One fault for every lint that the gate relies on. Never part of the product: it runs in a database of its own,
-- and a lint that stays silent here would stay silent about a real fault as well.
create schema auth;
create schema private;
create table auth.users (id uuid primary key, email text unique);
create function auth.uid() returns uuid language sql stable as 'select null::uuid';
create function auth.jwt() returns jsonb language sql stable as $$select '{}'::jsonb$$;
grant usage on schema public, auth to anon, authenticated;

-- rls_disabled_in_public, sensitive_columns_exposed, no_primary_key, unsupported_reg_types
create table public.contacts (email text, ssn text, handler regproc);
grant select on public.contacts to anon;

-- policy_exists_rls_disabled
create table public.forgotten (id int primary key);
create policy read on public.forgotten for select to authenticated using (true);

-- auth_rls_initplan, multiple_permissive_policies, rls_references_user_metadata, rls_policy_always_true,
-- unindexed_foreign_keys, duplicate_index, unused_index, fkey_to_auth_unique
create table public.notes (
  id uuid primary key,
  owner_id uuid references auth.users (id),
  email text references auth.users (email),
  place text
);
alter table public.notes enable row level security;
create policy own on public.notes for select to authenticated using (auth.uid() = owner_id);
create policy staff on public.notes for select to authenticated
  using ((auth.jwt() -> 'user_metadata' ->> 'role') = 'staff');
create policy write on public.notes for update to authenticated using (true) with check (true);
create index notes_place on public.notes (place);
create index notes_place_again on public.notes (place);

-- rls_enabled_no_policy, once where it is a fault and once where it is meant
create table public.closed (id int primary key);
alter table public.closed enable row level security;
create table private.closed (id int primary key);
alter table private.closed enable row level security;

-- auth_users_exposed, security_definer_view
create view public.people as select id, email from auth.users;
grant select on public.people to anon;

-- materialized_view_in_api
create materialized view public.counts as select count(*) from public.notes;
grant select on public.counts to anon;

-- foreign_table_in_api
create foreign data wrapper nowhere;
create server nowhere foreign data wrapper nowhere;
create foreign table public.elsewhere (id int) server nowhere;
grant select on public.elsewhere to anon;

-- extension_in_public, extension_versions_outdated
create extension pg_trgm with schema public version '1.3';

-- function_search_path_mutable
create function public.everyone() returns bigint language sql as 'select count(*) from auth.users';
