-- Sync: one road out (feed and pull), one road in (push).
--
-- Contract: every feed row carries the xid8 of the transaction that wrote it. A pull answers, from one snapshot, all
-- rows at or after the cursor, and the snapshot's xmin as the next cursor: what is not visible yet has a higher xid.
-- Refused, each with a test that shows the loss: cursors of updated_at, of a sequence, of the snapshot's xmax.
-- All reading functions are STABLE (one snapshot); VOLATILE ones would see rows newer than their cursor.

-- Tables

create table private.settings (
  one boolean primary key default true check (one),
  epoch uuid not null default gen_random_uuid(),
  min_cursor xid8 not null default '0'
);
insert into private.settings default values;

create table private.sync_feed (
  audience text not null,
  entity text not null,
  id uuid not null,
  gone boolean not null default false,
  x xid8 not null default pg_current_xact_id(),
  at timestamptz not null default now(),
  primary key (audience, entity, id)
);

create table private.sync_ops (
  op_id uuid primary key,
  uid uuid not null references auth.users (id) on delete cascade,
  hash text not null,
  result jsonb,
  at timestamptz not null default now()
);

create table private.jobs (
  name text primary key check (name ~ '^[a-z_]+$'),
  every interval not null,
  due_at timestamptz not null default now(),
  ran_at timestamptz,
  outcome text
);
insert into private.jobs (name, every) values ('purge_tombstones', '1 day'), ('purge_ops', '1 day');

create type private.cursor as (floor xid8, until xid8, x xid8, id uuid, entity text);

-- Comments

comment on table private.settings is 'One row about this database.';
comment on column private.settings.one is 'Keeps it to one row.';
comment on column private.settings.epoch is 'Changes after a restore: clients read everything again.';
comment on column private.settings.min_cursor is 'Cursors below it have missed purged tombstones and start from zero.';

comment on table private.sync_feed is 'Which row is (or was) readable by which audience, and when that last changed.';
comment on column private.sync_feed.audience is 'pub, user:<id>, challenge:<id> or partnership:<id>:coordinator.';
comment on column private.sync_feed.entity is 'Table of the row.';
comment on column private.sync_feed.id is 'The row.';
comment on column private.sync_feed.gone is 'A tombstone: the audience no longer reads the row.';
comment on column private.sync_feed.x is 'Transaction that wrote the change.';
comment on column private.sync_feed.at is 'Time of the change, for the purge only.';

comment on table private.sync_ops is 'Every operation that was received, with its result: a replay gets the same answer.';
comment on column private.sync_ops.op_id is 'Made by the client.';
comment on column private.sync_ops.uid is 'Who sent it.';
comment on column private.sync_ops.hash is 'Of kind, version and arguments.';
comment on column private.sync_ops.result is 'What was answered.';
comment on column private.sync_ops.at is 'When it was received.';

comment on table private.jobs is 'Due work; private.run_due runs private.job_<name>.';
comment on column private.jobs.name is 'The job.';
comment on column private.jobs.every is 'Time between runs.';
comment on column private.jobs.due_at is 'Next run.';
comment on column private.jobs.ran_at is 'Last run.';
comment on column private.jobs.outcome is 'What the last run answered.';

comment on type private.cursor is
  'A place in an audience''s feed: read from floor, at (x, id, entity), and continue from `until` when all is read.';

-- Index

create index sync_feed_order on private.sync_feed (audience, x, id, entity) include (gone);
create index sync_feed_row on private.sync_feed (entity, id);
create index sync_feed_gone on private.sync_feed (at) where gone;
create index sync_ops_uid on private.sync_ops (uid);
create index sync_ops_at on private.sync_ops (at);

-- RLS

alter table private.settings enable row level security;
alter table private.sync_feed enable row level security;
alter table private.sync_ops enable row level security;
alter table private.jobs enable row level security;

-- Functions: audiences of rows

create function private.challenge_audiences(c public.challenges, author uuid) returns text[]
language sql immutable set search_path = '' as $$
  select array_remove(
    array[
      'user:' || author,
      case when c.state = 'published' then 'pub' end,
      case when c.state <> 'draft' then 'challenge:' || c.id end,
      case when c.state <> 'draft' then 'partnership:' || c.partnership_id || ':coordinator' end
    ],
    null
  )
$$;
comment on function private.challenge_audiences(public.challenges, uuid) is 'Who reads a challenge; its case the same, without pub.';

create function private.interest_audiences(i public.interests) returns text[]
language sql immutable set search_path = '' as $$
  select array_remove(array['user:' || i.person_id, 'challenge:' || i.challenge_id], null)
$$;
comment on function private.interest_audiences(public.interests) is 'Who reads an interest: its sender and those who answer.';

create function private.feed(entity text, row_id uuid, audiences text[], changed boolean) returns void
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_column
begin
  insert into private.sync_feed as f (audience, entity, id)
  select a, feed.entity, row_id from unnest(audiences) a
  on conflict (audience, entity, id) do update set gone = false, x = pg_current_xact_id(), at = now()
  where f.gone or changed;

  update private.sync_feed f set gone = true, x = pg_current_xact_id(), at = now()
  -- A trigger's table name brings collation "C", which the index does not have: without this the whole feed is scanned.
  where f.entity = feed.entity collate "default" and f.id = row_id and not f.gone and f.audience <> all (audiences);
end
$$;
comment on function private.feed(text, uuid, text[], boolean) is
  'Says that a row now belongs to these audiences and no other; `changed` says that the row itself is new to them.';

create function private.feed_public() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    perform private.feed(tg_table_name, old.id, '{}', true);
  else
    perform private.feed(tg_table_name, new.id, '{pub}', true);
  end if;
  return null;
end
$$;
comment on function private.feed_public() is 'Trigger of tables that anyone reads in full.';

create function private.feed_own() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    perform private.feed(tg_table_name, old.id, '{}', true);
  else
    perform private.feed(tg_table_name, new.id, array['user:' || (to_jsonb(new) ->> tg_argv[0])], true);
  end if;
  return null;
end
$$;
comment on function private.feed_own() is 'Trigger of tables that only the person in the named column reads.';

create function private.feed_challenge(challenge uuid, changed text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  c public.challenges;
  author uuid;
  audiences text[] := '{}';
begin
  -- Locked and read anew: a change of the case beside a change of the challenge must not use an older picture.
  select * into c from public.challenges where id = challenge for no key update;
  if found then
    select k.author_id into author from public.challenge_cases k where k.id = challenge;
    audiences := private.challenge_audiences(c, author);
  end if;
  perform private.feed('challenges', challenge, audiences, changed = 'challenges');
  perform private.feed('challenge_cases', challenge, array_remove(audiences, 'pub'), changed = 'challenge_cases');
end
$$;
comment on function private.feed_challenge(uuid, text) is 'Brings the feed of a challenge and its case up to date.';

create function private.feed_challenge_row() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.feed_challenge(case when tg_op = 'DELETE' then old.id else new.id end, tg_table_name);
  return null;
end
$$;
comment on function private.feed_challenge_row() is 'Trigger of challenges and challenge_cases: each decides who reads the other.';

create function private.feed_interest() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    perform private.feed('interests', old.id, '{}', true);
  else
    perform private.feed('interests', new.id, private.interest_audiences(new), true);
  end if;
  return null;
end
$$;
comment on function private.feed_interest() is 'Trigger of interests.';

create function private.my_audiences() returns setof text
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := private.me();
begin
  return query
    select 'user:' || me
    union all
    select 'challenge:' || c from private.my_challenges_to_answer() c
    union all
    select 'partnership:' || r.partnership_id || ':coordinator'
    from public.partnership_roles r
    where r.person_id = me and r.role = 'coordinator';
end
$$;
comment on function private.my_audiences() is 'The private audiences of the one who asks, resolved now: a role taken away is gone at once.';

-- Functions: cursors

create function private.read_cursor(cursor text) returns private.cursor
language plpgsql immutable set search_path = '' as $$
declare
  part text[];
begin
  if cursor ~ '^\d{1,19}$' then
    return row(cursor, null, cursor, '00000000-0000-0000-0000-000000000000', '')::private.cursor;
  end if;
  part := regexp_match(cursor, '^(\d{1,19})~(\d{1,19})~(\d{1,19})~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})~([a-z_]{0,63})$');
  if part is null then
    raise exception 'bad_cursor' using errcode = 'PT400';
  end if;
  return row(part[1], part[2], part[3], part[4], part[5])::private.cursor;
end
$$;
comment on function private.read_cursor(text) is 'A cursor as the server wrote it; refuses the call with bad_cursor otherwise.';

create function private.feed_page(
  audience text, cursor text, known boolean, until xid8, min_cursor xid8, size int,
  out keys jsonb, out next text, out fresh boolean, out taken int, out more boolean
)
language plpgsql stable set search_path = '' as $$
declare
  place private.cursor;
  last text;
begin
  place := private.read_cursor(coalesce(cursor, '0'));
  -- From zero when nothing was read before, when purged tombstones were missed, or when the cursor comes from a
  -- future that a restore took away.
  fresh := not known or cursor is null
    or coalesce(place.until, place.floor) > feed_page.until
    or case when place.floor = '0' then coalesce(place.until, '0') else place.floor end
      < greatest(min_cursor, '1');
  if fresh then
    place := private.read_cursor('0');
  end if;
  -- A round keeps the end of its first page: rows that move while it is read come again in the next one.
  place.until := coalesce(place.until, feed_page.until);

  select
    coalesce(
      jsonb_agg(jsonb_build_array(feed_page.audience, f.entity, f.id, f.gone) order by f.x, f.id, f.entity), '[]'
    ),
    count(*),
    (array_agg(concat_ws('~', f.x, f.id, f.entity) order by f.x desc, f.id desc, f.entity desc))[1]
  into keys, taken, last
  from (
    select s.x, s.id, s.entity, s.gone
    from private.sync_feed s
    where s.audience = feed_page.audience and (s.x, s.id, s.entity) > (place.x, place.id, place.entity)
    order by s.x, s.id, s.entity
    limit size
  ) f;
  more := taken = size;
  next := case
    when more then concat_ws('~', place.floor, place.until, coalesce(last, concat_ws('~', place.x, place.id, place.entity)))
    else place.until::text
  end;
end
$$;
comment on function private.feed_page(text, text, boolean, xid8, xid8, int) is
  'One page of one audience''s feed as [audience, entity, id, gone], with the cursor to go on from.';

-- Functions: pull

create function private.pull_keys(epoch uuid, cursors jsonb, page int) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  until xid8 := pg_snapshot_xmin(pg_current_snapshot());
  setting private.settings;
  known boolean;
  mine text;
  given text;
  part record;
  size int := least(greatest(coalesce(page, 500), 1), 5000);
  keys jsonb := '[]';
  audiences text[] := '{}';
  nexts text[] := '{}';
  fresh text[] := '{}';
  more boolean := false;
begin
  if jsonb_typeof(cursors) is distinct from 'object' or jsonb_path_exists(cursors, '$.* ? (@.type() != "string")') then
    raise exception 'bad_cursor' using errcode = 'PT400';
  end if;
  select * into setting from private.settings;
  known := setting.epoch is not distinct from epoch;
  for mine in select private.my_audiences() loop
    given := cursors ->> mine;
    audiences := audiences || mine;
    -- Most audiences have nothing new, which one look into the index tells.
    if known and given ~ '^\d{1,19}$' and given::xid8 between greatest(setting.min_cursor, '1') and until
      and not exists (select from private.sync_feed f where f.audience = mine and f.x >= given::xid8) then
      nexts := nexts || until::text;
      continue;
    end if;
    part := private.feed_page(mine, given, known, until, setting.min_cursor, size);
    keys := keys || part.keys;
    nexts := nexts || part.next;
    if part.fresh then
      fresh := fresh || mine;
    end if;
    more := more or part.more;
    size := size - part.taken;
  end loop;
  return jsonb_build_object(
    'epoch', setting.epoch, 'cursors', jsonb_object(audiences, nexts), 'fresh', fresh, 'more', more, 'keys', keys
  );
end
$$;
comment on function private.pull_keys(uuid, jsonb, int) is 'What changed for the one who asks, as keys; the rows are read under RLS.';

create function private.visible_rows(keys jsonb) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  entity text;
  ids uuid[];
  found_rows jsonb;
  answer jsonb := '{}';
begin
  for entity, ids in
    select k ->> 1, array_agg(distinct (k ->> 2)::uuid)
    from jsonb_array_elements(keys) k
    where not (k -> 3)::boolean
    group by 1
  loop
    execute format('select jsonb_agg(to_jsonb(t) order by t.id) from public.%I t where t.id = any ($1)', entity)
      into found_rows using ids;
    if found_rows is not null then
      answer := answer || jsonb_build_object(entity, found_rows);
    end if;
  end loop;
  return answer;
end
$$;
comment on function private.visible_rows(jsonb) is
  'The rows of the keys that the one who asks may read, by entity, each once. Runs with the asker''s own rights.';

create function private.members(keys jsonb, visible jsonb) returns jsonb
language sql immutable set search_path = '' as $$
  select coalesce(
    jsonb_agg(jsonb_build_array(k.key -> 0, k.key -> 1, k.key -> 2, v.id is null) order by k.n), '[]'
  )
  from jsonb_array_elements(keys) with ordinality k (key, n)
  left join (
    select e.key as entity, r.value ->> 'id' as id from jsonb_each(visible) e, jsonb_array_elements(e.value) r
  ) v on v.entity = k.key ->> 1 and v.id = k.key ->> 2 and not (k.key -> 3)::boolean
$$;
comment on function private.members(jsonb, jsonb) is 'The keys, with `gone` also where the asker may not read the row.';

create function public.sync_pull(epoch uuid, cursors jsonb, page int default 500) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
declare
  answer jsonb := private.pull_keys(epoch, cursors, page);
  visible jsonb := private.visible_rows(answer -> 'keys');
begin
  return (answer - 'keys') || jsonb_build_object(
    'members', private.members(answer -> 'keys', visible), 'rows', visible, 'now', now()
  );
end
$$;
comment on function public.sync_pull(uuid, jsonb, int) is
  'Changes since the cursors: {epoch, cursors, fresh, more, members: [[audience, entity, id, gone]], rows, now}. The caller applies all pages of a round at once. Errors: PT401 not_signed_in, PT400 bad_cursor.';

create function private.public_keys(since text, page int) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  xmin_now xid8 := pg_snapshot_xmin(pg_current_snapshot());
  seen private.cursor := private.read_cursor(coalesce(nullif(since, ''), '0'));
  newest xid8;
  until xid8;
  setting private.settings;
  part record;
begin
  select * into setting from private.settings;
  select f.x into newest from private.sync_feed f where f.audience = 'pub' and f.x < xmin_now order by f.x desc limit 1;
  -- Stands still between public changes, so that the same URL gets the same answer.
  until := greatest(
    setting.min_cursor,
    (coalesce(newest, '0'::xid8)::text::numeric + 1)::text::xid8,
    case when coalesce(seen.until, seen.floor) <= xmin_now then coalesce(seen.until, seen.floor) end
  );
  part := private.feed_page(
    'pub', nullif(since, ''), true, until, setting.min_cursor, least(greatest(coalesce(page, 2000), 1), 5000)
  );
  return jsonb_build_object(
    'epoch', setting.epoch, 'next', part.next, 'more', part.more, 'fresh', part.fresh, 'keys', part.keys
  );
end
$$;
comment on function private.public_keys(text, int) is 'What changed for anyone, as keys.';

create function public.open_changes(since text, page int default 2000) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
declare
  answer jsonb := private.public_keys(since, page);
  visible jsonb := private.visible_rows(answer -> 'keys');
begin
  return (answer - 'keys') || jsonb_build_object(
    'rows', visible,
    'gone', (
      select coalesce(jsonb_agg(jsonb_build_array(m -> 1, m -> 2)), '[]')
      from jsonb_array_elements(private.members(answer -> 'keys', visible)) m
      where (m -> 3)::boolean
    )
  );
end
$$;
comment on function public.open_changes(text, int) is
  'Public changes since a cursor (empty: from the beginning): {epoch, next, more, fresh, rows, gone: [[entity, id]]}. Error: PT400 bad_cursor.';

create function private.member_keys(audience text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  if audience is null
    or audience <> 'pub' and (auth.uid() is null or audience not in (select private.my_audiences())) then
    raise exception 'not_allowed' using errcode = 'PT403';
  end if;
  return (
    select coalesce(jsonb_agg(jsonb_build_array(f.audience, f.entity, f.id, false)), '[]')
    from private.sync_feed f
    where f.audience = member_keys.audience and not f.gone
  );
end
$$;
comment on function private.member_keys(text) is 'All that an audience reads now, as keys; only for one who is in it.';

create function public.sync_check(audience text) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
declare
  entity text;
  ids uuid[];
  part text[];
  lines text[] := '{}';
begin
  for entity, ids in
    select k ->> 1, array_agg((k ->> 2)::uuid) from jsonb_array_elements(private.member_keys(audience)) k group by 1
  loop
    execute format('select array_agg(%L || t.id || '':'' || t.rev) from public.%I t where t.id = any ($1)', entity || ':', entity)
      into part using ids;
    lines := lines || part;
  end loop;
  return (
    select jsonb_build_object(
      'count', count(*),
      'hash', encode(sha256(convert_to(coalesce(string_agg(l, E'\n' order by l collate "C"), ''), 'UTF8')), 'hex')
    )
    from unnest(lines) l
  );
end
$$;
comment on function public.sync_check(text) is
  'Count and sha256 of the lines entity:id:rev that an audience holds, to compare with a replica. Error: PT403 not_allowed.';

-- Functions: push

create function private.code_of(state text, message text) returns text
language sql stable security definer set search_path = '' as $$
  select case
    when state = 'SK001' and message in (select e.code from private.error_codes e) then message
    when state = '23505' then 'already_exists'
    when state = '23503' then 'unknown_reference'
    when state = '23502' then 'missing'
    when state like '23%' or state like '22%' then 'invalid'
    when state like '54%' then 'too_large'
    else 'server_fault'
  end
$$;
comment on function private.code_of(text, text) is 'SQLSTATE → code of the closed list.';

create function private.run_command(kind text, v int, args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  rules jsonb;
  answer jsonb;
begin
  select c.arguments into rules from private.commands c where c.name = kind and c.version = v;
  if not found then
    perform private.fail(
      case when exists (select from private.commands c where c.name = kind) then 'unknown_version' else 'unknown_command' end
    );
  end if;
  -- The name is one of the closed list, so it can be part of a statement.
  execute format('select private.%I($1, $2, $3)', replace(kind, '.', '_'))
    into answer using private.check_args(args, rules), base_rev, at;
  return jsonb_build_object('status', 'applied') || answer;
end
$$;
comment on function private.run_command(text, int, jsonb, int, timestamptz) is 'Runs one command of the closed list with checked arguments.';

create function private.rev_after(result jsonb, kind text, args jsonb) returns int
language sql immutable set search_path = '' as $$
  select (r -> 'row' ->> 'rev')::int
  from jsonb_array_elements(result -> 'rows') r
  where r ->> 'entity' = split_part(kind, '.', 1) and r -> 'row' ->> 'id' = lower(args ->> 'id')
$$;
comment on function private.rev_after(jsonb, text, jsonb) is 'The rev that an earlier operation left the row of this lane with.';

create function private.push_one(op jsonb, held uuid[]) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  this uuid := (op ->> 'op_id')::uuid;
  previous uuid := (op ->> 'prev')::uuid;
  kind text := op ->> 'kind';
  args jsonb := op -> 'args';
  base_rev int := (op ->> 'base_rev')::int;
  intent text := encode(sha256(convert_to(jsonb_build_array(kind, op -> 'v', args)::text, 'UTF8')), 'hex');
  before private.sync_ops;
  answer jsonb;
  state text;
  message text;
  field text;
begin
  select * into before from private.sync_ops o where o.op_id = this;
  if not found then
    select o.result into answer from private.sync_ops o where o.op_id = previous and o.uid = me;
    if previous = any (held) or answer ->> 'status' <> 'applied' then
      return jsonb_build_object('op_id', this, 'status', 'held');
    end if;
    base_rev := coalesce(private.rev_after(answer, kind, args), base_rev);

    insert into private.sync_ops (op_id, uid, hash) values (this, me, intent) on conflict do nothing;
    if found then
      begin
        answer := private.run_command(kind, (op ->> 'v')::int, args, base_rev, now());
      exception when others then
        get stacked diagnostics state = returned_sqlstate, message = message_text, field = pg_exception_detail;
        -- Trouble of the moment is no judgement of the operation: nothing is stored and the client sends it again.
        if state ~ '^(40|53|55P03|57|58|08|XX|PT)' then
          raise;
        end if;
        answer := jsonb_strip_nulls(jsonb_build_object(
          'status', 'rejected',
          'code', private.code_of(state, message),
          'field', case when state = 'SK001' then nullif(field, '') end
        ));
      end;
      answer := answer || jsonb_build_object('op_id', this);
      update private.sync_ops o set result = answer where o.op_id = this;
      return answer;
    end if;
    select * into before from private.sync_ops o where o.op_id = this;
  end if;

  if before.uid <> me or before.hash <> intent then
    return jsonb_build_object('op_id', this, 'status', 'rejected', 'code', 'op_id_reuse');
  end if;
  return before.result || jsonb_build_object('replayed', true);
end
$$;
comment on function private.push_one(jsonb, uuid[]) is
  'Applies one operation at most once and stores its result in the same transaction. `held`: operations held back in this call.';

create function private.check_ops(ops jsonb) returns void
language plpgsql stable set search_path = '' as $$
declare
  op jsonb;
begin
  if jsonb_typeof(ops) is distinct from 'array' then
    raise exception 'wrong_type' using errcode = 'PT400', detail = 'ops';
  elsif jsonb_array_length(ops) > 20 then
    raise exception 'too_many_ops' using errcode = 'PT413';
  end if;
  for op in select value from jsonb_array_elements(ops) loop
    if jsonb_typeof(op) is distinct from 'object'
      or jsonb_typeof(op -> 'kind') is distinct from 'string'
      or jsonb_typeof(op -> 'op_id') is distinct from 'string' or not pg_input_is_valid(op ->> 'op_id', 'uuid')
      or jsonb_typeof(op -> 'v') is distinct from 'number' or not pg_input_is_valid(op ->> 'v', 'int')
      or jsonb_typeof(coalesce(op -> 'base_rev', 'null')) not in ('number', 'null')
      or not coalesce(pg_input_is_valid(op ->> 'base_rev', 'int'), true)
      or jsonb_typeof(coalesce(op -> 'prev', 'null')) not in ('string', 'null')
      or not coalesce(pg_input_is_valid(op ->> 'prev', 'uuid'), true) then
      raise exception 'wrong_type' using errcode = 'PT400', detail = 'ops';
    end if;
  end loop;
end
$$;
comment on function private.check_ops(jsonb) is 'Refuses the whole call when the envelope is not what a client of ours sends.';

create function private.push(ops jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  op jsonb;
  result jsonb;
  results jsonb := '[]';
  held uuid[] := '{}';
begin
  perform private.check_ops(ops);
  for op in select value from jsonb_array_elements(ops) loop
    result := private.push_one(op, held);
    if result ->> 'status' <> 'applied' then
      held := held || (op ->> 'op_id')::uuid;
    end if;
    results := results || jsonb_build_array(result);
  end loop;
  return jsonb_build_object('results', results);
end
$$;
comment on function private.push(jsonb) is 'Applies operations in order; see public.sync_push.';

create function public.sync_push(ops jsonb) returns jsonb
language sql volatile security invoker set search_path = '' as $$
  select private.push(ops)
$$;
comment on function public.sync_push(jsonb) is
  'The only way in: at most 20 operations {op_id, kind, v, args, base_rev, prev}, in order. Answers {results: [{op_id, status: applied | rejected | conflict | held, code, field, rows, gone, row, fields, replayed}]}. Errors: PT401 not_signed_in, PT400 wrong_type, PT413 too_many_ops.';

-- Functions: due work

create function private.job_purge_tombstones(at timestamptz) returns text
language plpgsql security definer set search_path = '' as $$
declare
  highest xid8;
  purged int;
begin
  -- Only below xmin: a cursor raised further could skip a transaction that is still open.
  with purge as (
    delete from private.sync_feed f
    where f.gone and f.at < job_purge_tombstones.at - interval '180 days'
      and f.x < pg_snapshot_xmin(pg_current_snapshot())
    returning f.x
  )
  select count(*), (select p.x from purge p order by p.x desc limit 1) into purged, highest from purge;
  if purged > 0 then
    update private.settings set min_cursor = greatest(min_cursor, (highest::text::numeric + 1)::text::xid8);
  end if;
  return purged::text;
end
$$;
comment on function private.job_purge_tombstones(timestamptz) is 'Forgets tombstones after 180 days; older cursors start from zero.';

create function private.job_purge_ops(at timestamptz) returns text
language plpgsql security definer set search_path = '' as $$
declare
  purged int;
begin
  delete from private.sync_ops o where o.at < job_purge_ops.at - interval '400 days';
  get diagnostics purged = row_count;
  return purged::text;
end
$$;
comment on function private.job_purge_ops(timestamptz) is 'Forgets results of operations after 400 days.';

create function private.run_due(now timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  job private.jobs;
  said text;
  answer jsonb := '{}';
begin
  for job in select * from private.jobs j where j.due_at <= run_due.now order by j.due_at for update skip locked loop
    begin
      execute format('select private.%I($1)', 'job_' || job.name) into said using now;
    exception when others then
      said := 'failed: ' || sqlstate;
    end;
    update private.jobs j set ran_at = run_due.now, due_at = run_due.now + j.every, outcome = said where j.name = job.name;
    answer := answer || jsonb_build_object(job.name, said);
  end loop;
  return answer;
end
$$;
comment on function private.run_due(timestamptz) is 'Runs what is due at `now`, one run each, and answers {job: outcome}.';

create function private.health() returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'ok', true,
    'oldest_due_seconds', coalesce(greatest(0, floor(extract(epoch from now() - min(j.due_at)))), 0)
  )
  from private.jobs j
$$;
comment on function private.health() is 'See public.health.';

create function public.health() returns jsonb
language sql stable security invoker set search_path = '' as $$
  select private.health()
$$;
comment on function public.health() is 'For the operator''s check: {ok, oldest_due_seconds}, how long the oldest due job has waited.';

-- Triggers

create trigger feed after insert or update or delete on public.themes
  for each row execute function private.feed_public();
create trigger feed after insert or update or delete on public.organisations
  for each row execute function private.feed_public();
create trigger feed after insert or update or delete on public.partnerships
  for each row execute function private.feed_public();
create trigger feed after insert or update or delete on public.partnership_members
  for each row execute function private.feed_public();
create trigger feed after insert or update or delete on public.profiles
  for each row execute function private.feed_own('id');
create trigger feed after insert or update or delete on public.affiliations
  for each row execute function private.feed_own('person_id');
create trigger feed after insert or update or delete on public.unit_roles
  for each row execute function private.feed_own('person_id');
create trigger feed after insert or update or delete on public.partnership_roles
  for each row execute function private.feed_own('person_id');
create trigger feed after insert or update or delete on public.challenges
  for each row execute function private.feed_challenge_row();
create trigger feed after insert or update or delete on public.challenge_cases
  for each row execute function private.feed_challenge_row();
create trigger feed after insert or update or delete on public.interests
  for each row execute function private.feed_interest();

-- Grants

grant execute on function public.sync_push(jsonb), private.push(jsonb) to authenticated;
grant execute on function public.sync_pull(uuid, jsonb, int), private.pull_keys(uuid, jsonb, int) to authenticated;
grant execute on function public.open_changes(text, int), private.public_keys(text, int) to anon, authenticated;
grant execute on function public.sync_check(text), private.member_keys(text) to anon, authenticated;
grant execute on function private.visible_rows(jsonb), private.members(jsonb, jsonb) to anon, authenticated;
grant execute on function public.health(), private.health() to anon, authenticated;
