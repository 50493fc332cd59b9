-- Suggestions: what somebody who lives here needs, said to a partnership (R06). A coordinator reads each and answers.
--
-- Contract: a suggestion is never public and never a challenge by itself. Taken up, it becomes a draft of a unit's
-- leader, who writes on from there; the one who suggested follows it by `challenge_id`.

-- Tables

create table public.suggestions (
  id uuid primary key,
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  partnership_id uuid not null references public.partnerships (id),
  person_id uuid references auth.users (id) on delete set null,
  title text not null check (char_length(title) between 5 and 120),
  need text not null check (char_length(need) between 20 and 4000),
  language text not null check (language in ('nb', 'nn', 'en')),
  state text not null check (state in ('received', 'taken', 'declined', 'withdrawn')),
  reason text check (reason in ('known', 'elsewhere', 'too_wide', 'unclear', 'other')),
  answer text not null default '' check (char_length(answer) <= 2000),
  challenge_id uuid references public.challenges (id) on delete set null,
  sent_at timestamptz not null,
  answered_at timestamptz,
  check ((state = 'declined') = (reason is not null))
);

-- Comments

comment on table public.suggestions is 'A need that somebody suggests to a partnership. Read by the sender and the coordinators.';
comment on column public.suggestions.id is 'Made by the client.';
comment on column public.suggestions.rev is 'Number of changes, by trigger.';
comment on column public.suggestions.updated_at is 'Time of the last change, by trigger.';
comment on column public.suggestions.partnership_id is 'The partnership whose coordinators answer.';
comment on column public.suggestions.person_id is
  'Personal: who suggested a need: so that the answer reaches you.';
comment on column public.suggestions.title is 'One line.';
comment on column public.suggestions.need is
  'Personal: what you write: so that the need can be weighed and taken up.';
comment on column public.suggestions.language is 'Language it is written in.';
comment on column public.suggestions.state is 'Where it is in its life; see private.transitions.';
comment on column public.suggestions.reason is 'Why it was not taken up.';
comment on column public.suggestions.answer is 'The coordinator''s answer in words.';
comment on column public.suggestions.challenge_id is 'The challenge it became; null when that draft was thrown away.';
comment on column public.suggestions.sent_at is 'When it reached the server.';
comment on column public.suggestions.answered_at is 'When it was answered.';

-- Index

create index suggestions_partnership_id on public.suggestions (partnership_id, state);
create index suggestions_person_id on public.suggestions (person_id);
create index suggestions_challenge_id on public.suggestions (challenge_id);

-- RLS

alter table public.suggestions enable row level security;

-- Functions: who may read

create function private.my_coordinated() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := auth.uid();
begin
  return query
    select r.partnership_id from public.partnership_roles r where r.person_id = me and r.role = 'coordinator';
end
$$;
comment on function private.my_coordinated() is 'Partnerships that the one who asks coordinates.';

-- Policies

create policy suggestions_read on public.suggestions for select to authenticated
  using (person_id = (select auth.uid()) or partnership_id in (select private.my_coordinated()));

-- Functions: rules

create function private.suggestion_actors(s public.suggestions) returns text[]
language sql stable security definer set search_path = '' as $$
  select array_remove(
    array[
      case when s.person_id = auth.uid() then 'sender' end,
      case when private.coordinates(s.partnership_id) then 'coordinator' end
    ],
    null
  )
$$;
comment on function private.suggestion_actors(public.suggestions) is 'What the one who asks is to a suggestion.';

create function private.suggestion_locked(suggestion uuid) returns public.suggestions
language plpgsql security definer set search_path = '' as $$
declare
  s public.suggestions;
begin
  select * into s from public.suggestions where id = suggestion for update;
  if not found or private.suggestion_actors(s) = '{}' then
    perform private.fail('not_found', 'id');
  end if;
  return s;
end
$$;
comment on function private.suggestion_locked(uuid) is
  'The suggestion, locked until the transaction ends; refuses with not_found what the one who asks cannot read.';

create function private.suggestion_step(command text, s public.suggestions) returns text
language plpgsql stable security definer set search_path = '' as $$
declare
  reached text := private.step(command, s.state, private.suggestion_actors(s));
begin
  -- Taken up is an answer, unless the draft it became was thrown away: nobody is left waiting for nothing.
  if s.state = 'taken' and s.challenge_id is not null then
    perform private.fail('wrong_state');
  end if;
  return reached;
end
$$;
comment on function private.suggestion_step(text, public.suggestions) is
  'The state that a command leads to; refuses with not_allowed or wrong_state.';

create function private.suggestion_answer(suggestion uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('rows', jsonb_agg(jsonb_build_object('entity', 'suggestions', 'row', to_jsonb(s))))
  from public.suggestions s
  where s.id = suggestion
$$;
comment on function private.suggestion_answer(uuid) is 'What a command on a suggestion answers: its row as it is now.';

-- Functions: commands

create function private.suggestions_send(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
begin
  if not exists (select from public.partnerships p where p.id = (args ->> 'partnership_id')::uuid) then
    perform private.fail('unknown_reference', 'partnership_id');
  end if;
  perform private.limit('suggestion', me::text, 5, '1 day', at);
  insert into public.suggestions (id, partnership_id, person_id, title, need, language, state, sent_at)
  values (
    (args ->> 'id')::uuid, (args ->> 'partnership_id')::uuid, me, args ->> 'title', args ->> 'need',
    args ->> 'language', private.step('suggestions.send', null, array['sender']), at
  );
  return private.suggestion_answer((args ->> 'id')::uuid);
end
$$;
comment on function private.suggestions_send(jsonb, int, timestamptz) is
  'Command suggestions.send: by anyone who is signed in, five a day.';

create function private.suggestions_withdraw(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  s public.suggestions := private.suggestion_locked((args ->> 'id')::uuid);
begin
  update public.suggestions set state = private.suggestion_step('suggestions.withdraw', s) where id = s.id;
  return private.suggestion_answer(s.id);
end
$$;
comment on function private.suggestions_withdraw(jsonb, int, timestamptz) is
  'Command suggestions.withdraw: the sender changes their mind.';

create function private.suggestions_decline(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  s public.suggestions := private.suggestion_locked((args ->> 'id')::uuid);
begin
  update public.suggestions
  set state = private.suggestion_step('suggestions.decline', s),
    reason = args ->> 'reason', answer = args ->> 'answer', answered_at = at
  where id = s.id;
  return private.suggestion_answer(s.id);
end
$$;
comment on function private.suggestions_decline(jsonb, int, timestamptz) is
  'Command suggestions.decline: no, with a reason and in words, since a person is owed both.';

create function private.suggestions_take(args jsonb, base_rev int, at timestamptz) returns jsonb
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

  insert into public.challenges (id, partnership_id, organisation_id, state, language, title, today)
  values (
    draft, s.partnership_id, unit, private.step('challenges.save', null, array['author']), s.language, s.title, s.need
  );
  insert into public.challenge_cases (id, author_id, contact_id) values (draft, leader, leader);
  update public.suggestions
  set state = next, challenge_id = draft, answer = args ->> 'answer', answered_at = at
  where id = s.id;
  return private.suggestion_answer(s.id);
end
$$;
comment on function private.suggestions_take(jsonb, int, timestamptz) is
  'Command suggestions.take: it becomes a draft of the leader of a unit; refuses a unit without one with invalid.';

create function private.suggestion_audiences(s public.suggestions) returns text[]
language sql immutable set search_path = '' as $$
  select array_remove(array['user:' || s.person_id, 'partnership:' || s.partnership_id || ':coordinator'], null)
$$;
comment on function private.suggestion_audiences(public.suggestions) is 'Who reads a suggestion: its sender and the coordinators.';

create function private.feed_suggestion() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    perform private.feed('suggestions', old.id, '{}', true);
  else
    perform private.feed('suggestions', new.id, private.suggestion_audiences(new), true);
  end if;
  return null;
end
$$;
comment on function private.feed_suggestion() is 'Trigger of suggestions.';

-- Triggers

create trigger stamp before insert or update on public.suggestions
  for each row execute function private.stamp();
create trigger feed after insert or update or delete on public.suggestions
  for each row execute function private.feed_suggestion();

-- Commands and transitions

insert into private.commands (name, version, arguments) values
  ('suggestions.send', 1, '{
    "id": {"type": "id", "required": true},
    "partnership_id": {"type": "id", "required": true},
    "title": {"type": "text", "min": 5, "max": 120, "required": true},
    "need": {"type": "text", "min": 20, "max": 4000, "required": true},
    "language": {"type": "choice", "of": ["nb", "nn", "en"], "required": true}
  }'),
  ('suggestions.withdraw', 1, '{"id": {"type": "id", "required": true}}'),
  ('suggestions.decline', 1, '{
    "id": {"type": "id", "required": true},
    "reason": {"type": "choice", "of": ["known", "elsewhere", "too_wide", "unclear", "other"], "required": true},
    "answer": {"type": "text", "min": 10, "max": 2000, "required": true}
  }'),
  ('suggestions.take', 1, '{
    "id": {"type": "id", "required": true},
    "organisation_id": {"type": "id", "required": true},
    "challenge_id": {"type": "id", "required": true},
    "answer": {"type": "text", "min": 0, "max": 2000, "required": true}
  }');

insert into private.transitions (room, command, from_state, to_state, actor)
values
  ('suggestions', 'suggestions.send', null, 'received', 'sender'),
  ('suggestions', 'suggestions.withdraw', 'received', 'withdrawn', 'sender'),
  ('suggestions', 'suggestions.decline', 'received', 'declined', 'coordinator'),
  ('suggestions', 'suggestions.decline', 'taken', 'declined', 'coordinator'),
  ('suggestions', 'suggestions.take', 'received', 'taken', 'coordinator'),
  ('suggestions', 'suggestions.take', 'taken', 'taken', 'coordinator');

-- Grants

revoke all on public.suggestions from public, anon, authenticated, service_role;
grant select on public.suggestions to authenticated;
grant execute on function private.my_coordinated() to authenticated;
