-- Roles that hosted Supabase brings and that the embedded backend and a plain Postgres lack.
-- Run before the migrations, at every start: each statement can be repeated. Never run on hosted Supabase.
do $$
begin
  if not exists (select from pg_roles where rolname = 'anon') then
    create role anon nologin noinherit;
  end if;
  if not exists (select from pg_roles where rolname = 'authenticated') then
    create role authenticated nologin noinherit;
  end if;
  if not exists (select from pg_roles where rolname = 'service_role') then
    create role service_role nologin noinherit bypassrls;
  end if;
  if not exists (select from pg_roles where rolname = 'authenticator') then
    create role authenticator nologin noinherit;
  end if;
end
$$;

grant anon, authenticated, service_role to authenticator;

-- Policies call auth.uid() as the role that asks.
grant usage on schema auth to anon, authenticated, service_role;
