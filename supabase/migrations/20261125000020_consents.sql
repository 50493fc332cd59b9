-- Consents: what a person has said yes to, of the few things that are done only with a yes (GDPR article 7).
--
-- Contract: what the app must have to work stands on law and is never asked for here. A yes names the version of the
-- text that was shown; taken back it stays, as evidence that it stood while it did, and goes with the account. Two
-- phones without cover may both say yes: the first stands. Refused: a switch on the profile, which tells neither when
-- nor to what.

-- Tables

create table public.consents (
  id uuid primary key,
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  person_id uuid not null references auth.users (id) on delete cascade,
  purpose text not null check (purpose in ('findable', 'follow_up')),
  wording int not null check (wording > 0),
  state text not null check (state in ('given', 'withdrawn')),
  given_at timestamptz not null,
  withdrawn_at timestamptz,
  check ((state = 'withdrawn') = (withdrawn_at is not null))
);

-- Comments

comment on table public.consents is
  'What a person has said yes to, and taken back. Read by the person only. findable: the municipality may find the profile; follow_up: may be asked later how it went and whether the work was relevant (R28).';
comment on column public.consents.id is 'Made by the client.';
comment on column public.consents.rev is 'Number of changes, by trigger.';
comment on column public.consents.updated_at is 'Time of the last change, by trigger.';
comment on column public.consents.person_id is 'Personal: Who said yes: so that it holds for you alone.';
comment on column public.consents.purpose is 'Personal: What you said yes to: so that nothing else is done.';
comment on column public.consents.wording is 'Version of the text that was shown.';
comment on column public.consents.state is 'Where it is in its life; see private.transitions.';
comment on column public.consents.given_at is 'Personal: When you said yes: so that both you and we can show it.';
comment on column public.consents.withdrawn_at is 'Personal: When you took your yes back: so that it is heeded from then on.';

-- Index

create unique index consents_one_given on public.consents (person_id, purpose) where state = 'given';
create index consents_person_id on public.consents (person_id);

-- RLS

alter table public.consents enable row level security;

-- Policies

create policy consents_own on public.consents for select to authenticated using (person_id = (select auth.uid()));

-- Functions

create function private.consents_give(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  mine public.consents;
begin
  -- Again when another phone takes it back between the two statements.
  loop
    insert into public.consents (id, person_id, purpose, wording, state, given_at)
    values (
      (args ->> 'id')::uuid, me, args ->> 'purpose', (args ->> 'wording')::int,
      private.step('consents.give', null, array['person']), at
    )
    on conflict (person_id, purpose) where state = 'given' do nothing;
    select * into mine
    from public.consents c
    where c.person_id = me and c.purpose = args ->> 'purpose' and c.state = 'given';
    exit when found;
  end loop;
  return jsonb_build_object(
    'rows', jsonb_build_array(jsonb_build_object('entity', 'consents', 'row', to_jsonb(mine))),
    -- The first one's row stands, the other's goes.
    'gone', case
      when mine.id = (args ->> 'id')::uuid then '[]'
      else jsonb_build_array(jsonb_build_object('entity', 'consents', 'id', lower(args ->> 'id')))
    end
  );
end
$$;
comment on function private.consents_give(jsonb, int, timestamptz) is
  'Command consents.give: says yes to one thing. Once is enough: a second time changes nothing.';

create function private.consents_withdraw(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  mine public.consents;
begin
  select * into mine
  from public.consents c
  where c.person_id = me and c.purpose = args ->> 'purpose' and c.state = 'given'
  for update;
  if found then
    update public.consents
    set state = private.step('consents.withdraw', mine.state, array['person']), withdrawn_at = at
    where id = mine.id
    returning * into mine;
  else
    -- Another phone has taken it back already, and this one may not know.
    select * into mine from public.consents c where c.id = (args ->> 'id')::uuid and c.person_id = me;
    if not found or mine.purpose <> args ->> 'purpose' then
      perform private.fail('not_found', 'id');
    end if;
  end if;
  return jsonb_build_object('rows', jsonb_build_array(jsonb_build_object('entity', 'consents', 'row', to_jsonb(mine))));
end
$$;
comment on function private.consents_withdraw(jsonb, int, timestamptz) is
  'Command consents.withdraw: takes a yes back. By its purpose, so that it is taken back whichever phone said it.';

-- Triggers

create trigger stamp before insert or update on public.consents
  for each row execute function private.stamp();
create trigger feed after insert or update or delete on public.consents
  for each row execute function private.feed_own('person_id');

-- Commands

insert into private.commands (name, version, arguments) values
  ('consents.give', 1, '{
    "id": {"type": "id", "required": true},
    "purpose": {"type": "choice", "of": ["findable", "follow_up"], "required": true},
    "wording": {"type": "whole", "min": 1, "max": 1000, "required": true}
  }'),
  ('consents.withdraw', 1, '{
    "id": {"type": "id", "required": true},
    "purpose": {"type": "choice", "of": ["findable", "follow_up"], "required": true}
  }');

insert into private.transitions (room, command, from_state, to_state, actor) values
  ('consents', 'consents.give', null, 'given', 'person'),
  ('consents', 'consents.withdraw', 'given', 'withdrawn', 'person');

-- Grants

revoke all on public.consents from public, anon, authenticated, service_role;
grant select on public.consents to authenticated;

-- Comments: policies, indexes, triggers

comment on policy consents_own on public.consents is 'One reads one''s own consents, and nobody else does.';
comment on index public.consents_person_id is 'Consents of a person who leaves.';
comment on index public.consents_one_given is 'One consent at a time for each person and purpose.';
comment on trigger stamp on public.consents is 'Counts the changes of a row and notes the time: phones compare the number with their own.';
comment on trigger feed on public.consents is 'Tells the feed who may read the row now, so that their phones fetch it or let it go.';
