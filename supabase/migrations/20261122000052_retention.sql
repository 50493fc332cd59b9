-- Retention: who is never here any more is hidden, then forgotten, and warned before each.
--
-- Contract: months come from the settings of the partnerships a person belongs to (the longest counts), else 12 and 36.
-- Nothing is hidden or deleted that was not warned of at least 30 days before, however long the job stood still. A
-- sign of life takes everything back until the deletion. Hidden words are moved away, so that no policy, feed or
-- export for others can show them by mistake. Refused: a flag on each row that every reader must remember.

-- Tables

create table private.presence (
  person_id uuid primary key references auth.users (id) on delete cascade,
  active_at timestamptz not null,
  hide_warned_at timestamptz,
  hidden_at timestamptz,
  delete_warned_at timestamptz
);

create table private.hidden_words (
  id uuid primary key,
  person_id uuid not null references auth.users (id) on delete cascade,
  name text,
  words text not null
);

-- Comments

comment on table private.presence is 'When each person was last here, and what they were warned of.';
comment on column private.presence.person_id is 'Personal: Whose sign of life it is: so that what nobody uses is deleted.';
comment on column private.presence.active_at is 'Personal: When you were last here: decides when your data are hidden and deleted.';
comment on column private.presence.hide_warned_at is 'When the warning before hiding was given.';
comment on column private.presence.hidden_at is 'When what others could read was hidden.';
comment on column private.presence.delete_warned_at is 'When the warning before the deletion was given.';

comment on table private.hidden_words is 'What a hidden person wrote to others; nobody else reads it until the person is back.';
comment on column private.hidden_words.id is 'The interest or message.';
comment on column private.hidden_words.person_id is 'Personal: Whose words are hidden: so that they come back when you do.';
comment on column private.hidden_words.name is 'Personal: The name you chose to show, hidden after a long time without you.';
comment on column private.hidden_words.words is 'Personal: What you wrote, hidden after a long time without you.';

-- Index

create index hidden_words_person_id on private.hidden_words (person_id);

-- RLS

alter table private.presence enable row level security;
alter table private.hidden_words enable row level security;

-- A hidden message has no words.
alter table public.messages drop constraint messages_text_check;
alter table public.messages add constraint messages_text_check check (char_length(text) <= 4000);

-- A warning is a notification that nobody can mute.
alter table public.notifications drop constraint notifications_kind_check;
alter table public.notifications add constraint notifications_kind_check check (kind in (
  'interest_received', 'interest_replied', 'interest_withdrawn', 'interest_asked', 'interest_accepted',
  'interest_declined', 'interest_expired', 'message_received', 'answer_due', 'answer_overdue', 'answer_delayed',
  'reply_due', 'hide_soon', 'delete_soon'
));

-- Functions

create function private.note_presence() returns void
language sql security definer set search_path = '' as $$
  insert into private.presence as p (person_id, active_at)
  select u.id, greatest(u.created_at, u.last_sign_in_at, o.at, t.at)
  from auth.users u
  left join (select s.uid, max(s.at) as at from private.sync_ops s group by 1) o on o.uid = u.id
  left join (
    select r.user_id::text as uid, max(r.created_at) as at from auth.refresh_tokens r group by 1
  ) t on t.uid = u.id::text
  on conflict (person_id) do update set active_at = excluded.active_at where p.active_at < excluded.active_at
$$;
comment on function private.note_presence() is
  'Brings presence up to date: a sign-in, a renewed session (the app was open) and a change that was sent are signs of life.';

create function private.retention() returns table (person_id uuid, hide interval, forget interval)
language sql stable security definer set search_path = '' as $$
  select
    p.person_id,
    make_interval(months => coalesce(max(s.hide_after_months), 12)),
    make_interval(months => coalesce(max(s.delete_after_months), 36))
  from private.presence p
  left join lateral (
    select m.partnership_id
    from public.affiliations a
    join public.partnership_members m on m.organisation_id = a.organisation_id
    where a.person_id = p.person_id
    union
    select r.partnership_id from public.partnership_roles r where r.person_id = p.person_id
  ) belongs on true
  left join public.partnership_settings s on s.id = belongs.partnership_id
  group by p.person_id
$$;
comment on function private.retention() is 'How long after the last sign of life each person is hidden and forgotten.';

create function private.hide(person uuid, at timestamptz) returns void
language plpgsql security definer set search_path = '' as $$
begin
  insert into private.hidden_words (id, person_id, name, words)
  select i.id, person, i.name, i.message from public.interests i where i.person_id = person and i.message <> ''
  union all
  select m.id, person, null, m.text from public.messages m where m.author_id = person and m.text <> ''
  on conflict do nothing;
  update public.interests i set name = '', message = '' where i.person_id = person;
  update public.messages m set text = '' where m.author_id = person;
  update private.presence p set hidden_at = hide.at where p.person_id = person;
end
$$;
comment on function private.hide(uuid, timestamptz) is 'Takes a person''s name and words away from those who answer.';

create function private.show_again(person uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  update public.interests i
  set name = h.name, message = h.words
  from private.hidden_words h
  where h.person_id = person and i.id = h.id;
  update public.messages m
  set text = h.words
  from private.hidden_words h
  where h.person_id = person and m.id = h.id;
  delete from private.hidden_words h where h.person_id = person;
  update private.presence p
  set hide_warned_at = null, hidden_at = null, delete_warned_at = null
  where p.person_id = person;
end
$$;
comment on function private.show_again(uuid) is 'The person is back: what was hidden is there again, and warnings are taken back.';

create function private.note_sign_in() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update private.presence p set active_at = greatest(p.active_at, new.last_sign_in_at) where p.person_id = new.id;
  perform private.show_again(new.id);
  return null;
end
$$;
comment on function private.note_sign_in() is 'Trigger of accounts: a sign-in shows a hidden person again at once.';

create function private.job_retention(at timestamptz) returns text
language plpgsql security definer set search_path = '' as $$
declare
  notice constant interval := '30 days';
  one record;
  warned int := 0;
  hidden int := 0;
  forgotten int := 0;
begin
  perform private.note_presence();

  perform private.show_again(p.person_id)
  from private.presence p
  where p.active_at > least(p.hide_warned_at, p.hidden_at, p.delete_warned_at);

  for one in
    select p.*, p.active_at + r.hide as hide_at, p.active_at + r.forget as forget_at
    from private.presence p
    join private.retention() r on r.person_id = p.person_id
    where p.active_at + r.hide - notice <= job_retention.at
    order by p.person_id
  loop
    if one.hide_warned_at is null then
      update private.presence p set hide_warned_at = job_retention.at where p.person_id = one.person_id;
      perform private.notify(one.person_id, 'hide_soon', one.active_at::text, job_retention.at);
      warned := warned + 1;
    elsif one.hidden_at is null then
      if job_retention.at >= greatest(one.hide_at, one.hide_warned_at + notice) then
        perform private.hide(one.person_id, job_retention.at);
        hidden := hidden + 1;
      end if;
    elsif one.delete_warned_at is null then
      if job_retention.at >= one.forget_at - notice then
        update private.presence p set delete_warned_at = job_retention.at where p.person_id = one.person_id;
        perform private.notify(one.person_id, 'delete_soon', one.active_at::text, job_retention.at);
        warned := warned + 1;
      end if;
    elsif job_retention.at >= greatest(one.forget_at, one.delete_warned_at + notice) then
      perform private.forget(one.person_id);
      forgotten := forgotten + 1;
    end if;
  end loop;
  return format('%s warned, %s hidden, %s forgotten', warned, hidden, forgotten);
end
$$;
comment on function private.job_retention(timestamptz) is
  'Warns, hides and forgets those who have not been here for long; one step for each person a run, 30 days after its warning at the earliest.';

-- Triggers

create trigger note_sign_in after update of last_sign_in_at on auth.users
  for each row
  when (new.last_sign_in_at is distinct from old.last_sign_in_at)
  execute function private.note_sign_in();

-- Due work

insert into private.jobs (name, every) values ('retention', '1 day');

-- The export, with what is kept there

create or replace function private.my_account() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := private.me();
  answer jsonb;
begin
  select jsonb_build_object(
    'account', jsonb_build_object('id', u.id, 'email', u.email, 'made_at', u.created_at, 'signed_in_at', u.last_sign_in_at),
    'access', (
      select coalesce(
        jsonb_agg(
          jsonb_build_object('at', l.at, 'role', l.role, 'purpose', l.purpose, 'entity', l.entity, 'id', l.row_id,
            'organisation', jsonb_build_object('nb', o.name_nb, 'nn', o.name_nn, 'en', o.name_en))
          order by l.at desc
        ),
        '[]'
      )
      from private.access_log l
      left join public.organisations o on o.id = l.organisation_id
      where l.person_id = me
    ),
    'changes', (
      select coalesce(jsonb_agg(jsonb_build_object('at', s.at, 'answer', s.result) order by s.at desc), '[]')
      from private.sync_ops s
      where s.uid = me
    ),
    'presence', (select to_jsonb(p) - 'person_id' from private.presence p where p.person_id = me),
    'hidden', (
      select coalesce(jsonb_agg(to_jsonb(h) - 'person_id' order by h.id), '[]')
      from private.hidden_words h
      where h.person_id = me
    )
  )
  into answer
  from auth.users u
  where u.id = me;
  if answer is null then
    raise exception 'not_signed_in' using errcode = 'PT401';
  end if;
  return answer;
end
$$;
