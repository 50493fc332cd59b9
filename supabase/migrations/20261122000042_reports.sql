-- Reports: somebody says that a challenge, or a message in a thread of theirs, should not stand as it does. A
-- coordinator looks, and tells what came of it.
--
-- Contract: a report changes nothing by itself; what is done about a challenge is done by the commands of challenges.
-- Coordinators read no thread: of a reported message they see the copy that the one who reports it shows them.
-- Who reported is known to no one but the coordinators, and to them as an account without a name.

-- Tables

create table public.reports (
  id uuid primary key,
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  challenge_id uuid not null references public.challenges (id),
  partnership_id uuid not null references public.partnerships (id),
  message_id uuid references public.messages (id) on delete cascade,
  quote text not null default '' check (char_length(quote) <= 4000),
  person_id uuid references auth.users (id) on delete set null,
  kind text not null check (kind in ('personal_data', 'offensive', 'misleading', 'outdated', 'other')),
  words text not null check (char_length(words) <= 2000),
  state text not null check (state in ('received', 'upheld', 'dismissed')),
  answer text not null default '' check (char_length(answer) <= 2000),
  sent_at timestamptz not null,
  answered_at timestamptz
);

-- Comments

comment on table public.reports is 'Somebody says that a challenge or a message should not stand as it does. Read by the sender and the coordinators.';
comment on column public.reports.id is 'Made by the client.';
comment on column public.reports.rev is 'Number of changes, by trigger.';
comment on column public.reports.updated_at is 'Time of the last change, by trigger.';
comment on column public.reports.challenge_id is 'The challenge, also of the thread that the message is in.';
comment on column public.reports.partnership_id is 'The challenge''s partnership, whose coordinators answer.';
comment on column public.reports.message_id is 'The message, when it is one that is reported; the report goes with it.';
comment on column public.reports.quote is
  'Personal: the message you report, as it was: so that one who cannot read the thread can judge it.';
comment on column public.reports.person_id is
  'Personal: who reported something: so that the outcome reaches you.';
comment on column public.reports.kind is 'What is wrong with it.';
comment on column public.reports.words is 'Personal: what you write: so that the report can be judged.';
comment on column public.reports.state is 'Where it is in its life; see private.transitions.';
comment on column public.reports.answer is 'The outcome in words, for the sender.';
comment on column public.reports.sent_at is 'When it reached the server.';
comment on column public.reports.answered_at is 'When it was answered.';

-- Index

create index reports_challenge_id on public.reports (challenge_id);
create index reports_partnership_id on public.reports (partnership_id, state);
create index reports_message_id on public.reports (message_id);
create index reports_person_id on public.reports (person_id);
create unique index reports_one_open on public.reports (person_id, challenge_id, message_id) nulls not distinct
  where state = 'received' and person_id is not null;

-- RLS

alter table public.reports enable row level security;

-- Policies

create policy reports_read on public.reports for select to authenticated
  using (person_id = (select auth.uid()) or partnership_id in (select private.my_coordinated()));

-- Functions: rules

create function private.report_actors(r public.reports) returns text[]
language sql stable security definer set search_path = '' as $$
  select array_remove(
    array[
      case when r.person_id = auth.uid() then 'sender' end,
      case when private.coordinates(r.partnership_id) then 'coordinator' end
    ],
    null
  )
$$;
comment on function private.report_actors(public.reports) is 'What the one who asks is to a report.';

create function private.report_answered(command text, args jsonb, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  r public.reports;
begin
  select * into r from public.reports where id = (args ->> 'id')::uuid for update;
  if not found or private.report_actors(r) = '{}' then
    perform private.fail('not_found', 'id');
  end if;
  update public.reports
  set state = private.step(command, r.state, private.report_actors(r)), answer = args ->> 'answer', answered_at = at
  where id = r.id
  returning * into r;
  return jsonb_build_object('rows', jsonb_build_array(jsonb_build_object('entity', 'reports', 'row', to_jsonb(r))));
end
$$;
comment on function private.report_answered(text, jsonb, timestamptz) is
  'Takes the step of a report and tells its outcome; refuses with not_found what the one who asks cannot read.';

-- Functions: commands

create function private.reports_send(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  c public.challenges;
  message uuid := (args ->> 'message_id')::uuid;
  said text := '';
  r public.reports;
begin
  select * into c from public.challenges where id = (args ->> 'challenge_id')::uuid for share;
  -- What was never public does not exist for a stranger.
  if not found or (c.published_at is null and not private.reads_case(c.id)) then
    perform private.fail('unknown_reference', 'challenge_id');
  end if;
  if message is not null then
    select m.text into said
    from public.messages m
    where m.id = message and m.challenge_id = c.id
      and (m.person_id = me or private.answers_challenge(m.challenge_id));
    if not found then
      perform private.fail('unknown_reference', 'message_id');
    end if;
  end if;
  perform private.limit('report', me::text, 10, '1 day', at);
  insert into public.reports (id, challenge_id, partnership_id, message_id, quote, person_id, kind, words, state, sent_at)
  values (
    (args ->> 'id')::uuid, c.id, c.partnership_id, message, said, me, args ->> 'kind', args ->> 'words',
    private.step('reports.send', null, array['sender']), at
  )
  returning * into r;
  return jsonb_build_object('rows', jsonb_build_array(jsonb_build_object('entity', 'reports', 'row', to_jsonb(r))));
end
$$;
comment on function private.reports_send(jsonb, int, timestamptz) is
  'Command reports.send: by anyone who is signed in, on a challenge they can know of or a message they can read; ten a day, one open on each.';

create function private.reports_uphold(args jsonb, base_rev int, at timestamptz) returns jsonb
language sql security definer set search_path = '' as $$
  select private.report_answered('reports.uphold', args, at)
$$;
comment on function private.reports_uphold(jsonb, int, timestamptz) is
  'Command reports.uphold: the sender was right, and is told what was done.';

create function private.reports_dismiss(args jsonb, base_rev int, at timestamptz) returns jsonb
language sql security definer set search_path = '' as $$
  select private.report_answered('reports.dismiss', args, at)
$$;
comment on function private.reports_dismiss(jsonb, int, timestamptz) is
  'Command reports.dismiss: nothing is changed, and the sender is told why.';

create function private.report_audiences(r public.reports) returns text[]
language sql immutable set search_path = '' as $$
  select array_remove(array['user:' || r.person_id, 'partnership:' || r.partnership_id || ':coordinator'], null)
$$;
comment on function private.report_audiences(public.reports) is 'Who reads a report: its sender and the coordinators.';

create function private.feed_report() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    perform private.feed('reports', old.id, '{}', true);
  else
    perform private.feed('reports', new.id, private.report_audiences(new), true);
  end if;
  return null;
end
$$;
comment on function private.feed_report() is 'Trigger of reports.';

-- Triggers

create trigger stamp before insert or update on public.reports
  for each row execute function private.stamp();
create trigger feed after insert or update or delete on public.reports
  for each row execute function private.feed_report();

-- Commands and transitions

insert into private.commands (name, version, arguments) values
  ('reports.send', 1, '{
    "id": {"type": "id", "required": true},
    "challenge_id": {"type": "id", "required": true},
    "message_id": {"type": "id"},
    "kind": {"type": "choice", "of": ["personal_data", "offensive", "misleading", "outdated", "other"], "required": true},
    "words": {"type": "text", "min": 0, "max": 2000, "required": true}
  }'),
  ('reports.uphold', 1, '{
    "id": {"type": "id", "required": true},
    "answer": {"type": "text", "min": 10, "max": 2000, "required": true}
  }'),
  ('reports.dismiss', 1, '{
    "id": {"type": "id", "required": true},
    "answer": {"type": "text", "min": 10, "max": 2000, "required": true}
  }');

insert into private.transitions (room, command, from_state, to_state, actor)
values
  ('reports', 'reports.send', null, 'received', 'sender'),
  ('reports', 'reports.uphold', 'received', 'upheld', 'coordinator'),
  ('reports', 'reports.dismiss', 'received', 'dismissed', 'coordinator');

-- Grants

revoke all on public.reports from public, anon, authenticated, service_role;
grant select on public.reports to authenticated;
