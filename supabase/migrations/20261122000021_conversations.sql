-- Conversations: the thread of an interest, between its sender and those who answer for the challenge.
--
-- Contract: a thread has the id of its interest and is read by exactly those who read the interest. Coordinators and
-- operators cannot: they are in no audience of it, and no function answers them its text. `number` orders a thread: it
-- is counted under the interest's lock, where times of one batch are all the same. A thread is made by its first
-- message. Refused: a join to interests in the policies; the two columns it would fetch never change while a person
-- has an account.

-- Tables

create table public.conversations (
  id uuid primary key references public.interests (id) on delete cascade,
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  challenge_id uuid not null references public.challenges (id) on delete cascade,
  person_id uuid not null references auth.users (id) on delete cascade,
  messages int not null default 0 check (messages >= 0),
  sender_read int not null default 0 check (sender_read between 0 and messages),
  unit_read int not null default 0 check (unit_read between 0 and messages)
);

create table public.messages (
  id uuid primary key,
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  conversation_id uuid not null references public.conversations (id) on delete cascade,
  challenge_id uuid not null references public.challenges (id) on delete cascade,
  person_id uuid not null references auth.users (id) on delete cascade,
  author_id uuid references auth.users (id) on delete set null,
  side text not null check (side in ('sender', 'unit')),
  number int not null check (number > 0),
  text text not null check (char_length(text) between 1 and 4000),
  sent_at timestamptz not null,
  unique (conversation_id, number)
);

-- Comments

comment on table public.conversations is
  'The thread of an interest. Read by its sender and those who answer for the challenge, never by coordinators.';
comment on column public.conversations.id is 'The interest.';
comment on column public.conversations.rev is 'Number of changes, by trigger.';
comment on column public.conversations.updated_at is 'Time of the last change, by trigger.';
comment on column public.conversations.challenge_id is 'The challenge of the interest, which says who answers.';
comment on column public.conversations.person_id is
  'Personal: who sent the interest, so that they read the thread; it goes with them.';
comment on column public.conversations.messages is 'How many messages there are.';
comment on column public.conversations.sender_read is 'Personal: the last message the sender has read, to mark what is new.';
comment on column public.conversations.unit_read is 'The last message that one who answers has read.';

comment on table public.messages is 'One message of a thread. Read by the same people as the thread; never changed.';
comment on column public.messages.id is 'Made by the client.';
comment on column public.messages.rev is 'Number of changes, by trigger.';
comment on column public.messages.updated_at is 'Time of the last change, by trigger.';
comment on column public.messages.conversation_id is 'The thread.';
comment on column public.messages.challenge_id is 'The challenge of the thread, which says who answers.';
comment on column public.messages.person_id is
  'Personal: who sent the interest, so that they read the message; it goes with them.';
comment on column public.messages.author_id is
  'Personal: who wrote it, so that people know their own messages; null when the person has left.';
comment on column public.messages.side is 'For whom it was written: the sender of the interest, or the unit.';
comment on column public.messages.number is 'Place in the thread, from 1.';
comment on column public.messages.text is 'Personal: what was written, so that the two sides can agree on the work.';
comment on column public.messages.sent_at is 'When it reached the server.';

-- Index

create index conversations_challenge_id on public.conversations (challenge_id);
create index conversations_person_id on public.conversations (person_id);
create index messages_challenge_id on public.messages (challenge_id);
create index messages_person_id on public.messages (person_id);
create index messages_author_id on public.messages (author_id);

-- RLS

alter table public.conversations enable row level security;
alter table public.messages enable row level security;

-- Policies

create policy conversations_read on public.conversations for select to authenticated
  using (person_id = (select auth.uid()) or challenge_id in (select private.my_challenges_to_answer()));
create policy messages_read on public.messages for select to authenticated
  using (person_id = (select auth.uid()) or challenge_id in (select private.my_challenges_to_answer()));

-- Functions

create function private.write_message(i public.interests, side text, args jsonb, at timestamptz) returns void
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_column
declare
  me uuid := private.me();
  place int;
begin
  if i.person_id is null then
    perform private.fail('wrong_state');
  end if;
  perform private.limit('message', me::text, 60, interval '1 hour', at);
  insert into public.conversations (id, challenge_id, person_id) values (i.id, i.challenge_id, i.person_id)
  on conflict (id) do nothing;
  update public.conversations c
  set messages = c.messages + 1,
    sender_read = case when write_message.side = 'sender' then c.messages + 1 else c.sender_read end,
    unit_read = case when write_message.side = 'unit' then c.messages + 1 else c.unit_read end
  where c.id = i.id
  returning c.messages into place;
  insert into public.messages (id, conversation_id, challenge_id, person_id, author_id, side, number, text, sent_at)
  values (
    (args ->> 'message_id')::uuid, i.id, i.challenge_id, i.person_id, me, write_message.side, place,
    args ->> 'text', at
  );
end
$$;
comment on function private.write_message(public.interests, text, jsonb, timestamptz) is
  'Writes a message {message_id, text} into the thread of an interest that is locked; makes the thread with the first.';

create function private.thread_answer(interest uuid, message uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select private.interest_answer(interest) || jsonb_build_object(
    'rows', private.interest_answer(interest) -> 'rows' || jsonb_build_array(
      (select jsonb_build_object('entity', 'conversations', 'row', to_jsonb(c)) from public.conversations c where c.id = interest),
      (select jsonb_build_object('entity', 'messages', 'row', to_jsonb(t)) from public.messages t where t.id = message)
    )
  )
$$;
comment on function private.thread_answer(uuid, uuid) is
  'What a command that writes a message answers: the interest, its thread and the message as they are now.';

create function private.conversations_write(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  i public.interests := private.interest_locked((args ->> 'id')::uuid);
  side text := case when i.person_id = auth.uid() then 'sender' else 'unit' end;
  seen int;
begin
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
comment on function private.conversations_write(jsonb, int, timestamptz) is
  'Command conversations.write: a message in the thread of an interest that waits or is accepted.';

create function private.conversations_read(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  i public.interests := private.interest_locked((args ->> 'id')::uuid);
  mine boolean := i.person_id is not distinct from auth.uid();
  upto int := (args ->> 'number')::int;
  c public.conversations;
begin
  select * into c from public.conversations where id = i.id;
  if not found then
    perform private.fail('not_found', 'id');
  elsif upto > c.messages then
    perform private.fail('invalid', 'number');
  end if;
  if mine and upto > c.sender_read then
    update public.conversations set sender_read = upto where id = c.id;
  elsif not mine and upto > c.unit_read then
    update public.conversations set unit_read = upto where id = c.id;
  end if;
  return (
    select jsonb_build_object('rows', jsonb_build_array(
      jsonb_build_object('entity', 'conversations', 'row', to_jsonb(o))
    ))
    from public.conversations o where o.id = i.id
  );
end
$$;
comment on function private.conversations_read(jsonb, int, timestamptz) is
  'Command conversations.read: the thread is read up to this message. It never goes back.';

create function private.feed_thread() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    perform private.feed(tg_table_name, old.id, '{}', true);
  else
    perform private.feed(
      tg_table_name, new.id, array['user:' || new.person_id, 'challenge:' || new.challenge_id], true
    );
  end if;
  return null;
end
$$;
comment on function private.feed_thread() is
  'Trigger of conversations and messages: the sender of the interest, and those who answer for its challenge.';

-- Triggers

create trigger stamp before insert or update on public.conversations
  for each row execute function private.stamp();
create trigger stamp before insert or update on public.messages
  for each row execute function private.stamp();
create trigger feed after insert or update or delete on public.conversations
  for each row execute function private.feed_thread();
create trigger feed after insert or update or delete on public.messages
  for each row execute function private.feed_thread();

-- Commands

insert into private.commands (name, version, arguments) values
  ('conversations.write', 1, '{
    "id": {"type": "id", "required": true},
    "message_id": {"type": "id", "required": true},
    "text": {"type": "text", "min": 1, "max": 4000, "required": true}
  }'),
  ('conversations.read', 1, '{
    "id": {"type": "id", "required": true},
    "number": {"type": "whole", "min": 1, "max": 100000, "required": true}
  }');

-- Grants

revoke all on public.conversations, public.messages from public, anon, authenticated, service_role;
grant select on public.conversations, public.messages to authenticated;
