-- Partnerships, what each sets for itself: days, months, names of roles; and the steering group as a role.
--
-- Contract: a partnership always has its settings (a trigger makes them), so that readers need no default of their own.
-- A role belongs to a side: the member organisation that sent the person. Sides have equal rights (R53).

-- Tables

create table public.partnership_settings (
  id uuid primary key references public.partnerships (id) on delete cascade,
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  answer_days int not null default 14 check (answer_days between 1 and 60),
  hide_after_months int not null default 12 check (hide_after_months between 1 and 120),
  delete_after_months int not null default 36 check (delete_after_months between 1 and 120),
  digest_hour int not null default 7 check (digest_hour between 0 and 23),
  check (delete_after_months > hide_after_months)
);

create table public.partnership_role_names (
  id uuid primary key default gen_random_uuid(),
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  partnership_id uuid not null references public.partnerships (id) on delete cascade,
  role text not null check (role in ('coordinator', 'steering', 'contact', 'leader', 'deputy')),
  name_nb text not null check (char_length(name_nb) between 2 and 60),
  name_nn text not null check (char_length(name_nn) between 2 and 60),
  name_en text not null check (char_length(name_en) between 2 and 60),
  unique (partnership_id, role)
);

alter table public.partnership_roles drop constraint partnership_roles_role_check;
alter table public.partnership_roles
  add constraint partnership_roles_role_check check (role in ('coordinator', 'steering')),
  add column organisation_id uuid references public.organisations (id);

-- Comments

comment on table public.partnership_settings is 'What a partnership has decided for itself. Public.';
comment on column public.partnership_settings.id is 'The partnership.';
comment on column public.partnership_settings.rev is 'Number of changes, by trigger.';
comment on column public.partnership_settings.updated_at is 'Time of the last change, by trigger.';
comment on column public.partnership_settings.answer_days is 'Days within which an interest is answered, where a challenge says nothing else.';
comment on column public.partnership_settings.hide_after_months is 'Months without a sign of life before a person''s data are hidden.';
comment on column public.partnership_settings.delete_after_months is 'Months without a sign of life before a person''s data are deleted.';
comment on column public.partnership_settings.digest_hour is 'The hour in Norway at which the daily digest is made.';

comment on table public.partnership_role_names is 'What a partnership calls a role, where it has a name of its own (R76). Public.';
comment on column public.partnership_role_names.id is 'Made by the client.';
comment on column public.partnership_role_names.rev is 'Number of changes, by trigger.';
comment on column public.partnership_role_names.updated_at is 'Time of the last change, by trigger.';
comment on column public.partnership_role_names.partnership_id is 'The partnership.';
comment on column public.partnership_role_names.role is 'The role that is called so.';
comment on column public.partnership_role_names.name_nb is 'Name in bokmål.';
comment on column public.partnership_role_names.name_nn is 'Name in nynorsk.';
comment on column public.partnership_role_names.name_en is 'Name in English.';

comment on column public.partnership_roles.organisation_id is 'The side: the member that the person speaks for; null where none is proved.';

-- Index

create index partnership_roles_organisation_id on public.partnership_roles (organisation_id);

-- RLS

alter table public.partnership_settings enable row level security;
alter table public.partnership_role_names enable row level security;

-- Policies

create policy partnership_settings_read on public.partnership_settings for select to anon, authenticated using (true);
create policy partnership_role_names_read on public.partnership_role_names for select to anon, authenticated
  using (true);

-- Functions

create function private.side_of(partnership uuid, person uuid) returns uuid
language sql stable security definer set search_path = '' as $$
  select m.organisation_id
  from public.partnership_members m
  join public.affiliations a on a.organisation_id = m.organisation_id
  where m.partnership_id = partnership and a.person_id = person and a.role in ('staff', 'employee')
  order by m.organisation_id
  limit 1
$$;
comment on function private.side_of(uuid, uuid) is 'The member of a partnership that a person is proved to work for, or null.';

create function private.take_side() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  new.organisation_id := coalesce(new.organisation_id, private.side_of(new.partnership_id, new.person_id));
  return new;
end
$$;
comment on function private.take_side() is 'Trigger: a role given without a side is on the side that the person works for.';

create function private.make_settings() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.partnership_settings (id) values (new.id) on conflict do nothing;
  return null;
end
$$;
comment on function private.make_settings() is 'Trigger: a new partnership starts with the usual settings.';

create function private.coordinates(partnership uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select from public.partnership_roles r
    where r.person_id = (select auth.uid()) and r.partnership_id = partnership and r.role = 'coordinator'
  )
$$;
comment on function private.coordinates(uuid) is 'True when the one who asks coordinates the partnership, from whichever side.';

-- Triggers

create trigger stamp before insert or update on public.partnership_settings
  for each row execute function private.stamp();
create trigger stamp before insert or update on public.partnership_role_names
  for each row execute function private.stamp();
create trigger note_fields after insert or update on public.partnership_settings
  for each row execute function private.note_fields();
create trigger note_fields after insert or update on public.partnership_role_names
  for each row execute function private.note_fields();
create trigger feed after insert or update or delete on public.partnership_settings
  for each row execute function private.feed_public();
create trigger feed after insert or update or delete on public.partnership_role_names
  for each row execute function private.feed_public();
create trigger take_side before insert on public.partnership_roles
  for each row execute function private.take_side();
create trigger make_settings after insert on public.partnerships
  for each row execute function private.make_settings();

-- What was there before

insert into public.partnership_settings (id) select p.id from public.partnerships p;
update public.partnership_roles r set organisation_id = private.side_of(r.partnership_id, r.person_id);

-- Grants

revoke all on public.partnership_settings, public.partnership_role_names from public, anon, authenticated, service_role;
grant select on public.partnership_settings, public.partnership_role_names to anon, authenticated;
