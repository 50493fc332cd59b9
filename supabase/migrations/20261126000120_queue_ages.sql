-- Queue ages: how long things have waited on phones that reach us and yet cannot get rid of them.
--
-- Contract: a phone says how many of its operations have not been taken and how old the oldest is, under a number it has
-- made for itself; nothing of what they say, and nothing of whose they are. When nothing waits its row is gone at once,
-- and 30 days after it was last heard of in any case. Operators see one sum. An age is sent, not a time: the clocks of
-- phones are wrong. Refused: to keep the person beside it, which would make it one more thing known about people.

-- Tables

create table private.queue_ages (
  device uuid primary key,
  unsent int not null check (unsent between 1 and 100000),
  oldest_at timestamptz not null,
  told_at timestamptz not null
);

-- Comments

comment on table private.queue_ages is 'Phones on which something waits that we have not taken: a count and an age, without content and without the person.';
comment on column private.queue_ages.device is 'A number that the phone has made for itself, and throws away at sign-out.';
comment on column private.queue_ages.unsent is 'How many operations wait there.';
comment on column private.queue_ages.oldest_at is 'Since when the oldest of them waits, by our clock.';
comment on column private.queue_ages.told_at is 'When the phone last said so.';

-- RLS

alter table private.queue_ages enable row level security;

-- Functions

create function private.queue_age(device uuid, unsent int, oldest_seconds int, at timestamptz) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.limit('queue_age', private.me()::text, 12, '1 hour', at);
  if device is null or unsent is null or unsent not between 0 and 100000 or coalesce(oldest_seconds, 0) < 0 then
    raise exception 'wrong_type' using errcode = 'PT400';
  end if;
  if unsent = 0 then
    delete from private.queue_ages q where q.device = queue_age.device;
    return;
  end if;
  insert into private.queue_ages (device, unsent, oldest_at, told_at)
  values (device, unsent, at - make_interval(secs => coalesce(oldest_seconds, 0)), at)
  on conflict on constraint queue_ages_pkey do update
  set unsent = excluded.unsent, oldest_at = excluded.oldest_at, told_at = excluded.told_at;
end
$$;
comment on function private.queue_age(uuid, int, int, timestamptz) is 'See public.queue_age; the time is an argument.';

create function public.queue_age(device uuid, unsent int, oldest_seconds int) returns void
language sql volatile security invoker set search_path = '' as $$
  select private.queue_age(device, unsent, oldest_seconds, now())
$$;
comment on function public.queue_age(uuid, int, int) is
  'A phone says how many operations wait there and how old the oldest is; 0 when none does. Errors: PT401 not_signed_in, PT400 wrong_type, rate_limited.';

create or replace function private.health() returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'ok', true,
    'oldest_due_seconds', (
      select coalesce(greatest(0, floor(extract(epoch from now() - min(j.due_at)))), 0) from private.jobs j
    ),
    'phones_waiting_a_day', (
      select count(*) from private.queue_ages q
      where q.oldest_at < now() - interval '1 day' and q.told_at > now() - interval '3 days'
    )
  )
$$;
comment on function public.health() is
  'For the operator''s check: {ok, oldest_due_seconds, phones_waiting_a_day}: how long the oldest due job has waited, and on how many phones, of those heard from in three days, something has waited for more than a day.';

-- Functions: due work

create function private.job_purge_queue_ages(at timestamptz) returns text
language plpgsql security definer set search_path = '' as $$
declare
  purged int;
begin
  delete from private.queue_ages q where q.told_at < job_purge_queue_ages.at - interval '30 days';
  get diagnostics purged = row_count;
  return purged::text;
end
$$;
comment on function private.job_purge_queue_ages(timestamptz) is 'Forgets phones that have said nothing for 30 days.';

-- Due work

insert into private.jobs (name, every) values ('purge_queue_ages', '1 day');

-- Grants

grant execute on function public.queue_age(uuid, int, int), private.queue_age(uuid, int, int, timestamptz) to authenticated;
