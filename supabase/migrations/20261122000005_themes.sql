-- Themes: data with dates of validity, so that they can be renamed and replaced without code (R12–R14, R33).

-- Tables

create table public.themes (
  id uuid primary key default gen_random_uuid(),
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  key text not null unique check (key ~ '^[a-z0-9]+([_-][a-z0-9]+)*$'),
  name_nb text not null check (name_nb <> ''),
  name_nn text not null check (name_nn <> ''),
  name_en text not null check (name_en <> ''),
  about_nb text not null default '',
  about_nn text not null default '',
  about_en text not null default '',
  position int not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from)
);

-- Comments

comment on table public.themes is 'What a challenge is about. Public.';
comment on column public.themes.id is 'The theme.';
comment on column public.themes.rev is 'Number of changes, by trigger.';
comment on column public.themes.updated_at is 'Time of the last change, by trigger.';
comment on column public.themes.key is 'Name in URLs; picks colour and icon.';
comment on column public.themes.name_nb is 'Name in bokmål.';
comment on column public.themes.name_nn is 'Name in nynorsk.';
comment on column public.themes.name_en is 'Name in English.';
comment on column public.themes.about_nb is 'Definition in bokmål.';
comment on column public.themes.about_nn is 'Definition in nynorsk.';
comment on column public.themes.about_en is 'Definition in English.';
comment on column public.themes.position is 'Order in lists, lowest first.';
comment on column public.themes.valid_from is 'First day it can be chosen.';
comment on column public.themes.valid_to is 'Last day it can be chosen; null as long as it stands.';

-- RLS

alter table public.themes enable row level security;

-- Policies

create policy themes_read on public.themes for select to anon, authenticated using (true);

-- Triggers

create trigger stamp before insert or update on public.themes
  for each row execute function private.stamp();

-- Grants

revoke all on public.themes from public, anon, authenticated, service_role;
grant select on public.themes to anon, authenticated;
