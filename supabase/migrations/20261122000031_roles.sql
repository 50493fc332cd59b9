-- Roles: the right to act for a unit or in a partnership is asked for, given, declined, and ended.
--
-- Contract: `unit_roles` and `partnership_roles` are the rights that all rules read, one row a right, gone when it ends.
-- `roles` is their story, which those who give and take rights read. Triggers keep the story true, also when a right
-- is given by `npm run appoint`. Refused: a state on the rights themselves, which every rule would have to remember.
-- Nobody decides their own request, and a right that ends is gone for every token that is already out.

-- Tables

create table public.roles (
  id uuid primary key,
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  person_id uuid not null references auth.users (id) on delete cascade,
  organisation_id uuid references public.organisations (id),
  root_id uuid references public.organisations (id),
  partnership_id uuid references public.partnerships (id) on delete cascade,
  role text not null check (role in ('coordinator', 'steering', 'contact', 'leader', 'deputy')),
  name text not null default '' check (char_length(name) <= 80),
  share int check (share between 0 and 100),
  substitute_for uuid references public.roles (id) on delete cascade,
  state text not null check (state in ('asked', 'given', 'declined', 'withdrawn', 'ended')),
  reason text not null default '' check (char_length(reason) <= 2000),
  asked_at timestamptz not null,
  decided_at timestamptz,
  ended_at timestamptz,
  check (case when role in ('coordinator', 'steering')
    then partnership_id is not null and root_id is null
    else partnership_id is null and organisation_id is not null and root_id is not null
  end),
  check ((state = 'declined') = (reason <> '')),
  check (substitute_for <> id)
);

-- Comments

comment on table public.roles is
  'The story of each right to act for a unit or in a partnership. Read by the person and those who give and end it.';
comment on column public.roles.id is 'Made by the client that asks; by the trigger where nobody asked.';
comment on column public.roles.rev is 'Number of changes, by trigger.';
comment on column public.roles.updated_at is 'Time of the last change, by trigger.';
comment on column public.roles.person_id is 'Personal: whose right it is, so that the person and those who give it know.';
comment on column public.roles.organisation_id is 'The unit; in a partnership the side: the member that the person speaks for.';
comment on column public.roles.root_id is 'The municipality or university of the unit; null in a partnership.';
comment on column public.roles.partnership_id is 'The partnership; null for a right in a unit.';
comment on column public.roles.role is 'What the person is there.';
comment on column public.roles.name is 'Personal: the name the person asked under, so that those who decide know who it is.';
comment on column public.roles.share is 'Personal: per cent of a position that goes to the role, so that what each side gives is known.';
comment on column public.roles.substitute_for is 'The role this person stands in for (R51); it ends with that one.';
comment on column public.roles.state is 'Where it is in its life; see private.transitions.';
comment on column public.roles.reason is 'Personal: why it was declined, for the person who asked.';
comment on column public.roles.asked_at is 'When it was asked for.';
comment on column public.roles.decided_at is 'When it was given or declined.';
comment on column public.roles.ended_at is 'When it ended.';

-- Index

create unique index roles_one_live on public.roles (person_id, role, coalesce(partnership_id, organisation_id))
  where state in ('asked', 'given');
create index roles_person_id on public.roles (person_id);
create index roles_organisation_id on public.roles (organisation_id);
create index roles_root_id on public.roles (root_id);
create index roles_partnership_id on public.roles (partnership_id);
create index roles_substitute_for on public.roles (substitute_for);

-- RLS

alter table public.roles enable row level security;

-- Functions: who may read

create function private.my_units_led() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := auth.uid();
begin
  return query select r.organisation_id from public.unit_roles r where r.person_id = me and r.role = 'leader';
end
$$;
comment on function private.my_units_led() is 'Units that the one who asks leads.';

create function private.my_partnerships(held text) returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := auth.uid();
begin
  return query select r.partnership_id from public.partnership_roles r where r.person_id = me and r.role = held;
end
$$;
comment on function private.my_partnerships(text) is 'Partnerships in which the one who asks has this role.';

create function private.my_coordinated_members() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := auth.uid();
begin
  return query
    select distinct m.organisation_id
    from public.partnership_roles r
    join public.partnership_members m on m.partnership_id = r.partnership_id
    where r.person_id = me and r.role = 'coordinator';
end
$$;
comment on function private.my_coordinated_members() is
  'Municipalities and universities in the partnerships that the one who asks coordinates: whichever side they are on.';

-- Policies

create policy roles_read on public.roles for select to authenticated
  using (
    person_id = (select auth.uid())
    or partnership_id is null and (
      organisation_id in (select private.my_units_led()) or root_id in (select private.my_coordinated_members())
    )
    or partnership_id in (select private.my_partnerships('coordinator'))
    or state = 'given' and partnership_id in (select private.my_partnerships('steering'))
  );

-- Functions: the feed

create function private.feed_role() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    perform private.feed('roles', old.id, '{}', true);
  elsif new.partnership_id is null then
    perform private.feed('roles', new.id, array[
      'user:' || new.person_id, 'unit:' || new.organisation_id || ':leader',
      'organisation:' || new.root_id || ':coordinator'
    ], true);
  else
    perform private.feed('roles', new.id, array_remove(array[
      'user:' || new.person_id, 'partnership:' || new.partnership_id || ':coordinator',
      case when new.state = 'given' then 'partnership:' || new.partnership_id || ':steering' end
    ], null), true);
  end if;
  return null;
end
$$;
comment on function private.feed_role() is 'Trigger of roles.';

create or replace function private.my_audiences() returns setof text
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := private.me();
begin
  return query
    select 'user:' || me
    union all
    select 'challenge:' || c from private.my_challenges_to_answer() c
    union all
    select 'partnership:' || r.partnership_id || ':' || r.role from public.partnership_roles r where r.person_id = me
    union all
    select 'organisation:' || o || ':coordinator' from private.my_coordinated_members() o
    union all
    select 'unit:' || u || ':leader' from private.my_units_led() u;
end
$$;
comment on function private.my_audiences() is 'The private audiences of the one who asks, resolved now: a role taken away is gone at once.';
comment on column private.sync_feed.audience is
  'pub, user:<id>, challenge:<id>, unit:<id>:leader, organisation:<id>:coordinator, partnership:<id>:coordinator or partnership:<id>:steering.';

-- Functions: the story follows the rights

create function private.follow_right() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  held jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
  person uuid := held ->> 'person_id';
  partnership uuid := held ->> 'partnership_id';
  organisation uuid := held ->> 'organisation_id';
  place uuid := coalesce(partnership, organisation);
  story uuid;
begin
  if tg_op = 'DELETE' then
    update public.roles r set state = 'ended', ended_at = now()
    where r.person_id = person and r.role = held ->> 'role' and r.state = 'given'
      and coalesce(r.partnership_id, r.organisation_id) = place
    returning r.id into story;
    -- Who stands in for somebody stands in for nobody now.
    delete from public.partnership_roles p using public.roles s
    where s.substitute_for = story and s.state = 'given'
      and p.person_id = s.person_id and p.partnership_id = s.partnership_id and p.role = s.role;
    return null;
  end if;
  update public.roles r set state = 'given', decided_at = now()
  where r.person_id = person and r.role = held ->> 'role' and r.state = 'asked'
    and coalesce(r.partnership_id, r.organisation_id) = place;
  insert into public.roles (id, person_id, organisation_id, root_id, partnership_id, role, name, state, asked_at, decided_at)
  select gen_random_uuid(), person, organisation,
    case when partnership is null then private.root_of(organisation) end, partnership, held ->> 'role',
    coalesce((select p.name from public.profiles p where p.id = person), ''), 'given', now(), now()
  on conflict do nothing;
  return null;
end
$$;
comment on function private.follow_right() is
  'Trigger of unit_roles and partnership_roles: the story of a right that was given or ended, by whatever road.';

-- Functions: commands

create function private.leads(unit uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select from public.unit_roles r
    where r.person_id = (select auth.uid()) and r.organisation_id = unit and r.role = 'leader'
  )
$$;
comment on function private.leads(uuid) is 'True when the one who asks leads the unit.';

create function private.coordinates_member(organisation uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select from public.partnership_roles r
    join public.partnership_members m on m.partnership_id = r.partnership_id
    where r.person_id = (select auth.uid()) and r.role = 'coordinator' and m.organisation_id = organisation
  )
$$;
comment on function private.coordinates_member(uuid) is
  'True when the one who asks coordinates a partnership that the municipality or university is in.';

create function private.role_actors(r public.roles) returns text[]
language sql stable security definer set search_path = '' as $$
  select case
    when r.person_id = auth.uid() then array['holder']
    else array_remove(
      array[
        case when r.role in ('contact', 'deputy') and private.leads(r.organisation_id) then 'leader' end,
        case when private.coordinates(r.partnership_id) or private.coordinates_member(r.root_id) then 'coordinator' end
      ],
      null
    )
  end
$$;
comment on function private.role_actors(public.roles) is
  'What the one who asks is to a role: its holder and nothing else, or one who gives and ends it.';

create function private.role_locked(story uuid) returns public.roles
language plpgsql security definer set search_path = '' as $$
declare
  r public.roles;
begin
  select * into r from public.roles where id = story for update;
  if not found or private.role_actors(r) = '{}' and not (
    r.partnership_id is null and private.leads(r.organisation_id)
    or r.state = 'given' and exists (
      select from public.partnership_roles p
      where p.person_id = auth.uid() and p.partnership_id = r.partnership_id and p.role = 'steering'
    )
  ) then
    perform private.fail('not_found', 'id');
  end if;
  return r;
end
$$;
comment on function private.role_locked(uuid) is
  'The role, locked until the transaction ends; refuses with not_found what the one who asks cannot read.';

create function private.role_answer(story uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('rows', jsonb_agg(jsonb_build_object('entity', 'roles', 'row', to_jsonb(r))))
  from public.roles r
  where r.id = story
$$;
comment on function private.role_answer(uuid) is 'What a command on a role answers: its row as it is now.';

create function private.roles_ask(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  place uuid := (args ->> 'organisation_id')::uuid;
  partnership uuid := (args ->> 'partnership_id')::uuid;
  root uuid := private.root_of(place);
  together boolean := args ->> 'role' in ('coordinator', 'steering');
begin
  if root is null then
    perform private.fail('unknown_reference', 'organisation_id');
  elsif together and partnership is null then
    perform private.fail('missing', 'partnership_id');
  elsif not together and partnership is not null then
    perform private.fail('invalid', 'partnership_id');
  elsif together and not exists (select from public.partnerships p where p.id = partnership) then
    perform private.fail('unknown_reference', 'partnership_id');
  elsif not exists (
    select from public.affiliations a
    where a.person_id = me and a.organisation_id = root and a.role in ('staff', 'employee')
  ) then
    perform private.fail('not_allowed');
  elsif together and not exists (
    select from public.partnership_members m where m.partnership_id = partnership and m.organisation_id = place
  ) then
    perform private.fail('invalid', 'organisation_id');
  elsif exists (select from public.organisations o where o.id = place and o.kind = 'university' and not together) then
    perform private.fail('invalid', 'organisation_id');
  end if;
  insert into public.roles (id, person_id, organisation_id, root_id, partnership_id, role, name, state, asked_at)
  values (
    (args ->> 'id')::uuid, me, place, case when not together then root end, partnership, args ->> 'role',
    args ->> 'name', private.step('roles.ask', null, array['holder']), at
  );
  return private.role_answer((args ->> 'id')::uuid);
end
$$;
comment on function private.roles_ask(jsonb, int, timestamptz) is
  'Command roles.ask: by one who works there, for one right at a time in each place.';

create function private.roles_withdraw(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  r public.roles := private.role_locked((args ->> 'id')::uuid);
begin
  update public.roles
  set state = private.step('roles.withdraw', r.state, private.role_actors(r)), ended_at = at
  where id = r.id;
  return private.role_answer(r.id);
end
$$;
comment on function private.roles_withdraw(jsonb, int, timestamptz) is 'Command roles.withdraw: the one who asked no longer does.';

create function private.roles_give(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  r public.roles := private.role_locked((args ->> 'id')::uuid);
  next text := private.step('roles.give', r.state, private.role_actors(r));
  stands_for uuid := (args ->> 'substitute_for')::uuid;
begin
  if r.partnership_id is null and (args ->> 'share' is not null or stands_for is not null) then
    perform private.fail('invalid', case when stands_for is null then 'share' else 'substitute_for' end);
  elsif stands_for is not null and not exists (
    select from public.roles o
    where o.id = stands_for and o.state = 'given' and o.partnership_id = r.partnership_id and o.role = r.role
      and o.organisation_id = r.organisation_id and o.substitute_for is null
  ) then
    perform private.fail('unknown_reference', 'substitute_for');
  end if;
  update public.roles
  set state = next, decided_at = at, share = (args ->> 'share')::int, substitute_for = stands_for
  where id = r.id;
  if r.partnership_id is null then
    insert into public.unit_roles (person_id, organisation_id, role)
    values (r.person_id, r.organisation_id, r.role) on conflict do nothing;
  else
    insert into public.partnership_roles (person_id, partnership_id, organisation_id, role)
    values (r.person_id, r.partnership_id, r.organisation_id, r.role) on conflict do nothing;
  end if;
  return private.role_answer(r.id);
end
$$;
comment on function private.roles_give(jsonb, int, timestamptz) is
  'Command roles.give: contact and deputy by the unit''s leader, all by a coordinator of either side, nobody to themselves.';

create function private.roles_decline(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  r public.roles := private.role_locked((args ->> 'id')::uuid);
begin
  update public.roles
  set state = private.step('roles.decline', r.state, private.role_actors(r)), reason = args ->> 'reason', decided_at = at
  where id = r.id;
  return private.role_answer(r.id);
end
$$;
comment on function private.roles_decline(jsonb, int, timestamptz) is 'Command roles.decline: no, with a reason.';

create function private.roles_end(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  r public.roles := private.role_locked((args ->> 'id')::uuid);
begin
  update public.roles
  set state = private.step('roles.end', r.state, private.role_actors(r)), ended_at = at
  where id = r.id;
  delete from public.unit_roles u
  where u.person_id = r.person_id and u.role = r.role and u.organisation_id = r.organisation_id and r.partnership_id is null;
  delete from public.partnership_roles p
  where p.person_id = r.person_id and p.role = r.role and p.partnership_id = r.partnership_id;
  delete from public.partnership_roles p using public.roles s
  where s.substitute_for = r.id and s.state = 'given'
    and p.person_id = s.person_id and p.partnership_id = s.partnership_id and p.role = s.role;
  return private.role_answer(r.id);
end
$$;
comment on function private.roles_end(jsonb, int, timestamptz) is
  'Command roles.end: the holder leaves, or one who gives the right takes it back. Who stood in for the holder goes too.';

-- Triggers

create trigger stamp before insert or update on public.roles
  for each row execute function private.stamp();
create trigger feed after insert or update or delete on public.roles
  for each row execute function private.feed_role();
create trigger follow_right after insert or delete on public.unit_roles
  for each row execute function private.follow_right();
create trigger follow_right after insert or delete on public.partnership_roles
  for each row execute function private.follow_right();

-- Commands and transitions

insert into private.commands (name, version, arguments) values
  ('roles.ask', 1, '{
    "id": {"type": "id", "required": true},
    "organisation_id": {"type": "id", "required": true},
    "partnership_id": {"type": "id", "nullable": true},
    "role": {"type": "choice", "of": ["coordinator", "steering", "contact", "leader", "deputy"], "required": true},
    "name": {"type": "text", "min": 2, "max": 80, "required": true}
  }'),
  ('roles.withdraw', 1, '{"id": {"type": "id", "required": true}}'),
  ('roles.give', 1, '{
    "id": {"type": "id", "required": true},
    "share": {"type": "whole", "min": 0, "max": 100, "nullable": true},
    "substitute_for": {"type": "id", "nullable": true}
  }'),
  ('roles.decline', 1, '{
    "id": {"type": "id", "required": true},
    "reason": {"type": "text", "min": 3, "max": 2000, "required": true}
  }'),
  ('roles.end', 1, '{"id": {"type": "id", "required": true}}');

insert into private.transitions (room, command, from_state, to_state, actor)
select 'roles', t.command, t.from_state, t.to_state, unnest(t.actors)
from (
  values
    ('roles.ask', null, 'asked', '{holder}'::text[]),
    ('roles.withdraw', 'asked', 'withdrawn', '{holder}'),
    ('roles.give', 'asked', 'given', '{leader,coordinator}'),
    ('roles.decline', 'asked', 'declined', '{leader,coordinator}'),
    ('roles.end', 'given', 'ended', '{holder,leader,coordinator}')
) t (command, from_state, to_state, actors);

-- What was there before

insert into public.roles (id, person_id, organisation_id, root_id, role, name, state, asked_at, decided_at)
select gen_random_uuid(), r.person_id, r.organisation_id, private.root_of(r.organisation_id), r.role, coalesce(p.name, ''), 'given',
  r.updated_at, r.updated_at
from public.unit_roles r
left join public.profiles p on p.id = r.person_id;
insert into public.roles (id, person_id, organisation_id, partnership_id, role, name, state, asked_at, decided_at)
select gen_random_uuid(), r.person_id, r.organisation_id, r.partnership_id, r.role, coalesce(p.name, ''), 'given', r.updated_at, r.updated_at
from public.partnership_roles r
left join public.profiles p on p.id = r.person_id;

-- Grants

revoke all on public.roles from public, anon, authenticated, service_role;
grant select on public.roles to authenticated;
grant execute on function private.my_units_led(), private.my_partnerships(text), private.my_coordinated_members()
  to authenticated;
