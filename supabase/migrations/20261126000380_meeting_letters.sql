-- What of a meeting is not for everyone: the link to take part on the net, and all of a meeting that is internal.
--
-- Contract: the link lies in a table of its own, under the meeting's id, and is read by the hosts and by those who have a
-- seat: not by who waits, was offered a seat or gave it back. To the hosts it is a field of `meetings.save` as before.
-- An internal meeting is read by whoever belongs to the municipality or university of one of its hosts, and by those who
-- have registered; to all others there is none. It is in no public feed, page, calendar, search or site map, since
-- `anon` cannot select it.
-- Refused: a column that policies hide. Every row of `meetings` may be read whole by whoever may read it.

-- Table

create table public.meeting_links (
  id uuid primary key references public.meetings (id) on delete cascade,
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  join_url text
);

comment on table public.meeting_links is 'Where one takes part in a meeting on the net. Read by its hosts and by those who have a seat.';
comment on column public.meeting_links.id is 'The meeting.';
comment on column public.meeting_links.rev is 'Number of changes, by trigger.';
comment on column public.meeting_links.updated_at is 'Time of the last change, by trigger.';
comment on column public.meeting_links.join_url is 'The address; null where it was taken away again.';
comment on column public.meetings.reach is
  'Internal: for those who belong to its hosts, and read by nobody else. At the university, or external: read by anyone.';

create index meetings_internal on public.meetings (id) where reach = 'internal';

alter table public.meeting_links enable row level security;

-- Functions: who reads

create function private.my_organisations() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := auth.uid();
begin
  return query
    select distinct private.root_of(b.organisation_id)
    from (
      select a.organisation_id from public.affiliations a where a.person_id = me
      union
      select r.organisation_id from public.unit_roles r where r.person_id = me
    ) b;
end
$$;
comment on function private.my_organisations() is
  'Municipalities and universities that the one who asks belongs to, by an affiliation or a role in a unit.';

create function private.roots_of(m public.meetings) returns uuid[]
language sql stable security definer set search_path = '' as $$
  select array(select distinct private.root_of(h) from unnest(m.organisation_id || m.co_host_ids) h)
$$;
comment on function private.roots_of(public.meetings) is 'Municipalities and universities of those who host a meeting.';

create function private.my_internal_meetings() returns setof uuid
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
  me uuid := auth.uid();
  mine uuid[] := array(select private.my_organisations());
begin
  return query
    select m.id from public.meetings m
    where m.reach = 'internal' and m.state <> 'draft' and private.roots_of(m) && mine
    union
    select r.meeting_id from public.registrations r join public.meetings m on m.id = r.meeting_id
    where r.person_id = me and r.state <> 'cancelled' and m.reach = 'internal' and m.state <> 'draft';
end
$$;
comment on function private.my_internal_meetings() is
  'Internal meetings that are shown to the one who asks: by belonging to a host, or by having registered.';

create function private.my_seats() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := auth.uid();
begin
  return query select r.meeting_id from public.registrations r where r.person_id = me and r.state = 'registered';
end
$$;
comment on function private.my_seats() is 'Meetings that the one who asks has a seat in.';

create function private.reads_meeting(m public.meetings) returns boolean
language sql stable security definer set search_path = '' as $$
  select m.state <> 'draft' and (
      m.reach <> 'internal'
      or exists (
        select from public.affiliations a
        where a.person_id = auth.uid() and private.root_of(a.organisation_id) = any (private.roots_of(m))
      )
      or exists (
        select from public.unit_roles u
        where u.person_id = auth.uid() and private.root_of(u.organisation_id) = any (private.roots_of(m))
      )
      or exists (
        select from public.registrations r
        where r.meeting_id = m.id and r.person_id = auth.uid() and r.state <> 'cancelled'
      )
    )
    or private.meeting_actors(m) <> '{}'
$$;
comment on function private.reads_meeting(public.meetings) is 'True when the one who asks may read the meeting: equal to its policy.';

create or replace function private.meeting_of_hosts(meeting uuid, field text, code text) returns public.meetings
language plpgsql security definer set search_path = '' as $$
declare
  m public.meetings;
begin
  select * into m from public.meetings where id = meeting for share;
  if not found or not private.reads_meeting(m) then
    perform private.fail(code, field);
  end if;
  return m;
end
$$;

-- Policies

alter policy meetings_open on public.meetings using (state <> 'draft' and reach <> 'internal');
alter policy meetings_read on public.meetings using (
  state <> 'draft' and reach <> 'internal'
  or id in (select private.my_meetings()) or id in (select private.my_internal_meetings())
);
create policy meeting_links_read on public.meeting_links for select to authenticated
  using (id in (select private.my_meetings()) or id in (select private.my_seats()));

-- Functions: the feed

create or replace function private.my_audiences() returns setof text
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := private.me();
begin
  return query
    select 'user:' || me
    union all
    select 'challenge:' || c from private.my_challenges_to_answer() c
    union all
    select 'partnership:' || r.partnership_id || ':' || r.role from public.partnership_roles r where r.person_id = me
    union all
    select 'organisation:' || o || ':coordinator' from private.my_coordinated_members() o
    union all
    select 'organisation:' || o || ':member' from private.my_organisations() o
    union all
    select 'unit:' || u || ':leader' from private.my_units_led() u
    union all
    select 'unit:' || u || ':member' from private.my_units() u;
end
$$;
comment on column private.sync_feed.audience is
  'pub, user:<id>, challenge:<id>, unit:<id>:leader, unit:<id>:member, organisation:<id>:coordinator, organisation:<id>:member, partnership:<id>:coordinator or partnership:<id>:steering.';

create function private.meeting_audiences(m public.meetings) returns text[]
language sql stable security definer set search_path = '' as $$
  select private.host_audiences(m) || case
    when m.state = 'draft' then '{}'
    when m.reach <> 'internal' then array['pub']
    else array(select 'organisation:' || o || ':member' from unnest(private.roots_of(m)) o)
      || array(
        select distinct 'user:' || r.person_id from public.registrations r
        where r.meeting_id = m.id and r.state <> 'cancelled'
      )
  end
$$;
comment on function private.meeting_audiences(public.meetings) is 'Who reads a meeting.';

create or replace function private.feed_meeting() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    perform private.feed('meetings', old.id, '{}', true);
    return null;
  end if;
  perform private.feed('meetings', new.id, private.meeting_audiences(new), true);
  if tg_op = 'UPDATE' and (new.partnership_id, new.organisation_id, new.co_host_ids)
    is distinct from (old.partnership_id, old.organisation_id, old.co_host_ids) then
    perform private.feed_registrations(new.id, null, false);
    perform private.feed_link(new.id, false);
    perform private.feed_messages(new.id, null, false);
  end if;
  return null;
end
$$;

create function private.feed_link(meeting uuid, changed boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
  m public.meetings;
begin
  -- Locked and read anew: other hosts beside a new link must not use an older picture.
  select * into m from public.meetings where id = meeting for share;
  if found then
    perform private.feed(
      'meeting_links', l.id,
      private.host_audiences(m) || array(
        select distinct 'user:' || r.person_id from public.registrations r
        where r.meeting_id = m.id and r.state = 'registered'
      ),
      changed
    )
    from public.meeting_links l where l.id = m.id;
  end if;
end
$$;
comment on function private.feed_link(uuid, boolean) is 'Brings the feed of the link of a meeting up to date.';

create function private.feed_meeting_link() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    perform private.feed('meeting_links', old.id, '{}', true);
  else
    perform private.feed_link(new.id, true);
  end if;
  return null;
end
$$;
comment on function private.feed_meeting_link() is 'Trigger of links.';

create function private.feed_one(entity text, row_id uuid, audience text, reads boolean) returns void
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_column
begin
  if reads then
    insert into private.sync_feed as f (audience, entity, id)
    values (feed_one.audience, feed_one.entity, row_id)
    on conflict (audience, entity, id) do update set gone = false, x = pg_current_xact_id(), at = now()
    where f.gone;
  else
    update private.sync_feed f set gone = true, x = pg_current_xact_id(), at = now()
    where f.audience = feed_one.audience and f.entity = feed_one.entity and f.id = row_id and not f.gone;
  end if;
end
$$;
comment on function private.feed_one(text, uuid, text, boolean) is
  'Says of one audience alone whether it reads a row: that one of hundreds has registered must not touch the others.';

create function private.feed_seat() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  r public.registrations := case when tg_op = 'DELETE' then old else new end;
begin
  if exists (select from public.meeting_links l where l.id = r.meeting_id) then
    perform private.feed_one('meeting_links', r.meeting_id, 'user:' || r.person_id, exists (
      select from public.registrations o
      where o.meeting_id = r.meeting_id and o.person_id = r.person_id and o.state = 'registered'
    ));
  end if;
  if exists (select from public.meetings m where m.id = r.meeting_id and m.reach = 'internal' and m.state <> 'draft') then
    perform private.feed_one('meetings', r.meeting_id, 'user:' || r.person_id, exists (
      select from public.registrations o
      where o.meeting_id = r.meeting_id and o.person_id = r.person_id and o.state <> 'cancelled'
    ));
  end if;
  return null;
end
$$;
comment on function private.feed_seat() is
  'Trigger of registrations: who has a seat reads the link, and who has registered an internal meeting. Every step of a registration holds the lock of its meeting.';

-- Functions: the link

create function private.link_of(meeting uuid) returns text
language sql stable security definer set search_path = '' as $$
  select l.join_url from public.meeting_links l where l.id = meeting
$$;
comment on function private.link_of(uuid) is 'Where one takes part in a meeting on the net; null where there is no such place.';

create function private.set_link(meeting uuid, link text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  update public.meeting_links l set join_url = link where l.id = meeting;
  if not found then
    insert into public.meeting_links (id, join_url) values (meeting, link);
  end if;
  insert into private.field_revs (entity, id, field, rev)
  select 'meetings', m.id, 'join_url', m.rev from public.meetings m where m.id = meeting
  on conflict (entity, id, field) do update set rev = excluded.rev;
end
$$;
comment on function private.set_link(uuid, text) is
  'Stores the link and notes at which rev of the meeting it changed, so that two hosts who change it at once both see it.';

create function private.link_rows(meetings uuid[]) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(
    jsonb_agg(jsonb_build_object('entity', 'meeting_links', 'row', to_jsonb(l)) order by l.id), '[]'
  )
  from public.meeting_links l where l.id = any (link_rows.meetings)
$$;
comment on function private.link_rows(uuid[]) is 'The links of meetings, as rows of an answer to one who may read them.';

-- Functions: meetings

create or replace function private.meeting_locked(meeting uuid) returns public.meetings
language plpgsql security definer set search_path = '' as $$
declare
  m public.meetings;
begin
  select * into m from public.meetings where id = meeting for update;
  if not found or not private.reads_meeting(m) then
    perform private.fail('not_found', 'id');
  end if;
  return m;
end
$$;

drop function private.meeting_ready(public.meetings);
create function private.meeting_ready(m public.meetings, link text) returns void
language plpgsql stable set search_path = '' as $$
begin
  if m.title = '' then
    perform private.fail('missing', 'title');
  elsif char_length(m.title) < 5 then
    perform private.fail('too_short', 'title');
  elsif m.kind is null then
    perform private.fail('missing', 'kind');
  elsif m.audiences = '{}' then
    perform private.fail('missing', 'audiences');
  elsif m.starts_at is null then
    perform private.fail('missing', 'starts_at');
  elsif m.ends_at is null then
    perform private.fail('missing', 'ends_at');
  elsif m.mode <> 'digital' and m.address = '' then
    perform private.fail('missing', 'address');
  elsif m.mode <> 'physical' and link is null then
    perform private.fail('missing', 'join_url');
  elsif m.mode = 'digital' and not m.registers then
    perform private.fail('invalid', 'registers');
  end if;
  perform private.meeting_times(m);
end
$$;
comment on function private.meeting_ready(public.meetings, text) is
  'Refuses a meeting that says too little for others to come; equal to publishFaults in TypeScript. Who takes part on the net alone must register, or nobody would have the link.';

create or replace function private.meeting_answer(meeting uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'rows', jsonb_build_array(jsonb_build_object('entity', 'meetings', 'row', to_jsonb(m))) || private.link_rows(array[m.id])
  )
  from public.meetings m where m.id = meeting
$$;
comment on function private.meeting_answer(uuid) is 'What a command of a host about a meeting answers: it, and its link.';

create or replace function private.meetings_save(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  patch jsonb := args - array['id', 'partnership_id', 'organisation_id'];
  before public.meetings;
  m public.meetings;
  old_link text;
  link text;
  stale text[];
begin
  if base_rev is null and not exists (select from public.meetings where id = (args ->> 'id')::uuid) then
    perform private.meeting_create(args, at);
    base_rev := 1;
  end if;
  before := private.meeting_locked((args ->> 'id')::uuid);
  perform private.step('meetings.save', before.state, private.meeting_actors(before));
  if (args ->> 'partnership_id')::uuid <> before.partnership_id then
    perform private.fail('invalid', 'partnership_id');
  elsif (args ->> 'organisation_id')::uuid <> before.organisation_id then
    perform private.fail('invalid', 'organisation_id');
  end if;

  -- To its hosts the link is a field as the others, wherever it lies.
  old_link := private.link_of(before.id);
  link := case when patch ? 'join_url' then patch ->> 'join_url' else old_link end;
  stale := private.stale_fields('meetings', to_jsonb(before) || jsonb_build_object('join_url', old_link), patch, base_rev);
  if stale <> '{}' then
    return private.conflict(to_jsonb(before) || jsonb_build_object('join_url', old_link), stale);
  end if;

  m := jsonb_populate_record(before, patch);
  perform private.meeting_references(m, before, at);
  if m.state = 'draft' then
    perform private.meeting_times(m);
  else
    -- Those who come are told when the time changes, so that is a step of its own.
    if m.starts_at is distinct from before.starts_at then
      perform private.fail('wrong_state', 'starts_at');
    elsif m.ends_at is distinct from before.ends_at then
      perform private.fail('wrong_state', 'ends_at');
    end if;
    perform private.meeting_ready(m, link);
    perform private.meeting_seats(m, before);
  end if;
  if m is distinct from before or link is distinct from old_link then
    update public.meetings set
      co_host_ids = m.co_host_ids, partners = m.partners, language = m.language, kind = m.kind, reach = m.reach,
      audiences = m.audiences, title = m.title, about = m.about, agenda = m.agenda, speakers = m.speakers,
      mode = m.mode, address = m.address, room = m.room, step_free = m.step_free, hearing_loop = m.hearing_loop,
      access_notes = m.access_notes, reminders = m.reminders, challenge_ids = m.challenge_ids, theme_ids = m.theme_ids,
      starts_at = m.starts_at, ends_at = m.ends_at, registers = m.registers, opens_at = m.opens_at,
      closes_at = m.closes_at, capacity = m.capacity, capacities = m.capacities, questions = m.questions,
      sequence = m.sequence + case when m.state = 'draft' then 0 else 1 end
    where id = m.id;
    if link is distinct from old_link then
      perform private.set_link(m.id, link);
    end if;
    if (m.mode, m.address, m.room, link) is distinct from (before.mode, before.address, before.room, old_link) then
      perform private.tell_registered(m, 'meeting_moved', m.id || ':' || m.sequence + 1, at);
    end if;
    perform private.give_seats(m.id, null, at);
  end if;
  -- Whoever takes themselves out of the hosts of a draft lets go of it.
  return case
    when m.state = 'draft' and private.meeting_actors(m) = '{}' then
      jsonb_build_object('gone', jsonb_build_array(jsonb_build_object('entity', 'meetings', 'id', m.id)))
    else private.meeting_answer(m.id)
  end;
end
$$;

create or replace function private.meeting_shown(command text, args jsonb, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  m public.meetings := private.meeting_locked((args ->> 'id')::uuid);
  next text := private.step(command, m.state, private.meeting_actors(m));
begin
  perform private.meeting_ready(m, private.link_of(m.id));
  perform private.meeting_ahead(m.starts_at, at);
  update public.meetings
  set state = next, slug = coalesce(m.slug, private.meeting_slug(m.title, m.id)),
    published_at = coalesce(m.published_at, at),
    sequence = m.sequence + case when m.state = 'draft' then 0 else 1 end
  where id = m.id;
  return private.meeting_answer(m.id);
end
$$;

create or replace function private.meetings_repeat(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  m public.meetings := private.meeting_locked((args ->> 'id')::uuid);
  times timestamptz[] := array(select t.value::timestamptz from jsonb_array_elements_text(args -> 'times') with ordinality t (value, n) order by t.n);
  ids uuid[] := array(select i.value::uuid from jsonb_array_elements_text(args -> 'ids') with ordinality i (value, n) order by i.n);
  copy public.meetings;
begin
  perform private.step('meetings.repeat', m.state, private.meeting_actors(m));
  if m.starts_at is null then
    perform private.fail('missing', 'starts_at');
  elsif m.ends_at is null then
    perform private.fail('missing', 'ends_at');
  elsif cardinality(ids) = 0 then
    perform private.fail('missing', 'times');
  elsif cardinality(ids) <> cardinality(times) then
    perform private.fail('invalid', 'ids');
  elsif exists (select from private.field_revs f where f.entity = 'meetings' and f.id = any (ids)) then
    perform private.fail('already_exists', 'ids');
  end if;
  perform private.limit_each('series', 20, 200, '1 day', at);
  update public.meetings set series_id = m.id, series_rule = args ->> 'rule' where id = m.id
  returning * into m;
  for n in 1 .. cardinality(ids) loop
    copy := m;
    copy.id := ids[n];
    copy.state := private.step('meetings.repeat', null, '{host}');
    copy.starts_at := times[n];
    copy.ends_at := times[n] + (m.ends_at - m.starts_at);
    copy.opens_at := m.opens_at + (times[n] - m.starts_at);
    copy.closes_at := m.closes_at + (times[n] - m.starts_at);
    insert into public.meetings values (copy.*);
    if private.link_of(m.id) is not null then
      perform private.set_link(copy.id, private.link_of(m.id));
    end if;
  end loop;
  return jsonb_build_object('rows', (
    select jsonb_agg(jsonb_build_object('entity', 'meetings', 'row', to_jsonb(o)) order by o.starts_at, o.id)
    from public.meetings o where o.id = m.id or o.id = any (ids)
  ) || private.link_rows(m.id || ids));
end
$$;

-- Functions: registrations

create or replace function private.registration_answer(registration uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('rows', jsonb_build_array(
    jsonb_build_object('entity', 'registrations', 'row', to_jsonb(r)),
    jsonb_build_object('entity', 'meetings', 'row', to_jsonb(m))
  ) || case
    when r.person_id = auth.uid() and r.state = 'registered' or private.meeting_actors(m) <> '{}'
      then private.link_rows(array[m.id])
    else '[]'
  end)
  from public.registrations r join public.meetings m on m.id = r.meeting_id
  where r.id = registration
$$;
comment on function private.registration_answer(uuid) is
  'What a command about a registration answers: it, its meeting, and the link where the one who asks has a seat or hosts.';

create or replace function private.registrations_register(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  m public.meetings;
  first text;
begin
  select * into m from public.meetings where id = (args ->> 'meeting_id')::uuid for update;
  if not found or m.state = 'draft' or not private.reads_meeting(m) then
    perform private.fail('unknown_reference', 'meeting_id');
  end if;
  first := private.step('registrations.register', null, private.self_actors(me));
  perform private.registration_open(m, at);
  if not m.registers then
    perform private.fail('closed', 'meeting_id');
  elsif at < m.opens_at then
    perform private.fail('closed', 'opens_at');
  elsif at >= m.closes_at then
    perform private.fail('closed', 'closes_at');
  elsif (args ->> 'audience') <> all (m.audiences) then
    perform private.fail('invalid', 'audience');
  elsif args ->> 'audience' <> 'external' and not exists (select from public.affiliations a where a.person_id = me) then
    perform private.fail('not_allowed', 'audience');
  end if;
  perform private.registration_fits(
    m, args ->> 'audience', coalesce((args ->> 'size')::int, 1),
    array(select jsonb_array_elements_text(coalesce(args -> 'answers', '[]')))
  );
  perform private.limit_each('registration', 100, 1000, '1 day', at);
  insert into public.registrations (id, meeting_id, person_id, number, state, size, audience, name, answers, needs, registered_at)
  values (
    (args ->> 'id')::uuid, m.id, me,
    1 + coalesce((select max(r.number) from public.registrations r where r.meeting_id = m.id), 0),
    first, coalesce((args ->> 'size')::int, 1), args ->> 'audience', args ->> 'name',
    array(select jsonb_array_elements_text(coalesce(args -> 'answers', '[]'))), coalesce(args ->> 'needs', ''), at
  );
  perform private.give_seats(m.id, (args ->> 'id')::uuid, at);
  perform private.notify(r.person_id, 'seat_waiting', m.id || ':' || r.id, at)
  from public.registrations r where r.id = (args ->> 'id')::uuid and r.state = 'waiting';
  return private.registration_answer((args ->> 'id')::uuid);
end
$$;

create or replace function private.meeting_needs_add(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  m public.meetings;
begin
  select * into m from public.meetings where id = (args ->> 'meeting_id')::uuid for share;
  if not found or not private.reads_meeting(m) then
    perform private.fail('unknown_reference', 'meeting_id');
  end if;
  perform private.step('meeting_needs.add', null, private.meeting_actors(m));
  if not exists (
    select from public.challenge_cases k where k.id = (args ->> 'challenge_id')::uuid and k.author_id = auth.uid()
  ) then
    perform private.fail('unknown_reference', 'challenge_id');
  end if;
  insert into public.meeting_needs (id, meeting_id, challenge_id)
  values ((args ->> 'id')::uuid, m.id, (args ->> 'challenge_id')::uuid);
  return (
    select jsonb_build_object('rows', jsonb_build_array(jsonb_build_object('entity', 'meeting_needs', 'row', to_jsonb(n))))
    from public.meeting_needs n where n.id = (args ->> 'id')::uuid
  );
end
$$;

-- Functions: replays

create or replace function private.read_anew(results jsonb, ops jsonb) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  visible jsonb;
begin
  -- A conflict's row is of the room that the operation is in.
  select private.visible_rows(coalesce(jsonb_agg(jsonb_build_array(null, k.entity, k.id, false)), '[]')) into visible
  from jsonb_array_elements(results) with ordinality r (result, n)
  cross join lateral (
    select part ->> 'entity', part -> 'row' ->> 'id' from jsonb_array_elements(r.result -> 'rows') part
    union all
    select split_part(ops -> (r.n - 1)::int ->> 'kind', '.', 1), r.result -> 'row' ->> 'id' where r.result ? 'row'
  ) k (entity, id)
  where r.result ? 'replayed';

  return (
    select jsonb_agg(
      case when r.result ? 'replayed'
        then r.result - 'rows' - 'row'
          || case when r.result ? 'rows' then jsonb_build_object('rows', anew.found) else '{}' end
          || case when c.found is not null then jsonb_build_object('row', c.found || coalesce(link.found, '{}')) else '{}' end
        else r.result
      end
      order by r.n
    )
    from jsonb_array_elements(results) with ordinality r (result, n)
    cross join lateral (
      select coalesce(
        jsonb_agg(jsonb_build_object('entity', part -> 'entity', 'row', v.found) order by place), '[]'
      ) as found
      from jsonb_array_elements(r.result -> 'rows') with ordinality p (part, place)
      join lateral jsonb_array_elements(visible -> (part ->> 'entity')) v (found)
        on v.found -> 'id' = part -> 'row' -> 'id'
    ) anew
    left join lateral jsonb_array_elements(visible -> split_part(ops -> (r.n - 1)::int ->> 'kind', '.', 1)) c (found)
      on c.found -> 'id' = r.result -> 'row' -> 'id'
    -- The link of a meeting, which lies in a table of its own, is a field of it to hosts who write at once.
    left join lateral (
      select jsonb_build_object('join_url', l.join_url) as found from public.meeting_links l
      where l.id = (r.result -> 'row' ->> 'id')::uuid and ops -> (r.n - 1)::int ->> 'kind' = 'meetings.save'
    ) link on true
  );
end
$$;

-- Triggers

create trigger stamp before insert or update on public.meeting_links
  for each row execute function private.stamp();
create trigger never_again before insert on public.meeting_links
  for each row execute function private.never_again();
create trigger feed after insert or update or delete on public.meeting_links
  for each row execute function private.feed_meeting_link();
create trigger feed_seat after insert or update or delete on public.registrations
  for each row execute function private.feed_seat();

-- What was written before

insert into public.meeting_links (id, join_url) select m.id, m.join_url from public.meetings m where m.join_url is not null;
alter table public.meetings drop column join_url;
update public.meetings set registers = true where mode = 'digital' and not registers and state in ('tentative', 'confirmed');
-- Every phone's copy of these rows is fetched anew without the link, or let go.
update public.meetings m set rev = m.rev
where m.reach = 'internal' or exists (select from public.meeting_links l where l.id = m.id);

-- Grants

revoke all on public.meeting_links from public, anon, authenticated, service_role;
grant select on public.meeting_links to authenticated;
grant execute on function private.my_internal_meetings(), private.my_seats() to authenticated;

-- Comments: policies, index, triggers

comment on policy meetings_open on public.meetings is 'Anyone reads a meeting once it is shown, but for internal ones.';
comment on policy meetings_read on public.meetings is
  'Anyone reads a meeting once it is shown, internal ones those who belong to a host or have registered, and its hosts its draft.';
comment on policy meeting_links_read on public.meeting_links is 'The hosts of a meeting and those who have a seat read where one takes part.';
comment on index public.meetings_internal is 'The internal meetings, which are few.';
comment on trigger stamp on public.meeting_links is 'Counts the changes of a row and notes the time: phones compare the number with their own.';
comment on trigger never_again on public.meeting_links is 'Refuses the id of a row that is gone, which a phone may hold at a later rev.';
comment on trigger feed on public.meeting_links is 'Tells the feed who may read the row now, so that their phones fetch it or let it go.';
comment on trigger feed_seat on public.registrations is 'Whose phones have the link, and an internal meeting.';

-- Reminders and messages: what the hosts have told to those who come.
--
-- Contract: a reminder is told at the times before the start that the hosts chose, to those who have a seat and had
-- registered by then, once for each time the meeting starts at: its occasion names the start, so that a meeting that is
-- moved reminds by the new time, and a job that runs twice tells nobody twice. Of several that are due, after a server
-- stood still, only the last is told.
-- Whoever lands in the line is told that it was full: they may have signed up without cover, when there was room.
-- A message of the hosts is told at once, three a day for a meeting at most. Its words lie in one row, which is read by
-- the hosts and by those who were told of it, never mailed: a letter says that there is one. Who wrote it is not kept. It goes a year after the meeting.

alter table public.meetings
  add column reminders text[] not null default '{}' check (reminders <@ array['week', 'day', 'hours']);
-- Nobody chose any for those that are there already.
alter table public.meetings alter column reminders set default '{day}';
comment on column public.meetings.reminders is 'When those who have a seat are reminded: a week, a day or two hours before.';

create table public.meeting_messages (
  id uuid primary key,
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  meeting_id uuid not null references public.meetings (id) on delete cascade,
  audience text not null check (audience in ('all', 'seat', 'waiting')),
  words text not null check (words <> ''),
  told int not null,
  sent_at timestamptz not null
);

comment on table public.meeting_messages is 'What the hosts of a meeting wrote to those who come. Read by the hosts and by those who were told.';
comment on column public.meeting_messages.id is 'Made by the client.';
comment on column public.meeting_messages.rev is 'Number of changes, by trigger.';
comment on column public.meeting_messages.updated_at is 'Time of the last change, by trigger.';
comment on column public.meeting_messages.meeting_id is 'The meeting.';
comment on column public.meeting_messages.audience is 'To all who have registered, to those who have a seat, or to those who wait.';
comment on column public.meeting_messages.words is 'What was written.';
comment on column public.meeting_messages.told is 'How many places it went to.';
comment on column public.meeting_messages.sent_at is 'When it was sent.';

create index meeting_messages_meeting_id on public.meeting_messages (meeting_id);
create index notifications_meeting_message on public.notifications (key)
  where kind = 'meeting_message' and channel = 'app';

alter table public.meeting_messages enable row level security;

-- Functions: who was told

create function private.message_of(key text) returns uuid
language sql immutable set search_path = '' as $$
  select case when pg_input_is_valid(split_part(key, ':', 2), 'uuid') then split_part(key, ':', 2)::uuid end
$$;
comment on function private.message_of(text) is 'The message that an occasion names, after its meeting. Equal to messageOf in TypeScript.';

create function private.my_letters() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := auth.uid();
begin
  return query
    select private.message_of(n.key) from public.notifications n
    where n.person_id = me and n.kind = 'meeting_message' and n.channel = 'app';
end
$$;
comment on function private.my_letters() is 'Messages of hosts that the one who asks was told of.';

create policy meeting_messages_read on public.meeting_messages for select to authenticated
  using (meeting_id in (select private.my_meetings()) or id in (select private.my_letters()));

create function private.feed_messages(meeting uuid, message uuid, changed boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
  m public.meetings;
begin
  -- Locked and read anew: other hosts beside a new message must not use an older picture.
  select * into m from public.meetings where id = meeting for share;
  if found then
    perform private.feed(
      'meeting_messages', w.id,
      private.host_audiences(m) || array(
        select 'user:' || n.person_id from public.notifications n
        where n.kind = 'meeting_message' and n.channel = 'app' and n.key = m.id || ':' || w.id
      ),
      changed
    )
    from public.meeting_messages w
    where w.meeting_id = m.id and (message is null or w.id = message);
  end if;
end
$$;
comment on function private.feed_messages(uuid, uuid, boolean) is
  'Brings the feed of the messages of a meeting, or of one of them, up to date.';

create function private.feed_meeting_message() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    perform private.feed('meeting_messages', old.id, '{}', true);
  else
    perform private.feed_messages(new.meeting_id, new.id, true);
  end if;
  return null;
end
$$;
comment on function private.feed_meeting_message() is 'Trigger of messages from hosts.';

create function private.feed_told() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  n public.notifications := case when tg_op = 'DELETE' then old else new end;
begin
  perform private.feed_one('meeting_messages', w.id, 'user:' || n.person_id, tg_op = 'INSERT')
  from public.meeting_messages w where w.id = private.message_of(n.key);
  return null;
end
$$;
comment on function private.feed_told() is 'Trigger of notifications: whoever was told of a message reads it, as long as the notice is there.';

-- Functions: kinds and letters

select private.add_kinds('{seat_waiting,meeting_reminder,meeting_message}');

create or replace function private.told_at_once(kind text) returns boolean
language sql immutable set search_path = '' as $$
  select kind in (
    'interest_received', 'interest_asked', 'interest_accepted', 'interest_declined', 'interest_expired',
    'interest_closed', 'interest_replied', 'message_received', 'answer_due', 'answer_overdue', 'answer_delayed',
    'reply_due', 'challenge_returned', 'challenge_published', 'challenge_handed', 'suggestion_answered',
    'suggestion_published', 'report_answered', 'role_asked', 'role_given', 'role_declined', 'role_ended', 'role_lapsed',
    'challenge_invited', 'seat_waiting', 'seat_offered', 'seat_lapsed', 'seat_cancelled', 'meeting_moved',
    'meeting_cancelled', 'meeting_reminder', 'meeting_message', 'hide_soon', 'delete_soon'
  )
$$;

create or replace function private.letters_claim(at timestamptz, most int default 20) returns setof jsonb
language plpgsql security definer set search_path = '' as $$
declare
  l private.letters;
  told jsonb;
  offers jsonb;
  offered_to text;
  said_in text;
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
        'meeting', case when g.id is not null then jsonb_build_object(
          'id', g.id, 'slug', g.slug, 'title', g.title, 'starts_at', g.starts_at, 'ends_at', g.ends_at
        ) end,
        'place', array_position(g.line, q.number),
        'interest_id', n.interest_id, 'told_at', n.told_at,
        'role', case when r.id is not null then jsonb_build_object(
          'name', r.role, 'together', r.partnership_id is not null,
          'nb', coalesce(p.name_nb, o.name_nb), 'nn', coalesce(p.name_nn, o.name_nn), 'en', coalesce(p.name_en, o.name_en)
        ) end,
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
    -- The occasion of a meeting begins with its id.
    left join public.meetings g
      on g.id::text = split_part(n.key, ':', 1)
      and n.kind in (
        'seat_waiting', 'seat_offered', 'seat_lapsed', 'seat_cancelled', 'meeting_moved', 'meeting_cancelled',
        'meeting_reminder', 'meeting_message'
      )
    -- Who waits reads which one in line they are by now.
    left join public.registrations q on n.kind = 'seat_waiting' and q.id::text = split_part(n.key, ':', 2)
    -- The occasion of a role is the role.
    left join public.roles r
      on r.id::text = n.key and n.kind in ('role_asked', 'role_given', 'role_declined', 'role_ended', 'role_lapsed')
    left join public.organisations o on o.id = r.organisation_id
    left join public.partnerships p on p.id = r.partnership_id
    where i.letter_id = l.id;

    select max(i.email), max(i.language), jsonb_agg(
      private.place_names(i.organisation_id, i.partnership_id)
        || jsonb_build_object('name', i.role, 'ends_at', i.ends_at, 'role_ends_on', i.role_ends_on)
      order by i.invited_at, i.id
    )
    into offered_to, said_in, offers
    from private.letter_invitations x join public.invitations i on i.id = x.invitation_id
    where x.letter_id = l.id and i.ends_at > letters_claim.at;

    -- An offer that could not be told in a week is told by the one who made it.
    if offers is not null and l.made_at < letters_claim.at - interval '7 days' then
      perform private.offers_mailed(l.id, 'refused');
      offers := null;
    end if;
    if coalesce(told, offers) is null then
      update private.letters o set state = 'dropped' where o.id = l.id;
      continue;
    end if;
    update private.letters o set attempts = o.attempts + 1, next_at = letters_claim.at + interval '5 minutes'
    where o.id = l.id;
    if offers is not null then
      return next jsonb_build_object(
        'id', l.id, 'token', l.token, 'attempt', l.attempts + 1, 'to', offered_to,
        'name', '', 'language', said_in, 'items', '[]'::jsonb, 'offers', offers
      );
      continue;
    end if;
    return query
      select jsonb_build_object(
        'id', l.id, 'token', l.token, 'attempt', l.attempts + 1, 'to', u.email,
        'name', coalesce(p.name, ''), 'language', coalesce(p.language, 'nb'), 'items', told, 'offers', '[]'::jsonb
      )
      from auth.users u left join public.profiles p on p.id = u.id
      where u.id = l.person_id;
  end loop;
end
$$;
comment on function private.letters_claim(timestamptz, int) is
  'Takes letters to be sent, for five minutes, and answers {id, token, attempt, to, name, language, items: [{kind, challenge, meeting, place, interest_id, told_at, role: {name, together, nb, nn, en}, alternatives}], offers: [{name, nb, nn, en, ends_at, role_ends_on}]} each.';

create or replace function private.notify(
  person uuid, kind text, key text, at timestamptz,
  challenge uuid default null, interest uuid default null, alternatives uuid[] default '{}'
) returns void
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_column
declare
  hour int;
begin
  -- Whoever signs up without cover does not know that it is full by now, and may be elsewhere when it comes in.
  if person is null or person = auth.uid() and notify.kind <> 'seat_waiting' then
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
comment on function private.notify(uuid, text, text, timestamptz, uuid, uuid, uuid[]) is
  'Tells a person, once for each occasion (key): in the app at once, by mail as they prefer. Nobody is told of what they did, but that they wait for a seat.';

-- Functions: reminders

create function private.reminded_before(reminder text) returns interval
language sql immutable set search_path = '' as $$
  select case reminder when 'week' then interval '7 days' when 'day' then interval '1 day' when 'hours' then interval '2 hours' end
$$;
comment on function private.reminded_before(text) is 'How long before the start a reminder is told.';

create function private.job_reminders(at timestamptz) returns text
language plpgsql security definer set search_path = '' as $$
declare
  due record;
  told int := 0;
begin
  for due in
    select distinct on (m.id) m.id, m.starts_at - private.reminded_before(r) as since,
      format('%s:%s:%s', m.id, extract(epoch from m.starts_at)::bigint, r) as key
    from public.meetings m cross join lateral unnest(m.reminders) r
    where m.state = 'confirmed' and m.starts_at > job_reminders.at
      and m.starts_at - private.reminded_before(r) <= job_reminders.at
    order by m.id, private.reminded_before(r)
  loop
    perform private.notify(p.person_id, 'meeting_reminder', due.key, at)
    from (
      select r.person_id from public.registrations r
      where r.meeting_id = due.id and r.state = 'registered' and r.registered_at <= due.since
        and not exists (
          select from public.notifications n
          where n.person_id = r.person_id and n.kind = 'meeting_reminder' and n.channel = 'app' and n.key = due.key
        )
      order by r.person_id
    ) p;
    told := told + 1;
  end loop;
  return format('%s due', told);
end
$$;
comment on function private.job_reminders(timestamptz) is 'Reminds those who have a seat at the times that the hosts chose, once.';

insert into private.jobs (name, every) values ('reminders', '5 minutes');

create or replace function private.job_forget_registrations(at timestamptz) returns text
language plpgsql security definer set search_path = '' as $$
declare
  forgotten int;
  purged int;
begin
  update public.registrations r set needs = ''
  from public.meetings m
  where m.id = r.meeting_id and r.needs <> '' and m.ends_at < job_forget_registrations.at - interval '30 days';
  get diagnostics forgotten = row_count;
  delete from public.registrations r using public.meetings m
  where m.id = r.meeting_id and m.ends_at < job_forget_registrations.at - interval '365 days';
  get diagnostics purged = row_count;
  delete from public.meeting_messages w using public.meetings m
  where m.id = w.meeting_id and m.ends_at < job_forget_registrations.at - interval '365 days';
  return format('%s forgotten, %s purged', forgotten, purged);
end
$$;
comment on function private.job_forget_registrations(timestamptz) is
  'Forgets 30 days after a meeting what somebody needed there, and after a year that they were registered and what the hosts wrote to them.';

-- Functions: commands of messages

create function private.meeting_messages_send(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  m public.meetings;
  message uuid := (args ->> 'id')::uuid;
  states text[] := case args ->> 'audience'
    when 'seat' then array['registered'] when 'waiting' then array['waiting', 'offered'] else array['registered', 'waiting', 'offered']
  end;
begin
  -- Locked: whoever registers meanwhile is told by the next one.
  select * into m from public.meetings where id = (args ->> 'meeting_id')::uuid for update;
  if not found or not private.reads_meeting(m) then
    perform private.fail('unknown_reference', 'meeting_id');
  end if;
  perform private.step('meeting_messages.send', null, private.meeting_actors(m));
  if m.state not in ('confirmed', 'held', 'cancelled') then
    perform private.fail('wrong_state', 'meeting_id');
  elsif at > m.ends_at + interval '30 days' then
    perform private.fail('closed', 'meeting_id');
  end if;
  perform private.limit('meeting_message', m.id::text, 3, '1 day', at);
  insert into public.meeting_messages (id, meeting_id, audience, words, told, sent_at)
  values (
    message, m.id, args ->> 'audience', args ->> 'words',
    (select count(*) from public.registrations r where r.meeting_id = m.id and r.state = any (states)), at
  );
  perform private.notify(r.person_id, 'meeting_message', m.id || ':' || message, at)
  from (
    select o.person_id from public.registrations o where o.meeting_id = m.id and o.state = any (states) order by o.person_id
  ) r;
  return (
    select jsonb_build_object('rows', jsonb_build_array(jsonb_build_object('entity', 'meeting_messages', 'row', to_jsonb(w))))
    from public.meeting_messages w where w.id = message
  );
end
$$;
comment on function private.meeting_messages_send(jsonb, int, timestamptz) is
  'Command meeting_messages.send: tells those who have registered, who have a seat or who wait what a host writes, until 30 days after. Error: rate_limited, above three a day for a meeting.';

-- Triggers

create trigger stamp before insert or update on public.meeting_messages
  for each row execute function private.stamp();
create trigger never_again before insert on public.meeting_messages
  for each row execute function private.never_again();
create trigger note_fields after insert or update on public.meeting_messages
  for each row execute function private.note_fields();
create trigger feed after insert or update or delete on public.meeting_messages
  for each row execute function private.feed_meeting_message();
create trigger feed_told after insert on public.notifications
  for each row when (new.kind = 'meeting_message' and new.channel = 'app') execute function private.feed_told();
create trigger feed_untold after delete on public.notifications
  for each row when (old.kind = 'meeting_message' and old.channel = 'app') execute function private.feed_told();

-- Commands and transitions

update private.commands
set arguments = arguments || '{"reminders": {"type": "list", "max": 3, "of": ["week", "day", "hours"]}}'
where name = 'meetings.save';
insert into private.commands (name, version, arguments) values
  ('meeting_messages.send', 1, '{
    "id": {"type": "id", "required": true},
    "meeting_id": {"type": "id", "required": true},
    "audience": {"type": "choice", "required": true, "of": ["all", "seat", "waiting"]},
    "words": {"type": "text", "required": true, "min": 2, "max": 1000}
  }');
insert into private.transitions (room, command, from_state, to_state, actor) values
  ('meeting_messages', 'meeting_messages.send', null, null, 'host');

-- Grants

revoke all on public.meeting_messages from public, anon, authenticated, service_role;
grant select on public.meeting_messages to authenticated;
grant execute on function private.my_letters() to authenticated;

-- Comments: policies, indexes, triggers

comment on policy meeting_messages_read on public.meeting_messages is 'The hosts of a meeting read what was written, and each what they were told.';
comment on index public.meeting_messages_meeting_id is 'The messages of a meeting.';
comment on index public.notifications_meeting_message is 'Who was told of a message.';
comment on trigger stamp on public.meeting_messages is 'Counts the changes of a row and notes the time: phones compare the number with their own.';
comment on trigger never_again on public.meeting_messages is 'Refuses the id of a row that is gone, which a phone may hold at a later rev.';
comment on trigger note_fields on public.meeting_messages is 'Notes that an id was used: it never is again.';
comment on trigger feed on public.meeting_messages is 'Tells the feed who may read the row now, so that their phones fetch it or let it go.';
comment on trigger feed_told on public.notifications is 'Whose phones have a message of hosts.';
comment on trigger feed_untold on public.notifications is 'Whose phones no longer have a message of hosts.';

-- The line and the door: what one who waits may know, and what a host counts.
--
-- Contract: the line of a meeting is the numbers of those who wait, which name nobody: whoever waits finds their own.
-- That a host read what somebody wrote to the hosts, of food and access not least, or marked them as come, is written
-- into the access log, as of all else that a person sent.
-- Where one just comes, hosts count heads: each tap adds to the count, so taps from any phones in any order add up.

alter table public.meetings add column line int[] not null default '{}';
comment on column public.meetings.line is 'Numbers of those who wait, in order, by the line; the first 500.';
alter table public.doors add column heads int not null default 0 check (heads >= 0);
comment on column public.doors.heads is 'How many were counted at the door.';

create or replace function private.give_seats(meeting uuid, newcomer uuid, at timestamptz) returns void
language plpgsql security definer set search_path = '' as $$
declare
  m public.meetings;
  r public.registrations;
  used int;
  used_by int;
  blocked text[] := '{}';
begin
  select * into m from public.meetings where id = meeting;
  select coalesce(sum(o.size), 0) into used
  from public.registrations o where o.meeting_id = m.id and o.state in ('offered', 'registered');
  if m.state = 'confirmed' and at < m.starts_at then
    for r in select * from public.registrations o where o.meeting_id = m.id and o.state = 'waiting' order by o.number loop
      continue when r.audience = any (blocked);
      select coalesce(sum(o.size), 0) into used_by
      from public.registrations o
      where o.meeting_id = m.id and o.audience = r.audience and o.state in ('offered', 'registered');
      if used_by + r.size > (m.capacities ->> r.audience)::int then
        blocked := blocked || r.audience;
        continue;
      end if;
      -- The first who finds no room in all of it is passed by nobody, or a team would wait for ever.
      exit when used + r.size > m.capacity;
      if r.id = newcomer then
        update public.registrations set state = private.step('registrations.seat', r.state, '{line}') where id = r.id;
      else
        update public.registrations
        set state = private.step('registrations.offer', r.state, '{line}'),
          offered_until = least(at + interval '24 hours', m.starts_at)
        where id = r.id;
        perform private.notify(r.person_id, 'seat_offered', m.id || ':' || r.id, at);
      end if;
      used := used + r.size;
    end loop;
  end if;
  update public.meetings u set taken = used, waiting = w.size, line = w.numbers
  from (
    select coalesce(sum(o.size), 0)::int as size, coalesce((array_agg(o.number order by o.number))[1:500], '{}') as numbers
    from public.registrations o where o.meeting_id = m.id and o.state = 'waiting'
  ) w
  where u.id = m.id and (u.taken, u.waiting, u.line) is distinct from (used, w.size, w.numbers);
end
$$;

update public.meetings m set line = w.numbers
from (
  select r.meeting_id, (array_agg(r.number order by r.number))[1:500] as numbers
  from public.registrations r where r.state = 'waiting' group by r.meeting_id
) w
where w.meeting_id = m.id;

create function private.note_host(r public.registrations, m public.meetings, purpose text, at timestamptz) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if r.person_id is distinct from auth.uid() then
    perform private.note_access(
      r.person_id, 'registrations', r.id,
      coalesce(
        (
          select min(u.role) from public.unit_roles u
          where u.person_id = auth.uid() and u.organisation_id = any (m.organisation_id || m.co_host_ids)
        ),
        'coordinator'
      ),
      m.organisation_id, purpose, at
    );
  end if;
end
$$;
comment on function private.note_host(public.registrations, public.meetings, text, timestamptz) is
  'Writes down that a host read what a person sent, or took a step on it, in the role by which they host.';

create or replace function private.registrations_attend(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  r public.registrations := private.registration_locked((args ->> 'id')::uuid);
  m public.meetings;
begin
  select * into m from public.meetings where id = r.meeting_id;
  perform private.step('registrations.attend', r.state, private.registration_actors(r, m));
  perform private.mark_arrival(r, private.arrival(m, (args ->> 'at')::timestamptz, at), args ->> 'by');
  perform private.note_host(r, m, 'answer', at);
  return private.registration_answer(r.id);
end
$$;

create or replace function private.registrations_unattend(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  r public.registrations := private.registration_locked((args ->> 'id')::uuid);
  m public.meetings;
begin
  select * into m from public.meetings where id = r.meeting_id;
  perform private.step('registrations.unattend', r.state, private.registration_actors(r, m));
  update public.registrations set arrived_at = null, arrived_by = null where id = r.id and arrived_at is not null;
  perform private.note_host(r, m, 'answer', at);
  return private.registration_answer(r.id);
end
$$;

create function private.doors_count(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  m public.meetings := private.meeting_locked((args ->> 'id')::uuid);
begin
  perform private.step('doors.count', null, private.meeting_actors(m));
  perform private.arrival(m, at, at);
  update public.doors d set heads = greatest(0, d.heads + (args ->> 'by')::int) where d.id = m.id;
  return (
    select jsonb_build_object('rows', jsonb_build_array(jsonb_build_object('entity', 'doors', 'row', to_jsonb(d))))
    from public.doors d where d.id = m.id
  );
end
$$;
comment on function private.doors_count(jsonb, int, timestamptz) is
  'Command doors.count: a host counts so many more at the door, or fewer where one was counted too many.';

create function private.doors_see(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  m public.meetings := private.meeting_of_hosts((args ->> 'id')::uuid, 'id', 'not_found');
begin
  perform private.step('doors.see', null, private.meeting_actors(m));
  perform private.note_host(r, m, 'read', at)
  from public.registrations r
  where r.meeting_id = m.id and r.state <> 'cancelled' and (r.needs <> '' or array_to_string(r.answers, '') <> '')
  order by r.number;
  return (
    select jsonb_build_object('rows', jsonb_build_array(jsonb_build_object('entity', 'doors', 'row', to_jsonb(d))))
    from public.doors d where d.id = m.id
  );
end
$$;
comment on function private.doors_see(jsonb, int, timestamptz) is
  'Command doors.see: what those who come wrote to the hosts is on a host''s screen. Each of them finds it in their access log, once a day.';

insert into private.commands (name, version, arguments) values
  ('doors.see', 1, '{"id": {"type": "id", "required": true}}'),
  ('doors.count', 1, '{
    "id": {"type": "id", "required": true},
    "by": {"type": "whole", "required": true, "min": -1000, "max": 1000}
  }');
insert into private.transitions (room, command, from_state, to_state, actor) values
  ('doors', 'doors.see', null, null, 'host'),
  ('doors', 'doors.count', null, null, 'host');
