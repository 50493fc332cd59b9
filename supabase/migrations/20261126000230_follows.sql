-- Follows: what a person wants to hear of: a search, a theme, an organisation, a partnership or one challenge.
--
-- Contract: each step of a challenge that followers hear of is one occasion, written with the step itself. A follower is
-- told of an occasion once, however many of their follows it fits: the notification's key is the occasion. Whoever is
-- behind a challenge, coordinates it, keeps it or has answered it already knows of it and is not told; nor is anyone told
-- of what is not public, and what was told of a challenge goes when it is withdrawn. Themes, organisations, partnerships
-- and challenges are matched here, the first of them at once and the rest in batches; searches are matched by the server,
-- with the code of the list, in batches. Each batch and its mark are one transaction, so a batch that was cut off is
-- done again from its beginning, as if it had never been.
-- Refused: a list of what a person has opened, which would tell us what they read. The phone knows, and marks as read.
-- Refused, too: foreign keys for what is followed. It is one column, as it is one thing; what is gone is just not found.

insert into private.error_codes (code) values ('too_many');

-- Tables

create table public.follows (
  id uuid primary key,
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  person_id uuid not null references auth.users (id) on delete cascade,
  kind text not null check (kind in ('search', 'theme', 'organisation', 'partnership', 'challenge')),
  subject text not null check (char_length(subject) between 1 and 1500),
  paused boolean not null default false,
  followed_at timestamptz not null,
  unique (person_id, kind, subject)
);

create table private.follow_occasions (
  id uuid primary key default gen_random_uuid(),
  challenge_id uuid not null references public.challenges (id) on delete cascade,
  step int not null,
  kind text not null check (kind in ('follow_found', 'follow_reopened', 'follow_matched', 'follow_completed')),
  at timestamptz not null,
  told boolean not null default false,
  told_until uuid,
  searched boolean not null,
  searched_until uuid,
  unique (challenge_id, step)
);

-- Comments

comment on table public.follows is 'What a person wants to hear of. Read by the person only.';
comment on column public.follows.id is 'Made by the client.';
comment on column public.follows.rev is 'Number of changes, by trigger.';
comment on column public.follows.updated_at is 'Time of the last change, by trigger.';
comment on column public.follows.person_id is 'Personal: Who follows: so that you, and nobody else, hear of it.';
comment on column public.follows.kind is 'What it is that is followed: a search, a theme, an organisation, a partnership or a challenge.';
comment on column public.follows.subject is
  'Personal: The search, theme, unit, partnership or need you follow: so that we can find what is new in it.';
comment on column public.follows.paused is 'Personal: Whether you want to hear nothing of it for now.';
comment on column public.follows.followed_at is 'Personal: Since when you follow it: you hear of what is new after that.';

comment on table private.follow_occasions is
  'A step of a challenge that followers are told of, and how far the telling has come. Nothing about a person.';
comment on column private.follow_occasions.id is 'The occasion.';
comment on column private.follow_occasions.challenge_id is 'The challenge.';
comment on column private.follow_occasions.step is 'The step of its timeline.';
comment on column private.follow_occasions.kind is 'The kind of notification that tells of it.';
comment on column private.follow_occasions.at is 'When the step was taken: who follows later is not told.';
comment on column private.follow_occasions.told is 'True when those who follow its theme, unit, partnership or itself have been told.';
comment on column private.follow_occasions.told_until is 'The last account of those that have been gone through, in their order; a mark, gone when all are.';
comment on column private.follow_occasions.searched is 'True when all searches have been gone through.';
comment on column private.follow_occasions.searched_until is 'The last follow of those that have been gone through, in their order; a mark, gone when all are.';

-- Index

create index follows_subject on public.follows (kind, subject, person_id) where not paused;
create index follows_searches on public.follows (id) where kind = 'search' and not paused;
create index follow_occasions_open on private.follow_occasions (at, id) where not told or not searched;

-- RLS

alter table public.follows enable row level security;
alter table private.follow_occasions enable row level security;

-- Policies

create policy follows_own on public.follows for select to authenticated using (person_id = (select auth.uid()));

-- Functions: kinds

select private.add_kinds('{follow_found,follow_reopened,follow_matched,follow_completed}');

-- Functions: commands

create function private.follow_subject(kind text, subject text) returns text
language sql immutable set search_path = '' as $$
  select case when kind = 'search' then subject else lower(subject) end
$$;
comment on function private.follow_subject(text, text) is 'What is followed, as it is stored: ids and keys in small letters.';

create function private.may_follow(kind text, subject text) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  if kind = 'search' then
    return subject ~ '^\?[!-~]+$';
  elsif kind = 'theme' then
    return exists (select from public.themes t where t.key = subject);
  elsif not pg_input_is_valid(subject, 'uuid') then
    return false;
  elsif kind = 'organisation' then
    return exists (select from public.organisations o where o.id = subject::uuid);
  elsif kind = 'partnership' then
    return exists (select from public.partnerships p where p.id = subject::uuid);
  end if;
  return exists (select from public.challenges c where c.id = subject::uuid and private.is_public(c.state));
end
$$;
comment on function private.may_follow(text, text) is 'True when there is such a thing, and anyone reads it.';

create function private.follow_answer(f public.follows, given text) returns jsonb
language sql immutable set search_path = '' as $$
  select jsonb_build_object(
    'rows', jsonb_build_array(jsonb_build_object('entity', 'follows', 'row', to_jsonb(f))),
    -- Two phones without cover may both follow it: the first one's row stands, the other's goes.
    'gone', case
      when f.id::text = lower(given) then '[]'
      else jsonb_build_array(jsonb_build_object('entity', 'follows', 'id', lower(given)))
    end
  )
$$;
comment on function private.follow_answer(public.follows, text) is 'The answer of a command about a follow that the phone calls `given`.';

create function private.follows_add(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  about text := args ->> 'kind';
  what text := private.follow_subject(about, args ->> 'subject');
  mine public.follows;
begin
  perform private.step('follows.add', null, private.self_actors(me));
  if not private.may_follow(about, what) then
    perform private.fail(case about when 'search' then 'invalid' else 'unknown_reference' end, 'subject');
  end if;
  -- One at a time for each person, or two phones would both be the fiftieth.
  perform pg_advisory_xact_lock(hashtextextended('follows ' || me, 0));
  select * into mine from public.follows f where f.person_id = me and f.kind = about and f.subject = what;
  if not found then
    if (select count(*) from public.follows f where f.person_id = me) >= 50 then
      perform private.fail('too_many');
    end if;
    insert into public.follows (id, person_id, kind, subject, followed_at)
    values ((args ->> 'id')::uuid, me, about, what, at)
    returning * into mine;
  end if;
  return private.follow_answer(mine, args ->> 'id');
end
$$;
comment on function private.follows_add(jsonb, int, timestamptz) is
  'Command follows.add: follows what anyone may read, at most 50 things. Once is enough: a second time changes nothing. Error: too_many.';

create function private.follows_pause(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  mine public.follows;
begin
  perform private.step('follows.pause', null, private.self_actors(me));
  select * into mine from public.follows f
  where f.person_id = me and f.kind = args ->> 'kind'
    and f.subject = private.follow_subject(args ->> 'kind', args ->> 'subject')
  for update;
  if not found then
    perform private.fail('not_found', 'id');
  end if;
  update public.follows f set paused = (args ->> 'paused')::boolean
  where f.id = mine.id and f.paused <> (args ->> 'paused')::boolean;
  select * into mine from public.follows f where f.id = mine.id;
  return private.follow_answer(mine, args ->> 'id');
end
$$;
comment on function private.follows_pause(jsonb, int, timestamptz) is
  'Command follows.pause: hears nothing of it for now, or hears again of what is new from now on. The last word holds.';

create function private.follows_remove(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  removed uuid;
begin
  perform private.step('follows.remove', null, private.self_actors(me));
  delete from public.follows f
  where f.person_id = me and f.kind = args ->> 'kind'
    and f.subject = private.follow_subject(args ->> 'kind', args ->> 'subject')
  returning f.id into removed;
  return jsonb_build_object('gone', (
    select jsonb_agg(jsonb_build_object('entity', 'follows', 'id', i))
    from (select (args ->> 'id')::uuid union select removed) ids (i)
    where i is not null
  ));
end
$$;
comment on function private.follows_remove(jsonb, int, timestamptz) is
  'Command follows.remove: follows it no more. By what it is, so that it goes whichever phone followed it; what is not there is gone.';

-- Functions: who is told

create function private.followers(o private.follow_occasions, most int) returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  c public.challenges;
begin
  select * into c from public.challenges where id = o.challenge_id;
  return query
    with recursive places (id) as (
      select u from unnest(c.organisation_id || c.other_unit_ids) u where o.kind = 'follow_found'
      union
      select p.parent_id from places join public.organisations p on p.id = places.id where p.parent_id is not null
    ), what (kind, subject) as (
      select 'challenge', c.id::text
      union
      select 'organisation', p.id::text from places p
      union
      select 'partnership', c.partnership_id::text where o.kind = 'follow_found'
      union
      select 'theme', t.key from public.themes t
      where o.kind = 'follow_found' and t.id in (c.theme_id, c.second_theme_id)
    )
    select distinct f.person_id
    from what w
    join public.follows f on f.kind = w.kind and f.subject = w.subject
    where not f.paused and f.followed_at <= o.at
      and f.person_id > coalesce(o.told_until, '00000000-0000-0000-0000-000000000000')
    order by 1
    limit most;
end
$$;
comment on function private.followers(private.follow_occasions, int) is
  'The next accounts, in their order, that follow the challenge, or something that a new one belongs to: its themes by key, its units and what they belong to, its partnership.';

create function private.follow_notify(o private.follow_occasions, persons uuid[], at timestamptz) returns void
language plpgsql security definer set search_path = '' as $$
declare
  c public.challenges;
begin
  select * into c from public.challenges where id = o.challenge_id;
  perform private.notify(p.id, o.kind, c.id || ':' || o.step, at, c.id)
  from unnest(persons) p (id)
  where private.is_public(c.state)
    -- Theirs, or read by them before it was public.
    and not exists (select from public.challenge_cases k where k.id = c.id and p.id in (k.author_id, k.contact_id))
    and not exists (
      select from public.unit_roles r
      where r.person_id = p.id and r.organisation_id = c.organisation_id and r.role in ('leader', 'deputy')
    )
    and not exists (
      select from public.partnership_roles r
      where r.person_id = p.id and r.partnership_id = c.partnership_id and r.role = 'coordinator'
    )
    -- Found already.
    and (
      o.kind <> 'follow_found'
      or not exists (select from public.saved s where s.person_id = p.id and s.challenge_id = c.id)
      and not exists (select from public.interests i where i.person_id = p.id and i.challenge_id = c.id)
      and not exists (select from public.suggestions s where s.person_id = p.id and s.challenge_id = c.id)
    )
    -- One who has not been here for a year is written to about that, and about nothing else.
    and not exists (select from private.presence h where h.person_id = p.id and h.hidden_at is not null);
end
$$;
comment on function private.follow_notify(private.follow_occasions, uuid[], timestamptz) is
  'Tells these followers of an occasion, once each, but for those who know of the challenge already.';

create function private.follow_lock(occasions uuid[]) returns void
language sql volatile security definer set search_path = '' as $$
  select 1 from public.challenges c
  where c.id in (select o.challenge_id from private.follow_occasions o where o.id = any (occasions))
  order by c.id
  for share
$$;
comment on function private.follow_lock(uuid[]) is
  'Holds the challenges as they are while followers are told: what is withdrawn after that finds everything it has to take back. Before the occasions, as the withdrawal does.';

create function private.follow_tell(occasion uuid, most int, at timestamptz) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  o private.follow_occasions;
  persons uuid[];
begin
  perform private.follow_lock(array[occasion]);
  select * into o from private.follow_occasions x where x.id = occasion and not x.told for update;
  if not found then
    return true;
  end if;
  persons := array(select private.followers(o, most));
  perform private.follow_notify(o, persons, at);
  o.told := cardinality(persons) < most;
  update private.follow_occasions x
  set told = o.told, told_until = case when not o.told then persons[most] end
  where x.id = o.id;
  return o.told;
end
$$;
comment on function private.follow_tell(uuid, int, timestamptz) is
  'Tells the next so many followers of an occasion, but for those of searches; true when there are no more.';

create function private.follow_tell_next(at timestamptz, most int default 500) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  next uuid;
begin
  select o.id into next from private.follow_occasions o where not o.told order by o.at, o.id limit 1;
  if not found then
    return false;
  end if;
  perform private.follow_tell(next, most, at);
  return true;
end
$$;
comment on function private.follow_tell_next(timestamptz, int) is
  'Tells the next batch of followers that the step itself left; false when there is none.';

-- Functions: searches

create function private.follow_searches(most int default 500) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  first private.follow_occasions;
  batch jsonb;
begin
  select * into first from private.follow_occasions o where not o.searched order by o.at, o.id limit 1;
  if not found then
    return null;
  end if;
  select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'query', f.subject) order by f.id), '[]') into batch
  from (
    select s.id, s.subject from public.follows s
    where s.kind = 'search' and not s.paused
      and s.id > coalesce(first.searched_until, '00000000-0000-0000-0000-000000000000')
    order by s.id
    limit most
  ) f;
  return jsonb_build_object(
    'searches', batch,
    'from', first.searched_until,
    'until', batch -> -1 -> 'id',
    'over', jsonb_array_length(batch) < most,
    -- What stands at the same place is gone through together.
    'occasions', (
      select jsonb_agg(jsonb_build_object('id', o.id, 'challenge', to_jsonb(c)) order by o.at, o.id)
      from (
        select * from private.follow_occasions x
        where not x.searched and x.searched_until is not distinct from first.searched_until
        order by x.at, x.id
        limit 50
      ) o
      join public.challenges c on c.id = o.challenge_id
    ),
    'themes', (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from public.themes t),
    'technologies', (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from public.technologies t),
    'organisations', (select coalesce(jsonb_agg(to_jsonb(o)), '[]') from public.organisations o)
  );
end
$$;
comment on function private.follow_searches(int) is
  'The next searches to be matched with new challenges, and what they are matched by: {searches: [{id, query}], from, until, over, occasions: [{id, challenge}], themes, technologies, organisations}; null when there is nothing to do.';

create function private.follow_searched(
  occasions uuid[], "from" uuid, until uuid, over boolean, hits jsonb, at timestamptz
) returns void
language plpgsql security definer set search_path = '' as $$
declare
  o private.follow_occasions;
begin
  perform private.follow_lock(occasions);
  -- Where another server has gone on meanwhile, there is nothing left to do.
  for o in
    select * from private.follow_occasions x
    where x.id = any (occasions) and not x.searched and x.searched_until is not distinct from follow_searched."from"
    order by x.id
    for update
  loop
    perform private.follow_notify(
      o,
      array(
        select distinct f.person_id
        from jsonb_array_elements_text(hits -> o.id::text) h (id)
        join public.follows f on f.id = h.id::uuid
        where f.kind = 'search' and not f.paused and f.followed_at <= o.at
      ),
      at
    );
    update private.follow_occasions x
    set searched = over, searched_until = case when not over then until end
    where x.id = o.id;
  end loop;
end
$$;
comment on function private.follow_searched(uuid[], uuid, uuid, boolean, jsonb, timestamptz) is
  'Tells those whose searches found a challenge (hits: {occasion: [follow]}) and marks how far the searches have been gone through, all at once.';

-- Functions: triggers

create function private.tell_followers() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  kind text := case
    when new.to_state = 'published' and new.from_state = 'submitted' then 'follow_found'
    when new.to_state = 'published' then 'follow_reopened'
    when new.to_state = 'matched' then 'follow_matched'
    when new.to_state = 'completed' then 'follow_completed'
  end;
  occasion uuid;
begin
  if new.to_state = 'withdrawn' then
    delete from private.follow_occasions o where o.challenge_id = new.challenge_id;
    delete from public.notifications n
    where n.challenge_id = new.challenge_id
      and n.kind in ('follow_found', 'follow_reopened', 'follow_matched', 'follow_completed');
    return null;
  end if;
  insert into private.follow_occasions (challenge_id, step, kind, at, searched)
  values (new.challenge_id, new.step, kind, new.at, kind <> 'follow_found')
  on conflict (challenge_id, step) do nothing
  returning id into occasion;
  -- A step that is written down again was told of when it was taken.
  if occasion is null then
    return null;
  end if;
  -- More than these would keep the one who took the step waiting.
  perform private.follow_tell(occasion, 100, new.at);
  return null;
end
$$;
comment on function private.tell_followers() is
  'Trigger of challenge_events: writes down that followers are to be told, and tells the first; takes all of it back when the challenge is withdrawn.';

-- Functions: due work

create function private.job_follows(at timestamptz) returns text
language plpgsql security definer set search_path = '' as $$
declare
  batches int := 0;
  purged int;
begin
  while batches < 4 and private.follow_tell_next(at) loop
    batches := batches + 1;
  end loop;
  delete from private.follow_occasions o where o.at < job_follows.at - interval '30 days';
  get diagnostics purged = row_count;
  return batches || ' batches, ' || purged || ' purged';
end
$$;
comment on function private.job_follows(timestamptz) is
  'Tells followers that are left, at most 2000 a run; forgets occasions after 30 days, also those that no server has searched for: they are old news.';

insert into private.jobs (name, every) values ('follows', '10 minutes');

-- Triggers

create trigger stamp before insert or update on public.follows
  for each row execute function private.stamp();
create trigger feed after insert or update or delete on public.follows
  for each row execute function private.feed_own('person_id');
create trigger tell_followers after insert on public.challenge_events
  for each row
  when (new.from_state <> new.to_state and new.to_state in ('published', 'matched', 'completed', 'withdrawn'))
  execute function private.tell_followers();

-- Commands and transitions

insert into private.commands (name, version, arguments)
select 'follows.' || c.verb, 1, '{
  "id": {"type": "id", "required": true},
  "kind": {"type": "choice", "required": true, "of": ["search", "theme", "organisation", "partnership", "challenge"]},
  "subject": {"type": "text", "required": true, "min": 1, "max": 1500}
}'::jsonb || c.more
from (values
  ('add', '{}'::jsonb), ('remove', '{}'), ('pause', '{"paused": {"type": "flag", "required": true}}')
) c (verb, more);

insert into private.transitions (room, command, from_state, to_state, actor)
select 'follows', 'follows.' || verb, null, null, 'self' from unnest(array['add', 'remove', 'pause']) verb;

-- Grants

revoke all on public.follows from public, anon, authenticated, service_role;
grant select on public.follows to authenticated;

-- Comments: policies, indexes, triggers

comment on policy follows_own on public.follows is 'One reads what one follows, and nobody else does.';
comment on index public.follows_subject is 'Who follows a thing.';
comment on index public.follows_searches is 'The searches, in the order in which they are gone through.';
comment on index private.follow_occasions_open is 'Occasions of which somebody is still to be told.';
comment on trigger stamp on public.follows is 'Counts the changes of a row and notes the time: phones compare the number with their own.';
comment on trigger feed on public.follows is 'Tells the feed who may read the row now, so that their phones fetch it or let it go.';
comment on trigger tell_followers on public.challenge_events is 'Tells those who follow a challenge, or what a new one belongs to.';
