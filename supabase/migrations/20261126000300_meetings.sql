-- Meetings: where people meet, and who has a seat.
--
-- Contract: a meeting belongs to a unit, which hosts it, and to other units that host it with it. Those who hold a role
-- in one of them are its hosts; of what a municipality or a university hosts itself, the coordinators of the partnership.
-- Whoever registers joins one line; the line gives the seats, in order, under a lock on the meeting: no seat is given
-- twice, and nobody passes anybody who waits for the same seats. A seat that becomes free later is offered, and waits for
-- its person until `offered_until`. A draft is read by its hosts; a meeting by anyone; a registration by its person and
-- the hosts. What somebody needs to eat or to take part is forgotten 30 days after, the registration after a year.
-- Refused: a series as a rule that is read anew each time, since one evening of it is moved, full or cancelled alone.
-- Refused: an author of a draft. Two hosts write on it, and the row that anyone reads names no person.

insert into private.error_codes (code) values ('full');

-- Functions: arguments

create function private.time_arg(field text, value text) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  -- As a browser writes an instant, in this century: a calendar shows no other.
  if value !~ '^20\d{2}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{3})?Z$' or not pg_input_is_valid(value, 'timestamptz') then
    perform private.fail('invalid', field);
  end if;
  return to_jsonb(value::timestamptz);
end
$$;
comment on function private.time_arg(text, text) is 'An instant of this century, in UTC, as it is stored; refuses any other with invalid.';

create or replace function private.check_arg(field text, given jsonb, rule jsonb) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  value text := given #>> '{}';
  size numeric;
begin
  if jsonb_typeof(given) = 'null' then
    if not coalesce((rule ->> 'nullable')::boolean, false) then
      perform private.fail('wrong_type', field);
    end if;
    return given;
  end if;

  case rule ->> 'type'
    when 'list' then
      if jsonb_typeof(given) <> 'array' then
        perform private.fail('wrong_type', field);
      elsif jsonb_array_length(given) > (rule ->> 'max')::int then
        perform private.fail('too_long', field);
      elsif not given <@ (rule -> 'of') or private.has_doubles(given) then
        perform private.fail('invalid', field);
      end if;
      return given;

    when 'ids' then
      if jsonb_typeof(given) <> 'array' then
        perform private.fail('wrong_type', field);
      elsif jsonb_array_length(given) > (rule ->> 'max')::int then
        perform private.fail('too_long', field);
      elsif exists (
        select from jsonb_array_elements(given) item
        where jsonb_typeof(item) <> 'string'
          or item #>> '{}' !~* '^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$'
      ) or private.has_doubles(lower(given::text)::jsonb) then
        perform private.fail('invalid', field);
      end if;
      return lower(given::text)::jsonb;

    when 'keys' then
      if jsonb_typeof(given) <> 'array' then
        perform private.fail('wrong_type', field);
      elsif jsonb_array_length(given) > (rule ->> 'max')::int then
        perform private.fail('too_long', field);
      elsif exists (
        select from jsonb_array_elements(given) item
        where jsonb_typeof(item) <> 'string' or char_length(item #>> '{}') > 100
          or item #>> '{}' !~ '^[a-z0-9]+([_-][a-z0-9]+)*$'
      ) or private.has_doubles(given) then
        perform private.fail('invalid', field);
      end if;
      return given;

    when 'time' then
      if jsonb_typeof(given) <> 'string' then
        perform private.fail('wrong_type', field);
      end if;
      return private.time_arg(field, value);

    when 'times' then
      if jsonb_typeof(given) <> 'array' then
        perform private.fail('wrong_type', field);
      elsif jsonb_array_length(given) > (rule ->> 'max')::int then
        perform private.fail('too_long', field);
      elsif private.has_doubles(given) or jsonb_path_exists(given, '$[*] ? (@.type() != "string")') then
        perform private.fail('invalid', field);
      end if;
      return (
        select coalesce(jsonb_agg(private.time_arg(field, i.value) order by i.n), '[]')
        from jsonb_array_elements_text(given) with ordinality i (value, n)
      );

    when 'texts' then
      if jsonb_typeof(given) <> 'array' or jsonb_path_exists(given, '$[*] ? (@.type() != "string")') then
        perform private.fail('wrong_type', field);
      elsif jsonb_array_length(given) > (rule ->> 'max')::int then
        perform private.fail('too_long', field);
      end if;
      given := (
        select coalesce(jsonb_agg(private.clean_text(i.value) order by i.n), '[]')
        from jsonb_array_elements_text(given) with ordinality i (value, n)
      );
      if exists (select from jsonb_array_elements_text(given) i where char_length(i) < (rule ->> 'min')::int) then
        perform private.fail('too_short', field);
      elsif exists (select from jsonb_array_elements_text(given) i where char_length(i) > (rule ->> 'each')::int) then
        perform private.fail('too_long', field);
      end if;
      return given;

    when 'counts' then
      if jsonb_typeof(given) <> 'object' or exists (select from jsonb_each(given) e where jsonb_typeof(e.value) <> 'number') then
        perform private.fail('wrong_type', field);
      elsif exists (
        select from jsonb_each_text(given) e
        where not (rule -> 'of') ? e.key or e.value::numeric <> trunc(e.value::numeric)
          or e.value::numeric not between (rule ->> 'min')::int and (rule ->> 'max')::int
      ) then
        perform private.fail('invalid', field);
      end if;
      return (select coalesce(jsonb_object_agg(e.key, trunc(e.value::numeric)), '{}') from jsonb_each_text(given) e);

    when 'flag' then
      if jsonb_typeof(given) <> 'boolean' then
        perform private.fail('wrong_type', field);
      end if;
      return given;

    when 'whole' then
      if jsonb_typeof(given) <> 'number' or value::numeric <> trunc(value::numeric) then
        perform private.fail('wrong_type', field);
      end if;
      size := value::numeric;
      given := to_jsonb(trunc(size));

    when 'choice' then
      if jsonb_typeof(given) <> 'string' then
        perform private.fail('wrong_type', field);
      elsif not (rule -> 'of') ? value then
        perform private.fail('invalid', field);
      end if;
      return given;

    else
      if jsonb_typeof(given) <> 'string' then
        perform private.fail('wrong_type', field);
      end if;
  end case;

  case rule ->> 'type'
    when 'text' then
      value := private.clean_text(value);
      size := char_length(value);
      given := to_jsonb(value);
      if value = '' and (rule ->> 'min')::int > 0 then
        perform private.fail('missing', field);
      elsif (rule ->> 'plain')::boolean and private.names_contact(value) then
        perform private.fail('contact_details', field);
      end if;
    when 'url' then
      value := private.clean_text(value);
      if char_length(value) > (rule ->> 'max')::int then
        perform private.fail('too_long', field);
      -- A host of the open net, no account, no space: it is shown as a link, and a link never runs anything.
      elsif value !~* '^https?://[a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]{1,5})?([/?#][^\u0001-\u0020\u007f-\u00a0"<>\\]*)?$' then
        perform private.fail('invalid', field);
      end if;
      return to_jsonb(value);
    when 'id' then
      if value !~* '^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$' then
        perform private.fail('invalid', field);
      end if;
      return to_jsonb(lower(value));
    when 'day' then
      if value !~ '^\d{4}-\d{2}-\d{2}$' or not pg_input_is_valid(value, 'date') then
        perform private.fail('invalid', field);
      end if;
      return given;
    else
      null;
  end case;

  if size < (rule ->> 'min')::int then
    perform private.fail('too_short', field);
  elsif size > (rule ->> 'max')::int then
    perform private.fail('too_long', field);
  end if;
  return given;
end
$$;

-- Tables

create table public.meetings (
  id uuid primary key,
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  partnership_id uuid not null references public.partnerships (id),
  organisation_id uuid not null references public.organisations (id),
  co_host_ids uuid[] not null default '{}',
  partners text not null default '',
  series_id uuid,
  series_rule text not null default '',
  slug text unique,
  state text not null check (state in ('draft', 'tentative', 'confirmed', 'cancelled', 'held')),
  language text not null default 'nb' check (language in ('nb', 'nn', 'en')),
  kind text check (kind in ('guest_lecture', 'field_visit', 'gathering', 'dissemination', 'work_meeting', 'workshop', 'breakfast', 'conference', 'research_days')),
  reach text not null default 'external' check (reach in ('internal', 'university', 'external')),
  audiences text[] not null default '{}' check (audiences <@ array['researcher', 'phd', 'student', 'municipal_staff', 'external']),
  title text not null default '',
  about text not null default '',
  agenda text not null default '',
  speakers text not null default '',
  mode text not null default 'physical' check (mode in ('physical', 'digital', 'both')),
  address text not null default '',
  room text not null default '',
  step_free boolean,
  hearing_loop boolean,
  access_notes text not null default '',
  join_url text,
  challenge_ids uuid[] not null default '{}',
  theme_ids uuid[] not null default '{}',
  starts_at timestamptz,
  ends_at timestamptz,
  registers boolean not null default true,
  opens_at timestamptz,
  closes_at timestamptz,
  capacity int check (capacity > 0),
  capacities jsonb not null default '{}',
  questions text[] not null default '{}',
  taken int not null default 0,
  waiting int not null default 0,
  sequence int not null default 0,
  moved_from timestamptz,
  reason text not null default '',
  published_at timestamptz,
  is_example boolean not null default false,
  check (state = 'draft' or slug is not null and starts_at is not null and ends_at is not null),
  check (ends_at > starts_at)
);

create table public.registrations (
  id uuid primary key,
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  meeting_id uuid not null references public.meetings (id) on delete cascade,
  person_id uuid not null references auth.users (id) on delete cascade,
  number int not null,
  state text not null check (state in ('waiting', 'offered', 'registered', 'cancelled')),
  size int not null default 1 check (size > 0),
  audience text not null check (audience in ('researcher', 'phd', 'student', 'municipal_staff', 'external')),
  name text not null,
  answers text[] not null default '{}',
  needs text not null default '',
  registered_at timestamptz not null,
  offered_until timestamptz,
  ended_by text check (ended_by in ('self', 'host', 'clock')),
  unique (meeting_id, number)
);

-- Comments

comment on table public.meetings is 'A meeting place: read by its hosts as a draft, then by anyone.';
comment on column public.meetings.id is 'Made by the client.';
comment on column public.meetings.rev is 'Number of changes, by trigger.';
comment on column public.meetings.updated_at is 'Time of the last change, by trigger.';
comment on column public.meetings.partnership_id is 'Partnership it belongs to.';
comment on column public.meetings.organisation_id is 'Unit, municipality or university that hosts it.';
comment on column public.meetings.co_host_ids is 'Others of the partnership that host it with the same rights.';
comment on column public.meetings.partners is 'Organisations outside the partnership that it is held with.';
comment on column public.meetings.series_id is 'The first meeting of its series; null where it stands alone.';
comment on column public.meetings.series_rule is 'The rule of its series, as RRULE of RFC 5545 says it.';
comment on column public.meetings.slug is 'Name in URLs, given when it is first shown to others and kept since.';
comment on column public.meetings.state is 'Where it is in its life; see private.transitions.';
comment on column public.meetings.language is 'Language it is written in.';
comment on column public.meetings.kind is 'Kind of meeting (R58).';
comment on column public.meetings.reach is 'Internal in the municipality, at the university, or external.';
comment on column public.meetings.audiences is 'Whom it is for (R55).';
comment on column public.meetings.title is 'One line.';
comment on column public.meetings.about is 'What it is about.';
comment on column public.meetings.agenda is 'What happens when.';
comment on column public.meetings.speakers is 'Who speaks, as roles, never names.';
comment on column public.meetings.mode is 'Whether one comes, takes part on the net, or either.';
comment on column public.meetings.address is 'Where, as a map finds it.';
comment on column public.meetings.room is 'Which room, and how to find it.';
comment on column public.meetings.step_free is 'Whether one gets there without steps; null: not said.';
comment on column public.meetings.hearing_loop is 'Whether there is a hearing loop; null: not said.';
comment on column public.meetings.access_notes is 'What else one should know to get there and take part.';
comment on column public.meetings.join_url is 'Where one takes part on the net.';
comment on column public.meetings.challenge_ids is 'Challenges it is about.';
comment on column public.meetings.theme_ids is 'Themes it is about.';
comment on column public.meetings.starts_at is 'When it starts.';
comment on column public.meetings.ends_at is 'When it ends.';
comment on column public.meetings.registers is 'Whether one registers, or just comes.';
comment on column public.meetings.opens_at is 'From when one can register; null: at once.';
comment on column public.meetings.closes_at is 'Until when one can register; null: until it starts.';
comment on column public.meetings.capacity is 'Seats in all; null: as many as come.';
comment on column public.meetings.capacities is 'Seats for each audience that has a limit of its own.';
comment on column public.meetings.questions is 'What those who register are asked.';
comment on column public.meetings.taken is 'Seats that are taken or offered, by the line.';
comment on column public.meetings.waiting is 'Seats that are waited for, by the line.';
comment on column public.meetings.sequence is 'Number of changes that a calendar must learn of (SEQUENCE of RFC 5545).';
comment on column public.meetings.moved_from is 'When it should have started before it was last moved.';
comment on column public.meetings.reason is 'Why it was last moved, or cancelled.';
comment on column public.meetings.published_at is 'When it was first shown to others.';
comment on column public.meetings.is_example is 'Demo content, marked as such.';

comment on table public.registrations is 'A place in a meeting or in the line for one. Read by its person and by the hosts.';
comment on column public.registrations.id is 'Made by the client.';
comment on column public.registrations.rev is 'Number of changes, by trigger.';
comment on column public.registrations.updated_at is 'Time of the last change, by trigger.';
comment on column public.registrations.meeting_id is 'Personal: The meeting you signed up for: so that the hosts can keep a seat for you.';
comment on column public.registrations.person_id is 'Personal: Who signed up: so that we can tell you of your seat.';
comment on column public.registrations.number is 'Place in the line of the meeting, by the server.';
comment on column public.registrations.state is 'Waiting, offered a seat, registered, or cancelled; see private.transitions.';
comment on column public.registrations.size is 'Personal: How many you come as: so that there are seats for all of you.';
comment on column public.registrations.audience is 'Personal: As what you come: some meetings keep seats for some.';
comment on column public.registrations.name is 'Personal: What you call yourself: the hosts see who comes.';
comment on column public.registrations.answers is 'Personal: Your answers to the hosts: so that they can prepare.';
comment on column public.registrations.needs is
  'Personal: What you need to eat or to take part. Only you and the hosts see it, and we delete it 30 days after.';
comment on column public.registrations.registered_at is 'Personal: When you signed up: so that you and the hosts can see it.';
comment on column public.registrations.offered_until is 'Personal: How long we keep a free seat for you.';
comment on column public.registrations.ended_by is 'Whether its person, a host or the clock ended it.';

-- Index

create index meetings_partnership_id on public.meetings (partnership_id, id);
create index meetings_organisation_id on public.meetings (organisation_id, id);
create index meetings_co_host_ids on public.meetings using gin (co_host_ids);
create index meetings_ends_at on public.meetings (ends_at);
create index registrations_person_id on public.registrations (person_id);
create unique index registrations_one_each on public.registrations (meeting_id, person_id) where state <> 'cancelled';
create index registrations_offered_until on public.registrations (offered_until) where state = 'offered';

-- RLS

alter table public.meetings enable row level security;
alter table public.registrations enable row level security;

-- Functions: who hosts

create function private.hosts(partnership uuid, organisations uuid[]) returns boolean
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := auth.uid();
begin
  return exists (
    select from public.unit_roles r where r.person_id = me and r.organisation_id = any (organisations)
  ) or exists (
    select from public.partnership_roles r
    where r.person_id = me and r.partnership_id = partnership and r.role = 'coordinator'
      and exists (select from public.organisations o where o.id = any (organisations) and o.parent_id is null)
  );
end
$$;
comment on function private.hosts(uuid, uuid[]) is
  'True when the one who asks hosts what these organisations hold: by a role in one of them, or as coordinator where one is a municipality or a university.';

create function private.my_meetings() returns setof uuid
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
  me uuid := auth.uid();
begin
  return query
    select m.id from public.unit_roles r join public.meetings m on m.organisation_id = r.organisation_id
    where r.person_id = me
    union
    select m.id from public.unit_roles r join public.meetings m on m.co_host_ids @> array[r.organisation_id]
    where r.person_id = me
    union
    select m.id from public.partnership_roles r join public.meetings m on m.partnership_id = r.partnership_id
    where r.person_id = me and r.role = 'coordinator' and exists (
      select from public.organisations o where o.id = any (m.organisation_id || m.co_host_ids) and o.parent_id is null
    );
end
$$;
comment on function private.my_meetings() is 'Meetings that the one who asks hosts.';

create function private.meeting_actors(m public.meetings) returns text[]
language sql stable security definer set search_path = '' as $$
  select case when private.hosts(m.partnership_id, m.organisation_id || m.co_host_ids) then array['host'] else '{}' end
$$;
comment on function private.meeting_actors(public.meetings) is 'What the one who asks is to a meeting: its host, or nothing.';

create function private.registration_actors(r public.registrations, m public.meetings) returns text[]
language sql stable security definer set search_path = '' as $$
  select private.self_actors(r.person_id) || private.meeting_actors(m)
$$;
comment on function private.registration_actors(public.registrations, public.meetings) is
  'What the one who asks is to a registration: its person, a host of the meeting, both, or nothing.';

-- Policies

create policy meetings_open on public.meetings for select to anon using (state <> 'draft');
create policy meetings_read on public.meetings for select to authenticated
  using (state <> 'draft' or id in (select private.my_meetings()));
create policy registrations_read on public.registrations for select to authenticated
  using (person_id = (select auth.uid()) or meeting_id in (select private.my_meetings()));

-- Functions: the feed

create function private.host_audiences(m public.meetings) returns text[]
language sql stable security definer set search_path = '' as $$
  select array(select 'unit:' || h || ':member' from unnest(m.organisation_id || m.co_host_ids) h)
    || case when exists (
      select from public.organisations o where o.id = any (m.organisation_id || m.co_host_ids) and o.parent_id is null
    ) then array['partnership:' || m.partnership_id || ':coordinator'] else '{}' end
$$;
comment on function private.host_audiences(public.meetings) is 'Whose phones have what the hosts of a meeting read.';

create function private.feed_registrations(meeting uuid, registration uuid, changed boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
  m public.meetings;
begin
  -- Locked and read anew: other hosts beside a new registration must not use an older picture.
  select * into m from public.meetings where id = meeting for share;
  if found then
    perform private.feed('registrations', r.id, private.host_audiences(m) || ('user:' || r.person_id), changed)
    from public.registrations r
    where r.meeting_id = m.id and (registration is null or r.id = registration);
  end if;
end
$$;
comment on function private.feed_registrations(uuid, uuid, boolean) is
  'Brings the feed of the registrations of a meeting, or of one of them, up to date.';

create function private.feed_meeting() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    perform private.feed('meetings', old.id, '{}', true);
    return null;
  end if;
  perform private.feed(
    'meetings', new.id,
    private.host_audiences(new) || case when new.state <> 'draft' then array['pub'] else '{}' end, true
  );
  if tg_op = 'UPDATE' and (new.partnership_id, new.organisation_id, new.co_host_ids)
    is distinct from (old.partnership_id, old.organisation_id, old.co_host_ids) then
    perform private.feed_registrations(new.id, null, false);
  end if;
  return null;
end
$$;
comment on function private.feed_meeting() is 'Trigger of meetings: other hosts are other readers of its registrations.';

create function private.feed_registration() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    perform private.feed('registrations', old.id, '{}', true);
  else
    perform private.feed_registrations(new.meeting_id, new.id, true);
  end if;
  return null;
end
$$;
comment on function private.feed_registration() is 'Trigger of registrations.';

-- Functions: kinds

select private.add_kinds('{seat_offered,seat_lapsed,seat_cancelled,meeting_moved,meeting_cancelled}');

create or replace function private.told_at_once(kind text) returns boolean
language sql immutable set search_path = '' as $$
  select kind in (
    'interest_received', 'interest_asked', 'interest_accepted', 'interest_declined', 'interest_expired',
    'interest_closed', 'interest_replied', 'message_received', 'answer_due', 'answer_overdue', 'answer_delayed',
    'reply_due', 'challenge_returned', 'challenge_published', 'challenge_handed', 'suggestion_answered',
    'suggestion_published', 'report_answered', 'role_asked', 'role_given', 'role_declined', 'role_ended', 'role_lapsed',
    'challenge_invited', 'seat_offered', 'seat_lapsed', 'seat_cancelled', 'meeting_moved', 'meeting_cancelled',
    'hide_soon', 'delete_soon'
  )
$$;
-- Functions: letters

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
        'meeting', case when g.id is not null then jsonb_build_object('id', g.id, 'slug', g.slug, 'title', g.title) end,
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
      and n.kind in ('seat_offered', 'seat_lapsed', 'seat_cancelled', 'meeting_moved', 'meeting_cancelled')
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
  'Takes letters to be sent, for five minutes, and answers {id, token, attempt, to, name, language, items: [{kind, challenge, meeting, interest_id, told_at, role: {name, together, nb, nn, en}, alternatives}], offers: [{name, nb, nn, en, ends_at, role_ends_on}]} each.';

-- Functions: names in URLs

create function private.slug_words(title text) returns text
language sql immutable set search_path = '' as $$
  select nullif(
    btrim(
      left(
        btrim(
          regexp_replace(
            translate(
              replace(replace(lower(translate(title, 'ÆØÅ', 'æøå')), 'æ', 'ae'), 'ø', 'o'),
              'åäáàâãöóòôõüúùûéèêëíìîïñçÄÁÀÂÖÓÒÔÜÚÙÛÉÈÊËÍÌÎÏÑÇ', 'aaaaaaooooouuuueeeeiiiincaaaaoooouuuueeeeiiiinc'
            ),
            '[^a-z0-9]+', '-', 'g'
          ),
          '-'
        ),
        60
      ),
      '-'
    ),
    ''
  )
$$;
comment on function private.slug_words(text) is 'A title in a–z for a URL, cut at 60; null where nothing is left of it.';

create or replace function private.challenge_slug(title text, id uuid) returns text
language plpgsql stable security definer set search_path = '' as $$
declare
  words text := private.slug_words(title);
  digits text := replace(id::text, '-', '');
  ending text;
begin
  foreach ending in array array[left(digits, 6), left(digits, 12), digits] loop
    exit when not exists (select from public.challenges c where c.slug = concat_ws('-', words, ending));
  end loop;
  return concat_ws('-', words, ending);
end
$$;

create function private.meeting_slug(title text, id uuid) returns text
language plpgsql stable security definer set search_path = '' as $$
declare
  words text := private.slug_words(title);
  digits text := replace(id::text, '-', '');
  ending text;
begin
  foreach ending in array array[left(digits, 6), left(digits, 12), digits] loop
    exit when not exists (select from public.meetings m where m.slug = concat_ws('-', words, ending));
  end loop;
  return concat_ws('-', words, ending);
end
$$;
comment on function private.meeting_slug(text, uuid) is 'A readable name for URLs: the title in a–z and the start of the id.';

-- Functions: the line

create function private.give_seats(meeting uuid, newcomer uuid, at timestamptz) returns void
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
  update public.meetings u set taken = used, waiting = w.size
  from (
    select coalesce(sum(o.size), 0) as size from public.registrations o where o.meeting_id = m.id and o.state = 'waiting'
  ) w
  where u.id = m.id and (u.taken, u.waiting) is distinct from (used, w.size::int);
end
$$;
comment on function private.give_seats(uuid, uuid, timestamptz) is
  'Gives free seats to those who wait, in order, and counts; the meeting is locked by the caller. The newcomer, who is asking now, gets a seat; others are offered one. Equal to nextInLine in TypeScript.';

create function private.seats_left(m public.meetings, r public.registrations, size int) returns boolean
language sql stable security definer set search_path = '' as $$
  select coalesce(sum(o.size), 0) + seats_left.size <= coalesce(m.capacity, 1000000)
    and coalesce(sum(o.size) filter (where o.audience = r.audience), 0) + seats_left.size
      <= coalesce((m.capacities ->> r.audience)::int, 1000000)
  from public.registrations o
  where o.meeting_id = m.id and o.id <> r.id and o.state in ('offered', 'registered')
$$;
comment on function private.seats_left(public.meetings, public.registrations, int) is
  'True when there is room for that many in the place of a registration, beside all others.';

create function private.tell_registered(m public.meetings, kind text, key text, at timestamptz) returns void
language sql security definer set search_path = '' as $$
  select private.notify(r.person_id, kind, key, at)
  from public.registrations r
  where r.meeting_id = m.id and r.state <> 'cancelled'
  order by r.person_id
$$;
comment on function private.tell_registered(public.meetings, text, text, timestamptz) is
  'Tells all who have a seat in a meeting, or wait for one.';

-- Functions: rules of meetings

create function private.meeting_locked(meeting uuid) returns public.meetings
language plpgsql security definer set search_path = '' as $$
declare
  m public.meetings;
begin
  select * into m from public.meetings where id = meeting for update;
  if not found or (m.state = 'draft' and private.meeting_actors(m) = '{}') then
    perform private.fail('not_found', 'id');
  end if;
  return m;
end
$$;
comment on function private.meeting_locked(uuid) is
  'The meeting, locked until the transaction ends; refuses with not_found what the one who asks cannot read.';

create function private.meeting_answer(meeting uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('rows', jsonb_build_array(jsonb_build_object('entity', 'meetings', 'row', to_jsonb(m))))
  from public.meetings m where m.id = meeting
$$;
comment on function private.meeting_answer(uuid) is 'What a command about a meeting answers.';

create function private.meeting_times(m public.meetings) returns void
language plpgsql immutable set search_path = '' as $$
begin
  if m.ends_at <= m.starts_at or m.ends_at > m.starts_at + interval '14 days' then
    perform private.fail('invalid', 'ends_at');
  elsif m.closes_at > m.ends_at or m.closes_at <= m.opens_at then
    perform private.fail('invalid', 'closes_at');
  end if;
end
$$;
comment on function private.meeting_times(public.meetings) is
  'Refuses times that contradict each other; equal to timeFaults in TypeScript.';

create function private.meeting_ready(m public.meetings) returns void
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
  elsif m.mode <> 'physical' and m.join_url is null then
    perform private.fail('missing', 'join_url');
  end if;
  perform private.meeting_times(m);
end
$$;
comment on function private.meeting_ready(public.meetings) is
  'Refuses a meeting that says too little for others to come; equal to publishFaults in TypeScript.';

create function private.meeting_ahead(starts timestamptz, at timestamptz) returns void
language plpgsql stable set search_path = '' as $$
begin
  if starts <= at then
    perform private.fail('closed', 'starts_at');
  end if;
end
$$;
comment on function private.meeting_ahead(timestamptz, timestamptz) is
  'Refuses to invite to what has begun; equal to a part of publishFaults in TypeScript.';

create function private.meeting_references(m public.meetings, before public.meetings, at timestamptz) returns void
language plpgsql stable security definer set search_path = '' as $$
declare
  one uuid;
  root uuid;
  chosen boolean;
begin
  for one in select u from unnest(m.theme_ids) u where u <> all (before.theme_ids) loop
    chosen := private.term_open('themes', one, m.partnership_id, private.oslo_day(at));
    if chosen is null then
      perform private.fail('unknown_reference', 'theme_ids');
    elsif not chosen then
      perform private.fail('invalid', 'theme_ids');
    end if;
  end loop;
  for one in select u from unnest(m.challenge_ids) u where u <> all (before.challenge_ids) loop
    if not exists (select from public.challenges c where c.id = one and private.is_public(c.state)) then
      perform private.fail('unknown_reference', 'challenge_ids');
    end if;
  end loop;
  for one in select u from unnest(m.co_host_ids) u where u <> all (before.co_host_ids) loop
    root := private.root_of(one);
    if root is null then
      perform private.fail('unknown_reference', 'co_host_ids');
    elsif one = m.organisation_id or not exists (
      select from public.partnership_members p where p.partnership_id = m.partnership_id and p.organisation_id = root
    ) then
      perform private.fail('invalid', 'co_host_ids');
    end if;
  end loop;
end
$$;
comment on function private.meeting_references(public.meetings, public.meetings, timestamptz) is
  'Refuses what a meeting newly refers to when there is none, when it cannot be chosen today, or when it belongs to others.';

create function private.meeting_seats(m public.meetings, before public.meetings) returns void
language plpgsql stable security definer set search_path = '' as $$
begin
  if m.capacity < m.taken and m.capacity is distinct from before.capacity then
    perform private.fail('full', 'capacity');
  elsif m.capacities <> before.capacities and exists (
    select from public.registrations r
    where r.meeting_id = m.id and r.state in ('offered', 'registered')
    group by r.audience
    having sum(r.size) > (m.capacities ->> r.audience)::int
  ) then
    perform private.fail('full', 'capacities');
  elsif m.questions <> before.questions and exists (
    select from public.registrations r where r.meeting_id = m.id and r.state <> 'cancelled'
  ) then
    perform private.fail('wrong_state', 'questions');
  end if;
end
$$;
comment on function private.meeting_seats(public.meetings, public.meetings) is
  'Refuses fewer seats than are taken, and other questions than have been answered.';

create function private.meeting_create(args jsonb, at timestamptz) returns void
language plpgsql security definer set search_path = '' as $$
declare
  host uuid := (args ->> 'organisation_id')::uuid;
  partnership uuid := (args ->> 'partnership_id')::uuid;
  root uuid := private.root_of(host);
  first text;
begin
  if host is null then
    perform private.fail('missing', 'organisation_id');
  elsif partnership is null then
    perform private.fail('missing', 'partnership_id');
  elsif root is null then
    perform private.fail('unknown_reference', 'organisation_id');
  elsif not exists (select from public.partnerships p where p.id = partnership) then
    perform private.fail('unknown_reference', 'partnership_id');
  end if;
  first := private.step(
    'meetings.save', null, case when private.hosts(partnership, array[host]) then array['host'] else '{}' end
  );
  if not exists (
    select from public.partnership_members p where p.partnership_id = partnership and p.organisation_id = root
  ) then
    perform private.fail('invalid', 'organisation_id');
  end if;
  perform private.limit_each('meeting', 100, 1000, '1 day', at);
  insert into public.meetings (id, partnership_id, organisation_id, state)
  values ((args ->> 'id')::uuid, partnership, host, first);
end
$$;
comment on function private.meeting_create(jsonb, timestamptz) is 'An empty draft of one who hosts for the organisation.';

-- Functions: commands of meetings

create function private.meetings_save(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  patch jsonb := args - array['id', 'partnership_id', 'organisation_id'];
  before public.meetings;
  m public.meetings;
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

  stale := private.stale_fields('meetings', to_jsonb(before), patch, base_rev);
  if stale <> '{}' then
    return private.conflict(to_jsonb(before), stale);
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
    perform private.meeting_ready(m);
    perform private.meeting_seats(m, before);
  end if;
  if m is distinct from before then
    update public.meetings set
      co_host_ids = m.co_host_ids, partners = m.partners, language = m.language, kind = m.kind, reach = m.reach,
      audiences = m.audiences, title = m.title, about = m.about, agenda = m.agenda, speakers = m.speakers,
      mode = m.mode, address = m.address, room = m.room, step_free = m.step_free, hearing_loop = m.hearing_loop,
      access_notes = m.access_notes, join_url = m.join_url, challenge_ids = m.challenge_ids, theme_ids = m.theme_ids,
      starts_at = m.starts_at, ends_at = m.ends_at, registers = m.registers, opens_at = m.opens_at,
      closes_at = m.closes_at, capacity = m.capacity, capacities = m.capacities, questions = m.questions,
      sequence = m.sequence + case when m.state = 'draft' then 0 else 1 end
    where id = m.id;
    if (m.mode, m.address, m.room, m.join_url) is distinct from (before.mode, before.address, before.room, before.join_url) then
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
comment on function private.meetings_save(jsonb, int, timestamptz) is
  'Command meetings.save: makes a draft or changes a meeting, but for the time of one that others know of. Two hosts who change the same field at once: the second is shown both. Error: full, for fewer seats than are taken.';

create function private.meeting_shown(command text, args jsonb, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  m public.meetings := private.meeting_locked((args ->> 'id')::uuid);
  next text := private.step(command, m.state, private.meeting_actors(m));
begin
  perform private.meeting_ready(m);
  perform private.meeting_ahead(m.starts_at, at);
  update public.meetings
  set state = next, slug = coalesce(m.slug, private.meeting_slug(m.title, m.id)),
    published_at = coalesce(m.published_at, at),
    sequence = m.sequence + case when m.state = 'draft' then 0 else 1 end
  where id = m.id;
  return private.meeting_answer(m.id);
end
$$;
comment on function private.meeting_shown(text, jsonb, timestamptz) is 'Shows a meeting to others, when it says enough and lies ahead.';

create function private.meetings_plan(args jsonb, base_rev int, at timestamptz) returns jsonb
language sql security definer set search_path = '' as $$
  select private.meeting_shown('meetings.plan', args, at)
$$;
comment on function private.meetings_plan(jsonb, int, timestamptz) is
  'Command meetings.plan: shows a meeting whose time may still change; nobody registers yet.';

create function private.meetings_publish(args jsonb, base_rev int, at timestamptz) returns jsonb
language sql security definer set search_path = '' as $$
  select private.meeting_shown('meetings.publish', args, at)
$$;
comment on function private.meetings_publish(jsonb, int, timestamptz) is 'Command meetings.publish: invites to a meeting whose time is certain.';

create function private.meetings_move(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  before public.meetings := private.meeting_locked((args ->> 'id')::uuid);
  m public.meetings := before;
  stale text[];
begin
  perform private.step('meetings.move', before.state, private.meeting_actors(before));
  stale := private.stale_fields('meetings', to_jsonb(before), args - array['id', 'reason'], base_rev);
  if stale <> '{}' then
    return private.conflict(to_jsonb(before), stale);
  end if;
  m.starts_at := (args ->> 'starts_at')::timestamptz;
  m.ends_at := (args ->> 'ends_at')::timestamptz;
  -- A window for registration moves with the meeting.
  m.opens_at := before.opens_at;
  m.closes_at := before.closes_at + (m.starts_at - before.starts_at);
  perform private.meeting_times(m);
  perform private.meeting_ahead(m.starts_at, at);
  if (m.starts_at, m.ends_at) is distinct from (before.starts_at, before.ends_at) then
    update public.meetings
    set starts_at = m.starts_at, ends_at = m.ends_at, closes_at = m.closes_at, moved_from = before.starts_at,
      reason = coalesce(args ->> 'reason', ''), sequence = m.sequence + 1
    where id = m.id;
    perform private.tell_registered(m, 'meeting_moved', m.id || ':' || m.sequence + 1, at);
    perform private.give_seats(m.id, null, at);
  end if;
  return private.meeting_answer(m.id);
end
$$;
comment on function private.meetings_move(jsonb, int, timestamptz) is
  'Command meetings.move: to another time. All keep their seats and their places in the line, and are told.';

create function private.meetings_cancel(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  m public.meetings := private.meeting_locked((args ->> 'id')::uuid);
  next text := private.step('meetings.cancel', m.state, private.meeting_actors(m));
begin
  update public.meetings set state = next, reason = args ->> 'reason', sequence = m.sequence + 1 where id = m.id;
  perform private.tell_registered(m, 'meeting_cancelled', m.id::text, at);
  return private.meeting_answer(m.id);
end
$$;
comment on function private.meetings_cancel(jsonb, int, timestamptz) is
  'Command meetings.cancel: it does not take place. Its page stays and says so, and all who registered are told.';

create function private.meetings_remove(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  m public.meetings := private.meeting_locked((args ->> 'id')::uuid);
begin
  perform private.step('meetings.remove', m.state, private.meeting_actors(m));
  delete from public.meetings where id = m.id;
  return jsonb_build_object('gone', jsonb_build_array(jsonb_build_object('entity', 'meetings', 'id', m.id)));
end
$$;
comment on function private.meetings_remove(jsonb, int, timestamptz) is 'Command meetings.remove: throws a draft away.';

create function private.meetings_repeat(args jsonb, base_rev int, at timestamptz) returns jsonb
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
  end loop;
  return jsonb_build_object('rows', (
    select jsonb_agg(jsonb_build_object('entity', 'meetings', 'row', to_jsonb(o)) order by o.starts_at, o.id)
    from public.meetings o where o.id = m.id or o.id = any (ids)
  ));
end
$$;
comment on function private.meetings_repeat(jsonb, int, timestamptz) is
  'Command meetings.repeat: makes a draft of each of these times, at most 59 beside the first, which is the draft that is repeated. Each lives alone from then on.';

-- Functions: commands of registrations

create function private.registration_locked(registration uuid) returns public.registrations
language plpgsql security definer set search_path = '' as $$
declare
  m public.meetings;
  r public.registrations;
begin
  -- The meeting first, always: its line is given out under its lock.
  select o.* into m
  from public.meetings o
  where o.id = (select g.meeting_id from public.registrations g where g.id = registration)
  for update;
  select * into r from public.registrations where id = registration for update;
  if not found or private.registration_actors(r, m) = '{}' then
    perform private.fail('not_found', 'id');
  end if;
  return r;
end
$$;
comment on function private.registration_locked(uuid) is
  'The registration and its meeting, locked until the transaction ends; refuses with not_found what the one who asks cannot read.';

create function private.registration_answer(registration uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('rows', jsonb_build_array(
    jsonb_build_object('entity', 'registrations', 'row', to_jsonb(r)),
    jsonb_build_object('entity', 'meetings', 'row', to_jsonb(m))
  ))
  from public.registrations r join public.meetings m on m.id = r.meeting_id
  where r.id = registration
$$;
comment on function private.registration_answer(uuid) is 'What a command about a registration answers: it, and its meeting.';

create function private.registration_open(m public.meetings, at timestamptz) returns void
language plpgsql stable set search_path = '' as $$
begin
  if m.state <> 'confirmed' then
    perform private.fail('wrong_state', 'meeting_id');
  elsif at >= m.starts_at then
    perform private.fail('closed', 'meeting_id');
  end if;
end
$$;
comment on function private.registration_open(public.meetings, timestamptz) is
  'Refuses seats in what does not take place, or has begun.';

create function private.registration_fits(m public.meetings, audience text, size int, answers text[]) returns void
language plpgsql stable set search_path = '' as $$
begin
  if size > least(m.capacity, (m.capacities ->> audience)::int) then
    perform private.fail('full', 'size');
  elsif cardinality(answers) > cardinality(m.questions) then
    perform private.fail('invalid', 'answers');
  end if;
end
$$;
comment on function private.registration_fits(public.meetings, text, int, text[]) is
  'Refuses more people than could ever have a seat, and answers that nobody asked for.';

create function private.registrations_register(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  m public.meetings;
  first text;
begin
  select * into m from public.meetings where id = (args ->> 'meeting_id')::uuid for update;
  if not found or m.state = 'draft' then
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
  return private.registration_answer((args ->> 'id')::uuid);
end
$$;
comment on function private.registrations_register(jsonb, int, timestamptz) is
  'Command registrations.register: joins the line of a meeting, and gets a seat at once where there is one for it. Whoever belongs to no organisation comes as external.';

create function private.registrations_change(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  before public.registrations := private.registration_locked((args ->> 'id')::uuid);
  r public.registrations;
  m public.meetings;
  stale text[];
begin
  select * into m from public.meetings where id = before.meeting_id;
  perform private.step('registrations.change', before.state, private.registration_actors(before, m));
  perform private.registration_open(m, at);
  stale := private.stale_fields('registrations', to_jsonb(before), args - 'id', base_rev);
  if stale <> '{}' then
    return private.conflict(to_jsonb(before), stale);
  end if;
  r := jsonb_populate_record(before, args - 'id');
  perform private.registration_fits(m, r.audience, r.size, r.answers);
  if r.size > before.size and r.state <> 'waiting' and not private.seats_left(m, before, r.size) then
    perform private.fail('full', 'size');
  end if;
  if r is distinct from before then
    update public.registrations set size = r.size, name = r.name, answers = r.answers, needs = r.needs where id = r.id;
    perform private.give_seats(m.id, null, at);
  end if;
  return private.registration_answer(r.id);
end
$$;
comment on function private.registrations_change(jsonb, int, timestamptz) is
  'Command registrations.change: how many come, what they answer and need. Whoever has a seat keeps it; who waits keeps their place.';

create function private.registrations_cancel(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  r public.registrations := private.registration_locked((args ->> 'id')::uuid);
  m public.meetings;
  mine boolean := r.person_id = auth.uid();
  next text;
begin
  select * into m from public.meetings where id = r.meeting_id;
  next := private.step('registrations.cancel', r.state, private.registration_actors(r, m));
  if m.state <> 'confirmed' then
    perform private.fail('wrong_state', 'meeting_id');
  end if;
  update public.registrations
  set state = next, offered_until = null, needs = '', ended_by = case when mine then 'self' else 'host' end
  where id = r.id;
  if not mine then
    perform private.note_access(
      r.person_id, 'registrations', r.id,
      coalesce(
        (
          select min(u.role) from public.unit_roles u
          where u.person_id = auth.uid() and u.organisation_id = any (m.organisation_id || m.co_host_ids)
        ),
        'coordinator'
      ),
      m.organisation_id, 'answer', at
    );
    perform private.notify(r.person_id, 'seat_cancelled', m.id || ':' || r.id, at);
  end if;
  perform private.give_seats(m.id, null, at);
  return private.registration_answer(r.id);
end
$$;
comment on function private.registrations_cancel(jsonb, int, timestamptz) is
  'Command registrations.cancel: gives the seat back, or leaves the line; the first who waits for it is offered it.';

create function private.registrations_accept(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  r public.registrations := private.registration_locked((args ->> 'id')::uuid);
  m public.meetings;
  next text;
begin
  select * into m from public.meetings where id = r.meeting_id;
  next := private.step('registrations.accept', r.state, private.registration_actors(r, m));
  perform private.registration_open(m, at);
  if r.offered_until <= at then
    perform private.fail('closed');
  end if;
  update public.registrations set state = next, offered_until = null where id = r.id;
  return private.registration_answer(r.id);
end
$$;
comment on function private.registrations_accept(jsonb, int, timestamptz) is
  'Command registrations.accept: takes the seat that was offered, while it is kept.';

-- Functions: who is gone

create function private.leave_meetings() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  meeting uuid;
begin
  for meeting in
    select m.id from public.meetings m
    where m.id in (select r.meeting_id from public.registrations r where r.person_id = old.id)
    order by m.id
    for update
  loop
    delete from public.registrations r where r.meeting_id = meeting and r.person_id = old.id;
    perform private.give_seats(meeting, null, now());
  end loop;
  return old;
end
$$;
comment on function private.leave_meetings() is
  'Trigger of accounts: gives back the seats of one who goes, so that those who wait get them.';

-- Functions: due work

create function private.job_meetings(at timestamptz) returns text
language plpgsql security definer set search_path = '' as $$
declare
  meeting uuid;
  r public.registrations;
  ended int := 0;
  held int;
begin
  for meeting in
    select m.id from public.meetings m
    where m.id in (select o.meeting_id from public.registrations o where o.state = 'offered' and o.offered_until <= job_meetings.at)
    order by m.id
    for update
  loop
    for r in
      select * from public.registrations o
      where o.meeting_id = meeting and o.state = 'offered' and o.offered_until <= job_meetings.at
      order by o.number
    loop
      update public.registrations
      set state = private.step('registrations.lapse', r.state, '{clock}'), offered_until = null, needs = '', ended_by = 'clock'
      where id = r.id;
      perform private.notify(r.person_id, 'seat_lapsed', meeting || ':' || r.id, at);
      ended := ended + 1;
    end loop;
    perform private.give_seats(meeting, null, at);
  end loop;
  update public.meetings m set state = private.step('meetings.hold', m.state, '{clock}')
  where m.state = 'confirmed' and m.ends_at <= job_meetings.at;
  get diagnostics held = row_count;
  return format('%s ended, %s held', ended, held);
end
$$;
comment on function private.job_meetings(timestamptz) is
  'Ends offers of seats that nobody took in time and offers them to the next; meetings that are over were held.';

create function private.job_forget_registrations(at timestamptz) returns text
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
  return format('%s forgotten, %s purged', forgotten, purged);
end
$$;
comment on function private.job_forget_registrations(timestamptz) is
  'Forgets 30 days after a meeting what somebody needed there, and after a year that they were registered.';

insert into private.jobs (name, every) values ('meetings', '5 minutes'), ('forget_registrations', '1 day');

-- Triggers

create trigger stamp before insert or update on public.meetings
  for each row execute function private.stamp();
create trigger never_again before insert on public.meetings
  for each row execute function private.never_again();
create trigger note_fields after insert or update on public.meetings
  for each row execute function private.note_fields();
create trigger feed after insert or update or delete on public.meetings
  for each row execute function private.feed_meeting();
create trigger stamp before insert or update on public.registrations
  for each row execute function private.stamp();
create trigger never_again before insert on public.registrations
  for each row execute function private.never_again();
create trigger note_fields after insert or update on public.registrations
  for each row execute function private.note_fields();
create trigger feed after insert or update or delete on public.registrations
  for each row execute function private.feed_registration();
create trigger leave_meetings before delete on auth.users
  for each row execute function private.leave_meetings();

-- Commands and transitions

insert into private.commands (name, version, arguments) values
  ('meetings.save', 1, '{
    "id": {"type": "id", "required": true},
    "partnership_id": {"type": "id"},
    "organisation_id": {"type": "id"},
    "co_host_ids": {"type": "ids", "max": 10},
    "partners": {"type": "text", "min": 0, "max": 500, "plain": true},
    "language": {"type": "choice", "of": ["nb", "nn", "en"]},
    "kind": {"type": "choice", "nullable": true, "of": ["guest_lecture", "field_visit", "gathering", "dissemination", "work_meeting", "workshop", "breakfast", "conference", "research_days"]},
    "reach": {"type": "choice", "of": ["internal", "university", "external"]},
    "audiences": {"type": "list", "max": 5, "of": ["researcher", "phd", "student", "municipal_staff", "external"]},
    "title": {"type": "text", "min": 0, "max": 120},
    "about": {"type": "text", "min": 0, "max": 10000},
    "agenda": {"type": "text", "min": 0, "max": 5000},
    "speakers": {"type": "text", "min": 0, "max": 1000, "plain": true},
    "mode": {"type": "choice", "of": ["physical", "digital", "both"]},
    "address": {"type": "text", "min": 0, "max": 200},
    "room": {"type": "text", "min": 0, "max": 200},
    "step_free": {"type": "flag", "nullable": true},
    "hearing_loop": {"type": "flag", "nullable": true},
    "access_notes": {"type": "text", "min": 0, "max": 1000},
    "join_url": {"type": "url", "max": 500, "nullable": true},
    "challenge_ids": {"type": "ids", "max": 10},
    "theme_ids": {"type": "ids", "max": 5},
    "starts_at": {"type": "time", "nullable": true},
    "ends_at": {"type": "time", "nullable": true},
    "registers": {"type": "flag"},
    "opens_at": {"type": "time", "nullable": true},
    "closes_at": {"type": "time", "nullable": true},
    "capacity": {"type": "whole", "min": 1, "max": 10000, "nullable": true},
    "capacities": {"type": "counts", "min": 1, "max": 10000, "of": ["researcher", "phd", "student", "municipal_staff", "external"]},
    "questions": {"type": "texts", "max": 5, "min": 1, "each": 200}
  }'),
  ('meetings.plan', 1, '{"id": {"type": "id", "required": true}}'),
  ('meetings.publish', 1, '{"id": {"type": "id", "required": true}}'),
  ('meetings.move', 1, '{
    "id": {"type": "id", "required": true},
    "starts_at": {"type": "time", "required": true},
    "ends_at": {"type": "time", "required": true},
    "reason": {"type": "text", "min": 0, "max": 500}
  }'),
  ('meetings.cancel', 1, '{
    "id": {"type": "id", "required": true},
    "reason": {"type": "text", "required": true, "min": 3, "max": 500}
  }'),
  ('meetings.remove', 1, '{"id": {"type": "id", "required": true}}'),
  ('meetings.repeat', 1, '{
    "id": {"type": "id", "required": true},
    "rule": {"type": "text", "required": true, "min": 1, "max": 200},
    "ids": {"type": "ids", "required": true, "max": 59},
    "times": {"type": "times", "required": true, "max": 59}
  }'),
  ('registrations.register', 1, '{
    "id": {"type": "id", "required": true},
    "meeting_id": {"type": "id", "required": true},
    "audience": {"type": "choice", "required": true, "of": ["researcher", "phd", "student", "municipal_staff", "external"]},
    "name": {"type": "text", "required": true, "min": 2, "max": 80},
    "size": {"type": "whole", "min": 1, "max": 20},
    "answers": {"type": "texts", "max": 5, "min": 0, "each": 1000},
    "needs": {"type": "text", "min": 0, "max": 500}
  }'),
  ('registrations.change', 1, '{
    "id": {"type": "id", "required": true},
    "name": {"type": "text", "min": 2, "max": 80},
    "size": {"type": "whole", "min": 1, "max": 20},
    "answers": {"type": "texts", "max": 5, "min": 0, "each": 1000},
    "needs": {"type": "text", "min": 0, "max": 500}
  }'),
  ('registrations.cancel', 1, '{"id": {"type": "id", "required": true}}'),
  ('registrations.accept', 1, '{"id": {"type": "id", "required": true}}');

insert into private.transitions (room, command, from_state, to_state, actor) values
  ('meetings', 'meetings.save', null, 'draft', 'host'),
  ('meetings', 'meetings.save', 'draft', 'draft', 'host'),
  ('meetings', 'meetings.save', 'tentative', 'tentative', 'host'),
  ('meetings', 'meetings.save', 'confirmed', 'confirmed', 'host'),
  ('meetings', 'meetings.plan', 'draft', 'tentative', 'host'),
  ('meetings', 'meetings.publish', 'draft', 'confirmed', 'host'),
  ('meetings', 'meetings.publish', 'tentative', 'confirmed', 'host'),
  ('meetings', 'meetings.move', 'tentative', 'tentative', 'host'),
  ('meetings', 'meetings.move', 'confirmed', 'confirmed', 'host'),
  ('meetings', 'meetings.cancel', 'tentative', 'cancelled', 'host'),
  ('meetings', 'meetings.cancel', 'confirmed', 'cancelled', 'host'),
  ('meetings', 'meetings.remove', 'draft', null, 'host'),
  ('meetings', 'meetings.repeat', null, 'draft', 'host'),
  ('meetings', 'meetings.repeat', 'draft', 'draft', 'host'),
  ('meetings', 'meetings.hold', 'confirmed', 'held', 'clock'),
  ('registrations', 'registrations.register', null, 'waiting', 'self'),
  ('registrations', 'registrations.seat', 'waiting', 'registered', 'line'),
  ('registrations', 'registrations.offer', 'waiting', 'offered', 'line'),
  ('registrations', 'registrations.accept', 'offered', 'registered', 'self'),
  ('registrations', 'registrations.lapse', 'offered', 'cancelled', 'clock'),
  ('registrations', 'registrations.change', 'waiting', 'waiting', 'self'),
  ('registrations', 'registrations.change', 'offered', 'offered', 'self'),
  ('registrations', 'registrations.change', 'registered', 'registered', 'self'),
  ('registrations', 'registrations.cancel', 'waiting', 'cancelled', 'self'),
  ('registrations', 'registrations.cancel', 'waiting', 'cancelled', 'host'),
  ('registrations', 'registrations.cancel', 'offered', 'cancelled', 'self'),
  ('registrations', 'registrations.cancel', 'offered', 'cancelled', 'host'),
  ('registrations', 'registrations.cancel', 'registered', 'cancelled', 'self'),
  ('registrations', 'registrations.cancel', 'registered', 'cancelled', 'host');

-- Grants

revoke all on public.meetings, public.registrations from public, anon, authenticated, service_role;
grant select on public.meetings to anon, authenticated;
grant select on public.registrations to authenticated;
grant execute on function private.my_meetings() to authenticated;

-- Comments: policies, indexes, triggers

comment on policy meetings_open on public.meetings is 'Anyone reads a meeting once it is shown.';
comment on policy meetings_read on public.meetings is 'Anyone reads a meeting once it is shown, and its hosts its draft.';
comment on policy registrations_read on public.registrations is 'One reads one''s own registrations, and hosts those for their meetings.';
comment on index public.meetings_partnership_id is 'The meetings of a partnership.';
comment on index public.meetings_organisation_id is 'The meetings that an organisation hosts.';
comment on index public.meetings_co_host_ids is 'The meetings that an organisation hosts with others.';
comment on index public.meetings_ends_at is 'The meetings that are over, for the jobs.';
comment on index public.registrations_person_id is 'The registrations of a person.';
comment on index public.registrations_one_each is 'One place for each person in a meeting, and in its line.';
comment on index public.registrations_offered_until is 'Offers of seats that run out.';
comment on trigger stamp on public.meetings is 'Counts the changes of a row and notes the time: phones compare the number with their own.';
comment on trigger never_again on public.meetings is 'Refuses the id of a row that is gone, which a phone may hold at a later rev.';
comment on trigger note_fields on public.meetings is 'Writes down at which rev each field changed, so that two hosts who change different ones both succeed.';
comment on trigger feed on public.meetings is 'Tells the feed who may read the row now, so that their phones fetch it or let it go.';
comment on trigger stamp on public.registrations is 'Counts the changes of a row and notes the time: phones compare the number with their own.';
comment on trigger never_again on public.registrations is 'Refuses the id of a row that is gone, which a phone may hold at a later rev.';
comment on trigger note_fields on public.registrations is 'Writes down at which rev each field changed, so that changes from two phones merge.';
comment on trigger feed on public.registrations is 'Tells the feed who may read the row now, so that their phones fetch it or let it go.';
comment on trigger leave_meetings on auth.users is 'Gives back the seats of one who goes.';
