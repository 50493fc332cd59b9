-- Saved: the challenges that a person keeps for later. Nobody else sees who saved what, not even as a number.

-- Tables

create table public.saved (
  id uuid primary key,
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  person_id uuid not null references auth.users (id) on delete cascade,
  challenge_id uuid not null references public.challenges (id) on delete cascade,
  saved_at timestamptz not null,
  unique (person_id, challenge_id)
);

-- Comments

comment on table public.saved is 'A challenge that a person keeps for later. Read by the person only.';
comment on column public.saved.id is 'Made by the client.';
comment on column public.saved.rev is 'Number of changes, by trigger.';
comment on column public.saved.updated_at is 'Time of the last change, by trigger.';
comment on column public.saved.person_id is 'Personal: Who saved a need: so that only you find it again.';
comment on column public.saved.challenge_id is 'Personal: The need you saved: so that you find it again.';
comment on column public.saved.saved_at is 'Personal: When you saved it: so that the newest stands first.';

-- Index

create index saved_challenge_id on public.saved (challenge_id);

-- RLS

alter table public.saved enable row level security;

-- Policies

create policy saved_own on public.saved for select to authenticated using (person_id = (select auth.uid()));

-- Functions

create function private.saved_add(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  challenge uuid := (args ->> 'challenge_id')::uuid;
  mine public.saved;
begin
  if not exists (
    select from public.challenges c
    where c.id = challenge and (private.is_public(c.state) or private.reads_case(c.id))
  ) then
    perform private.fail('unknown_reference', 'challenge_id');
  end if;
  -- Again when another phone lets it go between the two statements.
  loop
    insert into public.saved (id, person_id, challenge_id, saved_at)
    values ((args ->> 'id')::uuid, me, challenge, at)
    on conflict (person_id, challenge_id) do nothing;
    select * into mine from public.saved s where s.person_id = me and s.challenge_id = challenge;
    exit when found;
  end loop;
  return jsonb_build_object(
    'rows', jsonb_build_array(jsonb_build_object('entity', 'saved', 'row', to_jsonb(mine))),
    -- Two phones without cover may both have saved it: the first one's row stands, the other's goes.
    'gone', case
      when mine.id = (args ->> 'id')::uuid then '[]'
      else jsonb_build_array(jsonb_build_object('entity', 'saved', 'id', lower(args ->> 'id')))
    end
  );
end
$$;
comment on function private.saved_add(jsonb, int, timestamptz) is
  'Command saved.add: keeps a challenge that the person can read. Once is enough: a second time changes nothing.';

create function private.saved_remove(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  removed uuid;
begin
  delete from public.saved s
  where s.person_id = me and s.challenge_id = (args ->> 'challenge_id')::uuid
  returning s.id into removed;
  return jsonb_build_object('gone', (
    select jsonb_agg(jsonb_build_object('entity', 'saved', 'id', i))
    from (select (args ->> 'id')::uuid union select removed) ids (i)
    where i is not null
  ));
end
$$;
comment on function private.saved_remove(jsonb, int, timestamptz) is
  'Command saved.remove: lets a challenge go. By the challenge, so that it goes whichever phone saved it; what is not there is gone.';

-- Triggers

create trigger stamp before insert or update on public.saved
  for each row execute function private.stamp();
create trigger feed after insert or update or delete on public.saved
  for each row execute function private.feed_own('person_id');

-- Commands

insert into private.commands (name, version, arguments)
select 'saved.' || verb, 1, '{"id": {"type": "id", "required": true}, "challenge_id": {"type": "id", "required": true}}'
from unnest(array['add', 'remove']) verb;

-- Grants

revoke all on public.saved from public, anon, authenticated, service_role;
grant select on public.saved to authenticated;
