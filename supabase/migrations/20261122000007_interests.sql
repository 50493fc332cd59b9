-- Interests: one person wants to take part in one challenge, and always gets an answer.

-- Tables

create table public.interests (
  id uuid primary key,
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  challenge_id uuid not null references public.challenges (id),
  person_id uuid references auth.users (id) on delete set null,
  role text not null check (role in ('student', 'team', 'supervisor', 'phd', 'researcher')),
  name text not null check (char_length(name) between 2 and 80),
  message text not null check (char_length(message) between 10 and 4000),
  state text not null check (state in ('sent', 'accepted', 'declined', 'withdrawn')),
  answer text not null default '' check (char_length(answer) <= 4000),
  reason text check (reason in ('full', 'other_profile', 'timing', 'changed_need', 'other')),
  answer_by date not null,
  sent_at timestamptz not null,
  answered_at timestamptz,
  check ((state = 'declined') = (reason is not null))
);

-- Comments

comment on table public.interests is 'One person''s interest in one challenge. Read by the sender and those who answer.';
comment on column public.interests.id is 'Made by the client.';
comment on column public.interests.rev is 'Number of changes, by trigger.';
comment on column public.interests.updated_at is 'Time of the last change, by trigger.';
comment on column public.interests.challenge_id is 'The challenge.';
comment on column public.interests.person_id is 'Who sent it; null when the person has left.';
comment on column public.interests.role is 'As what the sender wants to take part.';
comment on column public.interests.name is 'The name the sender chose to show.';
comment on column public.interests.message is 'What the sender wrote.';
comment on column public.interests.state is 'Where it is in its life; see private.transitions.';
comment on column public.interests.answer is 'The municipality''s answer in words.';
comment on column public.interests.reason is 'Why it was declined.';
comment on column public.interests.answer_by is 'The day the answer is promised by.';
comment on column public.interests.sent_at is 'When it reached the server.';
comment on column public.interests.answered_at is 'When it was answered.';

-- Index

create index interests_challenge_id on public.interests (challenge_id);
create index interests_person_id on public.interests (person_id);
create unique index interests_one_live on public.interests (challenge_id, person_id)
  where state in ('sent', 'accepted');

-- RLS

alter table public.interests enable row level security;

-- Policies

create policy interests_read on public.interests for select to authenticated
  using (person_id = (select auth.uid()) or challenge_id in (select private.my_challenges_to_answer()));

-- Functions

create function private.interest_locked(interest uuid) returns public.interests
language plpgsql security definer set search_path = '' as $$
declare
  i public.interests;
begin
  select * into i from public.interests where id = interest for update;
  if not found or (
    i.person_id is distinct from auth.uid() and i.challenge_id not in (select private.my_challenges_to_answer())
  ) then
    perform private.fail('not_found', 'id');
  end if;
  return i;
end
$$;
comment on function private.interest_locked(uuid) is
  'The interest, locked until the transaction ends; refuses with not_found what the one who asks cannot read.';

create function private.interest_actors(i public.interests) returns text[]
language sql stable security definer set search_path = '' as $$
  select case when i.person_id = auth.uid() then array['sender'] else '{}' end || private.challenge_actors(c)
  from public.challenges c
  where c.id = i.challenge_id
$$;
comment on function private.interest_actors(public.interests) is 'What the one who asks is to an interest.';

create function private.interest_answer(interest uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('rows', jsonb_agg(jsonb_build_object('entity', 'interests', 'row', to_jsonb(i))))
  from public.interests i
  where i.id = interest
$$;
comment on function private.interest_answer(uuid) is 'What a command on an interest answers: its row as it is now.';

create function private.interests_send(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  today date := private.oslo_day(at);
  c public.challenges;
begin
  if not exists (select from public.affiliations a where a.person_id = me) then
    perform private.fail('not_allowed');
  end if;
  -- A shared lock: many may send at once, none while the challenge is being withdrawn.
  select * into c from public.challenges where id = (args ->> 'challenge_id')::uuid for share;
  -- What was never public does not exist for a stranger; what is withdrawn was public, and the sender is told so.
  if not found or (c.published_at is null and c.id not in (select private.my_challenges())) then
    perform private.fail('unknown_reference', 'challenge_id');
  elsif c.state <> 'published' then
    perform private.fail('wrong_state', 'challenge_id');
  elsif c.apply_by < today then
    perform private.fail('closed');
  end if;
  insert into public.interests (id, challenge_id, person_id, role, name, message, state, answer_by, sent_at)
  values (
    (args ->> 'id')::uuid, c.id, me, args ->> 'role', args ->> 'name', args ->> 'message',
    private.step('interests.send', null, array['sender']), today + c.answer_days, at
  );
  return private.interest_answer((args ->> 'id')::uuid);
end
$$;
comment on function private.interests_send(jsonb, int, timestamptz) is
  'Command interests.send: by one with an affiliation, to a published challenge, by its last day in Norway, one at a time.';

create function private.interests_withdraw(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  i public.interests := private.interest_locked((args ->> 'id')::uuid);
begin
  update public.interests
  set state = private.step('interests.withdraw', i.state, private.interest_actors(i))
  where id = i.id;
  return private.interest_answer(i.id);
end
$$;
comment on function private.interests_withdraw(jsonb, int, timestamptz) is 'Command interests.withdraw: the sender changes their mind.';

create function private.interests_accept(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  i public.interests := private.interest_locked((args ->> 'id')::uuid);
begin
  update public.interests
  set state = private.step('interests.accept', i.state, private.interest_actors(i)),
    answer = args ->> 'answer', answered_at = at
  where id = i.id;
  return private.interest_answer(i.id);
end
$$;
comment on function private.interests_accept(jsonb, int, timestamptz) is 'Command interests.accept: yes, in words.';

create function private.interests_decline(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  i public.interests := private.interest_locked((args ->> 'id')::uuid);
begin
  update public.interests
  set state = private.step('interests.decline', i.state, private.interest_actors(i)),
    reason = args ->> 'reason', answer = args ->> 'answer', answered_at = at
  where id = i.id;
  return private.interest_answer(i.id);
end
$$;
comment on function private.interests_decline(jsonb, int, timestamptz) is 'Command interests.decline: no, with a reason.';

-- Triggers

create trigger stamp before insert or update on public.interests
  for each row execute function private.stamp();

-- Commands and transitions

insert into private.commands (name, version, arguments) values
  ('interests.send', 1, '{
    "id": {"type": "id", "required": true},
    "challenge_id": {"type": "id", "required": true},
    "role": {"type": "choice", "of": ["student", "team", "supervisor", "phd", "researcher"], "required": true},
    "name": {"type": "text", "min": 2, "max": 80, "required": true},
    "message": {"type": "text", "min": 10, "max": 4000, "required": true}
  }'),
  ('interests.withdraw', 1, '{"id": {"type": "id", "required": true}}'),
  ('interests.accept', 1, '{
    "id": {"type": "id", "required": true},
    "answer": {"type": "text", "min": 3, "max": 4000, "required": true}
  }'),
  ('interests.decline', 1, '{
    "id": {"type": "id", "required": true},
    "reason": {"type": "choice", "of": ["full", "other_profile", "timing", "changed_need", "other"], "required": true},
    "answer": {"type": "text", "min": 0, "max": 4000, "required": true}
  }');

insert into private.transitions (room, command, from_state, to_state, actor)
select 'interests', t.command, t.from_state, t.to_state, unnest(t.actors)
from (
  values
    ('interests.send', null, 'sent', '{sender}'::text[]),
    ('interests.withdraw', 'sent', 'withdrawn', '{sender}'),
    ('interests.withdraw', 'accepted', 'withdrawn', '{sender}'),
    ('interests.accept', 'sent', 'accepted', '{contact,leader,deputy}'),
    ('interests.decline', 'sent', 'declined', '{contact,leader,deputy}')
) t (command, from_state, to_state, actors);

-- Grants

revoke all on public.interests from public, anon, authenticated, service_role;
grant select on public.interests to authenticated;
