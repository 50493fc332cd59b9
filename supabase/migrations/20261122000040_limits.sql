-- Limits: how often one person, or one address on the net, may do a thing.
--
-- Contract: a command or function that is open to misuse asks `private.limit` before its work; what is refused leaves
-- no mark, as the caller's transaction or sub-block is taken back. Time is an argument. Refused: a count for each
-- fixed hour, which lets twice as many through around the full hour.

-- Tables

create table private.limits (
  kind text not null check (kind ~ '^[a-z_]+$'),
  key text not null check (char_length(key) between 1 and 200),
  times timestamptz[] not null,
  until timestamptz not null,
  primary key (kind, key)
);

-- Comments

comment on table private.limits is 'What was lately done by whom, as long as it counts and no longer.';
comment on column private.limits.kind is 'What is limited: one word for each thing.';
comment on column private.limits.key is
  'Personal: the account, or a keyed hash of the network address, that did it; kept to count, until the window is over.';
comment on column private.limits.times is 'When it was done, within the window.';
comment on column private.limits.until is 'When the last of the times no longer counts; then the row is thrown away.';

-- Index

create index limits_until on private.limits (until);

-- RLS

alter table private.limits enable row level security;

-- Functions

create function private.limit(kind text, key text, max int, per interval, at timestamptz) returns void
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_column
declare
  done int;
begin
  -- One statement: of many at once, each waits for the one before it and counts it.
  insert into private.limits as l (kind, key, times, until)
  values ("limit".kind, "limit".key, array["limit".at], "limit".at + per)
  on conflict (kind, key) do update
  set times = array(select t from unnest(l.times) t where t > "limit".at - per) || "limit".at,
    until = greatest(l.until, "limit".at + per)
  returning cardinality(times) into done;
  if done > max then
    perform private.fail('rate_limited');
  end if;
end
$$;
comment on function private.limit(text, text, int, interval, timestamptz) is
  'Counts that `key` does `kind` now; refuses with rate_limited when it was done `max` times in the time `per` before `at`.';

create function private.job_purge_limits(at timestamptz) returns text
language plpgsql security definer set search_path = '' as $$
declare
  purged int;
begin
  delete from private.limits l where l.until <= job_purge_limits.at;
  get diagnostics purged = row_count;
  return purged::text;
end
$$;
comment on function private.job_purge_limits(timestamptz) is 'Forgets who did what once it no longer counts.';

-- Due work

insert into private.jobs (name, every) values ('purge_limits', '1 hour');
