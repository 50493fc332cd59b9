-- The full life of an interest: sent, seen, asked for more, accepted, declined, withdrawn, expired.
--
-- Contract: `answer_by` is the day the next word is due by: the unit's, or the sender's while more is asked. Seeing an
-- interest is no answer, so it may happen in any state and moves only what was `sent`. A command locks the challenge
-- first (shared, so that many interests move at once) and then the interest.

-- Tables

alter table public.interests
  add column seen_at timestamptz,
  add column asked_at timestamptz,
  add column closed_at timestamptz,
  drop constraint interests_state_check,
  add constraint interests_state_check
    check (state in ('sent', 'seen', 'asked', 'accepted', 'declined', 'withdrawn', 'expired')),
  add constraint interests_closed_check check ((state <> 'expired') = (closed_at is null));

-- What was answered before there was `seen` had been read.
update public.interests set seen_at = answered_at where answered_at is not null;

-- Comments

comment on column public.interests.seen_at is 'When one who answers first opened it, so that the sender knows it was read.';
comment on column public.interests.asked_at is 'When more was last asked of the sender.';
comment on column public.interests.closed_at is 'When it was closed without an answer.';
comment on column public.interests.answer_by is
  'The day the next word is promised by: the unit''s answer, or the sender''s reply while more is asked.';
comment on column public.interests.person_id is
  'Personal: who sent it, so that the answer reaches them; null when the person has left.';
comment on column public.interests.name is 'Personal: the name the sender chose to show to those who answer.';
comment on column public.interests.message is 'Personal: what the sender wrote, so that the unit can judge who fits the work.';
comment on column public.interests.role is 'Personal: as what the sender wants to take part.';
comment on column public.interests.answer is 'Personal: the municipality''s answer in words, to the sender.';
comment on column public.interests.reason is 'Personal: why it was declined, so that a no is always reasoned.';

-- Index

drop index public.interests_one_live;
create unique index interests_one_live on public.interests (challenge_id, person_id)
  where state in ('sent', 'seen', 'asked', 'accepted');
create index interests_due on public.interests (answer_by) where state in ('sent', 'seen', 'asked');

-- Functions

create or replace function private.interest_locked(interest uuid) returns public.interests
language plpgsql security definer set search_path = '' as $$
declare
  i public.interests;
begin
  perform from public.challenges c
  where c.id = (select o.challenge_id from public.interests o where o.id = interest)
  for key share;
  select * into i from public.interests where id = interest for update;
  if not found or (
    i.person_id is distinct from auth.uid() and not private.answers_challenge(i.challenge_id)
  ) then
    perform private.fail('not_found', 'id');
  end if;
  return i;
end
$$;

create or replace function private.interests_send(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  today date := private.oslo_day(at);
  c public.challenges;
  i public.interests;
begin
  if not exists (select from public.affiliations a where a.person_id = me) then
    perform private.fail('not_allowed');
  end if;
  -- A shared lock: many may send at once, none while the challenge is being withdrawn.
  select * into c from public.challenges where id = (args ->> 'challenge_id')::uuid for share;
  -- What was never public does not exist for a stranger; what is withdrawn was public, and the sender is told so.
  if not found or (c.published_at is null and not private.reads_case(c.id)) then
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
  )
  returning * into i;
  perform private.tell_unit(i, 'interest_received', i.id::text, at);
  return private.interest_answer(i.id);
end
$$;

create or replace function private.interests_withdraw(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  i public.interests := private.interest_locked((args ->> 'id')::uuid);
begin
  update public.interests
  set state = private.step('interests.withdraw', i.state, private.interest_actors(i))
  where id = i.id;
  perform private.tell_unit(i, 'interest_withdrawn', i.id::text, at);
  return private.interest_answer(i.id);
end
$$;

create or replace function private.interests_accept(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  i public.interests := private.interest_locked((args ->> 'id')::uuid);
begin
  update public.interests
  set state = private.step('interests.accept', i.state, private.interest_actors(i)),
    answer = args ->> 'answer', answered_at = at, seen_at = coalesce(i.seen_at, at)
  where id = i.id;
  perform private.tell_sender(i, 'interest_accepted', i.id::text, at);
  return private.interest_answer(i.id);
end
$$;

create or replace function private.interests_decline(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  i public.interests := private.interest_locked((args ->> 'id')::uuid);
begin
  update public.interests
  set state = private.step('interests.decline', i.state, private.interest_actors(i)),
    reason = args ->> 'reason', answer = args ->> 'answer', answered_at = at, seen_at = coalesce(i.seen_at, at)
  where id = i.id;
  perform private.tell_sender(i, 'interest_declined', i.id::text, at);
  return private.interest_answer(i.id);
end
$$;

create function private.interests_see(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  i public.interests := private.interest_locked((args ->> 'id')::uuid);
  next text := private.step('interests.see', i.state, private.interest_actors(i));
begin
  update public.interests set state = next, seen_at = at where id = i.id and state <> next;
  return private.interest_answer(i.id);
end
$$;
comment on function private.interests_see(jsonb, int, timestamptz) is
  'Command interests.see: one who answers has opened it. Nothing to see twice, so any state will do.';

create function private.interests_ask(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  i public.interests := private.interest_locked((args ->> 'id')::uuid);
begin
  update public.interests
  set state = private.step('interests.ask', i.state, private.interest_actors(i)),
    asked_at = at, seen_at = coalesce(i.seen_at, at), answer_by = private.next_word_by(i.challenge_id, at)
  where id = i.id
  returning * into i;
  perform private.write_message(i, 'unit', args, at);
  perform private.tell_sender(i, 'interest_asked', i.id || ':' || i.rev, at);
  return private.thread_answer(i.id, (args ->> 'message_id')::uuid);
end
$$;
comment on function private.interests_ask(jsonb, int, timestamptz) is
  'Command interests.ask: more is asked of the sender, as a message; until the reply, the answer waits for the sender.';

create function private.interests_reply(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  i public.interests := private.interest_locked((args ->> 'id')::uuid);
begin
  update public.interests
  set state = private.step('interests.reply', i.state, private.interest_actors(i)),
    answer_by = private.next_word_by(i.challenge_id, at)
  where id = i.id
  returning * into i;
  perform private.write_message(i, 'sender', args, at);
  perform private.tell_unit(i, 'interest_replied', i.id || ':' || i.rev, at);
  return private.thread_answer(i.id, (args ->> 'message_id')::uuid);
end
$$;
comment on function private.interests_reply(jsonb, int, timestamptz) is
  'Command interests.reply: what was asked is answered, as a message; the unit''s days begin anew.';

create function private.next_word_by(challenge uuid, at timestamptz) returns date
language sql stable security definer set search_path = '' as $$
  select private.oslo_day(at) + c.answer_days from public.challenges c where c.id = challenge
$$;
comment on function private.next_word_by(uuid, timestamptz) is 'The day by which the next word about an interest is due.';

-- Commands and transitions

insert into private.commands (name, version, arguments) values
  ('interests.see', 1, '{"id": {"type": "id", "required": true}}'),
  ('interests.ask', 1, '{
    "id": {"type": "id", "required": true},
    "message_id": {"type": "id", "required": true},
    "text": {"type": "text", "min": 1, "max": 4000, "required": true}
  }'),
  ('interests.reply', 1, '{
    "id": {"type": "id", "required": true},
    "message_id": {"type": "id", "required": true},
    "text": {"type": "text", "min": 1, "max": 4000, "required": true}
  }');

insert into private.transitions (room, command, from_state, to_state, actor)
select 'interests', t.command, t.from_state, t.to_state, unnest(t.actors)
from (
  values
    ('interests.see', 'sent', 'seen', '{contact,leader,deputy}'::text[]),
    ('interests.see', 'seen', 'seen', '{contact,leader,deputy}'),
    ('interests.see', 'asked', 'asked', '{contact,leader,deputy}'),
    ('interests.see', 'accepted', 'accepted', '{contact,leader,deputy}'),
    ('interests.see', 'declined', 'declined', '{contact,leader,deputy}'),
    ('interests.see', 'withdrawn', 'withdrawn', '{contact,leader,deputy}'),
    ('interests.see', 'expired', 'expired', '{contact,leader,deputy}'),
    ('interests.ask', 'sent', 'asked', '{contact,leader,deputy}'),
    ('interests.ask', 'seen', 'asked', '{contact,leader,deputy}'),
    ('interests.reply', 'asked', 'seen', '{sender}'),
    ('interests.accept', 'seen', 'accepted', '{contact,leader,deputy}'),
    ('interests.accept', 'asked', 'accepted', '{contact,leader,deputy}'),
    ('interests.decline', 'seen', 'declined', '{contact,leader,deputy}'),
    ('interests.decline', 'asked', 'declined', '{contact,leader,deputy}'),
    ('interests.withdraw', 'seen', 'withdrawn', '{sender}'),
    ('interests.withdraw', 'asked', 'withdrawn', '{sender}'),
    ('interests.expire', 'sent', 'expired', '{clock}'),
    ('interests.expire', 'seen', 'expired', '{clock}'),
    ('interests.expire', 'asked', 'expired', '{clock}')
) t (command, from_state, to_state, actors);
