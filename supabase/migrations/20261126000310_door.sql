-- The door: who came to a meeting, and what need was caught there.
--
-- Contract: whoever has a place in a meeting has a ticket: a code that the meeting's secret makes of the place. Only hosts
-- have the secret, so their phones know a genuine ticket without cover, also of somebody who registered after they were
-- last in touch. The poster's code is another; who scans it says "here I am" for themselves.
-- Coming is a mark on the place, not a count: any number of marks from any number of phones, in any order, end as one, the
-- first that was made. Taking it away is what a host does, after having looked.
-- Which host marked is not kept on the place: that it was by name, ticket or poster is enough, and says whether it was a
-- host at all.
-- A need that was caught in a meeting is an ordinary draft of its author; the link to the meeting is read by the hosts.

insert into private.error_codes (code) values ('too_early'), ('other_meeting'), ('forged');

-- Tables

create table public.doors (
  id uuid primary key references public.meetings (id) on delete cascade,
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  secret text not null,
  code text not null unique
);

create table public.meeting_needs (
  id uuid primary key,
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  meeting_id uuid not null references public.meetings (id) on delete cascade,
  challenge_id uuid not null unique references public.challenges (id) on delete cascade
);

alter table public.registrations
  add column ticket text not null default '',
  add column arrived_at timestamptz,
  add column arrived_by text check (arrived_by in ('qr', 'name', 'poster')),
  add constraint registrations_arrived check ((arrived_at is null) = (arrived_by is null));

-- Comments

comment on table public.doors is 'What the hosts of a meeting need at the door. Read by them only.';
comment on column public.doors.id is 'The meeting.';
comment on column public.doors.rev is 'Number of changes, by trigger.';
comment on column public.doors.updated_at is 'Time of the last change, by trigger.';
comment on column public.doors.secret is 'Key that makes the tickets, 64 hex digits; made by the server and never changed.';
comment on column public.doors.code is 'What the poster says to a phone, made by the server.';

comment on table public.meeting_needs is 'A need that was caught in a meeting. Read by its hosts.';
comment on column public.meeting_needs.id is 'Made by the client.';
comment on column public.meeting_needs.rev is 'Number of changes, by trigger.';
comment on column public.meeting_needs.updated_at is 'Time of the last change, by trigger.';
comment on column public.meeting_needs.meeting_id is 'Where it was caught.';
comment on column public.meeting_needs.challenge_id is 'What became of it: a draft at first.';

comment on column public.registrations.ticket is 'Personal: Your ticket: so that the host can see that the seat is yours, also without a signal.';
comment on column public.registrations.arrived_at is 'Personal: When you came: so that you and the hosts know who was there.';
comment on column public.registrations.arrived_by is 'Whether a host scanned the ticket or found the name, or its person scanned the poster.';

-- Index

create index meeting_needs_meeting_id on public.meeting_needs (meeting_id);

-- RLS

alter table public.doors enable row level security;
alter table public.meeting_needs enable row level security;

-- Policies

create policy doors_read on public.doors for select to authenticated using (id in (select private.my_meetings()));
create policy meeting_needs_read on public.meeting_needs for select to authenticated
  using (meeting_id in (select private.my_meetings()));

-- Functions: tickets

create function private.hmac_sha256(key bytea, message bytea) returns bytea
language plpgsql immutable set search_path = '' as $$
declare
  inner_key bytea := decode(repeat('36', 64), 'hex');
  outer_key bytea := decode(repeat('5c', 64), 'hex');
begin
  for n in 0 .. length(key) - 1 loop
    inner_key := set_byte(inner_key, n, get_byte(key, n) # 54);
    outer_key := set_byte(outer_key, n, get_byte(key, n) # 92);
  end loop;
  return sha256(outer_key || sha256(inner_key || message));
end
$$;
comment on function private.hmac_sha256(bytea, bytea) is
  'HMAC of RFC 2104 with SHA-256, for keys of 64 bytes at most: pgcrypto is not everywhere.';

create function private.ticket_of(meeting uuid, registration uuid) returns text
language sql stable security definer set search_path = '' as $$
  select left(encode(private.hmac_sha256(decode(d.secret, 'hex'), convert_to(registration::text, 'UTF8')), 'hex'), 32)
  from public.doors d where d.id = meeting
$$;
comment on function private.ticket_of(uuid, uuid) is
  'The ticket of a place in a meeting: 32 hex digits. Equal to ticketOf in TypeScript.';

create function private.make_ticket() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  new.ticket := private.ticket_of(new.meeting_id, new.id);
  return new;
end
$$;
comment on function private.make_ticket() is 'Trigger of registrations: a new place has its ticket.';

create function private.hang_door() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  -- Two random ids have 244 random bits.
  insert into public.doors (id, secret, code) values (
    new.id, encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'hex'),
    left(replace(gen_random_uuid()::text, '-', ''), 12)
  );
  return null;
end
$$;
comment on function private.hang_door() is 'Trigger of meetings: a new one has its secret.';

-- Functions: the feed

create function private.feed_door(meeting uuid, changed boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
  m public.meetings;
begin
  -- Locked and read anew: other hosts beside a new need must not use an older picture.
  select * into m from public.meetings where id = meeting for share;
  if found then
    perform private.feed('doors', m.id, private.host_audiences(m), changed);
    perform private.feed('meeting_needs', n.id, private.host_audiences(m), changed)
    from public.meeting_needs n where n.meeting_id = m.id;
  end if;
end
$$;
comment on function private.feed_door(uuid, boolean) is 'Brings the feed of what the hosts of a meeting have for themselves up to date.';

create function private.feed_behind_door() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    perform private.feed(tg_table_name, old.id, '{}', true);
  elsif tg_table_name = 'doors' then
    perform private.feed_door(new.id, true);
  else
    perform private.feed_door((to_jsonb(new) ->> 'meeting_id')::uuid, true);
  end if;
  return null;
end
$$;
comment on function private.feed_behind_door() is 'Trigger of doors and of needs from meetings.';

create function private.feed_hosts() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if (new.partnership_id, new.organisation_id, new.co_host_ids)
    is distinct from (old.partnership_id, old.organisation_id, old.co_host_ids) then
    perform private.feed_door(new.id, false);
  end if;
  return null;
end
$$;
comment on function private.feed_hosts() is 'Trigger of meetings: other hosts have the door.';

-- Functions: coming

create function private.arrival(m public.meetings, given timestamptz, at timestamptz) returns timestamptz
language plpgsql stable set search_path = '' as $$
begin
  if m.state not in ('confirmed', 'held') then
    perform private.fail('wrong_state', 'meeting_id');
  elsif at < m.starts_at - interval '1 day' then
    perform private.fail('too_early', 'meeting_id');
  end if;
  -- A phone's clock may be wrong; nobody comes before the day before, or after now.
  return least(greatest(given, m.starts_at - interval '1 day'), at);
end
$$;
comment on function private.arrival(public.meetings, timestamptz, timestamptz) is
  'When somebody came, as the phone says it, within what can be; refuses what does not take place, or lies more than a day ahead.';

create function private.mark_arrival(r public.registrations, arrived timestamptz, way text) returns void
language sql security definer set search_path = '' as $$
  update public.registrations
  set arrived_at = arrived, arrived_by = way
  where id = r.id and (r.arrived_at is null or (arrived, way collate "C") < (r.arrived_at, r.arrived_by collate "C"))
$$;
comment on function private.mark_arrival(public.registrations, timestamptz, text) is
  'The first mark stands, in whatever order they come. Equal to firstMark in TypeScript.';

create function private.registrations_attend(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  r public.registrations := private.registration_locked((args ->> 'id')::uuid);
  m public.meetings;
begin
  select * into m from public.meetings where id = r.meeting_id;
  perform private.step('registrations.attend', r.state, private.registration_actors(r, m));
  perform private.mark_arrival(r, private.arrival(m, (args ->> 'at')::timestamptz, at), args ->> 'by');
  return private.registration_answer(r.id);
end
$$;
comment on function private.registrations_attend(jsonb, int, timestamptz) is
  'Command registrations.attend: a host has seen that they came. As often as anybody likes: the first mark stands.';

create function private.registrations_unattend(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  r public.registrations := private.registration_locked((args ->> 'id')::uuid);
  m public.meetings;
begin
  select * into m from public.meetings where id = r.meeting_id;
  perform private.step('registrations.unattend', r.state, private.registration_actors(r, m));
  update public.registrations set arrived_at = null, arrived_by = null where id = r.id and arrived_at is not null;
  return private.registration_answer(r.id);
end
$$;
comment on function private.registrations_unattend(jsonb, int, timestamptz) is
  'Command registrations.unattend: a host takes back that they came.';

create function private.registrations_arrive(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  r public.registrations := private.registration_locked((args ->> 'id')::uuid);
  m public.meetings;
  whose uuid;
begin
  select * into m from public.meetings where id = r.meeting_id;
  perform private.step('registrations.arrive', r.state, private.registration_actors(r, m));
  select d.id into whose from public.doors d where d.code = args ->> 'code';
  if whose is null then
    perform private.fail('forged', 'code');
  elsif whose <> m.id then
    perform private.fail('other_meeting', 'code');
  elsif at > m.ends_at + interval '7 days' then
    perform private.fail('closed', 'meeting_id');
  end if;
  perform private.mark_arrival(r, private.arrival(m, (args ->> 'at')::timestamptz, at), 'poster');
  return private.registration_answer(r.id);
end
$$;
comment on function private.registrations_arrive(jsonb, int, timestamptz) is
  'Command registrations.arrive: whoever has a seat says "here I am", with the code of the poster on the wall. Errors: forged, other_meeting.';

-- Functions: offers

-- An offer runs out for those who did not come: whoever was let in sits there.
create or replace function private.job_meetings(at timestamptz) returns text
language plpgsql security definer set search_path = '' as $$
declare
  meeting uuid;
  r public.registrations;
  ended int := 0;
  held int;
begin
  for meeting in
    select m.id from public.meetings m
    where m.id in (
      select o.meeting_id from public.registrations o
      where o.state = 'offered' and o.offered_until <= job_meetings.at and o.arrived_at is null
    )
    order by m.id
    for update
  loop
    for r in
      select * from public.registrations o
      where o.meeting_id = meeting and o.state = 'offered' and o.offered_until <= job_meetings.at and o.arrived_at is null
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

-- Functions: needs

create function private.meeting_needs_add(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  m public.meetings;
begin
  select * into m from public.meetings where id = (args ->> 'meeting_id')::uuid for share;
  if not found or m.state = 'draft' and private.meeting_actors(m) = '{}' then
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
comment on function private.meeting_needs_add(jsonb, int, timestamptz) is
  'Command meeting_needs.add: says of a need that one wrote oneself that it comes from a meeting one hosts.';

-- Triggers

create trigger stamp before insert or update on public.doors
  for each row execute function private.stamp();
create trigger never_again before insert on public.doors
  for each row execute function private.never_again();
create trigger feed after insert or update or delete on public.doors
  for each row execute function private.feed_behind_door();
create trigger stamp before insert or update on public.meeting_needs
  for each row execute function private.stamp();
create trigger never_again before insert on public.meeting_needs
  for each row execute function private.never_again();
create trigger bury after delete on public.meeting_needs
  for each row execute function private.bury();
create trigger feed after insert or update or delete on public.meeting_needs
  for each row execute function private.feed_behind_door();
create trigger door after insert on public.meetings
  for each row execute function private.hang_door();
create trigger feed_hosts after update on public.meetings
  for each row execute function private.feed_hosts();
create trigger ticket before insert on public.registrations
  for each row execute function private.make_ticket();

insert into public.doors (id, secret, code)
select
  m.id, encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'hex'),
  left(replace(gen_random_uuid()::text, '-', ''), 12)
from public.meetings m;
update public.registrations r set ticket = private.ticket_of(r.meeting_id, r.id);

-- Commands and transitions

insert into private.commands (name, version, arguments) values
  ('registrations.attend', 1, '{
    "id": {"type": "id", "required": true},
    "by": {"type": "choice", "required": true, "of": ["qr", "name"]},
    "at": {"type": "time", "required": true}
  }'),
  ('registrations.unattend', 1, '{"id": {"type": "id", "required": true}}'),
  ('registrations.arrive', 1, '{
    "id": {"type": "id", "required": true},
    "code": {"type": "text", "required": true, "min": 1, "max": 100},
    "at": {"type": "time", "required": true}
  }'),
  ('meeting_needs.add', 1, '{
    "id": {"type": "id", "required": true},
    "meeting_id": {"type": "id", "required": true},
    "challenge_id": {"type": "id", "required": true}
  }');

insert into private.transitions (room, command, from_state, to_state, actor) values
  ('registrations', 'registrations.attend', 'waiting', 'waiting', 'host'),
  ('registrations', 'registrations.attend', 'offered', 'offered', 'host'),
  ('registrations', 'registrations.attend', 'registered', 'registered', 'host'),
  ('registrations', 'registrations.unattend', 'waiting', 'waiting', 'host'),
  ('registrations', 'registrations.unattend', 'offered', 'offered', 'host'),
  ('registrations', 'registrations.unattend', 'registered', 'registered', 'host'),
  ('registrations', 'registrations.arrive', 'registered', 'registered', 'self'),
  ('meeting_needs', 'meeting_needs.add', null, null, 'host');

-- Grants

revoke all on public.doors, public.meeting_needs from public, anon, authenticated, service_role;
grant select on public.doors, public.meeting_needs to authenticated;

-- Comments: policies, indexes, triggers

comment on policy doors_read on public.doors is 'The hosts of a meeting have its door.';
comment on policy meeting_needs_read on public.meeting_needs is 'The hosts of a meeting see what needs came from it.';
comment on index public.meeting_needs_meeting_id is 'The needs from a meeting.';
comment on trigger stamp on public.doors is 'Counts the changes of a row and notes the time: phones compare the number with their own.';
comment on trigger never_again on public.doors is 'Refuses the id of a row that is gone, which a phone may hold at a later rev.';
comment on trigger feed on public.doors is 'Tells the feed who may read the row now, so that their phones fetch it or let it go.';
comment on trigger stamp on public.meeting_needs is 'Counts the changes of a row and notes the time: phones compare the number with their own.';
comment on trigger never_again on public.meeting_needs is 'Refuses the id of a row that is gone, which a phone may hold at a later rev.';
comment on trigger bury on public.meeting_needs is 'Notes that an id was used: it never is again.';
comment on trigger feed on public.meeting_needs is 'Tells the feed who may read the row now, so that their phones fetch it or let it go.';
comment on trigger door on public.meetings is 'A new meeting has its secret.';
comment on trigger feed_hosts on public.meetings is 'Other hosts have the door, and see the needs.';
comment on trigger ticket on public.registrations is 'A new place has its ticket.';
