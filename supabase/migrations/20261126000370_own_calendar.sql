-- Own calendars: an address from which a person's own calendar reads what they signed up for.
--
-- Contract: the address has a key of 160 random bits, made on the phone and shown there once; here is only its hash. Each
-- person has one calendar at most: a new one takes the place of the old, whose address answers nothing from then on. Who
-- has the address reads the meetings that its person has a place in, waits for, or left, and no name of anybody.
-- An unknown key and one that was taken back are answered alike, and cost the one who guesses.
-- Refused: to keep the key, so that it could be shown again. Whoever came by our database would have everybody's.
-- Refused: a token of sign-in in the address. A calendar program keeps it for years, and it opens this one list only.

-- Tables

create table public.calendars (
  id uuid primary key,
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  person_id uuid not null unique references auth.users (id) on delete cascade,
  key_hash text not null unique check (key_hash ~ '^[0-9a-f]{64}$'),
  language text not null check (language in ('nb', 'nn', 'en')),
  made_at timestamptz not null
);

-- Comments

comment on table public.calendars is
  'The address from which a person''s own calendar reads what they signed up for. Read by the person only.';
comment on column public.calendars.id is 'Made by the client.';
comment on column public.calendars.rev is 'Number of changes, by trigger.';
comment on column public.calendars.updated_at is 'Time of the last change, by trigger.';
comment on column public.calendars.person_id is 'Personal: Whose calendar it is: so that it holds what you signed up for.';
comment on column public.calendars.key_hash is 'SHA-256 of the key in the address, 64 hex digits. The key itself is nowhere here.';
comment on column public.calendars.language is 'Personal: The language we write your calendar in.';
comment on column public.calendars.made_at is 'Personal: When you made the address: so that you can see how old it is.';

-- RLS

alter table public.calendars enable row level security;

-- Policies

create policy calendars_own on public.calendars for select to authenticated using (person_id = (select auth.uid()));

-- Functions: commands

create function private.calendars_make(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  mine public.calendars;
  gone jsonb;
begin
  perform private.step('calendars.make', null, private.self_actors(me));
  if args ->> 'key_hash' !~ '^[0-9a-f]{64}$' then
    perform private.fail('invalid', 'key_hash');
  end if;
  -- One at a time for each person, or two phones would both find no other.
  perform pg_advisory_xact_lock(hashtextextended('calendars ' || me, 0));
  with deleted as (
    delete from public.calendars c where c.person_id = me and c.id <> (args ->> 'id')::uuid returning c.id
  )
  select coalesce(jsonb_agg(jsonb_build_object('entity', 'calendars', 'id', d.id)), '[]') into gone from deleted d;
  insert into public.calendars (id, person_id, key_hash, language, made_at)
  values ((args ->> 'id')::uuid, me, args ->> 'key_hash', args ->> 'language', at)
  returning * into mine;
  return jsonb_build_object(
    'rows', jsonb_build_array(jsonb_build_object('entity', 'calendars', 'row', to_jsonb(mine))), 'gone', gone
  );
end
$$;
comment on function private.calendars_make(jsonb, int, timestamptz) is
  'Command calendars.make: a new address, in the place of the one there was.';

create function private.calendars_revoke(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  removed uuid;
begin
  perform private.step('calendars.revoke', null, private.self_actors(me));
  delete from public.calendars c where c.person_id = me returning c.id into removed;
  return jsonb_build_object('gone', (
    select jsonb_agg(jsonb_build_object('entity', 'calendars', 'id', i))
    from (select (args ->> 'id')::uuid union select removed) ids (i)
    where i is not null
  ));
end
$$;
comment on function private.calendars_revoke(jsonb, int, timestamptz) is
  'Command calendars.revoke: the address answers nothing any more. Whatever phone made it: one who wants it closed wants none open.';

-- Functions: what the address answers

create function private.calendar_places(person uuid, since timestamptz) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(
    jsonb_agg(
      jsonb_build_object('meeting', to_jsonb(m), 'state', p.state, 'changes', p.changes, 'changed_at', p.changed_at)
      order by m.starts_at, m.id
    ), '[]'
  )
  from (
    select r.meeting_id, sum(r.rev)::int as changes, max(r.updated_at) as changed_at,
      (array_agg(r.state order by r.state = 'cancelled', r.number desc))[1] as state
    from public.registrations r
    where r.person_id = calendar_places.person
    group by r.meeting_id
  ) p
  join public.meetings m on m.id = p.meeting_id
  where m.state <> 'draft' and m.ends_at > since
$$;
comment on function private.calendar_places(uuid, timestamptz) is
  'The meetings that a person has or had a place in, each once with the place that counts and the number of changes of all of them: it only grows, as SEQUENCE must.';

create function private.calendar_read(key text, visitor text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  c public.calendars;
begin
  if key is null or key !~ '^[0-9a-f]{40}$' or visitor is null or char_length(visitor) not between 20 and 64 then
    return null;
  end if;
  select * into c from public.calendars x where x.key_hash = encode(sha256(convert_to(key, 'UTF8')), 'hex');
  if not found then
    perform private.limit('calendar_unknown', visitor, 60, '1 hour', now());
    -- Who the visitor is says the one who asks: without a limit for all, each name were a row more.
    perform private.limit('calendar_unknown_in_all', 'all', 600, '1 hour', now());
    return null;
  end if;
  perform private.limit('calendar', c.person_id::text, 120, '1 hour', now());
  return jsonb_build_object(
    'language', c.language, 'places', private.calendar_places(c.person_id, now() - interval '90 days')
  );
end
$$;
comment on function private.calendar_read(text, text) is 'See public.calendar_read.';

create function public.calendar_read(key text, visitor text) returns jsonb
language sql volatile set search_path = '' as $$
  select private.calendar_read(key, visitor)
$$;
comment on function public.calendar_read(text, text) is
  'What the calendar with this key holds: {language, places: [{meeting, state, changes, changed_at}]}; null for a key that is unknown or was taken back. An address may try 60 unknown keys an hour, all together 600, a calendar be read 120 times. Error: SK001 rate_limited.';

-- Triggers

create trigger stamp before insert or update on public.calendars
  for each row execute function private.stamp();
create trigger feed after insert or update or delete on public.calendars
  for each row execute function private.feed_own('person_id');
create trigger bury after delete on public.calendars
  for each row execute function private.bury();
create trigger never_again before insert on public.calendars
  for each row execute function private.never_again();

-- Commands and transitions

insert into private.commands (name, version, arguments) values
  ('calendars.make', 1, '{
    "id": {"type": "id", "required": true},
    "key_hash": {"type": "text", "required": true, "min": 64, "max": 64},
    "language": {"type": "choice", "required": true, "of": ["nb", "nn", "en"]}
  }'),
  ('calendars.revoke', 1, '{"id": {"type": "id", "required": true}}');

insert into private.transitions (room, command, from_state, to_state, actor)
select 'calendars', 'calendars.' || verb, null, null, 'self' from unnest(array['make', 'revoke']) verb;

-- Grants

revoke all on public.calendars from public, anon, authenticated, service_role;
grant select on public.calendars to authenticated;
revoke all on function public.calendar_read(text, text), private.calendar_read(text, text) from public;
grant execute on function public.calendar_read(text, text), private.calendar_read(text, text) to anon;

-- Comments: policies, triggers

comment on policy calendars_own on public.calendars is 'One reads of one''s own address, and nobody else does.';
comment on trigger stamp on public.calendars is 'Counts the changes of a row and notes the time: phones compare the number with their own.';
comment on trigger feed on public.calendars is 'Tells the feed who may read the row now, so that their phones fetch it or let it go.';
comment on trigger bury on public.calendars is 'Notes that the id was used: it never is again.';
comment on trigger never_again on public.calendars is 'Refuses the id of a row that is gone, which a phone may hold at a later rev.';
