-- Who may do what is one table: every command asks private.transitions.
--
-- Contract: a function finds out what the one who asks is to a row (`*_actors`), never what that entitles to. A room
-- without states has rows whose states are both null, and its commands ask for them by private.step as all others do.
-- What is read by nobody else answers `not_found` before the table is asked. Refused: a second table for rooms without
-- states, which would be two places to look.

-- Comments

comment on table private.transitions is
  'Who may do what: the life of each room, and a row for each command of a room without states; equal to domain/<room>/life.ts.';
comment on column private.transitions.room is 'The room whose row is made, moved, changed or deleted.';
comment on column private.transitions.command is 'The command that does it.';
comment on column private.transitions.from_state is 'State before; null makes the row, or the room has no states.';
comment on column private.transitions.to_state is 'State after; null deletes the row, or the room has no states.';
comment on column private.transitions.actor is 'Who may do it, as what they are to the row.';
comment on function private.step(text, text, text[]) is
  'The state that a command leads to from a state for one who is all of `mine`; refuses with not_allowed or wrong_state. In a room without states both are null.';

-- Functions: what the one who asks is

create function private.self_actors(person uuid) returns text[]
language sql stable security definer set search_path = '' as $$
  select case when person = auth.uid() then array['self'] else '{}' end
$$;
comment on function private.self_actors(uuid) is 'What the one who asks is to what belongs to a person: `self`, or nothing.';

create function private.partnership_actors(partnership uuid) returns text[]
language sql stable security definer set search_path = '' as $$
  select case when private.coordinates(partnership) then array['coordinator'] else '{}' end
$$;
comment on function private.partnership_actors(uuid) is
  'What the one who asks is to what a partnership keeps: its coordinator, of either side, or nothing.';

create function private.organisation_actors(organisation uuid) returns text[]
language sql stable security definer set search_path = '' as $$
  select array_remove(
    array[
      case when private.leads(organisation) then 'leader' end,
      case when private.coordinates_member(private.root_of(organisation)) then 'coordinator' end
    ],
    null
  )
$$;
comment on function private.organisation_actors(uuid) is
  'What the one who asks is to what an organisation or unit keeps: its leader, a coordinator of a partnership it is in, or nothing.';

drop function private.by_coordinator(uuid);
drop function private.by_keeper(uuid);

create function private.step_in_partnership(command text, partnership uuid) returns text
language plpgsql stable security definer set search_path = '' as $$
begin
  if not exists (select from public.partnerships p where p.id = partnership) then
    perform private.fail('unknown_reference', 'partnership_id');
  end if;
  return private.step(command, null, private.partnership_actors(partnership));
end
$$;
comment on function private.step_in_partnership(text, uuid) is
  'Asks whether this command may be given on what the partnership keeps; refuses a partnership there is not with unknown_reference.';

create function private.step_in_organisation(command text, organisation uuid) returns text
language plpgsql stable security definer set search_path = '' as $$
begin
  if private.root_of(organisation) is null then
    perform private.fail('unknown_reference', 'organisation_id');
  end if;
  return private.step(command, null, private.organisation_actors(organisation));
end
$$;
comment on function private.step_in_organisation(text, uuid) is
  'Asks whether this command may be given on what the organisation keeps; refuses an organisation there is not with unknown_reference.';

-- Functions: commands of partnerships and organisations

create or replace function private.partnership_settings_save(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  mine public.partnership_settings;
begin
  select * into mine from public.partnership_settings s where s.id = (args ->> 'id')::uuid for update;
  if not found then
    perform private.fail('not_found', 'id');
  end if;
  perform private.step('partnership_settings.save', null, private.partnership_actors(mine.id));
  mine := jsonb_populate_record(mine, args);
  if mine.delete_after_months <= mine.hide_after_months then
    perform private.fail('invalid', 'delete_after_months');
  end if;
  return private.register_save('partnership_settings', args, base_rev, '{}');
end
$$;

create or replace function private.partnership_role_names_save(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
begin
  perform private.step_in_partnership(
    'partnership_role_names.save', private.register_place('partnership_role_names', args, base_rev, 'partnership_id')
  );
  return private.register_save('partnership_role_names', args, base_rev, '{role,name_nb,name_nn,name_en}');
end
$$;

create or replace function private.partnership_role_names_remove(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  before jsonb := private.register_row('partnership_role_names', (args ->> 'id')::uuid);
begin
  if before is null then
    perform private.fail('not_found', 'id');
  end if;
  perform private.step_in_partnership('partnership_role_names.remove', (before ->> 'partnership_id')::uuid);
  return private.register_remove('partnership_role_names', (args ->> 'id')::uuid, base_rev);
end
$$;

create or replace function private.agreements_remove(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  before jsonb := private.register_row('agreements', (args ->> 'id')::uuid);
begin
  if before is null then
    perform private.fail('not_found', 'id');
  end if;
  perform private.step_in_partnership('agreements.remove', (before ->> 'partnership_id')::uuid);
  if exists (select from public.agreements a where a.parent_id = (args ->> 'id')::uuid) then
    perform private.fail('wrong_state', 'id');
  end if;
  return private.register_remove('agreements', (args ->> 'id')::uuid, base_rev);
end
$$;

create or replace function private.anchorings_remove(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  before jsonb := private.register_row('anchorings', (args ->> 'id')::uuid);
begin
  if before is null then
    perform private.fail('not_found', 'id');
  end if;
  perform private.step_in_partnership('anchorings.remove', (before ->> 'partnership_id')::uuid);
  return private.register_remove('anchorings', (args ->> 'id')::uuid, base_rev);
end
$$;

create or replace function private.organisation_facts_save(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
begin
  perform private.step_in_organisation(
    'organisation_facts.save', private.register_place('organisation_facts', args, base_rev, 'organisation_id')
  );
  return private.register_save('organisation_facts', args, base_rev, '{year}');
end
$$;

create or replace function private.organisation_facts_remove(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  before jsonb := private.register_row('organisation_facts', (args ->> 'id')::uuid);
begin
  if before is null then
    perform private.fail('not_found', 'id');
  end if;
  perform private.step_in_organisation('organisation_facts.remove', (before ->> 'organisation_id')::uuid);
  return private.register_remove('organisation_facts', (args ->> 'id')::uuid, base_rev);
end
$$;

create or replace function private.resource_persons_remove(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  before jsonb := private.register_row('resource_persons', (args ->> 'id')::uuid);
begin
  if before is null then
    perform private.fail('not_found', 'id');
  end if;
  perform private.step_in_organisation('resource_persons.remove', (before ->> 'organisation_id')::uuid);
  return private.register_remove('resource_persons', (args ->> 'id')::uuid, base_rev);
end
$$;

create or replace function private.partnership_profiles_save(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  p public.partnership_profiles;
  partnership uuid;
begin
  if base_rev is null and not exists (select from public.partnership_profiles where id = (args ->> 'id')::uuid) then
    partnership := private.register_place('partnership_profiles', args, base_rev, 'partnership_id');
    perform private.step_in_partnership('partnership_profiles.save', partnership);
    return private.register_save('partnership_profiles', args, base_rev, '{dated,language}');
  end if;
  p := private.partnership_profile_locked((args ->> 'id')::uuid);
  perform private.step('partnership_profiles.save', p.state, private.partnership_actors(p.partnership_id));
  perform private.register_place('partnership_profiles', args, base_rev, 'partnership_id');
  return private.register_save('partnership_profiles', args, base_rev, '{}');
end
$$;

create or replace function private.partnership_profiles_publish(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  p public.partnership_profiles := private.partnership_profile_locked((args ->> 'id')::uuid);
  next text := private.step('partnership_profiles.publish', p.state, private.partnership_actors(p.partnership_id));
begin
  -- "Not set yet" is an answer; no word at all about who takes part and what for is not a profile.
  if p.participants = '' then
    perform private.fail('missing', 'participants');
  elsif p.purpose = '' then
    perform private.fail('missing', 'purpose');
  end if;
  update public.partnership_profiles set state = next where id = p.id;
  return jsonb_build_object('rows', jsonb_build_array(
    jsonb_build_object('entity', 'partnership_profiles', 'row', private.register_row('partnership_profiles', p.id))
  ));
end
$$;

create or replace function private.partnership_profiles_remove(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  p public.partnership_profiles := private.partnership_profile_locked((args ->> 'id')::uuid);
begin
  perform private.step('partnership_profiles.remove', p.state, private.partnership_actors(p.partnership_id));
  return private.register_remove('partnership_profiles', p.id, base_rev);
end
$$;

-- Functions: commands of terms

-- Functions: commands of a person

create or replace function private.saved_add(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  challenge uuid := (args ->> 'challenge_id')::uuid;
  mine public.saved;
begin
  perform private.step('saved.add', null, private.self_actors(me));
  if not exists (
    select from public.challenges c
    where c.id = challenge and (private.is_public(c.state) or private.reads_case(c.id))
  ) then
    perform private.fail('unknown_reference', 'challenge_id');
  end if;
  -- Again when another phone lets it go between the two statements.
  loop
    insert into public.saved (id, person_id, challenge_id, saved_at)
    values ((args ->> 'id')::uuid, me, challenge, at)
    on conflict (person_id, challenge_id) do nothing;
    select * into mine from public.saved s where s.person_id = me and s.challenge_id = challenge;
    exit when found;
  end loop;
  return jsonb_build_object(
    'rows', jsonb_build_array(jsonb_build_object('entity', 'saved', 'row', to_jsonb(mine))),
    -- Two phones without cover may both have saved it: the first one's row stands, the other's goes.
    'gone', case
      when mine.id = (args ->> 'id')::uuid then '[]'
      else jsonb_build_array(jsonb_build_object('entity', 'saved', 'id', lower(args ->> 'id')))
    end
  );
end
$$;

create or replace function private.saved_remove(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  removed uuid;
begin
  perform private.step('saved.remove', null, private.self_actors(me));
  delete from public.saved s
  where s.person_id = me and s.challenge_id = (args ->> 'challenge_id')::uuid
  returning s.id into removed;
  return jsonb_build_object('gone', (
    select jsonb_agg(jsonb_build_object('entity', 'saved', 'id', i))
    from (select (args ->> 'id')::uuid union select removed) ids (i)
    where i is not null
  ));
end
$$;

create or replace function private.notifications_read(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  n public.notifications;
begin
  select * into n from public.notifications
  where id = (args ->> 'id')::uuid and person_id = me and channel = 'app' for update;
  if not found then
    perform private.fail('not_found', 'id');
  end if;
  perform private.step('notifications.read', null, private.self_actors(n.person_id));
  update public.notifications set read_at = at where id = n.id and read_at is null;
  update public.notifications m set state = 'dropped'
  where m.person_id = me and m.kind = n.kind and m.channel = 'mail' and m.key = n.key and m.state = 'waiting';
  return (
    select jsonb_build_object('rows', jsonb_build_array(
      jsonb_build_object('entity', 'notifications', 'row', to_jsonb(o))
    ))
    from public.notifications o where o.id = n.id
  );
end
$$;

create or replace function private.notifications_prefer(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  mine public.notification_preferences;
begin
  perform private.step('notifications.prefer', null, private.self_actors((args ->> 'id')::uuid));
  insert into public.notification_preferences (id) values (me) on conflict do nothing;
  select * into mine from public.notification_preferences where id = me for update;
  mine := jsonb_populate_record(mine, args - 'id');
  update public.notification_preferences p set mail = mine.mail, muted = mine.muted
  where p.id = me and (p.mail, p.muted) is distinct from (mine.mail, mine.muted);
  return (
    select jsonb_build_object('rows', jsonb_build_array(
      jsonb_build_object('entity', 'notification_preferences', 'row', to_jsonb(p))
    ))
    from public.notification_preferences p where p.id = me
  );
end
$$;

create or replace function private.profiles_save(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  patch jsonb := args - 'id';
  mine public.profiles;
  stale text[];
begin
  perform private.step('profiles.save', null, private.self_actors((args ->> 'id')::uuid));
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

-- Functions: commands of a conversation

create or replace function private.conversations_write(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  i public.interests := private.interest_locked((args ->> 'id')::uuid);
  side text := case when i.person_id = auth.uid() then 'sender' else 'unit' end;
  seen int;
begin
  perform private.step('conversations.write', null, private.interest_actors(i));
  if i.state not in ('sent', 'seen', 'asked', 'accepted') then
    perform private.fail('wrong_state');
  end if;
  -- A message written before the phone knew that more was asked is the reply all the same.
  if i.state = 'asked' and side = 'sender' then
    return private.interests_reply(args, base_rev, at);
  end if;
  -- One notification for all that is unread, not one for each message.
  select case side when 'sender' then c.unit_read else c.sender_read end into seen
  from public.conversations c where c.id = i.id;
  perform private.write_message(i, side, args, at);
  if side = 'sender' then
    perform private.tell_unit(i, 'message_received', i.id || ':' || coalesce(seen, 0), at);
  else
    perform private.tell_sender(i, 'message_received', i.id || ':' || coalesce(seen, 0), at);
  end if;
  return private.thread_answer(i.id, (args ->> 'message_id')::uuid);
end
$$;

-- Transitions

insert into private.transitions (room, command, actor)
select split_part(t.command, '.', 1), t.command, unnest(t.actors)
from (
  values
    ('partnership_settings.save', '{coordinator}'::text[]),
    ('partnership_role_names.save', '{coordinator}'),
    ('partnership_role_names.remove', '{coordinator}'),
    ('agreements.save', '{coordinator}'),
    ('agreements.remove', '{coordinator}'),
    ('anchorings.save', '{coordinator}'),
    ('anchorings.remove', '{coordinator}'),
    ('organisations.save', '{leader,coordinator}'),
    ('organisation_facts.save', '{leader,coordinator}'),
    ('organisation_facts.remove', '{leader,coordinator}'),
    ('resource_persons.save', '{leader,coordinator}'),
    ('resource_persons.remove', '{leader,coordinator}'),
    ('themes.save', '{coordinator}'),
    ('technologies.save', '{coordinator}'),
    ('saved.add', '{self}'),
    ('saved.remove', '{self}'),
    ('notifications.read', '{self}'),
    ('notifications.prefer', '{self}'),
    ('profiles.save', '{self}'),
    ('conversations.write', '{sender,contact,leader,deputy}'),
    ('conversations.read', '{sender,contact,leader,deputy}')
) t (command, actors);
