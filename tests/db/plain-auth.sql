-- The part of schema auth that the migrations stand on, for a Postgres without Supabase. Tests and tools only.
create schema auth;

create table auth.users (
  id uuid primary key default gen_random_uuid(),
  email text unique,
  email_confirmed_at timestamptz,
  encrypted_password text,
  created_at timestamptz not null default now(),
  last_sign_in_at timestamptz
);

create table auth.refresh_tokens (user_id text, created_at timestamptz not null default now());
create table auth.flow_state (user_id uuid);
create table auth.audit_log_entries (id uuid, payload json, created_at timestamptz);
create table auth.sessions (
  id uuid primary key,
  user_id uuid not null references auth.users (id) on delete cascade,
  created_at timestamptz
);
create table auth.identities (
  id uuid primary key,
  user_id uuid not null references auth.users (id) on delete cascade,
  identity_data jsonb
);

-- As PostgREST (claims as one document) and the embedded backend (one setting per claim) tell who asks.
create function auth.uid() returns uuid
language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.sub', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub'
  )::uuid
$$;
