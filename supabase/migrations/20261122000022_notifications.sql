-- Notifications: one delivery record for each person, kind, channel and occasion.
--
-- Contract: who tells gives an idempotency key, the name of the occasion, so that telling twice is telling once. The
-- row on the channel `app` is what the person sees, also offline; the row on `mail` waits until it is due and is sent
-- by whoever claims it. A notification says what happened and where, never the words of anyone: a coordinator or a
-- deputy who is told of an interest learns nothing of its sender. What has been read in the app is not mailed.
-- Nobody is told of what they did themselves.

-- Tables

create table public.notifications (
  id uuid primary key default gen_random_uuid(),
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  person_id uuid not null references auth.users (id) on delete cascade,
  kind text not null check (kind in (
    'interest_received', 'interest_replied', 'interest_withdrawn', 'interest_asked', 'interest_accepted',
    'interest_declined', 'interest_expired', 'message_received', 'answer_due', 'answer_overdue', 'answer_delayed',
    'reply_due'
  )),
  channel text not null check (channel in ('app', 'mail')),
  key text not null check (char_length(key) between 1 and 200),
  challenge_id uuid references public.challenges (id) on delete cascade,
  interest_id uuid references public.interests (id) on delete cascade,
  alternatives uuid[] not null default '{}',
  state text not null check (state in ('waiting', 'sent', 'dropped')),
  told_at timestamptz not null,
  due_at timestamptz not null,
  read_at timestamptz,
  unique (person_id, kind, channel, key)
);

create table public.notification_preferences (
  id uuid primary key references auth.users (id) on delete cascade,
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  mail text not null default 'digest' check (mail in ('each', 'digest', 'none')),
  muted text[] not null default '{}' check (
    muted <@ array['interest_received', 'interest_replied', 'interest_withdrawn', 'interest_asked',
      'interest_accepted', 'interest_declined', 'interest_expired', 'message_received', 'answer_due',
      'answer_overdue', 'answer_delayed', 'reply_due']
  )
);

-- Comments

comment on table public.notifications is
  'What a person is told, once for each occasion and channel. The person reads the rows of the channel app.';
comment on column public.notifications.id is 'The notification.';
comment on column public.notifications.rev is 'Number of changes, by trigger.';
comment on column public.notifications.updated_at is 'Time of the last change, by trigger.';
comment on column public.notifications.person_id is 'Personal: who is told.';
comment on column public.notifications.kind is 'Personal: what happened.';
comment on column public.notifications.channel is 'Where the person is told: in the app, or by mail.';
comment on column public.notifications.key is 'The occasion: with the person, kind and channel it makes telling twice telling once.';
comment on column public.notifications.challenge_id is 'The challenge it is about.';
comment on column public.notifications.interest_id is 'Personal: the interest it is about, so that the person finds it.';
comment on column public.notifications.alternatives is 'Open challenges on the same theme, for one who got no answer.';
comment on column public.notifications.state is 'Of the delivery: waiting, sent, or dropped because it was read or grew old.';
comment on column public.notifications.told_at is 'When it happened.';
comment on column public.notifications.due_at is 'When it is to be sent: at once, or with the next digest.';
comment on column public.notifications.read_at is 'Personal: when the person opened it, to mark what is new.';

comment on table public.notification_preferences is 'How a person wants to be told. Read by the person only; no row means a daily digest.';
comment on column public.notification_preferences.id is 'The person.';
comment on column public.notification_preferences.rev is 'Number of changes, by trigger.';
comment on column public.notification_preferences.updated_at is 'Time of the last change, by trigger.';
comment on column public.notification_preferences.mail is 'Personal: mail for each, one digest a day, or none, as the person chose.';
comment on column public.notification_preferences.muted is 'Personal: kinds the person does not want by mail.';

-- Index

create index notifications_challenge_id on public.notifications (challenge_id);
create index notifications_interest_id on public.notifications (interest_id);
create index notifications_waiting on public.notifications (due_at) where state = 'waiting';
create index notifications_told_at on public.notifications (told_at);

-- RLS

alter table public.notifications enable row level security;
alter table public.notification_preferences enable row level security;

-- Policies

create policy notifications_own on public.notifications for select to authenticated
  using (person_id = (select auth.uid()) and channel = 'app');
create policy notification_preferences_own on public.notification_preferences for select to authenticated
  using (id = (select auth.uid()));

-- Functions: telling

create function private.next_digest(at timestamptz, hour int) returns timestamptz
language sql immutable set search_path = '' as $$
  select case
    when d.today > at then d.today
    else (private.oslo_day(at) + 1 + make_time(hour, 0, 0)) at time zone 'Europe/Oslo'
  end
  from (select (private.oslo_day(at) + make_time(hour, 0, 0)) at time zone 'Europe/Oslo' as today) d
$$;
comment on function private.next_digest(timestamptz, int) is 'The next time it is that hour in Norway.';

create function private.notify(
  person uuid, kind text, key text, at timestamptz,
  challenge uuid default null, interest uuid default null, alternatives uuid[] default '{}'
) returns void
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_column
declare
  hour int;
begin
  if person is null or person = auth.uid() then
    return;
  end if;
  select s.digest_hour into hour
  from public.challenges c join public.partnership_settings s on s.id = c.partnership_id
  where c.id = challenge;
  insert into public.notifications
    (person_id, kind, channel, key, challenge_id, interest_id, alternatives, state, told_at, due_at)
  select
    notify.person, notify.kind, c.channel, notify.key, challenge, interest, notify.alternatives, c.state, at, c.due
  from (
    select 'app' as channel, 'sent' as state, at as due
    union all
    select 'mail', 'waiting', case p.mail when 'each' then at else private.next_digest(at, coalesce(hour, 7)) end
    from (select coalesce(max(o.mail), 'digest') as mail, coalesce(max(o.muted), '{}') as muted
      from public.notification_preferences o where o.id = notify.person) p
    -- A warning that data will be gone reaches one who never opens the app, whatever they once chose.
    where notify.kind in ('hide_soon', 'delete_soon') or p.mail <> 'none' and notify.kind <> all (p.muted)
  ) c
  on conflict (person_id, kind, channel, key) do nothing;
end
$$;
comment on function private.notify(uuid, text, text, timestamptz, uuid, uuid, uuid[]) is
  'Tells a person, once for each occasion (key): in the app at once, by mail as they prefer. Nobody is told of what they did.';

create function private.notifications_read(args jsonb, base_rev int, at timestamptz) returns jsonb
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
comment on function private.notifications_read(jsonb, int, timestamptz) is
  'Command notifications.read: one''s own notification is read; the mail about it need not be sent.';

create function private.notifications_prefer(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  mine public.notification_preferences;
begin
  if (args ->> 'id')::uuid <> me then
    perform private.fail('not_allowed', 'id');
  end if;
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
comment on function private.notifications_prefer(jsonb, int, timestamptz) is
  'Command notifications.prefer: a patch of how one wants to be told. The last word holds.';

create function private.feed_notification() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    if old.channel = 'app' then
      perform private.feed('notifications', old.id, '{}', true);
    end if;
  elsif new.channel = 'app' then
    perform private.feed('notifications', new.id, array['user:' || new.person_id], true);
  end if;
  return null;
end
$$;
comment on function private.feed_notification() is 'Trigger of notifications: those of the app reach the person''s phones.';

-- Functions: due work

create function private.job_purge_notifications(at timestamptz) returns text
language plpgsql security definer set search_path = '' as $$
declare
  dropped int;
  purged int;
begin
  -- Old news is not mailed.
  update public.notifications n set state = 'dropped'
  where n.state = 'waiting' and n.due_at < job_purge_notifications.at - interval '7 days';
  get diagnostics dropped = row_count;
  delete from public.notifications n
  where n.told_at < job_purge_notifications.at - interval '180 days'
    and (n.channel = 'mail' or n.read_at is not null or n.told_at < job_purge_notifications.at - interval '400 days');
  get diagnostics purged = row_count;
  return dropped || ' dropped, ' || purged || ' purged';
end
$$;
comment on function private.job_purge_notifications(timestamptz) is
  'Drops mail that has waited 7 days; forgets what was read after 180 days and the rest after 400.';

insert into private.jobs (name, every) values ('purge_notifications', '1 day');

-- Triggers

create trigger stamp before insert or update on public.notifications
  for each row execute function private.stamp();
create trigger stamp before insert or update on public.notification_preferences
  for each row execute function private.stamp();
create trigger feed after insert or update or delete on public.notifications
  for each row execute function private.feed_notification();
create trigger feed after insert or update or delete on public.notification_preferences
  for each row execute function private.feed_own('id');

-- Commands

insert into private.commands (name, version, arguments) values
  ('notifications.read', 1, '{"id": {"type": "id", "required": true}}'),
  ('notifications.prefer', 1, '{
    "id": {"type": "id", "required": true},
    "mail": {"type": "choice", "of": ["each", "digest", "none"]},
    "muted": {"type": "list", "max": 12, "of": ["interest_received", "interest_replied", "interest_withdrawn",
      "interest_asked", "interest_accepted", "interest_declined", "interest_expired", "message_received", "answer_due",
      "answer_overdue", "answer_delayed", "reply_due"]}
  }');

-- Grants

revoke all on public.notifications, public.notification_preferences from public, anon, authenticated, service_role;
grant select on public.notifications, public.notification_preferences to authenticated;
