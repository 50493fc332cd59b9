-- Retention, so that it also holds when something goes wrong: nobody is hidden or forgotten without a warning that can
-- still be found, all that others read is hidden, and one person's trouble stops nobody else's.
--
-- Contract: a warning lies in the app and waits as mail until it is sent; it is not old news, however long no mailer
-- has run. A step is taken when the warning of it is there: in the app, or as mail that waits or was sent. When it is
-- gone, the person is warned anew and the 30 days begin again. While no mailer runs, the warning in the app is the one
-- that counts. Refused: to wait for the mail to be sent, which would keep everything for ever where none is.

-- Comments

comment on column private.hidden_words.id is 'The interest, message, suggestion, report or role.';
comment on column private.hidden_words.name is
  'Personal: The name you chose to show, a title or a message of yours that was reported, hidden after a long time without you.';

-- One report may hold the words of two persons: its sender's, and the message of another.
alter table private.hidden_words drop constraint hidden_words_pkey;
alter table private.hidden_words add primary key (id, person_id);

-- Functions: warnings

create or replace function private.job_purge_notifications(at timestamptz) returns text
language plpgsql security definer set search_path = '' as $$
declare
  dropped int;
  purged int;
begin
  -- Old news is not mailed. A warning that data will be gone is no news: it waits.
  update public.notifications n set state = 'dropped'
  where n.state = 'waiting' and n.due_at < job_purge_notifications.at - interval '7 days'
    and n.kind not in ('hide_soon', 'delete_soon');
  get diagnostics dropped = row_count;
  delete from public.notifications n
  where n.told_at < job_purge_notifications.at - interval '180 days' and n.state <> 'waiting'
    and (n.channel = 'mail' or n.read_at is not null or n.told_at < job_purge_notifications.at - interval '400 days');
  get diagnostics purged = row_count;
  return dropped || ' dropped, ' || purged || ' purged';
end
$$;
comment on function private.job_purge_notifications(timestamptz) is
  'Drops mail that has waited 7 days, but for warnings before data are hidden or deleted; forgets what was read after 180 days and the rest after 400.';

create function private.is_warned(person uuid, kind text, since timestamptz) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select from public.notifications n
    where n.person_id = person and n.kind = is_warned.kind and n.key = since::text and n.state <> 'dropped'
  )
$$;
comment on function private.is_warned(uuid, text, timestamptz) is
  'True while a warning of this kind, about the absence since then, lies in the app or is mail that waits or was sent.';

-- Functions: hiding

create or replace function private.hide(person uuid, at timestamptz) returns void
language plpgsql security definer set search_path = '' as $$
begin
  insert into private.hidden_words (id, person_id, name, words)
  select i.id, person, i.name, i.message from public.interests i where i.person_id = person and i.message <> ''
  union all
  select m.id, person, null, m.text from public.messages m
  where m.author_id = person and m.side = 'sender' and m.text <> ''
  union all
  select s.id, person, s.title, s.need from public.suggestions s where s.person_id = person and s.need <> ''
  union all
  select r.id, person, r.name, '' from public.roles r where r.person_id = person and r.name <> ''
  union all
  select r.id, person,
    case when m.author_id = person then r.quote end,
    case when r.person_id = person then r.words else '' end
  from public.reports r
  left join public.messages m on m.id = r.message_id
  where r.person_id = person and r.words <> '' or m.author_id = person and r.quote <> ''
  on conflict do nothing;
  update public.interests i set name = '', message = '' where i.person_id = person;
  update public.suggestions s set title = '', need = '' where s.person_id = person;
  update public.roles r set name = '' where r.person_id = person;
  update public.reports r set words = '' where r.person_id = person;
  update public.reports r set quote = '' from public.messages m where m.id = r.message_id and m.author_id = person;
  -- What somebody wrote for the unit is the unit's.
  update public.messages m set text = '' where m.author_id = person and m.side = 'sender';
  update private.presence p set hidden_at = hide.at where p.person_id = person;
end
$$;
comment on function private.hide(uuid, timestamptz) is
  'Takes a person''s name and words away from all others: interests, messages, suggestions, reports and roles.';

create or replace function private.show_again(person uuid) returns void
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
  update public.suggestions s
  set title = h.name, need = h.words
  from private.hidden_words h
  where h.person_id = person and s.id = h.id;
  update public.roles r
  set name = h.name
  from private.hidden_words h
  where h.person_id = person and r.id = h.id;
  update public.reports r
  set quote = coalesce(h.name, r.quote), words = case when r.person_id = person then h.words else r.words end
  from private.hidden_words h
  where h.person_id = person and r.id = h.id;
  delete from private.hidden_words h where h.person_id = person;
  update private.presence p
  set hide_warned_at = null, hidden_at = null, delete_warned_at = null
  where p.person_id = person;
end
$$;

-- Functions: due work

create function private.retain(p private.presence, hide_at timestamptz, forget_at timestamptz, at timestamptz) returns text
language plpgsql security definer set search_path = '' as $$
declare
  notice constant interval := '30 days';
begin
  if p.active_at > least(p.hide_warned_at, p.hidden_at, p.delete_warned_at) then
    perform private.show_again(p.person_id);
    return 'back';
  elsif p.hidden_at is null then
    if p.hide_warned_at is null or not private.is_warned(p.person_id, 'hide_soon', p.active_at) then
      update private.presence o set hide_warned_at = retain.at where o.person_id = p.person_id;
      perform private.notify(p.person_id, 'hide_soon', p.active_at::text, at);
      return 'warned';
    elsif at >= greatest(hide_at, p.hide_warned_at + notice) then
      perform private.hide(p.person_id, at);
      return 'hidden';
    end if;
  elsif at >= forget_at - notice then
    if p.delete_warned_at is null or not private.is_warned(p.person_id, 'delete_soon', p.active_at) then
      update private.presence o set delete_warned_at = retain.at where o.person_id = p.person_id;
      perform private.notify(p.person_id, 'delete_soon', p.active_at::text, at);
      return 'warned';
    elsif at >= greatest(forget_at, p.delete_warned_at + notice) then
      perform private.forget(p.person_id);
      return 'forgotten';
    end if;
  end if;
  return 'nothing';
end
$$;
comment on function private.retain(private.presence, timestamptz, timestamptz, timestamptz) is
  'The next step for one who has not been here for long, if it is due: answers back, warned, hidden, forgotten or nothing.';

create or replace function private.job_retention(at timestamptz) returns text
language plpgsql security definer set search_path = '' as $$
declare
  one record;
  step text;
  done jsonb := '{"warned": 0, "hidden": 0, "forgotten": 0, "failed": 0}';
begin
  perform private.note_presence();
  for one in
    select p as presence, p.active_at + r.hide as hide_at, p.active_at + r.forget as forget_at
    from private.presence p
    join private.retention() r on r.person_id = p.person_id
    where p.active_at + r.hide - interval '30 days' <= job_retention.at
      or p.active_at > least(p.hide_warned_at, p.hidden_at, p.delete_warned_at)
    order by p.person_id
  loop
    -- In a sub-block of its own: what goes wrong for one is counted, and tried again at the next run.
    begin
      step := private.retain(one.presence, one.hide_at, one.forget_at, at);
    exception when others then
      step := 'failed';
    end;
    done := done || jsonb_build_object(step, coalesce((done ->> step)::int, 0) + 1);
  end loop;
  return format(
    '%s warned, %s hidden, %s forgotten, %s failed',
    done ->> 'warned', done ->> 'hidden', done ->> 'forgotten', done ->> 'failed'
  );
end
$$;
comment on function private.job_retention(timestamptz) is
  'Warns, hides and forgets those who have not been here for long; one step for each person a run, 30 days after its warning at the earliest. Counts those it failed for.';

-- Functions: deletion
comment on function private.forget(uuid) is
  'Deletes an account and all that is about it, and tells the channel `forgotten` its id; what belongs to a municipality''s case stays without the person. False: there was none.';
