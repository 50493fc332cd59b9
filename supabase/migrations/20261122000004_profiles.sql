-- Profiles: who a person is, what their e-mail address proves, and the rights they were given.
--
-- Contract: an address under a partner's domain proves belonging only (affiliations). The right to post and answer for
-- a unit is given (unit_roles). Refused: roles in user_metadata, which its owner can write.

-- Tables

create table public.profiles (
  id uuid primary key references auth.users (id) on delete cascade,
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  name text not null default '' check (char_length(name) <= 80),
  position text check (position in ('phd', 'researcher', 'other')),
  language text not null default 'nb' check (language in ('nb', 'nn', 'en'))
);

create table public.affiliations (
  id uuid primary key default gen_random_uuid(),
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  person_id uuid not null references auth.users (id) on delete cascade,
  organisation_id uuid not null references public.organisations (id),
  role text not null check (role in ('student', 'employee', 'staff')),
  unique (person_id, organisation_id, role)
);

create table public.unit_roles (
  id uuid primary key default gen_random_uuid(),
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  person_id uuid not null references auth.users (id) on delete cascade,
  organisation_id uuid not null references public.organisations (id),
  role text not null check (role in ('contact', 'leader', 'deputy')),
  unique (person_id, organisation_id, role)
);

create table private.organisation_hosts (
  host text primary key check (host = lower(host) and host ~ '^[a-z0-9-]+(\.[a-z0-9-]+)+$'),
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  role text not null check (role in ('student', 'employee', 'staff'))
);

-- Comments

comment on table public.profiles is 'A person''s own profile. Read by the person only.';
comment on column public.profiles.id is 'The account.';
comment on column public.profiles.rev is 'Number of changes, by trigger.';
comment on column public.profiles.updated_at is 'Time of the last change, by trigger.';
comment on column public.profiles.name is 'What the person wants to be called.';
comment on column public.profiles.position is 'What an employee of a university says they are.';
comment on column public.profiles.language is 'Language of messages to the person.';

comment on table public.affiliations is 'Proof by e-mail address that a person belongs to an organisation. Read by the person only.';
comment on column public.affiliations.id is 'The affiliation.';
comment on column public.affiliations.rev is 'Number of changes, by trigger.';
comment on column public.affiliations.updated_at is 'Time of the last change, by trigger.';
comment on column public.affiliations.person_id is 'The person.';
comment on column public.affiliations.organisation_id is 'The municipality or university.';
comment on column public.affiliations.role is 'What the address proves: student, employee of a university, staff of a municipality.';

comment on table public.unit_roles is 'The right to post and answer for a unit, given by its leader or a coordinator. Read by the person only.';
comment on column public.unit_roles.id is 'The role given.';
comment on column public.unit_roles.rev is 'Number of changes, by trigger.';
comment on column public.unit_roles.updated_at is 'Time of the last change, by trigger.';
comment on column public.unit_roles.person_id is 'The person.';
comment on column public.unit_roles.organisation_id is 'The unit, or the municipality itself.';
comment on column public.unit_roles.role is 'Contact answers own challenges; leader and deputy all of the unit''s.';

comment on table private.organisation_hosts is
  'What an e-mail host proves. Exact match, so that a subdomain (pupils) proves nothing by its parent.';
comment on column private.organisation_hosts.host is 'The part after @, lower case.';
comment on column private.organisation_hosts.organisation_id is 'The organisation it proves belonging to.';
comment on column private.organisation_hosts.role is 'The affiliation it gives.';

-- Index

create index affiliations_organisation_id on public.affiliations (organisation_id);
create index unit_roles_organisation_id on public.unit_roles (organisation_id);
create index organisation_hosts_organisation_id on private.organisation_hosts (organisation_id);

-- RLS

alter table public.profiles enable row level security;
alter table public.affiliations enable row level security;
alter table public.unit_roles enable row level security;
alter table private.organisation_hosts enable row level security;

-- Policies

create policy profiles_own on public.profiles for select to authenticated using (id = (select auth.uid()));
create policy affiliations_own on public.affiliations for select to authenticated
  using (person_id = (select auth.uid()));
create policy unit_roles_own on public.unit_roles for select to authenticated
  using (person_id = (select auth.uid()));

-- Functions

create function private.holds_unit_role(unit uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select from public.unit_roles r where r.person_id = (select auth.uid()) and r.organisation_id = unit
  )
$$;
comment on function private.holds_unit_role(uuid) is 'True when the one who asks may post and answer for the unit.';

create function private.session_begin() returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  address text;
begin
  select u.email into address from auth.users u where u.id = me and u.email_confirmed_at is not null;
  if not found then
    raise exception 'not_signed_in' using errcode = 'PT401';
  end if;

  insert into public.profiles (id) values (me) on conflict do nothing;
  insert into public.affiliations (person_id, organisation_id, role)
  select me, h.organisation_id, h.role
  from private.organisation_hosts h
  where h.host = lower(substring(address from '@([^@]+)$'))
  on conflict do nothing;

  return jsonb_build_object(
    'affiliations', (
      select coalesce(jsonb_agg(to_jsonb(a) order by a.id), '[]') from public.affiliations a where a.person_id = me
    ),
    'epoch', (select s.epoch from private.settings s)
  );
end
$$;
comment on function private.session_begin() is 'Makes the profile, and the affiliation that the verified address proves.';

create function public.session_begin() returns jsonb
language sql volatile security invoker set search_path = '' as $$
  select private.session_begin()
$$;
comment on function public.session_begin() is
  'Called after a verified sign-in; can be repeated. Answers {affiliations, epoch}. Refuses with not_signed_in.';

create function private.profiles_save(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  patch jsonb := args - 'id';
  mine public.profiles;
  stale text[];
begin
  if (args ->> 'id')::uuid <> me then
    perform private.fail('not_allowed', 'id');
  end if;
  insert into public.profiles (id) values (me) on conflict do nothing;
  if found then
    base_rev := 1;
  end if;
  select * into mine from public.profiles where id = me for update;

  stale := private.stale_fields('profiles', to_jsonb(mine), patch, base_rev);
  if stale <> '{}' then
    return private.conflict(to_jsonb(mine), stale);
  end if;
  mine := jsonb_populate_record(mine, patch);
  update public.profiles p
  set name = mine.name, position = mine.position, language = mine.language
  where p.id = me and (p.name, p.position, p.language) is distinct from (mine.name, mine.position, mine.language);

  return jsonb_build_object('rows', jsonb_build_array(
    (select jsonb_build_object('entity', 'profiles', 'row', to_jsonb(p)) from public.profiles p where p.id = me)
  ));
end
$$;
comment on function private.profiles_save(jsonb, int, timestamptz) is 'Command profiles.save: a patch of one''s own profile.';

-- Triggers

create trigger stamp before insert or update on public.profiles
  for each row execute function private.stamp();
create trigger stamp before insert or update on public.affiliations
  for each row execute function private.stamp();
create trigger stamp before insert or update on public.unit_roles
  for each row execute function private.stamp();
create trigger note_fields after insert or update on public.profiles
  for each row execute function private.note_fields();

-- Commands

insert into private.commands (name, version, arguments) values
  ('profiles.save', 1, '{
    "id": {"type": "id", "required": true},
    "name": {"type": "text", "min": 0, "max": 80},
    "position": {"type": "choice", "of": ["phd", "researcher", "other"], "nullable": true},
    "language": {"type": "choice", "of": ["nb", "nn", "en"]}
  }');

-- Grants

revoke all on public.profiles, public.affiliations, public.unit_roles from public, anon, authenticated, service_role;
grant select on public.profiles, public.affiliations, public.unit_roles to authenticated;
grant execute on function public.session_begin(), private.session_begin() to authenticated;
