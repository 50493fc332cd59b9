-- Invitations: a role is offered to an e-mail address, and taken up by whoever proves that it is theirs.
--
-- Contract: who may give a role may offer it, to an address under an exact host of the organisation it is in. A row is
-- an open offer and nothing else: it goes when it is taken up, withdrawn, or 30 days old, and the story of the role
-- tells the rest. Whether an address has an account is never answered: the answer to an offer is the same and empty;
-- what is seen afterwards is who holds a right, which those who give it must see.
-- Refused: a directory of people to choose from. Not here yet: the mail to the address. A delivery record is a person's
-- (`notifications.person_id`), so the one who invites says it themselves until mail is sent.

-- Tables

create table public.invitations (
  id uuid primary key,
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  email text not null check (email = lower(email) and char_length(email) <= 254),
  organisation_id uuid not null references public.organisations (id),
  root_id uuid references public.organisations (id),
  partnership_id uuid references public.partnerships (id) on delete cascade,
  role text not null check (role in ('coordinator', 'steering', 'contact', 'leader', 'deputy')),
  share int check (share between 0 and 100),
  invited_at timestamptz not null,
  ends_at timestamptz not null,
  check (case when role in ('coordinator', 'steering')
    then partnership_id is not null and root_id is null
    else partnership_id is null and root_id is not null and share is null
  end)
);

-- Comments

comment on table public.invitations is
  'A role that is offered to an e-mail address, as long as the offer stands. Read by those who may give the role.';
comment on column public.invitations.id is 'Made by the client.';
comment on column public.invitations.rev is 'Number of changes, by trigger.';
comment on column public.invitations.updated_at is 'Time of the last change, by trigger.';
comment on column public.invitations.email is
  'Personal: the address a role is offered to, so that you get it when you sign in. Deleted then, or after 30 days.';
comment on column public.invitations.organisation_id is 'The unit; in a partnership the side: the member that the person will speak for.';
comment on column public.invitations.root_id is 'The municipality or university of the unit; null in a partnership.';
comment on column public.invitations.partnership_id is 'The partnership; null for a role in a unit.';
comment on column public.invitations.role is 'What is offered.';
comment on column public.invitations.share is 'Per cent of a position that goes to a role in a partnership.';
comment on column public.invitations.invited_at is 'When it was offered.';
comment on column public.invitations.ends_at is 'When the offer ends by itself.';

-- Index

create unique index invitations_one on public.invitations (email, role, coalesce(partnership_id, organisation_id));
create index invitations_organisation_id on public.invitations (organisation_id);
create index invitations_root_id on public.invitations (root_id);
create index invitations_partnership_id on public.invitations (partnership_id);
create index invitations_ends_at on public.invitations (ends_at);

-- RLS

alter table public.invitations enable row level security;

-- Policies

create policy invitations_read on public.invitations for select to authenticated
  using (
    role in ('contact', 'deputy') and organisation_id in (select private.my_units_led())
    or root_id in (select private.my_coordinated_members())
    or partnership_id in (select private.my_partnerships('coordinator'))
  );

-- Functions: the feed

create function private.feed_invitation() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    perform private.feed('invitations', old.id, '{}', true);
  else
    perform private.feed('invitations', new.id, array_remove(array[
      case when new.role in ('contact', 'deputy') then 'unit:' || new.organisation_id || ':leader' end,
      'organisation:' || new.root_id || ':coordinator', 'partnership:' || new.partnership_id || ':coordinator'
    ], null), true);
  end if;
  return null;
end
$$;
comment on function private.feed_invitation() is 'Trigger of invitations.';

-- Functions: rules

create function private.may_give(i public.invitations) returns boolean
language sql stable security definer set search_path = '' as $$
  select i.role in ('contact', 'deputy') and private.leads(i.organisation_id)
    or private.coordinates_member(i.root_id) or private.coordinates(i.partnership_id)
$$;
comment on function private.may_give(public.invitations) is 'True when the one who asks may give the role that is offered.';

create function private.take_up(person uuid, address text, at timestamptz) returns void
language plpgsql security definer set search_path = '' as $$
declare
  i public.invitations;
  fresh boolean;
  story uuid;
begin
  for i in
    delete from public.invitations o where o.email = lower(address) and o.ends_at > take_up.at returning *
  loop
    if i.partnership_id is null then
      insert into public.unit_roles (person_id, organisation_id, role)
      values (person, i.organisation_id, i.role) on conflict do nothing;
    else
      insert into public.partnership_roles (person_id, partnership_id, organisation_id, role)
      values (person, i.partnership_id, i.organisation_id, i.role) on conflict do nothing;
    end if;
    fresh := found;
    update public.roles r set share = coalesce(i.share, r.share)
    where r.person_id = person and r.role = i.role and r.state = 'given'
      and coalesce(r.partnership_id, r.organisation_id) = coalesce(i.partnership_id, i.organisation_id)
    returning r.id into story;
    if fresh then
      perform private.notify(person, 'role_given', story::text, at);
    end if;
  end loop;
end
$$;
comment on function private.take_up(uuid, text, timestamptz) is
  'Gives a person the roles that are offered to an address they have proved. One they hold already stays as it is.';

create or replace function private.session_begin() returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  address text;
begin
  select u.email into address from auth.users u where u.id = me and u.email_confirmed_at is not null;
  if not found then
    raise exception 'not_signed_in' using errcode = 'PT401';
  end if;

  insert into public.profiles (id) values (me) on conflict do nothing;
  -- An address that was changed proves what it proves and no longer what the one before it did.
  delete from public.affiliations a
  where a.person_id = me and not exists (
    select from private.organisation_hosts h
    where h.host = lower(substring(address from '@([^@]+)$'))
      and h.organisation_id = a.organisation_id and h.role = a.role
  );
  insert into public.affiliations (person_id, organisation_id, role)
  select me, h.organisation_id, h.role
  from private.organisation_hosts h
  where h.host = lower(substring(address from '@([^@]+)$'))
  on conflict do nothing;
  perform private.take_up(me, address, now());

  return jsonb_build_object(
    'affiliations', (
      select coalesce(jsonb_agg(to_jsonb(a) order by a.id), '[]') from public.affiliations a where a.person_id = me
    ),
    'epoch', (select s.epoch from private.settings s)
  );
end
$$;
comment on function private.session_begin() is
  'Makes the profile, the affiliation that the verified address proves and no other, and takes up roles offered to it.';

-- Functions: commands

create function private.invitations_send(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  together boolean := args ->> 'role' in ('coordinator', 'steering');
  i public.invitations := jsonb_populate_record(null::public.invitations, args);
  root uuid := private.root_of(i.organisation_id);
  known uuid;
begin
  i.email := lower(i.email);
  i.root_id := case when not together then root end;
  i.invited_at := at;
  i.ends_at := at + interval '30 days';
  i.rev := 1;
  i.updated_at := at;
  if root is null then
    perform private.fail('unknown_reference', 'organisation_id');
  elsif together and i.partnership_id is null then
    perform private.fail('missing', 'partnership_id');
  elsif not together and i.partnership_id is not null then
    perform private.fail('invalid', 'partnership_id');
  elsif not together and i.share is not null then
    perform private.fail('invalid', 'share');
  elsif together and not exists (select from public.partnerships p where p.id = i.partnership_id) then
    perform private.fail('unknown_reference', 'partnership_id');
  elsif not private.may_give(i) then
    perform private.fail('not_allowed');
  elsif together and not exists (
    select from public.partnership_members m
    where m.partnership_id = i.partnership_id and m.organisation_id = i.organisation_id
  ) or not together and exists (
    select from public.organisations o where o.id = i.organisation_id and o.kind = 'university'
  ) then
    perform private.fail('invalid', 'organisation_id');
  elsif i.email !~ '^[^\s@]+@[^\s@]+$' or not exists (
    select from private.organisation_hosts h
    where h.host = split_part(i.email, '@', 2) and h.organisation_id = root and h.role in ('staff', 'employee')
  ) then
    perform private.fail('invalid', 'email');
  elsif exists (select from auth.users u where u.id = me and lower(u.email) = i.email) then
    perform private.fail('not_allowed', 'email');
  end if;
  perform private.step('invitations.send', null, array['giver']);
  perform private.limit_each('invitation', 20, 200, '1 hour', at);

  -- Offered anew, the days begin anew; and a second offer is answered as the first.
  delete from public.invitations o
  where o.email = i.email and o.role = i.role
    and coalesce(o.partnership_id, o.organisation_id) = coalesce(i.partnership_id, i.organisation_id);
  insert into public.invitations select i.*;
  select u.id into known from auth.users u where lower(u.email) = i.email and u.email_confirmed_at is not null;
  if found then
    perform private.take_up(known, i.email, at);
  end if;
  -- No row: what is remembered of this operation holds no address.
  return '{"rows": []}';
end
$$;
comment on function private.invitations_send(jsonb, int, timestamptz) is
  'Command invitations.send: by one who may give the role, never to their own address; 20 an hour. Who has an account gets the role at once.';

create function private.invitations_withdraw(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  i public.invitations;
begin
  select * into i from public.invitations o where o.id = (args ->> 'id')::uuid for update;
  if not found or not private.may_give(i) then
    perform private.fail('not_found', 'id');
  end if;
  perform private.step('invitations.withdraw', null, array['giver']);
  delete from public.invitations o where o.id = i.id;
  return jsonb_build_object('gone', jsonb_build_array(jsonb_build_object('entity', 'invitations', 'id', i.id)));
end
$$;
comment on function private.invitations_withdraw(jsonb, int, timestamptz) is
  'Command invitations.withdraw: the offer is taken back before it was taken up.';

-- Functions: due work

create function private.job_end_invitations(at timestamptz) returns text
language plpgsql security definer set search_path = '' as $$
declare
  ended int;
begin
  delete from public.invitations i where i.ends_at <= job_end_invitations.at;
  get diagnostics ended = row_count;
  return ended::text;
end
$$;
comment on function private.job_end_invitations(timestamptz) is 'Ends offers that nobody took up, so that no right is left lying.';

insert into private.jobs (name, every) values ('end_invitations', '1 day');

-- Triggers

create trigger stamp before insert or update on public.invitations
  for each row execute function private.stamp();
create trigger feed after insert or update or delete on public.invitations
  for each row execute function private.feed_invitation();

-- Commands

insert into private.commands (name, version, arguments) values
  ('invitations.send', 1, '{
    "id": {"type": "id", "required": true},
    "email": {"type": "text", "min": 3, "max": 254, "required": true},
    "role": {"type": "choice", "of": ["coordinator", "steering", "contact", "leader", "deputy"], "required": true},
    "organisation_id": {"type": "id", "required": true},
    "partnership_id": {"type": "id", "nullable": true},
    "share": {"type": "whole", "min": 0, "max": 100, "nullable": true}
  }'),
  ('invitations.withdraw', 1, '{"id": {"type": "id", "required": true}}');

insert into private.transitions (room, command, actor) values
  ('invitations', 'invitations.send', 'giver'),
  ('invitations', 'invitations.withdraw', 'giver');

-- Grants

revoke all on public.invitations from public, anon, authenticated, service_role;
grant select on public.invitations to authenticated;

-- Comments: policies, indexes, triggers

comment on policy invitations_read on public.invitations is 'Read by those who may give the role that is offered.';
comment on index public.invitations_one is 'One offer of a role in a place to an address.';
comment on index public.invitations_ends_at is 'Offers whose days are over.';
comment on index public.invitations_organisation_id is 'Offers in a unit, or by a side.';
comment on index public.invitations_root_id is 'Offers in the units of a municipality or university.';
comment on index public.invitations_partnership_id is 'Offers in a partnership.';
comment on trigger stamp on public.invitations is 'Counts the changes of a row and notes the time: phones compare the number with their own.';
comment on trigger feed on public.invitations is 'Tells the feed who may read the row now, so that their phones fetch it or let it go.';
