-- After a meeting: what its hosts noted and agreed to do, what those who came thought of it, and what became of the
-- needs that were caught there.
--
-- Contract: notes and actions are the hosts' own, in any state of the meeting; nobody else reads them. Whoever had a
-- seat, or came, says once what they thought of it, and may say otherwise later. Who said what is read by that person
-- alone: the hosts have a row of sums, with the sentences in the order of the alphabet, and it counts what was answered
-- only from three answers on, or one answer would be one person's. An answer goes with the seat it was given from.
-- That a need comes from a meeting is public as soon as both are; of an internal meeting nobody else is told.
-- Refused: sums counted at each reading. A phone without cover shows them too, and would need the answers for it.

-- Tables

create table public.meeting_notes (
  id uuid primary key references public.meetings (id) on delete cascade,
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  notes text not null default '' check (char_length(notes) <= 10000)
);

create table public.meeting_actions (
  id uuid primary key,
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  meeting_id uuid not null references public.meetings (id) on delete cascade,
  what text not null check (char_length(what) between 1 and 300),
  owner_role text not null default '' check (char_length(owner_role) <= 120),
  due_on date,
  done boolean not null default false
);

create table public.meeting_feedback (
  id uuid primary key references public.registrations (id) on delete cascade,
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  meeting_id uuid not null references public.meetings (id) on delete cascade,
  person_id uuid not null references auth.users (id) on delete cascade,
  answer text not null check (answer in ('useful', 'so_so', 'not_useful')),
  sentence text not null default '' check (char_length(sentence) <= 300)
);

create table public.meeting_feedback_sums (
  id uuid primary key references public.meetings (id) on delete cascade,
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  answers int not null default 0,
  useful int not null default 0,
  so_so int not null default 0,
  not_useful int not null default 0,
  sentences text[] not null default '{}',
  check (answers >= 3 or useful + so_so + not_useful + cardinality(sentences) = 0)
);

-- Comments

comment on table public.meeting_notes is 'What the hosts of a meeting noted in it. Read by them only.';
comment on column public.meeting_notes.id is 'The meeting.';
comment on column public.meeting_notes.rev is 'Number of changes, by trigger.';
comment on column public.meeting_notes.updated_at is 'Time of the last change, by trigger.';
comment on column public.meeting_notes.notes is 'Their words; what anyone reads is meetings.summary.';

comment on table public.meeting_actions is 'What the hosts of a meeting agreed to do, by whom and by when (R71). Read by them only.';
comment on column public.meeting_actions.id is 'Made by the client.';
comment on column public.meeting_actions.rev is 'Number of changes, by trigger.';
comment on column public.meeting_actions.updated_at is 'Time of the last change, by trigger.';
comment on column public.meeting_actions.meeting_id is 'Where it was agreed.';
comment on column public.meeting_actions.what is 'What somebody does.';
comment on column public.meeting_actions.owner_role is 'Who does it, as a role or a body, never a name.';
comment on column public.meeting_actions.due_on is 'By which day; null: not said.';
comment on column public.meeting_actions.done is 'True when it is done.';

comment on table public.meeting_feedback is 'What somebody thought of a meeting they were registered for. Read by that person only.';
comment on column public.meeting_feedback.id is 'The registration.';
comment on column public.meeting_feedback.rev is 'Number of changes, by trigger.';
comment on column public.meeting_feedback.updated_at is 'Time of the last change, by trigger.';
comment on column public.meeting_feedback.meeting_id is 'Personal: The meeting it is about: so that the hosts can learn from it.';
comment on column public.meeting_feedback.person_id is 'Personal: Who answered: so that you can change it. The hosts do not see it.';
comment on column public.meeting_feedback.answer is 'Personal: What you thought of it: the hosts see how many said what.';
comment on column public.meeting_feedback.sentence is 'Personal: Your sentence: the hosts see it without your name.';

comment on table public.meeting_feedback_sums is 'What those who came to a meeting thought of it, without who. Read by its hosts only.';
comment on column public.meeting_feedback_sums.id is 'The meeting.';
comment on column public.meeting_feedback_sums.rev is 'Number of changes, by trigger.';
comment on column public.meeting_feedback_sums.updated_at is 'Time of the last change, by trigger.';
comment on column public.meeting_feedback_sums.answers is 'How many have answered.';
comment on column public.meeting_feedback_sums.useful is 'How many found it useful; 0 until three have answered.';
comment on column public.meeting_feedback_sums.so_so is 'How many found it so-so; 0 until three have answered.';
comment on column public.meeting_feedback_sums.not_useful is 'How many did not find it useful; 0 until three have answered.';
comment on column public.meeting_feedback_sums.sentences is 'What they wrote, in the order of the alphabet; none until three have answered.';

comment on table public.meeting_needs is 'A need that was caught in a meeting. Read by its hosts, and by anyone once the meeting and the challenge are public.';

-- Index

create index meeting_actions_meeting_id on public.meeting_actions (meeting_id);
create index meeting_feedback_meeting_id on public.meeting_feedback (meeting_id);
create index meeting_feedback_person_id on public.meeting_feedback (person_id);

-- RLS

alter table public.meeting_notes enable row level security;
alter table public.meeting_actions enable row level security;
alter table public.meeting_feedback enable row level security;
alter table public.meeting_feedback_sums enable row level security;

-- Policies

create policy meeting_notes_read on public.meeting_notes for select to authenticated
  using (id in (select private.my_meetings()));
create policy meeting_actions_read on public.meeting_actions for select to authenticated
  using (meeting_id in (select private.my_meetings()));
create policy meeting_feedback_own on public.meeting_feedback for select to authenticated
  using (person_id = (select auth.uid()));
create policy meeting_feedback_sums_read on public.meeting_feedback_sums for select to authenticated
  using (id in (select private.my_meetings()));
create policy meeting_needs_open on public.meeting_needs for select to anon using (
  exists (select from public.meetings m where m.id = meeting_id and m.state <> 'draft' and m.reach <> 'internal')
  and exists (
    select from public.challenges c
    where c.id = challenge_id and c.state in ('published', 'paused', 'expired', 'matched', 'in_progress', 'completed')
  )
);
alter policy meeting_needs_read on public.meeting_needs using (
  meeting_id in (select private.my_meetings())
  or exists (select from public.meetings m where m.id = meeting_id and m.state <> 'draft' and m.reach <> 'internal')
  and exists (
    select from public.challenges c
    where c.id = challenge_id and c.state in ('published', 'paused', 'expired', 'matched', 'in_progress', 'completed')
  )
);

-- Functions: the feed

create function private.feed_need(need uuid, changed boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
  n public.meeting_needs;
  m public.meetings;
  challenge_state text;
begin
  -- All three are locked, since each of them may take the need from everyone's sight while it is fed here.
  select c.state into challenge_state
  from public.challenges c join public.meeting_needs o on o.challenge_id = c.id where o.id = need for share of c;
  select * into n from public.meeting_needs where id = need for share;
  if not found then
    return;
  end if;
  select * into m from public.meetings where id = n.meeting_id for share;
  perform private.feed(
    'meeting_needs', n.id,
    private.host_audiences(m) || case
      when m.state <> 'draft' and m.reach <> 'internal' and private.is_public(challenge_state) then array['pub']
      else '{}'
    end,
    changed
  );
end
$$;
comment on function private.feed_need(uuid, boolean) is
  'Brings the feed of a need up to date: its hosts have it, and anyone once the meeting and the challenge are public.';

create or replace function private.feed_door(meeting uuid, changed boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
  m public.meetings;
  audiences text[];
begin
  -- Locked and read anew: other hosts beside a new need must not use an older picture.
  select * into m from public.meetings where id = meeting for share;
  if found then
    audiences := private.host_audiences(m);
    perform private.feed('doors', m.id, audiences, changed);
    perform private.feed_need(n.id, changed)
    from (select o.id from public.meeting_needs o where o.meeting_id = m.id order by o.challenge_id) n;
    perform private.feed('meeting_notes', n.id, audiences, changed)
    from public.meeting_notes n where n.id = m.id;
    perform private.feed('meeting_actions', a.id, audiences, changed)
    from public.meeting_actions a where a.meeting_id = m.id;
    perform private.feed('meeting_feedback_sums', s.id, audiences, changed)
    from public.meeting_feedback_sums s where s.id = m.id;
  end if;
end
$$;

create or replace function private.feed_behind_door() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    perform private.feed(tg_table_name, old.id, '{}', true);
  elsif tg_table_name = 'doors' then
    perform private.feed_door(new.id, true);
  else
    perform private.feed_need(new.id, true);
  end if;
  return null;
end
$$;

create function private.feed_after_meeting() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  m public.meetings;
begin
  if tg_op = 'DELETE' then
    perform private.feed(tg_table_name, old.id, '{}', true);
    return null;
  end if;
  select * into m
  from public.meetings o where o.id = coalesce((to_jsonb(new) ->> 'meeting_id')::uuid, new.id) for share;
  perform private.feed(tg_table_name, new.id, private.host_audiences(m), true);
  return null;
end
$$;
comment on function private.feed_after_meeting() is
  'Trigger of notes, actions and sums: their hosts'' phones fetch the row alone, not all that the hosts have.';

create or replace function private.feed_hosts() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if (new.partnership_id, new.organisation_id, new.co_host_ids)
      is distinct from (old.partnership_id, old.organisation_id, old.co_host_ids)
    or (new.state = 'draft') <> (old.state = 'draft') or (new.reach = 'internal') <> (old.reach = 'internal')
  then
    perform private.feed_door(new.id, false);
  end if;
  return null;
end
$$;

create function private.feed_need_of() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if private.is_public(new.state) <> private.is_public(old.state) then
    perform private.feed_need(n.id, false) from public.meeting_needs n where n.challenge_id = new.id;
  end if;
  return null;
end
$$;
comment on function private.feed_need_of() is
  'Trigger of challenges: where one comes from is read by anyone once it is public.';

-- Functions: notes and actions

create function private.meeting_of_hosts(meeting uuid, field text, code text) returns public.meetings
language plpgsql security definer set search_path = '' as $$
declare
  m public.meetings;
begin
  select * into m from public.meetings where id = meeting for share;
  if not found or m.state = 'draft' and private.meeting_actors(m) = '{}' then
    perform private.fail(code, field);
  end if;
  return m;
end
$$;
comment on function private.meeting_of_hosts(uuid, text, text) is
  'The meeting that something is noted about, which keeps its hosts until the transaction ends; refuses what the one who asks cannot read.';

create function private.meeting_notes_save(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  m public.meetings := private.meeting_of_hosts((args ->> 'id')::uuid, 'id', 'not_found');
begin
  perform private.step('meeting_notes.save', null, private.meeting_actors(m));
  -- Two hosts who write the first notes at once: the second is shown both.
  perform pg_advisory_xact_lock(hashtextextended('meeting_notes ' || m.id, 0));
  return private.register_save('meeting_notes', args, base_rev, '{notes}');
end
$$;
comment on function private.meeting_notes_save(jsonb, int, timestamptz) is
  'Command meeting_notes.save: what the hosts of a meeting noted in it, for themselves. Two who write at once: the second is shown both.';

create function private.meeting_actions_save(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  place uuid := private.register_place('meeting_actions', args, base_rev, 'meeting_id');
  m public.meetings := private.meeting_of_hosts(place, 'meeting_id', 'unknown_reference');
begin
  perform private.step('meeting_actions.save', null, private.meeting_actors(m));
  if not exists (select from public.meeting_actions a where a.id = (args ->> 'id')::uuid) then
    perform private.limit_each('meeting_action', 200, 2000, '1 day', at);
  end if;
  return private.register_save('meeting_actions', args, base_rev, '{meeting_id,what}');
end
$$;
comment on function private.meeting_actions_save(jsonb, int, timestamptz) is
  'Command meeting_actions.save: what somebody does after a meeting, new or changed, by one of its hosts.';

create function private.meeting_actions_remove(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  before jsonb := private.register_row('meeting_actions', (args ->> 'id')::uuid);
  m public.meetings;
begin
  if before is null then
    perform private.fail('not_found', 'id');
  end if;
  m := private.meeting_of_hosts((before ->> 'meeting_id')::uuid, 'id', 'not_found');
  perform private.step('meeting_actions.remove', null, private.meeting_actors(m));
  return private.register_remove('meeting_actions', (args ->> 'id')::uuid, base_rev);
end
$$;
comment on function private.meeting_actions_remove(jsonb, int, timestamptz) is
  'Command meeting_actions.remove: by a host; one that somebody else changed meanwhile stays.';

-- Functions: feedback

create function private.meeting_feedback_give(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  r public.registrations := private.registration_locked((args ->> 'id')::uuid);
  m public.meetings;
begin
  select * into m from public.meetings where id = r.meeting_id;
  perform private.step('meeting_feedback.give', null, private.self_actors(r.person_id));
  if m.state not in ('confirmed', 'held') or at < m.ends_at
    or r.state <> 'registered' and (r.state = 'cancelled' or r.arrived_at is null)
  then
    perform private.fail('wrong_state', 'id');
  end if;
  if exists (select from public.meeting_feedback f where f.id = r.id) then
    update public.meeting_feedback f
    set answer = args ->> 'answer', sentence = coalesce(args ->> 'sentence', f.sentence)
    where f.id = r.id
      and (f.answer, f.sentence) is distinct from (args ->> 'answer', coalesce(args ->> 'sentence', f.sentence));
  else
    insert into public.meeting_feedback (id, meeting_id, person_id, answer, sentence)
    values (r.id, m.id, r.person_id, args ->> 'answer', coalesce(args ->> 'sentence', ''));
  end if;
  return (
    select jsonb_build_object('rows', jsonb_build_array(jsonb_build_object('entity', 'meeting_feedback', 'row', to_jsonb(f))))
    from public.meeting_feedback f where f.id = r.id
  );
end
$$;
comment on function private.meeting_feedback_give(jsonb, int, timestamptz) is
  'Command meeting_feedback.give: whoever had a seat, or came, says what they thought of a meeting that is over. As often as they like: the last answer stands.';

create function private.sum_feedback() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  meeting uuid := coalesce(new.meeting_id, old.meeting_id);
begin
  -- Two who answer at once are counted one after the other; a meeting that goes has nothing to count for.
  perform from public.meetings m where m.id = meeting for no key update;
  if not found then
    return null;
  end if;
  insert into public.meeting_feedback_sums (id) values (meeting) on conflict (id) do nothing;
  update public.meeting_feedback_sums s
  set answers = n.answers, useful = n.useful, so_so = n.so_so, not_useful = n.not_useful, sentences = n.sentences
  from (
    select
      a.answers,
      case when a.answers >= 3 then a.useful else 0 end as useful,
      case when a.answers >= 3 then a.so_so else 0 end as so_so,
      case when a.answers >= 3 then a.not_useful else 0 end as not_useful,
      case when a.answers >= 3 then a.sentences else '{}' end as sentences
    from (
      select
        count(*)::int as answers,
        count(*) filter (where f.answer = 'useful')::int as useful,
        count(*) filter (where f.answer = 'so_so')::int as so_so,
        count(*) filter (where f.answer = 'not_useful')::int as not_useful,
        coalesce(array_agg(f.sentence order by f.sentence collate "C") filter (where f.sentence <> ''), '{}') as sentences
      from public.meeting_feedback f where f.meeting_id = meeting
    ) a
  ) n
  where s.id = meeting
    and (s.answers, s.useful, s.so_so, s.not_useful, s.sentences)
      is distinct from (n.answers, n.useful, n.so_so, n.not_useful, n.sentences);
  return null;
end
$$;
comment on function private.sum_feedback() is
  'Trigger of feedback: counts what was answered about the meeting.';

-- Triggers

create trigger stamp before insert or update on public.meeting_notes
  for each row execute function private.stamp();
create trigger note_fields after insert or update on public.meeting_notes
  for each row execute function private.note_fields();
create trigger feed after insert or update or delete on public.meeting_notes
  for each row execute function private.feed_after_meeting();
create trigger stamp before insert or update on public.meeting_actions
  for each row execute function private.stamp();
create trigger note_fields after insert or update on public.meeting_actions
  for each row execute function private.note_fields();
create trigger feed after insert or update or delete on public.meeting_actions
  for each row execute function private.feed_after_meeting();
create trigger stamp before insert or update on public.meeting_feedback
  for each row execute function private.stamp();
create trigger feed after insert or update or delete on public.meeting_feedback
  for each row execute function private.feed_own('person_id');
create trigger sum_feedback after insert or update or delete on public.meeting_feedback
  for each row execute function private.sum_feedback();
create trigger stamp before insert or update on public.meeting_feedback_sums
  for each row execute function private.stamp();
create trigger feed after insert or update or delete on public.meeting_feedback_sums
  for each row execute function private.feed_after_meeting();
create trigger feed_need_of after update of state on public.challenges
  for each row execute function private.feed_need_of();

-- Needs whose challenge is public already.
select private.feed_need(n.id, false) from public.meeting_needs n;

-- Commands and transitions

insert into private.commands (name, version, arguments) values
  ('meeting_notes.save', 1, '{
    "id": {"type": "id", "required": true},
    "notes": {"type": "text", "required": true, "min": 0, "max": 10000}
  }'),
  ('meeting_actions.save', 1, '{
    "id": {"type": "id", "required": true},
    "meeting_id": {"type": "id"},
    "what": {"type": "text", "min": 1, "max": 300},
    "owner_role": {"type": "text", "min": 0, "max": 120, "plain": true},
    "due_on": {"type": "day", "nullable": true},
    "done": {"type": "flag"}
  }'),
  ('meeting_actions.remove', 1, '{"id": {"type": "id", "required": true}}'),
  ('meeting_feedback.give', 1, '{
    "id": {"type": "id", "required": true},
    "answer": {"type": "choice", "required": true, "of": ["useful", "so_so", "not_useful"]},
    "sentence": {"type": "text", "min": 0, "max": 300}
  }');

insert into private.transitions (room, command, from_state, to_state, actor) values
  ('meeting_notes', 'meeting_notes.save', null, null, 'host'),
  ('meeting_actions', 'meeting_actions.save', null, null, 'host'),
  ('meeting_actions', 'meeting_actions.remove', null, null, 'host'),
  ('meeting_feedback', 'meeting_feedback.give', null, null, 'self');

-- Grants

revoke all on public.meeting_notes, public.meeting_actions, public.meeting_feedback, public.meeting_feedback_sums
  from public, anon, authenticated, service_role;
grant select on public.meeting_notes, public.meeting_actions, public.meeting_feedback, public.meeting_feedback_sums
  to authenticated;
grant select on public.meeting_needs to anon;

-- Comments: policies, indexes, triggers

comment on policy meeting_notes_read on public.meeting_notes is 'The hosts of a meeting read what they noted.';
comment on policy meeting_actions_read on public.meeting_actions is 'The hosts of a meeting read what they agreed to do.';
comment on policy meeting_feedback_own on public.meeting_feedback is 'One reads what one answered oneself; the hosts have the sums.';
comment on policy meeting_feedback_sums_read on public.meeting_feedback_sums is 'The hosts of a meeting read how many answered what.';
comment on policy meeting_needs_open on public.meeting_needs is 'Anyone reads where a need comes from, once both are public.';
comment on policy meeting_needs_read on public.meeting_needs is
  'The hosts of a meeting see what needs came from it, and anyone once both are public.';
comment on index public.meeting_actions_meeting_id is 'The actions of a meeting.';
comment on index public.meeting_feedback_meeting_id is 'What was answered about a meeting.';
comment on index public.meeting_feedback_person_id is 'What a person answered.';
comment on trigger stamp on public.meeting_notes is 'Counts the changes of a row and notes the time: phones compare the number with their own.';
comment on trigger note_fields on public.meeting_notes is 'Notes at which rev each field changed, and that an id was used: it never is again.';
comment on trigger feed on public.meeting_notes is 'Tells the feed who may read the row now, so that their phones fetch it or let it go.';
comment on trigger stamp on public.meeting_actions is 'Counts the changes of a row and notes the time: phones compare the number with their own.';
comment on trigger note_fields on public.meeting_actions is 'Notes at which rev each field changed, and that an id was used: it never is again.';
comment on trigger feed on public.meeting_actions is 'Tells the feed who may read the row now, so that their phones fetch it or let it go.';
comment on trigger stamp on public.meeting_feedback is 'Counts the changes of a row and notes the time: phones compare the number with their own.';
comment on trigger feed on public.meeting_feedback is 'Tells the feed who may read the row now, so that their phones fetch it or let it go.';
comment on trigger sum_feedback on public.meeting_feedback is 'Counts for the hosts what was answered, without who.';
comment on trigger stamp on public.meeting_feedback_sums is 'Counts the changes of a row and notes the time: phones compare the number with their own.';
comment on trigger feed on public.meeting_feedback_sums is 'Tells the feed who may read the row now, so that their phones fetch it or let it go.';
comment on trigger feed_need_of on public.challenges is 'Tells the feed who may read which meeting a need comes from.';
