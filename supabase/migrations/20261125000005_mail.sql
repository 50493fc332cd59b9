-- Mail: what waits in public.notifications on the channel `mail` becomes letters, which the server claims and sends.
--
-- Contract: a notification is in one letter at most, and a letter has one Message-ID for its whole life (its id). A
-- claim is committed before the letter is sent and lasts some minutes; a server that dies in between sends it again
-- under the same Message-ID, and only a death between the mail server's yes and our commit can send it twice.
-- What a person is waiting for is sent at once; the rest comes together, on Monday at the digest's hour.
-- An address that takes no mail is retired until its owner has signed in by a code sent to it.
-- Refused: sending inside the transaction that claims. A slow mail server would then hold locks on people's rows.

-- Tables

create table private.letters (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references auth.users (id) on delete cascade,
  token uuid not null unique default gen_random_uuid(),
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'dropped')),
  attempts int not null default 0,
  made_at timestamptz not null,
  next_at timestamptz not null,
  sent_at timestamptz,
  code text check (char_length(code) <= 40),
  check ((state = 'sent') = (sent_at is not null))
);

create table private.letter_items (
  notification_id uuid primary key references public.notifications (id) on delete cascade,
  letter_id uuid not null references private.letters (id) on delete cascade
);

create table private.dead_addresses (
  person_id uuid primary key references auth.users (id) on delete cascade,
  at timestamptz not null,
  code text not null check (char_length(code) <= 40)
);

-- Comments

comment on table private.letters is 'Mail to one person: made, sent once, or dropped. Its words are made from the notifications when it is sent.';
comment on column private.letters.id is 'The letter; its Message-ID is made of it.';
comment on column private.letters.person_id is 'Personal: Who gets the e-mail: to send it once, and so that its link to stop works.';
comment on column private.letters.token is 'Stands in the letter and stops further mail to its reader, without a sign-in.';
comment on column private.letters.state is 'waiting, sent, or dropped because everything in it was read first or its address takes no mail.';
comment on column private.letters.attempts is 'How often it was claimed.';
comment on column private.letters.made_at is 'When it was made.';
comment on column private.letters.next_at is 'When it may be claimed (again).';
comment on column private.letters.sent_at is 'When the mail server took it.';
comment on column private.letters.code is 'What the mail server answered last, as a code.';

comment on table private.letter_items is 'What a letter tells: each notification stands in one letter at most.';
comment on column private.letter_items.notification_id is 'The notification, on the channel mail.';
comment on column private.letter_items.letter_id is 'The letter.';

comment on table private.dead_addresses is 'People whose address takes no mail. Nothing is sent to them until they have signed in again, by a code sent there.';
comment on column private.dead_addresses.person_id is 'Personal: Whose address it is: to send nothing more there until you have signed in again.';
comment on column private.dead_addresses.at is 'When the mail server refused it for good.';
comment on column private.dead_addresses.code is 'What it answered, as a code.';

-- Index

create index letters_person_id on private.letters (person_id);
create index letters_next_at on private.letters (next_at) where state = 'waiting';
create index letters_made_at on private.letters (made_at);
create index letter_items_letter_id on private.letter_items (letter_id);

-- RLS

alter table private.letters enable row level security;
alter table private.letter_items enable row level security;
alter table private.dead_addresses enable row level security;

-- Functions: when

create or replace function private.next_digest(at timestamptz, hour int) returns timestamptz
language sql immutable set search_path = '' as $$
  select (d.monday + case when (d.monday + make_time(hour, 0, 0)) at time zone 'Europe/Oslo' > at then 0 else 7 end
    + make_time(hour, 0, 0)) at time zone 'Europe/Oslo'
  from (select date_trunc('week', private.oslo_day(at))::date as monday) d
$$;
comment on function private.next_digest(timestamptz, int) is 'The next time it is Monday at that hour in Norway.';

create function private.told_at_once(kind text) returns boolean
language sql immutable set search_path = '' as $$
  select kind in (
    'interest_received', 'interest_asked', 'interest_accepted', 'interest_declined', 'interest_expired',
    'interest_closed', 'interest_replied', 'message_received', 'answer_due', 'answer_overdue', 'answer_delayed',
    'reply_due', 'challenge_returned', 'challenge_published', 'challenge_handed', 'suggestion_answered',
    'report_answered', 'role_asked', 'role_given', 'role_declined', 'role_ended', 'hide_soon', 'delete_soon'
  )
$$;
comment on function private.told_at_once(text) is
  'True for what somebody waits for: an answer, a message, a deadline. Equal to `atOnce` in TypeScript.';

create or replace function private.notify(
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
    select 'mail', 'waiting',
      case when p.mail = 'each' or private.told_at_once(notify.kind) then at else private.next_digest(at, coalesce(hour, 7)) end
    from (select coalesce(max(o.mail), 'digest') as mail, coalesce(max(o.muted), '{}') as muted
      from public.notification_preferences o where o.id = notify.person) p
    -- A warning that data will be gone reaches one who never opens the app, whatever they once chose.
    where notify.kind in ('hide_soon', 'delete_soon') or p.mail <> 'none' and notify.kind <> all (p.muted)
  ) c
  on conflict (person_id, kind, channel, key) do nothing;
end
$$;

comment on table public.notification_preferences is
  'How a person wants to be told. Read by the person only; no row: what they wait for at once, the rest once a week.';
comment on column public.notification_preferences.mail is
  'Personal: mail for each, what you wait for at once and the rest weekly, or none, as you chose.';
comment on column public.partnership_settings.digest_hour is 'The hour in Norway, on Mondays, at which the weekly digest is made.';

-- Functions: letters

create function private.letters_make(at timestamptz) returns int
language plpgsql security definer set search_path = '' as $$
declare
  made int;
begin
  update public.notifications n set state = 'dropped'
  from private.dead_addresses d join auth.users u on u.id = d.person_id
  where n.person_id = d.person_id and n.channel = 'mail' and n.state = 'waiting' and n.due_at <= letters_make.at
    and coalesce(u.last_sign_in_at, d.at) <= d.at;
  with due as (
    select n.id, n.person_id
    from public.notifications n
    where n.channel = 'mail' and n.state = 'waiting' and n.due_at <= letters_make.at
      and not exists (select from private.letter_items i where i.notification_id = n.id)
    order by n.due_at
    limit 2000
    for update skip locked
  ), made as (
    insert into private.letters (person_id, made_at, next_at)
    select distinct d.person_id, letters_make.at, letters_make.at from due d
    returning id, person_id
  ), filled as (
    insert into private.letter_items (notification_id, letter_id)
    select d.id, m.id from due d join made m on m.person_id = d.person_id
    on conflict do nothing
  )
  select count(*) into made from made;
  return made;
end
$$;
comment on function private.letters_make(timestamptz) is
  'Puts what is due by mail into letters, one for each person; drops it for those whose address takes none.';

create function private.letters_claim(at timestamptz, most int default 20) returns setof jsonb
language plpgsql security definer set search_path = '' as $$
declare
  l private.letters;
  told jsonb;
begin
  for l in
    select * from private.letters o
    where o.state = 'waiting' and o.next_at <= letters_claim.at
    order by o.next_at, o.id
    limit most
    for update skip locked
  loop
    -- What was read in the app meanwhile is not told again.
    select jsonb_agg(
      jsonb_build_object(
        'kind', n.kind, 'challenge', case when c.id is not null then jsonb_build_object('id', c.id, 'slug', c.slug, 'title', c.title) end,
        'interest_id', n.interest_id, 'told_at', n.told_at,
        'alternatives', (
          select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'slug', a.slug, 'title', a.title) order by a.published_at desc), '[]')
          from public.challenges a where a.id = any (n.alternatives) and a.state = 'published'
        )
      )
      order by n.told_at, n.id
    )
    into told
    from private.letter_items i
    join public.notifications n on n.id = i.notification_id and n.state = 'waiting'
    left join public.challenges c on c.id = n.challenge_id
    where i.letter_id = l.id;
    if told is null then
      update private.letters o set state = 'dropped' where o.id = l.id;
      continue;
    end if;
    update private.letters o set attempts = o.attempts + 1, next_at = letters_claim.at + interval '5 minutes'
    where o.id = l.id;
    return query
      select jsonb_build_object(
        'id', l.id, 'token', l.token, 'attempt', l.attempts + 1, 'to', u.email,
        'language', coalesce(p.language, 'nb'), 'items', told
      )
      from auth.users u left join public.profiles p on p.id = u.id
      where u.id = l.person_id;
  end loop;
end
$$;
comment on function private.letters_claim(timestamptz, int) is
  'Takes letters to be sent, for five minutes, and answers {id, token, attempt, to, language, items: [{kind, challenge, interest_id, told_at, alternatives}]} each.';

create function private.letter_sent(letter uuid, at timestamptz) returns void
language plpgsql security definer set search_path = '' as $$
begin
  update private.letters l set state = 'sent', sent_at = letter_sent.at, code = null
  where l.id = letter and l.state = 'waiting';
  update public.notifications n set state = 'sent'
  from private.letter_items i
  where i.letter_id = letter and n.id = i.notification_id and n.state = 'waiting';
end
$$;
comment on function private.letter_sent(uuid, timestamptz) is 'The mail server has taken the letter.';

create function private.letter_refused(letter uuid, at timestamptz, code text, for_good boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
  l private.letters;
begin
  select * into l from private.letters o where o.id = letter and o.state = 'waiting' for update;
  if not found then
    return;
  end if;
  if not for_good then
    -- 1, 2, 4 … minutes, at most six hours; job_purge_notifications ends it after seven days.
    update private.letters o
    set code = left(letter_refused.code, 40),
      next_at = letter_refused.at + least(interval '6 hours', interval '1 minute' * 2 ^ least(l.attempts - 1, 10))
    where o.id = l.id;
    return;
  end if;
  update private.letters o set state = 'dropped', code = left(letter_refused.code, 40) where o.id = l.id;
  update public.notifications n set state = 'dropped'
  from private.letter_items i
  where i.letter_id = l.id and n.id = i.notification_id and n.state = 'waiting';
  insert into private.dead_addresses (person_id, at, code)
  values (l.person_id, letter_refused.at, left(letter_refused.code, 40))
  on conflict (person_id) do update set at = excluded.at, code = excluded.code;
end
$$;
comment on function private.letter_refused(uuid, timestamptz, text, boolean) is
  'The mail server has refused the letter: later again, or, when the address takes no mail, never.';

-- Functions: no more mail

create function private.unsubscribe(token uuid) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  person uuid;
begin
  select l.person_id into person from private.letters l where l.token = unsubscribe.token;
  if not found then
    return false;
  end if;
  insert into public.notification_preferences (id, mail) values (person, 'none')
  on conflict (id) do update set mail = 'none' where notification_preferences.mail <> 'none';
  update public.notifications n set state = 'dropped'
  where n.person_id = person and n.channel = 'mail' and n.state = 'waiting'
    and n.kind not in ('hide_soon', 'delete_soon');
  return true;
end
$$;
comment on function private.unsubscribe(uuid) is 'See public.unsubscribe.';

create function public.unsubscribe(token uuid) returns boolean
language sql volatile security invoker set search_path = '' as $$
  select private.unsubscribe(token)
$$;
comment on function public.unsubscribe(uuid) is
  'Stops mail to whoever got the letter with this token, but for the warnings before data are deleted; false when there is none. Once or many times is the same (RFC 8058).';

-- Functions: due work

create function private.job_purge_letters(at timestamptz) returns text
language plpgsql security definer set search_path = '' as $$
declare
  purged int;
begin
  delete from private.letters l where l.made_at < job_purge_letters.at - interval '400 days';
  get diagnostics purged = row_count;
  return purged::text;
end
$$;
comment on function private.job_purge_letters(timestamptz) is
  'Forgets letters after 400 days; until then the link that stops mail works.';

insert into private.jobs (name, every) values ('purge_letters', '1 day');

-- Grants

grant execute on function public.unsubscribe(uuid), private.unsubscribe(uuid) to anon, authenticated;

-- Comments: policies, indexes, triggers

comment on index private.letters_person_id is 'Letters of a person who leaves.';
comment on index private.letters_next_at is 'Letters that may be claimed.';
comment on index private.letters_made_at is 'Letters that are old enough to be forgotten.';
comment on index private.letter_items_letter_id is 'What a letter tells.';
