-- Recommendations: what a person has put away, and how they want suggestions made.
--
-- Contract: suggestions are made on the phone from rows that are there already; the server makes none, and nothing of
-- what was shown is written down. What is kept is the person's own and read by nobody else: what they put away with the
-- reason, whether they want suggestions, and where they can be. Putting away hides nothing: the challenge stands in
-- every list as before. Refused: `profiles.save` for the switch, since two phones without cover would then stand against
-- each other over a switch; a row that is only marked as undone, since it says what nobody wants known any more.

-- Tables

create table public.dismissals (
  id uuid primary key,
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  person_id uuid not null references auth.users (id) on delete cascade,
  challenge_id uuid not null references public.challenges (id) on delete cascade,
  reason text not null check (reason in ('not_my_field', 'wrong_time', 'wrong_place', 'not_interesting', 'already_known')),
  dismissed_at timestamptz not null,
  unique (person_id, challenge_id)
);

alter table public.profiles
  add column recommendations_on boolean not null default true,
  add column place_keys text[] not null default '{}';

-- Comments

comment on table public.dismissals is 'A challenge that a person does not want suggested, and why. Read by the person only.';
comment on column public.dismissals.id is 'Made by the client.';
comment on column public.dismissals.rev is 'Number of changes, by trigger.';
comment on column public.dismissals.updated_at is 'Time of the last change, by trigger.';
comment on column public.dismissals.person_id is 'Personal: Who put a suggestion away: so that it holds for you alone.';
comment on column public.dismissals.challenge_id is 'Personal: The need you put away: so that we do not suggest it again.';
comment on column public.dismissals.reason is 'Personal: Why you put it away: so that we suggest less of the same.';
comment on column public.dismissals.dismissed_at is 'Personal: When you put it away: so that you find the last one first.';
comment on column public.profiles.recommendations_on is 'Personal: Whether you want suggestions: so that you get none when you have turned them off.';
comment on column public.profiles.place_keys is 'Personal: The municipalities where you can be: puts what is there first.';

-- Index

create index dismissals_challenge_id on public.dismissals (challenge_id);

-- RLS

alter table public.dismissals enable row level security;

-- Policies

create policy dismissals_own on public.dismissals for select to authenticated using (person_id = (select auth.uid()));

-- Functions

create function private.dismissals_add(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  challenge uuid := (args ->> 'challenge_id')::uuid;
  mine public.dismissals;
begin
  perform private.step('dismissals.add', null, private.self_actors(me));
  if not exists (
    select from public.challenges c
    where c.id = challenge and (private.is_public(c.state) or private.reads_case(c.id))
  ) then
    perform private.fail('unknown_reference', 'challenge_id');
  end if;
  -- In one statement: another phone may have put it away, or take it back, at the same time. The last reason counts.
  insert into public.dismissals as d (id, person_id, challenge_id, reason, dismissed_at)
  values ((args ->> 'id')::uuid, me, challenge, args ->> 'reason', at)
  on conflict (person_id, challenge_id) do update set reason = excluded.reason, dismissed_at = excluded.dismissed_at
  returning * into mine;
  return jsonb_build_object(
    'rows', jsonb_build_array(jsonb_build_object('entity', 'dismissals', 'row', to_jsonb(mine))),
    -- Two phones without cover may both have put it away: the first one's row stands, the other's goes.
    'gone', case
      when mine.id = (args ->> 'id')::uuid then '[]'
      else jsonb_build_array(jsonb_build_object('entity', 'dismissals', 'id', lower(args ->> 'id')))
    end
  );
end
$$;
comment on function private.dismissals_add(jsonb, int, timestamptz) is
  'Command dismissals.add: puts a challenge that the person can read away, with the reason. Once is enough: a second time changes the reason.';

create function private.dismissals_remove(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  removed uuid;
begin
  perform private.step('dismissals.remove', null, private.self_actors(me));
  delete from public.dismissals d
  where d.person_id = me and d.challenge_id = (args ->> 'challenge_id')::uuid
  returning d.id into removed;
  return jsonb_build_object('gone', (
    select jsonb_agg(jsonb_build_object('entity', 'dismissals', 'id', i))
    from (select (args ->> 'id')::uuid union select removed) ids (i)
    where i is not null
  ));
end
$$;
comment on function private.dismissals_remove(jsonb, int, timestamptz) is
  'Command dismissals.remove: takes a challenge back. By the challenge, so that it comes back whichever phone put it away.';

create function private.profiles_recommend(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  said public.profiles;
begin
  perform private.step('profiles.recommend', null, private.self_actors((args ->> 'id')::uuid));
  insert into public.profiles (id) values (me) on conflict do nothing;
  select * into said from public.profiles where id = me for update;
  said := jsonb_populate_record(said, args - 'id');
  update public.profiles p set recommendations_on = said.recommendations_on, place_keys = said.place_keys
  where p.id = me
    and (p.recommendations_on, p.place_keys) is distinct from (said.recommendations_on, said.place_keys);
  return jsonb_build_object('rows', jsonb_build_array(
    (select jsonb_build_object('entity', 'profiles', 'row', to_jsonb(p)) from public.profiles p where p.id = me)
  ));
end
$$;
comment on function private.profiles_recommend(jsonb, int, timestamptz) is
  'Command profiles.recommend: whether one wants suggestions, and where one can be. What was said last counts, whichever phone said it.';

create or replace function private.archive_tables() returns table (entity text, about text, key text, persons text[])
language sql stable set search_path = '' as $$
  select
    c.relname::text,
    obj_description(c.oid, 'pg_class'),
    a.attname::text,
    (
      select coalesce(array_agg(f.attname::text), '{}')
      from pg_catalog.pg_constraint u
      join pg_catalog.pg_attribute f on f.attrelid = c.oid and f.attnum = any (u.conkey)
      where u.conrelid = c.oid and u.contype = 'f' and u.confrelid = (
        select t.oid from pg_catalog.pg_class t
        join pg_catalog.pg_namespace n on n.oid = t.relnamespace
        where n.nspname = 'auth' and t.relname = 'users'
      )
    )
  from pg_catalog.pg_constraint k
  join pg_catalog.pg_class c on c.oid = k.conrelid and c.relnamespace = 'public'::regnamespace
  join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
  where k.contype = 'f' and k.confrelid = 'public.challenges'::regclass
    -- What one person keeps, puts away or is told is no part of the case.
    and c.relname not in ('saved', 'dismissals', 'notifications')
  order by 1
$$;

-- Triggers

create trigger stamp before insert or update on public.dismissals
  for each row execute function private.stamp();
create trigger feed after insert or update or delete on public.dismissals
  for each row execute function private.feed_own('person_id');

-- Commands

insert into private.commands (name, version, arguments) values
  ('dismissals.add', 1, '{
    "id": {"type": "id", "required": true},
    "challenge_id": {"type": "id", "required": true},
    "reason": {"type": "choice", "of": ["not_my_field", "wrong_time", "wrong_place", "not_interesting", "already_known"], "required": true}
  }'),
  ('dismissals.remove', 1, '{"id": {"type": "id", "required": true}, "challenge_id": {"type": "id", "required": true}}'),
  ('profiles.recommend', 1, '{
    "id": {"type": "id", "required": true},
    "recommendations_on": {"type": "flag"},
    "place_keys": {"type": "keys", "max": 40}
  }');

insert into private.transitions (room, command, actor)
select split_part(command, '.', 1), command, 'self'
from unnest(array['dismissals.add', 'dismissals.remove', 'profiles.recommend']) command;

-- Grants

revoke all on public.dismissals from public, anon, authenticated, service_role;
grant select on public.dismissals to authenticated;

-- Comments: policies, indexes, triggers

comment on policy dismissals_own on public.dismissals is 'One reads what one has put away, and nobody else does.';
comment on index public.dismissals_challenge_id is 'What goes when a challenge goes.';
comment on trigger stamp on public.dismissals is 'Counts the changes of a row and notes the time: phones compare the number with their own.';
comment on trigger feed on public.dismissals is 'Tells the feed who may read the row now, so that their phones fetch it or let it go.';
