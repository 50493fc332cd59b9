-- Groups: a partnership is steered by groups that stand below each other (R51, R67), and a role in it can be changed:
-- its share, its substitute, its group.
--
-- Contract: groups are written as agreements are, by coordinators of every side. A group names no person: who is in it
-- are the roles that point to it, read by those who read the roles. Guests of one meeting belong to its agenda.

-- Tables

create table public.partnership_groups (
  id uuid primary key,
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  partnership_id uuid not null references public.partnerships (id) on delete cascade,
  parent_id uuid,
  name_nb text not null check (char_length(name_nb) between 2 and 120),
  name_nn text not null check (char_length(name_nn) between 2 and 120),
  name_en text not null check (char_length(name_en) between 2 and 120),
  unique (id, partnership_id),
  foreign key (parent_id, partnership_id) references public.partnership_groups (id, partnership_id),
  check (parent_id <> id)
);

alter table public.roles
  add column group_id uuid,
  add foreign key (group_id, partnership_id) references public.partnership_groups (id, partnership_id)
    on delete set null (group_id);

-- Comments

comment on table public.partnership_groups is 'A group that steers or works in a partnership, or one below another. Public.';
comment on column public.partnership_groups.id is 'Made by the client.';
comment on column public.partnership_groups.rev is 'Number of changes, by trigger.';
comment on column public.partnership_groups.updated_at is 'Time of the last change, by trigger.';
comment on column public.partnership_groups.partnership_id is 'The partnership.';
comment on column public.partnership_groups.parent_id is 'The group it stands below; null at the top.';
comment on column public.partnership_groups.name_nb is 'Name in bokmål.';
comment on column public.partnership_groups.name_nn is 'Name in nynorsk.';
comment on column public.partnership_groups.name_en is 'Name in English.';
comment on column public.roles.group_id is 'The group in which a role in a partnership is held; null where none is said.';

-- Index

create index partnership_groups_partnership_id on public.partnership_groups (partnership_id);
create index partnership_groups_parent_id on public.partnership_groups (parent_id, partnership_id);
create index roles_group_id on public.roles (group_id, partnership_id);

-- RLS

alter table public.partnership_groups enable row level security;

-- Policies

create policy partnership_groups_read on public.partnership_groups for select to anon, authenticated using (true);

-- Functions: commands

create function private.check_substitute(r public.roles, stands_for uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if stands_for is null then
    return;
  end if;
  -- Shared: two who are made each other's substitute at once wait for each other.
  perform from public.roles o
  where o.id = stands_for and o.id <> r.id and o.state = 'given' and o.partnership_id = r.partnership_id
    and o.role = r.role and o.organisation_id = r.organisation_id and o.substitute_for is null
  for share;
  if not found or exists (select from public.roles s where s.substitute_for = r.id and s.state = 'given') then
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

create function private.partnership_groups_save(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  partnership uuid := private.register_place('partnership_groups', args, base_rev, 'partnership_id');
  above uuid := (args ->> 'parent_id')::uuid;
begin
  perform private.step_in_partnership('partnership_groups.save', partnership);
  -- One tree at a time: two moves at once could make a ring that neither of them sees.
  perform from public.partnerships p where p.id = partnership for no key update;
  if above is not null then
    if not exists (select from public.partnership_groups g where g.id = above and g.partnership_id = partnership) then
      perform private.fail('unknown_reference', 'parent_id');
    elsif private.stands_below('partnership_groups', above, (args ->> 'id')::uuid) then
      perform private.fail('invalid', 'parent_id');
    end if;
  end if;
  return private.register_save('partnership_groups', args, base_rev, '{name_nb,name_nn,name_en}');
end
$$;
comment on function private.partnership_groups_save(jsonb, int, timestamptz) is
  'Command partnership_groups.save: a patch by a coordinator; a group never stands below itself.';

create function private.partnership_groups_remove(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  before jsonb := private.register_row('partnership_groups', (args ->> 'id')::uuid);
begin
  if before is null then
    perform private.fail('not_found', 'id');
  end if;
  perform private.step_in_partnership('partnership_groups.remove', (before ->> 'partnership_id')::uuid);
  if exists (select from public.partnership_groups g where g.parent_id = (args ->> 'id')::uuid) then
    perform private.fail('wrong_state', 'id');
  end if;
  return private.register_remove('partnership_groups', (args ->> 'id')::uuid, base_rev);
end
$$;
comment on function private.partnership_groups_remove(jsonb, int, timestamptz) is
  'Command partnership_groups.remove: by a coordinator, as long as nothing stands below it; roles in it are in none then.';

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
  if r.group_id is not null and not exists (
    select from public.partnership_groups g where g.id = r.group_id and g.partnership_id = r.partnership_id
  ) then
    perform private.fail('unknown_reference', 'group_id');
  end if;
  update public.roles o set share = r.share, substitute_for = r.substitute_for, group_id = r.group_id
  where o.id = r.id
    and (o.share, o.substitute_for, o.group_id) is distinct from (r.share, r.substitute_for, r.group_id);
  return private.role_answer(r.id);
end
$$;
comment on function private.roles_save(jsonb, int, timestamptz) is
  'Command roles.save: share, substitute and group of a role in a partnership (R51, R53), by a coordinator, nobody their own. The last word holds.';

-- Triggers

create trigger stamp before insert or update on public.partnership_groups
  for each row execute function private.stamp();
create trigger note_fields after insert or update on public.partnership_groups
  for each row execute function private.note_fields();
create trigger feed after insert or update or delete on public.partnership_groups
  for each row execute function private.feed_public();

-- Commands and transitions

insert into private.commands (name, version, arguments) values
  ('partnership_groups.save', 1, '{
    "id": {"type": "id", "required": true},
    "partnership_id": {"type": "id"},
    "parent_id": {"type": "id", "nullable": true},
    "name_nb": {"type": "text", "min": 2, "max": 120},
    "name_nn": {"type": "text", "min": 2, "max": 120},
    "name_en": {"type": "text", "min": 2, "max": 120}
  }'),
  ('partnership_groups.remove', 1, '{"id": {"type": "id", "required": true}}'),
  ('roles.save', 1, '{
    "id": {"type": "id", "required": true},
    "share": {"type": "whole", "min": 0, "max": 100, "nullable": true},
    "substitute_for": {"type": "id", "nullable": true},
    "group_id": {"type": "id", "nullable": true}
  }');

insert into private.transitions (room, command, from_state, to_state, actor) values
  ('partnership_groups', 'partnership_groups.save', null, null, 'coordinator'),
  ('partnership_groups', 'partnership_groups.remove', null, null, 'coordinator'),
  ('roles', 'roles.save', 'given', 'given', 'coordinator');

-- Grants

revoke all on public.partnership_groups from public, anon, authenticated, service_role;
grant select on public.partnership_groups to anon, authenticated;

-- Comments: policies, indexes, triggers

comment on policy partnership_groups_read on public.partnership_groups is 'Anyone reads which groups steer a partnership.';
comment on index public.partnership_groups_partnership_id is 'Groups of a partnership.';
comment on index public.partnership_groups_parent_id is 'Groups below a group.';
comment on index public.roles_group_id is 'Roles in a group.';
comment on trigger stamp on public.partnership_groups is 'Counts the changes of a row and notes the time: phones compare the number with their own.';
comment on trigger note_fields on public.partnership_groups is 'Notes at which rev each field changed, and that an id was used: it never is again.';
comment on trigger feed on public.partnership_groups is 'Tells the feed who may read the row now, so that their phones fetch it or let it go.';
