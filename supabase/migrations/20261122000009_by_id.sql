-- Sync by id: what a command, a policy or a pull costs follows what is asked for, not how much there is in all.
--
-- Contract: a command asks by id whether somebody may read or answer a challenge. The list of all challenges of a
-- person is made once a statement, by the policies and for the audiences of a pull. One statement finds the audiences
-- that rest, a brief answer does not name them, and one call compares them all with a replica.
-- Refused: policies by id, a function for each row, where whoever reads an inbox is asked about row by row; and a brief
-- answer unasked, which an older app would take for a loss of its audiences.

-- Index

-- With the id, so that whose challenges these are is read from two indexes alone.
drop index public.challenge_cases_contact_id;
create index challenge_cases_contact_id on public.challenge_cases (contact_id, id);

-- Functions: who may read

-- One plan for all, made once: where a person's own numbers promise a cheaper plan, Postgres makes a new one at every
-- call, and in a big database making it takes longer than running it (0.5 ms for who answers for nothing).
alter function private.my_challenges_to_answer() set plan_cache_mode = force_generic_plan;
alter function private.my_challenges() set plan_cache_mode = force_generic_plan;

create function private.answers_challenge(challenge uuid) returns boolean
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
  me uuid := auth.uid();
begin
  return exists (
    select from public.challenges c
    join public.unit_roles r on r.person_id = me and r.organisation_id = c.organisation_id
    where c.id = challenge and c.state <> 'draft' and (
      r.role in ('leader', 'deputy')
      or exists (select from public.challenge_cases k where k.id = c.id and k.contact_id = me)
    )
  );
end
$$;
comment on function private.answers_challenge(uuid) is
  'True when the one who asks answers for this challenge: one of private.my_challenges_to_answer(), asked by its id.';

create function private.reads_case(challenge uuid) returns boolean
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
  me uuid := auth.uid();
begin
  return exists (
    select from public.challenges c
    left join public.challenge_cases k on k.id = c.id
    where c.id = challenge and (
      k.author_id = me
      or c.state <> 'draft' and (
        exists (
          select from public.partnership_roles r
          where r.person_id = me and r.partnership_id = c.partnership_id and r.role = 'coordinator'
        )
        or exists (
          select from public.unit_roles r
          where r.person_id = me and r.organisation_id = c.organisation_id
            and (r.role in ('leader', 'deputy') or k.contact_id = me)
        )
      )
    )
  );
end
$$;
comment on function private.reads_case(uuid) is
  'True when the one who asks may read the case of this challenge: own, to answer, or of a partnership one coordinates.';

-- Functions: commands

create or replace function private.challenge_locked(challenge uuid) returns public.challenges
language plpgsql security definer set search_path = '' as $$
declare
  c public.challenges;
begin
  select * into c from public.challenges where id = challenge for update;
  if not found or (c.state <> 'published' and not private.reads_case(challenge)) then
    perform private.fail('not_found', 'id');
  end if;
  return c;
end
$$;

create or replace function private.interest_locked(interest uuid) returns public.interests
language plpgsql security definer set search_path = '' as $$
declare
  i public.interests;
begin
  select * into i from public.interests where id = interest for update;
  if not found or (
    i.person_id is distinct from auth.uid() and not private.answers_challenge(i.challenge_id)
  ) then
    perform private.fail('not_found', 'id');
  end if;
  return i;
end
$$;

create or replace function private.interests_send(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  today date := private.oslo_day(at);
  c public.challenges;
begin
  if not exists (select from public.affiliations a where a.person_id = me) then
    perform private.fail('not_allowed');
  end if;
  -- A shared lock: many may send at once, none while the challenge is being withdrawn.
  select * into c from public.challenges where id = (args ->> 'challenge_id')::uuid for share;
  -- What was never public does not exist for a stranger; what is withdrawn was public, and the sender is told so.
  if not found or (c.published_at is null and not private.reads_case(c.id)) then
    perform private.fail('unknown_reference', 'challenge_id');
  elsif c.state <> 'published' then
    perform private.fail('wrong_state', 'challenge_id');
  elsif c.apply_by < today then
    perform private.fail('closed');
  end if;
  insert into public.interests (id, challenge_id, person_id, role, name, message, state, answer_by, sent_at)
  values (
    (args ->> 'id')::uuid, c.id, me, args ->> 'role', args ->> 'name', args ->> 'message',
    private.step('interests.send', null, array['sender']), today + c.answer_days, at
  );
  return private.interest_answer((args ->> 'id')::uuid);
end
$$;

-- Functions: pull

drop function public.sync_pull(uuid, jsonb, int);
drop function private.pull_keys(uuid, jsonb, int);

create function private.pull_keys(epoch uuid, cursors jsonb, page int, brief boolean) returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
  until xid8 := pg_snapshot_xmin(pg_current_snapshot());
  setting private.settings;
  known boolean;
  mine text[];
  moved text[];
  audience text;
  part record;
  size int := least(greatest(coalesce(page, 500), 1), 5000);
  keys jsonb := '[]';
  nexts jsonb := '{}';
  fresh text[] := '{}';
  more boolean := false;
  answer jsonb;
begin
  if jsonb_typeof(cursors) is distinct from 'object' or jsonb_path_exists(cursors, '$.* ? (@.type() != "string")') then
    raise exception 'bad_cursor' using errcode = 'PT400';
  end if;
  select * into setting from private.settings;
  known := setting.epoch is not distinct from epoch;
  -- Most audiences rest, which the newest entry of each tells: one look into the index. It stands beside the columns,
  -- not in a join, and is asked for by order, so that no plan can read more of the feed, however few rows it has.
  select
    coalesce(array_agg(a.name), '{}'),
    coalesce(
      array_agg(a.name) filter (
        where not case
          when known and a.given ~ '^\d{1,19}$' then
            a.given::xid8 between greatest(setting.min_cursor, '1') and until
            and coalesce(
              (select f.x from private.sync_feed f where f.audience = a.name order by f.x desc limit 1) < a.given::xid8,
              true
            )
          else false
        end
      ),
      '{}'
    )
  into mine, moved
  from (select name, cursors ->> name as given from private.my_audiences() name offset 0) a;

  foreach audience in array moved loop
    part := private.feed_page(audience, cursors ->> audience, known, until, setting.min_cursor, size);
    keys := keys || part.keys;
    nexts := nexts || jsonb_build_object(audience, part.next);
    if part.fresh then
      fresh := fresh || audience;
    end if;
    more := more or part.more;
    size := size - part.taken;
  end loop;

  answer := jsonb_build_object('epoch', setting.epoch, 'fresh', fresh, 'more', more, 'keys', keys);
  if brief then
    -- The person's own audience is always named: the client sees by it whom the answer is about.
    return answer || jsonb_build_object(
      'cursors', jsonb_build_object('user:' || private.me(), until::text) || nexts,
      'rest', until::text,
      'left', jsonb_path_query_array(cursors - mine, '$.keyvalue().key')
    );
  end if;
  return answer || jsonb_build_object(
    'cursors', jsonb_object(mine, array_fill(until::text, array[cardinality(mine)])) || nexts
  );
end
$$;
comment on function private.pull_keys(uuid, jsonb, int, boolean) is
  'What changed for the one who asks, as keys; the rows are read under RLS. See public.sync_pull.';

-- In plpgsql, which keeps its plan from call to call: planning it anew was a sixth of an empty pull.
create or replace function private.members(keys jsonb, visible jsonb) returns jsonb
language plpgsql immutable set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  return (
    select coalesce(
      jsonb_agg(jsonb_build_array(k.key -> 0, k.key -> 1, k.key -> 2, v.id is null) order by k.n), '[]'
    )
    from jsonb_array_elements(keys) with ordinality k (key, n)
    left join (
      select e.key as entity, r.value ->> 'id' as id from jsonb_each(visible) e, jsonb_array_elements(e.value) r
    ) v on v.entity = k.key ->> 1 and v.id = k.key ->> 2 and not (k.key -> 3)::boolean
  );
end
$$;

create function public.sync_pull(epoch uuid, cursors jsonb, page int default 500, brief boolean default false)
returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
declare
  answer jsonb := private.pull_keys(epoch, cursors, page, brief);
  visible jsonb := private.visible_rows(answer -> 'keys');
begin
  return (answer - 'keys') || jsonb_build_object(
    'members', private.members(answer -> 'keys', visible), 'rows', visible, 'now', now()
  );
end
$$;
comment on function public.sync_pull(uuid, jsonb, int, boolean) is
  'Changes since the cursors: {epoch, cursors, fresh, more, members: [[audience, entity, id, gone]], rows, now}. The caller applies all pages of a round at once. A brief answer has also {rest, left}: an audience that was asked about and stands neither in cursors nor in left goes on from rest. Errors: PT401 not_signed_in, PT400 bad_cursor.';

-- Functions: check

drop function private.member_keys(text);

create function private.member_keys(audiences text[]) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  mine text[] := '{pub}';
begin
  if auth.uid() is not null then
    mine := mine || array(select private.my_audiences());
  end if;
  return (
    select coalesce(
      jsonb_object_agg(
        a.name,
        (
          select coalesce(jsonb_agg(jsonb_build_array(f.entity, f.id)), '[]')
          from private.sync_feed f
          where f.audience = a.name and not f.gone
        )
      ),
      '{}'
    )
    from (select unnest(audiences) intersect select unnest(mine)) a (name)
  );
end
$$;
comment on function private.member_keys(text[]) is
  'All that each of these audiences reads now, as {audience: [[entity, id]]}; without those that the one who asks is not in.';

create function public.sync_check_all(audiences text[]) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
declare
  held jsonb := private.member_keys(audiences);
  entity text;
  ids uuid[];
  part jsonb;
  revs jsonb := '{}';
begin
  for entity, ids in
    select k ->> 0, array_agg(distinct (k ->> 1)::uuid)
    from jsonb_each(held) h, jsonb_array_elements(h.value) k
    group by 1
  loop
    execute format('select jsonb_object_agg(%L || t.id, t.rev) from public.%I t where t.id = any ($1)', entity || ':', entity)
      into part using ids;
    revs := revs || coalesce(part, '{}');
  end loop;
  return (
    select coalesce(jsonb_object_agg(s.audience, jsonb_build_object('count', s.count, 'hash', s.hash)), '{}')
    from (
      select
        h.key as audience,
        count(l.line) as count,
        encode(sha256(convert_to(coalesce(string_agg(l.line, E'\n' order by l.line collate "C"), ''), 'UTF8')), 'hex') as hash
      from jsonb_each(held) h
      left join lateral (
        select k.key || ':' || (revs ->> k.key) as line
        from (select concat_ws(':', e ->> 0, e ->> 1) as key from jsonb_array_elements(h.value) e) k
      ) l on l.line is not null
      group by h.key
    ) s
  );
end
$$;
comment on function public.sync_check_all(text[]) is
  'For each of these audiences that the one who asks is in, count and sha256 of the lines entity:id:rev that it holds, to compare with a replica: {audience: {count, hash}}.';

create or replace function public.sync_check(audience text) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
declare
  answer jsonb := public.sync_check_all(array[audience]) -> audience;
begin
  if answer is null then
    raise exception 'not_allowed' using errcode = 'PT403';
  end if;
  return answer;
end
$$;
comment on function public.sync_check(text) is
  'The same for one audience, {count, hash}, as older apps ask. Error: PT403 not_allowed.';

-- Grants

grant execute on function private.reads_case(uuid), private.answers_challenge(uuid) to authenticated;
grant execute on function public.sync_pull(uuid, jsonb, int, boolean), private.pull_keys(uuid, jsonb, int, boolean)
  to authenticated;
grant execute on function public.sync_check_all(text[]), private.member_keys(text[]) to anon, authenticated;
