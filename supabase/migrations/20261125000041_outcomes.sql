-- Outcomes: whoever waits for a word is told when there is one.
--
-- Contract: the author and the contact hear what became of their challenge, the sender what became of a suggestion or
-- a report, those who give a role that somebody asks for it, and the holder what became of the role, by whatever road
-- it came or went. Nobody waits for an answer about a challenge that was withdrawn: those interests are closed as the
-- answer guarantee closes them, without blame, and the sender is told. One that is matched still owes its answers.

-- Tables

do $$
declare
  mutable constant text[] := array[
    'interest_received', 'interest_replied', 'interest_withdrawn', 'interest_asked', 'interest_accepted',
    'interest_declined', 'interest_expired', 'message_received', 'answer_due', 'answer_overdue', 'answer_delayed',
    'reply_due', 'agreement_ends', 'interest_closed', 'challenge_returned', 'challenge_published', 'challenge_withdrawn',
    'challenge_handed', 'suggestion_answered', 'report_answered', 'role_asked', 'role_given', 'role_declined',
    'role_ended'
  ];
  listed text := (select string_agg(quote_literal(kind), ', ' order by n) from unnest(mutable) with ordinality k (kind, n));
begin
  alter table public.notifications drop constraint notifications_kind_check;
  execute format(
    'alter table public.notifications add constraint notifications_kind_check check (kind in (%s, %L, %L))',
    listed, 'hide_soon', 'delete_soon'
  );
  alter table public.notification_preferences drop constraint notification_preferences_muted_check;
  execute format(
    'alter table public.notification_preferences add constraint notification_preferences_muted_check check (muted <@ array[%s])',
    listed
  );
  update private.commands c
  set arguments = jsonb_set(
    c.arguments, '{muted}', jsonb_build_object('type', 'list', 'max', cardinality(mutable), 'of', mutable)
  )
  where c.name = 'notifications.prefer';
end
$$;

-- Functions: challenges

create function private.tell_case(challenge uuid, kind text, at timestamptz) returns void
language sql volatile security definer set search_path = '' as $$
  select private.notify(who.person, kind, challenge || ':' || s.step, at, challenge)
  from public.challenge_cases k
  cross join lateral (select k.author_id union select k.contact_id) who (person)
  cross join (select max(e.step) from public.challenge_events e where e.challenge_id = challenge) s (step)
  where k.id = challenge
$$;
comment on function private.tell_case(uuid, text, timestamptz) is
  'Tells the author and the contact of a challenge of the step it took last.';

create function private.close_interests(c public.challenges, at timestamptz) returns void
language plpgsql security definer set search_path = '' as $$
declare
  i public.interests;
begin
  for i in
    select * from public.interests o
    where o.challenge_id = c.id and o.state in ('sent', 'seen', 'asked', 'accepted')
    order by o.id
    for update
  loop
    if i.state = 'accepted' then
      perform private.tell_sender(i, 'challenge_withdrawn', i.id::text, at);
    else
      update public.interests o
      set state = private.step('interests.expire', i.state, '{clock}'), closed_at = at
      where o.id = i.id;
      perform private.tell_sender(i, 'interest_closed', i.id::text, at, private.alternatives_to(i, at));
    end if;
  end loop;
end
$$;
comment on function private.close_interests(public.challenges, timestamptz) is
  'Closes what waits for an answer about a challenge that is no more, and tells the senders, also those who were accepted.';

create or replace function private.challenges_publish(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  c public.challenges := private.challenge_locked((args ->> 'id')::uuid);
  mine text[] := private.challenge_actors(c);
  next text := private.step('challenges.publish', c.state, mine);
begin
  -- What is published must be what the coordinator has read.
  if base_rev < c.rev then
    return private.conflict(to_jsonb(c), private.changed_fields('challenges', c.id, base_rev));
  end if;
  perform private.challenge_ready(c);
  perform private.challenge_ahead(c, at);
  c.published_at := at;
  perform private.challenge_moved(c, 'challenges.publish', next, mine, null, at);
  perform private.tell_case(c.id, 'challenge_published', at);
  return private.challenge_answer(c.id);
end
$$;

create or replace function private.challenges_return(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  c public.challenges := private.challenge_locked((args ->> 'id')::uuid);
  mine text[] := private.challenge_actors(c);
  next text := private.step('challenges.return', c.state, mine);
begin
  perform private.challenge_moved(c, 'challenges.return', next, mine, args ->> 'note', at);
  update public.challenge_cases set note = args ->> 'note' where id = c.id;
  perform private.tell_case(c.id, 'challenge_returned', at);
  return private.challenge_answer(c.id);
end
$$;

create or replace function private.challenges_withdraw(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  c public.challenges := private.challenge_locked((args ->> 'id')::uuid);
  answer jsonb := private.challenge_step('challenges.withdraw', args, at);
begin
  perform private.tell_case(c.id, 'challenge_withdrawn', at);
  perform private.close_interests(c, at);
  return answer;
end
$$;

-- Functions: suggestions and reports

create or replace function private.suggestions_decline(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  s public.suggestions := private.suggestion_locked((args ->> 'id')::uuid);
begin
  update public.suggestions
  set state = private.suggestion_step('suggestions.decline', s),
    reason = args ->> 'reason', answer = args ->> 'answer', answered_at = at
  where id = s.id;
  perform private.notify(s.person_id, 'suggestion_answered', s.id || ':' || s.rev, at);
  return private.suggestion_answer(s.id);
end
$$;

create or replace function private.suggestions_take(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  s public.suggestions := private.suggestion_locked((args ->> 'id')::uuid);
  next text := private.suggestion_step('suggestions.take', s);
  unit uuid := (args ->> 'organisation_id')::uuid;
  draft uuid := (args ->> 'challenge_id')::uuid;
  leader uuid;
begin
  if not exists (
    select from public.partnership_members m join public.organisations o on o.id = m.organisation_id
    where m.partnership_id = s.partnership_id and o.kind = 'municipality' and o.id = private.root_of(unit)
  ) then
    perform private.fail('unknown_reference', 'organisation_id');
  elsif exists (select from private.field_revs f where f.entity = 'challenges' and f.id = draft) then
    perform private.fail('already_exists', 'challenge_id');
  end if;
  select r.person_id into leader
  from public.unit_roles r
  where r.organisation_id = unit and r.role = 'leader'
  order by r.id
  limit 1;
  -- A draft is its author's alone: with nobody to write on it, it would be lost.
  if leader is null then
    perform private.fail('invalid', 'organisation_id');
  end if;

  perform private.challenge_draft(draft, s.partnership_id, unit, leader);
  update public.challenges set language = s.language, title = s.title, today = s.need where id = draft;
  update public.suggestions
  set state = next, challenge_id = draft, answer = args ->> 'answer', answered_at = at
  where id = s.id;
  perform private.notify(s.person_id, 'suggestion_answered', s.id || ':' || s.rev, at);
  return private.suggestion_answer(s.id);
end
$$;

create or replace function private.report_answered(command text, args jsonb, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  r public.reports;
  author uuid;
begin
  select * into r from public.reports where id = (args ->> 'id')::uuid for update;
  if not found or private.report_actors(r) = '{}' then
    perform private.fail('not_found', 'id');
  end if;
  update public.reports
  set state = private.step(command, r.state, private.report_actors(r)), answer = args ->> 'answer', answered_at = at
  where id = r.id
  returning * into r;
  perform private.notify(r.person_id, 'report_answered', r.id::text, at, r.challenge_id);
  perform private.note_coordinator(r.person_id, r.partnership_id, 'reports', r.id, 'answer', at);
  -- Whose message was reported has been read too, by the copy of it.
  select m.author_id into author from public.messages m where m.id = r.message_id;
  perform private.note_coordinator(author, r.partnership_id, 'messages', r.message_id, 'read', at);
  return jsonb_build_object('rows', jsonb_build_array(jsonb_build_object('entity', 'reports', 'row', to_jsonb(r))));
end
$$;

-- Functions: roles

create function private.role_givers(r public.roles) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select g.person
  from (
    select u.person_id from public.unit_roles u
    where r.partnership_id is null and r.role in ('contact', 'deputy')
      and u.organisation_id = r.organisation_id and u.role = 'leader'
    union
    select p.person_id from public.partnership_roles p
    where p.partnership_id = r.partnership_id and p.role = 'coordinator'
    union
    select private.managers_of(r.root_id)
  ) g (person)
  where g.person <> r.person_id
$$;
comment on function private.role_givers(public.roles) is
  'Who may give this role and end it: those whom private.role_actors knows as leader or coordinator.';

create function private.tell_role() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if new.state = 'asked' then
    perform private.notify(giver, 'role_asked', new.id::text, new.asked_at) from private.role_givers(new) giver;
  -- Not to one whose account goes: the roles go with it.
  elsif new.state <> 'withdrawn' and exists (select from auth.users u where u.id = new.person_id) then
    perform private.notify(
      new.person_id, 'role_' || new.state, new.id::text, coalesce(new.ended_at, new.decided_at)
    );
  end if;
  return null;
end
$$;
comment on function private.tell_role() is
  'Trigger of roles: those who give are told of what is asked for, the holder of what came of it, also of a role that went with another.';

-- Triggers

create trigger tell after insert on public.roles
  for each row when (new.state = 'asked') execute function private.tell_role();
create trigger tell_outcome after update on public.roles
  for each row when (new.state <> old.state) execute function private.tell_role();

-- Who closes an interest along with its challenge has not opened it.
drop trigger note_access on public.interests;
create trigger note_access after update on public.interests
  for each row
  when (new.state is distinct from old.state and new.state <> 'expired' and new.person_id <> auth.uid())
  execute function private.note_interest_access();

-- Comments: policies, indexes, triggers

comment on trigger tell on public.roles is 'Tells those who give a role that somebody asks for it.';
comment on trigger tell_outcome on public.roles is 'Tells the holder what became of a role.';
comment on trigger note_access on public.interests is 'Writes down who answered an interest.';
