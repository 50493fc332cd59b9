-- Organisations: municipalities, universities and the units below them, one tree. Real units are data (R77).

-- Functions the table needs

create function private.is_organisation_number(value text) returns boolean
language sql immutable strict set search_path = '' as $$
  select case
    when value ~ '^\d{9}$' then
      (
        select (11 - sum(w.weight * substr(value, w.place::int, 1)::int) % 11) % 11
        from unnest(array[3, 2, 7, 6, 5, 4, 3, 2]) with ordinality w (weight, place)
      ) = right(value, 1)::int
    else false
  end
$$;
comment on function private.is_organisation_number(text) is
  'Nine digits, the last one the modulus 11 check digit (weights 3 2 7 6 5 4 3 2). A remainder of 1 has no valid digit.';

-- Tables

create table public.organisations (
  id uuid primary key default gen_random_uuid(),
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  parent_id uuid references public.organisations (id),
  kind text not null check (kind in ('municipality', 'university', 'unit')),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name_nb text not null check (name_nb <> ''),
  name_nn text not null check (name_nn <> ''),
  name_en text not null check (name_en <> ''),
  number text check (private.is_organisation_number(number)),
  municipality_number text check (municipality_number ~ '^\d{4}$'),
  check ((kind = 'unit') = (parent_id is not null)),
  check (parent_id <> id)
);

-- Comments

comment on table public.organisations is 'A municipality, a university, or a unit below one of them. Public.';
comment on column public.organisations.id is 'The organisation.';
comment on column public.organisations.rev is 'Number of changes, by trigger.';
comment on column public.organisations.updated_at is 'Time of the last change, by trigger.';
comment on column public.organisations.parent_id is 'The organisation above; null at the root of the tree.';
comment on column public.organisations.kind is 'Municipality, university, or a unit of one.';
comment on column public.organisations.slug is 'Name in URLs.';
comment on column public.organisations.name_nb is 'Name in bokmål.';
comment on column public.organisations.name_nn is 'Name in nynorsk.';
comment on column public.organisations.name_en is 'Name in English.';
comment on column public.organisations.number is 'Organisation number with a valid check digit, null where none is known.';
comment on column public.organisations.municipality_number is 'Four digits, KLASS 131, text because of leading zeros.';

-- Index

create index organisations_parent_id on public.organisations (parent_id);

-- RLS

alter table public.organisations enable row level security;

-- Policies

create policy organisations_read on public.organisations for select to anon, authenticated using (true);

-- Functions

create function private.root_of(organisation uuid) returns uuid
language sql stable security definer set search_path = '' as $$
  with recursive up (id, parent_id) as (
    select o.id, o.parent_id from public.organisations o where o.id = organisation
    union
    select o.id, o.parent_id from up join public.organisations o on o.id = up.parent_id
  )
  select id from up where parent_id is null
$$;
comment on function private.root_of(uuid) is 'The municipality or university at the root of an organisation.';

-- Triggers

create trigger stamp before insert or update on public.organisations
  for each row execute function private.stamp();

-- Grants

revoke all on public.organisations from public, anon, authenticated, service_role;
grant select on public.organisations to anon, authenticated;
