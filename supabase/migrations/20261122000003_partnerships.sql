-- Partnerships: university municipalities, their members and the people with a role in them.
-- Adding the next municipality is rows, never code (R66).

-- Tables

create table public.partnerships (
  id uuid primary key default gen_random_uuid(),
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name_nb text not null check (name_nb <> ''),
  name_nn text not null check (name_nn <> ''),
  name_en text not null check (name_en <> '')
);

create table public.partnership_members (
  id uuid primary key default gen_random_uuid(),
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  partnership_id uuid not null references public.partnerships (id) on delete cascade,
  organisation_id uuid not null references public.organisations (id),
  unique (partnership_id, organisation_id)
);

create table public.partnership_roles (
  id uuid primary key default gen_random_uuid(),
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  partnership_id uuid not null references public.partnerships (id) on delete cascade,
  person_id uuid not null references auth.users (id) on delete cascade,
  role text not null check (role in ('coordinator')),
  unique (person_id, partnership_id, role)
);

-- Comments

comment on table public.partnerships is 'A university municipality: a formal partnership. Public.';
comment on column public.partnerships.id is 'The partnership.';
comment on column public.partnerships.rev is 'Number of changes, by trigger.';
comment on column public.partnerships.updated_at is 'Time of the last change, by trigger.';
comment on column public.partnerships.slug is 'Name in URLs.';
comment on column public.partnerships.name_nb is 'Name in bokmål.';
comment on column public.partnerships.name_nn is 'Name in nynorsk.';
comment on column public.partnerships.name_en is 'Name in English.';

comment on table public.partnership_members is 'An organisation that takes part in a partnership. Public.';
comment on column public.partnership_members.id is 'The membership.';
comment on column public.partnership_members.rev is 'Number of changes, by trigger.';
comment on column public.partnership_members.updated_at is 'Time of the last change, by trigger.';
comment on column public.partnership_members.partnership_id is 'The partnership.';
comment on column public.partnership_members.organisation_id is 'The member: a municipality or a university.';

comment on table public.partnership_roles is 'A person''s role in a partnership, given, never claimed. Read by the person only.';
comment on column public.partnership_roles.id is 'The role given.';
comment on column public.partnership_roles.rev is 'Number of changes, by trigger.';
comment on column public.partnership_roles.updated_at is 'Time of the last change, by trigger.';
comment on column public.partnership_roles.partnership_id is 'The partnership.';
comment on column public.partnership_roles.person_id is 'The person.';
comment on column public.partnership_roles.role is 'What the person is in it.';

-- Index

create index partnership_members_organisation_id on public.partnership_members (organisation_id);
create index partnership_roles_partnership_id on public.partnership_roles (partnership_id);

-- RLS

alter table public.partnerships enable row level security;
alter table public.partnership_members enable row level security;
alter table public.partnership_roles enable row level security;

-- Policies

create policy partnerships_read on public.partnerships for select to anon, authenticated using (true);
create policy partnership_members_read on public.partnership_members for select to anon, authenticated using (true);
create policy partnership_roles_own on public.partnership_roles for select to authenticated
  using (person_id = (select auth.uid()));

-- Triggers

create trigger stamp before insert or update on public.partnerships
  for each row execute function private.stamp();
create trigger stamp before insert or update on public.partnership_members
  for each row execute function private.stamp();
create trigger stamp before insert or update on public.partnership_roles
  for each row execute function private.stamp();

-- Grants

revoke all on public.partnerships, public.partnership_members, public.partnership_roles
  from public, anon, authenticated, service_role;
grant select on public.partnerships, public.partnership_members to anon, authenticated;
grant select on public.partnership_roles to authenticated;
