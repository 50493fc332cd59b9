-- Handing over: a challenge gets another contact, and nobody leaves a partnership that nobody could administer then.
--
-- Contract: the contact, or a leader or deputy of the unit, hands a challenge to one who holds a role in that unit. The
-- one before loses the inbox at once, as audiences are resolved at each pull. So that a contact can choose, those who
-- hold a role in a unit read who else does. The last coordinator of a partnership cannot leave; an account can always
-- be deleted, and then the operator appoints.

insert into private.error_codes (code) values ('last_one');

-- Comments

comment on table public.roles is
  'The story of each right to act for a unit or in a partnership. Read by the person, those who give and end it, and, once it is given, those who hold a role beside it.';
comment on column public.roles.name is
  'Personal: the name the person asked under, so that those who decide, and those beside them in the unit, know who it is.';
comment on column public.challenge_events.from_state is 'State before; the same as after where the challenge was handed over.';

-- Functions: who may read

create function private.my_units() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := auth.uid();
begin
  return query select distinct r.organisation_id from public.unit_roles r where r.person_id = me;
end
$$;
comment on function private.my_units() is 'Units that the one who asks holds a role in.';

-- Policies

alter policy roles_read on public.roles using (
  person_id = (select auth.uid())
  or partnership_id is null and (
    organisation_id in (select private.my_units_led()) or root_id in (select private.my_coordinated_members())
    or state = 'given' and organisation_id in (select private.my_units())
  )
  or partnership_id in (select private.my_partnerships('coordinator'))
  or state = 'given' and partnership_id in (select private.my_partnerships('steering'))
);

-- Functions: the feed

create function private.role_audiences(r public.roles) returns text[]
language sql immutable set search_path = '' as $$
  select array_remove(
    case when r.partnership_id is null then array[
      'user:' || r.person_id, 'unit:' || r.organisation_id || ':leader',
      'organisation:' || r.root_id || ':coordinator',
      case when r.state = 'given' then 'unit:' || r.organisation_id || ':member' end
    ] else array[
      'user:' || r.person_id, 'partnership:' || r.partnership_id || ':coordinator',
      case when r.state = 'given' then 'partnership:' || r.partnership_id || ':steering' end
    ] end,
    null
  )
$$;
comment on function private.role_audiences(public.roles) is
  'Who reads a role: its holder, those who give and end it, and, once it is given, those beside the holder.';

create or replace function private.feed_role() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    perform private.feed('roles', old.id, '{}', true);
  else
    perform private.feed('roles', new.id, private.role_audiences(new), true);
  end if;
  return null;
end
$$;

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
    select 'unit:' || u || ':leader' from private.my_units_led() u
    union all
    select 'unit:' || u || ':member' from private.my_units() u;
end
$$;
comment on column private.sync_feed.audience is
  'pub, user:<id>, challenge:<id>, unit:<id>:leader, unit:<id>:member, organisation:<id>:coordinator, partnership:<id>:coordinator or partnership:<id>:steering.';

-- Functions: commands

create or replace function private.role_locked(story uuid) returns public.roles
language plpgsql security definer set search_path = '' as $$
declare
  r public.roles;
  mine text[];
begin
  select * into r from public.roles where id = story for update;
  mine := private.role_actors(r);
  if r.id is null or mine = '{}' and not (
    r.partnership_id is null and (
      private.leads(r.organisation_id) or r.state = 'given' and private.holds_unit_role(r.organisation_id)
    )
    or r.state = 'given' and exists (
      select from public.partnership_roles p
      where p.person_id = auth.uid() and p.partnership_id = r.partnership_id and p.role = 'steering'
    )
  ) then
    perform private.fail('not_found', 'id');
  end if;
  if r.person_id <> auth.uid() and mine <> '{}' then
    perform private.note_access(r.person_id, 'roles', r.id, mine[1], r.organisation_id, 'answer', now());
  end if;
  return r;
end
$$;

create function private.challenge_left(c public.challenges) returns jsonb
language sql stable set search_path = '' as $$
  select case
    when private.is_public(c.state) then jsonb_build_object(
      'rows', jsonb_build_array(jsonb_build_object('entity', 'challenges', 'row', to_jsonb(c))),
      'gone', jsonb_build_array(jsonb_build_object('entity', 'challenge_cases', 'id', c.id))
    )
    else jsonb_build_object('gone', jsonb_build_array(
      jsonb_build_object('entity', 'challenges', 'id', c.id), jsonb_build_object('entity', 'challenge_cases', 'id', c.id)
    ))
  end
$$;
comment on function private.challenge_left(public.challenges) is
  'What a command answers to one who no longer reads the case: the challenge while it is public, and that the rest is gone.';

create function private.challenges_hand_over(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  c public.challenges := private.challenge_locked((args ->> 'id')::uuid);
  mine text[] := private.challenge_actors(c);
  next text := private.step('challenges.hand_over', c.state, mine);
  taker uuid;
  place int;
begin
  -- Shared: the right cannot end while the challenge is handed over by it.
  select r.person_id into taker
  from public.roles r
  where r.id = (args ->> 'role_id')::uuid and r.state = 'given'
    and r.organisation_id = c.organisation_id and r.partnership_id is null
  for share;
  if not found then
    perform private.fail('unknown_reference', 'role_id');
  elsif exists (select from public.challenge_cases k where k.id = c.id and k.contact_id = taker) then
    perform private.fail('invalid', 'role_id');
  end if;
  update public.challenge_cases set contact_id = taker where id = c.id;
  -- Never public: who answers inside the unit is no step that others wait for. And the challenge itself is as it was.
  insert into public.challenge_events (challenge_id, step, from_state, to_state, actor, at, is_public)
  values (
    c.id,
    1 + coalesce((select max(e.step) from public.challenge_events e where e.challenge_id = c.id), 0),
    c.state, next,
    (select m.actor from unnest(mine) with ordinality m (actor, n) where m.actor in ('contact', 'leader', 'deputy') order by m.n limit 1),
    at, false
  )
  returning step into place;
  perform private.notify(taker, 'challenge_handed', c.id || ':' || place, at, c.id);
  -- Whoever hands over and has no other right here lets go of the case.
  return case when private.reads_case(c.id) then private.challenge_answer(c.id) else private.challenge_left(c) end;
end
$$;
comment on function private.challenges_hand_over(jsonb, int, timestamptz) is
  'Command challenges.hand_over: another who holds a role in the unit is its contact from now on, and is told.';

create or replace function private.roles_end(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  r public.roles;
  next text;
begin
  -- One at a time: two who leave at once must not count on each other. First, as the roles of others may go with it.
  perform from public.partnerships p
  where p.id = (select o.partnership_id from public.roles o where o.id = (args ->> 'id')::uuid and o.role = 'coordinator')
  for no key update;
  r := private.role_locked((args ->> 'id')::uuid);
  next := private.step('roles.end', r.state, private.role_actors(r));
  if r.role = 'coordinator' and not exists (
    select from public.partnership_roles p
    where p.partnership_id = r.partnership_id and p.role = 'coordinator' and p.person_id <> r.person_id
      and not exists (
        select from public.roles s where s.substitute_for = r.id and s.state = 'given' and s.person_id = p.person_id
      )
  ) then
    perform private.fail('last_one', 'id');
  end if;
  update public.roles set state = next, ended_at = at where id = r.id;
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
  'Command roles.end: the holder leaves, or one who gives the right takes it back; the last coordinator of a partnership stays. Who stood in for the holder goes too.';

-- Commands and transitions

insert into private.commands (name, version, arguments) values
  ('challenges.hand_over', 1, '{
    "id": {"type": "id", "required": true},
    "role_id": {"type": "id", "required": true}
  }');

insert into private.transitions (room, command, from_state, to_state, actor)
select 'challenges', 'challenges.hand_over', state, state, actor
from unnest('{submitted,returned,published,paused,expired,matched,in_progress,completed}'::text[]) state
cross join unnest('{contact,leader,deputy}'::text[]) actor;

-- What was there before

select private.feed('roles', r.id, private.role_audiences(r), false) from public.roles r;

-- Grants

grant execute on function private.my_units() to authenticated;
