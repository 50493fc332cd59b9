-- Members and units: a partnership grows, and an organisation changes shape, by commands.
--
-- Contract: a coordinator adds the next member, ends one that nothing is open with, makes units, moves and renames
-- them; a unit's leader renames the unit. Adding a municipality is rows, never code (R38, R66, R77). The exact e-mail
-- hosts stay the operator's, and with them a municipality's or university's own row: a host says whose word an address
-- is, for all who will ever sign in, so a coordinator who could write one could make anyone an employee of anything.

-- Functions: trees

create function private.stands_below(entity text, row_id uuid, above uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
declare
  answer boolean;
begin
  execute format(
    'with recursive up (id, parent_id) as (
       select t.id, t.parent_id from public.%1$I t where t.id = $1
       union
       select t.id, t.parent_id from up join public.%1$I t on t.id = up.parent_id
     )
     select exists (select from up where up.id = $2)', entity
  ) into answer using row_id, above;
  return answer;
end
$$;
comment on function private.stands_below(text, uuid, uuid) is
  'True when a row of a tree is `above` itself or stands somewhere below it. The table is named by our own commands.';

-- Functions: commands

create or replace function private.organisations_save(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  unit uuid := (args ->> 'id')::uuid;
  known jsonb := private.register_row('organisations', unit);
  above uuid := (args ->> 'parent_id')::uuid;
  root uuid;
begin
  if known is not null then
    perform private.step_in_organisation('organisations.save', unit);
  elsif base_rev is not null then
    perform private.fail('not_found', 'id');
  elsif above is null then
    perform private.fail('missing', 'parent_id');
  end if;
  if above is not null and above is distinct from (known ->> 'parent_id')::uuid then
    root := private.root_of(above);
    if root is null then
      perform private.fail('unknown_reference', 'parent_id');
    elsif not private.coordinates_member(root) then
      perform private.fail('not_allowed', 'parent_id');
    end if;
    -- One tree at a time: two moves at once could make a ring that neither of them sees.
    perform from public.organisations o where o.id = root for no key update;
    if known is not null and (
      -- A root has nothing above it; and a unit's challenges and rights belong to the root it is in.
      root is distinct from private.root_of(unit) or known ->> 'kind' <> 'unit'
      or private.stands_below('organisations', above, unit)
    ) then
      perform private.fail('invalid', 'parent_id');
    end if;
  end if;
  if known is null then
    args := args || jsonb_build_object(
      'kind', 'unit', 'slug', private.challenge_slug(coalesce(args ->> 'name_nb', ''), unit)
    );
  end if;
  return private.register_save('organisations', args, base_rev, '{parent_id,name_nb,name_nn,name_en}');
end
$$;
comment on function private.organisations_save(jsonb, int, timestamptz) is
  'Command organisations.save: name and accountable leader by the unit''s leader or a coordinator; a new unit, and where it stands, by a coordinator.';

create function private.partnership_members_add(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  partnership uuid := (args ->> 'partnership_id')::uuid;
  o public.organisations;
begin
  perform private.step_in_partnership('partnership_members.add', partnership);
  -- One partnership at a time asks whose it is.
  select * into o from public.organisations x where x.id = (args ->> 'organisation_id')::uuid for no key update;
  if not found then
    perform private.fail('unknown_reference', 'organisation_id');
  elsif o.kind = 'unit' then
    perform private.fail('invalid', 'organisation_id');
  elsif o.kind = 'municipality' and exists (
    select from public.partnership_members m
    where m.organisation_id = o.id and m.partnership_id <> partnership and not private.coordinates(m.partnership_id)
  ) then
    perform private.fail('not_allowed', 'organisation_id');
  end if;
  insert into public.partnership_members (id, partnership_id, organisation_id)
  values ((args ->> 'id')::uuid, partnership, o.id);
  return jsonb_build_object('rows', jsonb_build_array(jsonb_build_object(
    'entity', 'partnership_members', 'row', private.register_row('partnership_members', (args ->> 'id')::uuid)
  )));
end
$$;
comment on function private.partnership_members_add(jsonb, int, timestamptz) is
  'Command partnership_members.add: by a coordinator. Members'' units are managed by the coordinators, so a municipality of another partnership is added by one who coordinates that too.';

create function private.partnership_members_remove(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  m public.partnership_members;
begin
  select * into m from public.partnership_members x where x.id = (args ->> 'id')::uuid for update;
  if not found then
    perform private.fail('not_found', 'id');
  end if;
  perform private.step_in_partnership('partnership_members.remove', m.partnership_id);
  if exists (
    select from public.partnership_roles r
    where r.partnership_id = m.partnership_id and r.organisation_id = m.organisation_id
  ) or exists (
    with recursive below (id) as (
      select m.organisation_id
      union
      select o.id from below join public.organisations o on o.parent_id = below.id
    )
    select from public.challenges c
    where c.partnership_id = m.partnership_id and c.organisation_id in (select below.id from below)
      and c.state not in ('draft', 'withdrawn', 'completed')
  ) then
    perform private.fail('wrong_state', 'id');
  end if;
  return private.register_remove('partnership_members', m.id, base_rev);
end
$$;
comment on function private.partnership_members_remove(jsonb, int, timestamptz) is
  'Command partnership_members.remove: by a coordinator, once nobody speaks for the member and none of its challenges is open.';

-- Commands

update private.commands
set arguments = arguments || '{
    "parent_id": {"type": "id"},
    "name_nb": {"type": "text", "min": 2, "max": 120},
    "name_nn": {"type": "text", "min": 2, "max": 120},
    "name_en": {"type": "text", "min": 2, "max": 120}
  }'
where name = 'organisations.save';

insert into private.commands (name, version, arguments) values
  ('partnership_members.add', 1, '{
    "id": {"type": "id", "required": true},
    "partnership_id": {"type": "id", "required": true},
    "organisation_id": {"type": "id", "required": true}
  }'),
  ('partnership_members.remove', 1, '{"id": {"type": "id", "required": true}}');

insert into private.transitions (room, command, actor) values
  ('partnership_members', 'partnership_members.add', 'coordinator'),
  ('partnership_members', 'partnership_members.remove', 'coordinator');
