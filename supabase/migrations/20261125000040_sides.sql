-- Sides: who gives and ends rights where, and what a role in a partnership is later changed to.
--
-- Contract: coordinators of every side have equal rights inside their partnership: they give and end all roles in it,
-- and manage the units of its municipalities. A university is shared by many partnerships, so its units are managed
-- by the coordinators who speak for it. Refused: any coordinator of any partnership that a university is in, which
-- would let one municipality end rights, and read names, in the faculty that works with another.

-- Functions: who manages an organisation

create function private.managers_of(organisation uuid) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select distinct r.person_id
  from public.partnership_members m
  join public.partnership_roles r on r.partnership_id = m.partnership_id and r.role = 'coordinator'
  join public.organisations o on o.id = m.organisation_id
  where m.organisation_id = organisation and (o.kind = 'municipality' or r.organisation_id = organisation)
$$;
comment on function private.managers_of(uuid) is
  'Coordinators who manage the units of a member: of a municipality all of its partnerships, of a university those who speak for it.';

create or replace function private.coordinates_member(organisation uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from private.managers_of(organisation) person where person = (select auth.uid()))
$$;
comment on function private.coordinates_member(uuid) is 'True when the one who asks manages the units of this municipality or university.';

create or replace function private.my_coordinated_members() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := auth.uid();
begin
  return query
    select distinct m.organisation_id
    from public.partnership_roles r
    join public.partnership_members m on m.partnership_id = r.partnership_id
    join public.organisations o on o.id = m.organisation_id
    where r.person_id = me and r.role = 'coordinator'
      and (o.kind = 'municipality' or m.organisation_id = r.organisation_id);
end
$$;
comment on function private.my_coordinated_members() is
  'Municipalities and universities whose units the one who asks manages: see private.managers_of.';

comment on function private.by_keeper(uuid) is
  'Refuses all but the leader of a unit and the coordinators who manage its organisation: see private.managers_of.';

-- Functions: commands

create function private.check_substitute(r public.roles, stands_for uuid) returns void
language plpgsql stable security definer set search_path = '' as $$
begin
  if stands_for is not null and (
    not exists (
      select from public.roles o
      where o.id = stands_for and o.state = 'given' and o.partnership_id = r.partnership_id and o.role = r.role
        and o.organisation_id = r.organisation_id and o.substitute_for is null
    )
    or exists (select from public.roles s where s.substitute_for = r.id and s.state = 'given')
  ) then
    perform private.fail('unknown_reference', 'substitute_for');
  end if;
end
$$;
comment on function private.check_substitute(public.roles, uuid) is
  'Refuses to let a role stand in for another than one of its side and kind; nobody stands in for one who stands in.';

create or replace function private.roles_give(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  r public.roles := private.role_locked((args ->> 'id')::uuid);
  next text := private.step('roles.give', r.state, private.role_actors(r));
  stands_for uuid := (args ->> 'substitute_for')::uuid;
begin
  if r.partnership_id is null and (args ->> 'share' is not null or stands_for is not null) then
    perform private.fail('invalid', case when stands_for is null then 'share' else 'substitute_for' end);
  end if;
  perform private.check_substitute(r, stands_for);
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

create function private.roles_save(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  r public.roles := private.role_locked((args ->> 'id')::uuid);
begin
  perform private.step('roles.save', r.state, private.role_actors(r));
  if r.partnership_id is null then
    perform private.fail('invalid', 'id');
  end if;
  perform private.check_substitute(r, (args ->> 'substitute_for')::uuid);
  r := jsonb_populate_record(r, args);
  update public.roles o set share = r.share, substitute_for = r.substitute_for
  where o.id = r.id and (o.share, o.substitute_for) is distinct from (r.share, r.substitute_for);
  return private.role_answer(r.id);
end
$$;
comment on function private.roles_save(jsonb, int, timestamptz) is
  'Command roles.save: share and substitute of a role in a partnership (R51, R53), by a coordinator, nobody their own. The last word holds.';

-- Commands and transitions

insert into private.commands (name, version, arguments) values
  ('roles.save', 1, '{
    "id": {"type": "id", "required": true},
    "share": {"type": "whole", "min": 0, "max": 100, "nullable": true},
    "substitute_for": {"type": "id", "nullable": true}
  }');

insert into private.transitions (room, command, from_state, to_state, actor) values
  ('roles', 'roles.save', 'given', 'given', 'coordinator');
