-- Roles that end by themselves: on a day that was set, or with the belonging that they rest on.
--
-- Contract: whoever may give a role may say on which day it ends; nobody says it of their own. On that day in Norway
-- the right is gone, and the holder and those who lead the unit (or coordinate) are told, since nobody else answers now.
-- The last coordinator of a partnership stays, as with every other way to leave. A right rests on the address that
-- proved where its holder works: with the address, or its host, both go, also for one who never signs in again.
-- Refused: a day on the right itself, which every rule would have to remember. Refused, too: a contact who names a
-- deputy. A deputy answers for all of the unit, so that right is its leader's or a coordinator's to give.

-- Tables

alter table public.roles add column ends_on date;
alter table public.invitations add column role_ends_on date;

-- Comments

comment on column public.roles.ends_on is 'The day in Norway on which the role ends by itself; null where none is set.';
comment on column public.invitations.role_ends_on is 'The day on which the role itself ends; null where none is set.';

-- Index

create index roles_ends_on on public.roles (ends_on) where state = 'given';

-- Functions: kinds

select private.add_kinds('{role_lapsed}');

create or replace function private.told_at_once(kind text) returns boolean
language sql immutable set search_path = '' as $$
  select kind in (
    'interest_received', 'interest_asked', 'interest_accepted', 'interest_declined', 'interest_expired',
    'interest_closed', 'interest_replied', 'message_received', 'answer_due', 'answer_overdue', 'answer_delayed',
    'reply_due', 'challenge_returned', 'challenge_published', 'challenge_handed', 'suggestion_answered',
    'suggestion_published', 'report_answered', 'role_asked', 'role_given', 'role_declined', 'role_ended', 'role_lapsed',
    'hide_soon', 'delete_soon'
  )
$$;

-- Functions: telling

create function private.role_losers(r public.roles) returns setof uuid
language sql stable security definer set search_path = '' as $$
  with lead (person) as (
    select u.person_id from public.unit_roles u
    where r.partnership_id is null and u.organisation_id = r.organisation_id and u.role = 'leader'
      and u.person_id <> r.person_id
  )
  select lead.person from lead
  union
  select g from private.role_givers(r) g where not exists (select from lead)
$$;
comment on function private.role_losers(public.roles) is
  'Who should know that a role has ended by itself: those who lead the unit, where nobody does, those who give it.';

create function private.end_right(story uuid, at timestamptz) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  r public.roles;
begin
  -- One at a time and in the order of private.roles_end: the partnership before the role.
  perform from public.partnerships p
  where p.id = (select o.partnership_id from public.roles o where o.id = story and o.role = 'coordinator')
  for no key update;
  select * into r from public.roles o where o.id = story and o.state = 'given' for update;
  if not found then
    return false;
  end if;
  if r.role = 'coordinator' and not exists (
    select from public.partnership_roles p
    where p.partnership_id = r.partnership_id and p.role = 'coordinator' and p.person_id <> r.person_id
      and not exists (
        select from public.roles s where s.substitute_for = r.id and s.state = 'given' and s.person_id = p.person_id
      )
  ) then
    return false;
  end if;
  if r.partnership_id is null then
    delete from public.unit_roles u
    where u.person_id = r.person_id and u.role = r.role and u.organisation_id = r.organisation_id;
  else
    delete from public.partnership_roles p
    where p.person_id = r.person_id and p.role = r.role and p.partnership_id = r.partnership_id;
  end if;
  if not found then
    return false;
  end if;
  perform private.notify(p, 'role_lapsed', r.id::text, at) from private.role_losers(r) p;
  return true;
end
$$;
comment on function private.end_right(uuid, timestamptz) is
  'Ends a right that nobody ended, and tells those who now answer alone; false for the last coordinator, who stays.';

-- Functions: belonging

create function private.rights_follow() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  story uuid;
begin
  -- An account that goes takes its rights with it.
  if old.role not in ('staff', 'employee') or not exists (select from auth.users u where u.id = old.person_id) or exists (
    select from public.affiliations a
    where a.person_id = old.person_id and a.organisation_id = old.organisation_id and a.role in ('staff', 'employee')
  ) then
    return null;
  end if;
  for story in
    select o.id from public.roles o
    where o.person_id = old.person_id and o.state = 'given'
      and (
        coalesce(o.root_id, o.organisation_id) = old.organisation_id
        -- Given without a side, by the operator: it rests on any of the members.
        or o.organisation_id is null and not exists (
          select from public.partnership_members m
          join public.affiliations a on a.organisation_id = m.organisation_id
          where m.partnership_id = o.partnership_id and a.person_id = old.person_id and a.role in ('staff', 'employee')
        )
      )
    order by o.id
  loop
    perform private.end_right(story, now());
  end loop;
  return null;
end
$$;
comment on function private.rights_follow() is
  'Trigger of affiliations: who no longer works somewhere answers for nothing there.';

create function private.lose_belonging() returns int
language plpgsql security definer set search_path = '' as $$
declare
  gone int;
begin
  -- As private.session_begin does for one person, for all whose address or its host proves something else now.
  delete from public.affiliations a
  using auth.users u
  where u.id = a.person_id and u.email_confirmed_at is not null and not exists (
    select from private.organisation_hosts h
    where h.host = lower(substring(u.email from '@([^@]+)$'))
      and h.organisation_id = a.organisation_id and h.role = a.role
  );
  get diagnostics gone = row_count;
  return gone;
end
$$;
comment on function private.lose_belonging() is 'Ends affiliations that no address proves any more.';

-- Functions: due work

create function private.job_end_roles(at timestamptz) returns text
language plpgsql security definer set search_path = '' as $$
declare
  story uuid;
  ended int := 0;
  lost int := private.lose_belonging();
begin
  for story in
    select o.id from public.roles o
    where o.state = 'given' and o.ends_on <= private.oslo_day(job_end_roles.at)
    order by o.id
  loop
    ended := ended + private.end_right(story, job_end_roles.at)::int;
  end loop;
  return ended || ' ended, ' || lost || ' no longer there';
end
$$;
comment on function private.job_end_roles(timestamptz) is
  'Ends roles on their day in Norway, and what rests on an address that proves it no more; tells the holder and the leader.';

-- Early in the Norwegian day, and soon after where a server slept.
insert into private.jobs (name, every) values ('end_roles', '1 hour');

-- Functions: commands

create function private.check_ends(ends date, at timestamptz, field text) returns void
language plpgsql stable security definer set search_path = '' as $$
begin
  if ends <= private.oslo_day(at) then
    perform private.fail('invalid', field);
  end if;
end
$$;
comment on function private.check_ends(date, timestamptz, text) is 'Refuses a day on which a role would end that is not ahead.';

create or replace function private.roles_give(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  r public.roles := private.role_locked((args ->> 'id')::uuid);
  next text := private.step('roles.give', r.state, private.role_actors(r));
  stands_for uuid := (args ->> 'substitute_for')::uuid;
begin
  if r.partnership_id is null and (args ->> 'share' is not null or stands_for is not null) then
    perform private.fail('invalid', case when stands_for is null then 'share' else 'substitute_for' end);
  end if;
  perform private.check_substitute(r, stands_for);
  perform private.check_ends((args ->> 'ends_on')::date, at, 'ends_on');
  update public.roles
  set state = next, decided_at = at, share = (args ->> 'share')::int, substitute_for = stands_for,
    ends_on = (args ->> 'ends_on')::date
  where id = r.id;
  if r.partnership_id is null then
    insert into public.unit_roles (person_id, organisation_id, role)
    values (r.person_id, r.organisation_id, r.role) on conflict do nothing;
  else
    insert into public.partnership_roles (person_id, partnership_id, organisation_id, role)
    values (r.person_id, r.partnership_id, r.organisation_id, r.role) on conflict do nothing;
  end if;
  return private.role_answer(r.id);
end
$$;

create or replace function private.roles_save(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  r public.roles := private.role_locked((args ->> 'id')::uuid);
begin
  perform private.step('roles.save', r.state, private.role_actors(r));
  if r.partnership_id is null and args ?| '{share,substitute_for,group_id}' then
    perform private.fail('invalid', 'id');
  end if;
  perform private.check_substitute(r, (args ->> 'substitute_for')::uuid);
  perform private.check_ends((args ->> 'ends_on')::date, at, 'ends_on');
  r := jsonb_populate_record(r, args);
  if r.group_id is not null and not exists (
    select from public.partnership_groups g where g.id = r.group_id and g.partnership_id = r.partnership_id
  ) then
    perform private.fail('unknown_reference', 'group_id');
  end if;
  update public.roles o
  set share = r.share, substitute_for = r.substitute_for, group_id = r.group_id, ends_on = r.ends_on
  where o.id = r.id
    and (o.share, o.substitute_for, o.group_id, o.ends_on)
      is distinct from (r.share, r.substitute_for, r.group_id, r.ends_on);
  return private.role_answer(r.id);
end
$$;
comment on function private.roles_save(jsonb, int, timestamptz) is
  'Command roles.save: the day a role ends, by those who give it; share, substitute and group of one in a partnership (R51, R53), by a coordinator. Nobody their own; the last word holds.';

create or replace function private.take_up(person uuid, address text, at timestamptz) returns void
language plpgsql security definer set search_path = '' as $$
declare
  i public.invitations;
  fresh boolean;
  story uuid;
begin
  for i in
    delete from public.invitations o where o.email = lower(address) and o.ends_at > take_up.at returning *
  loop
    continue when i.role_ends_on <= private.oslo_day(take_up.at);
    if i.partnership_id is null then
      insert into public.unit_roles (person_id, organisation_id, role)
      values (person, i.organisation_id, i.role) on conflict do nothing;
    else
      insert into public.partnership_roles (person_id, partnership_id, organisation_id, role)
      values (person, i.partnership_id, i.organisation_id, i.role) on conflict do nothing;
    end if;
    fresh := found;
    update public.roles r
    set share = coalesce(i.share, r.share), ends_on = case when fresh then i.role_ends_on else r.ends_on end
    where r.person_id = person and r.role = i.role and r.state = 'given'
      and coalesce(r.partnership_id, r.organisation_id) = coalesce(i.partnership_id, i.organisation_id)
    returning r.id into story;
    if fresh then
      perform private.notify(person, 'role_given', story::text, at);
    end if;
  end loop;
end
$$;

create or replace function private.invitations_send(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  together boolean := args ->> 'role' in ('coordinator', 'steering');
  i public.invitations := jsonb_populate_record(null::public.invitations, args);
  root uuid := private.root_of(i.organisation_id);
  spoken text;
  known uuid;
  told uuid;
begin
  i.email := lower(i.email);
  i.root_id := case when not together then root end;
  i.invited_at := at;
  i.ends_at := at + interval '30 days';
  i.rev := 1;
  i.updated_at := at;
  i.mail := 'waiting';
  select h.language into spoken
  from private.organisation_hosts h
  where h.host = split_part(i.email, '@', 2) and h.organisation_id = root and h.role in ('staff', 'employee');
  i.language := coalesce(i.language, spoken);
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
  elsif i.email !~ '^[^\s@]+@[^\s@]+$' or spoken is null then
    perform private.fail('invalid', 'email');
  elsif exists (select from auth.users u where u.id = me and lower(u.email) = i.email) then
    perform private.fail('not_allowed', 'email');
  end if;
  perform private.check_ends(i.role_ends_on, at, 'role_ends_on');
  perform private.step('invitations.send', null, array['giver']);
  perform private.limit_each('invitation', 20, 200, '1 hour', at);
  -- Whoever takes back and offers again, and again, writes a letter each time.
  perform private.limit('invitation_to', private.keyed(i.email), 5, '1 day', at);

  -- Offered anew, the days begin anew; and a second offer is answered as the first. Its letter is not written again.
  select x.letter_id into told
  from public.invitations o
  join private.letter_invitations x on x.invitation_id = o.id
  join private.letters l on l.id = x.letter_id
  where o.email = i.email and o.role = i.role
    and coalesce(o.partnership_id, o.organisation_id) = coalesce(i.partnership_id, i.organisation_id)
    and l.state <> 'dropped' and l.made_at > at - interval '7 days';
  delete from public.invitations o
  where o.email = i.email and o.role = i.role
    and coalesce(o.partnership_id, o.organisation_id) = coalesce(i.partnership_id, i.organisation_id);
  if told is not null then
    i.mail := case (select l.state from private.letters l where l.id = told) when 'sent' then 'sent' else 'waiting' end;
  end if;
  insert into public.invitations select i.*;
  insert into private.letter_invitations (invitation_id, letter_id) select i.id, told where told is not null;
  select u.id into known from auth.users u where lower(u.email) = i.email and u.email_confirmed_at is not null;
  if found then
    perform private.take_up(known, i.email, at);
  end if;
  -- No row: what is remembered of this operation holds no address.
  return '{"rows": []}';
end
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
  'Takes letters to be sent, for five minutes, and answers {id, token, attempt, to, name, language, items: [{kind, challenge, interest_id, told_at, role: {name, together, nb, nn, en}, alternatives}], offers: [{name, nb, nn, en, ends_at, role_ends_on}]} each.';

-- Triggers

create trigger rights_follow after delete on public.affiliations
  for each row execute function private.rights_follow();

-- Commands and transitions

update private.commands
set arguments = arguments || '{"ends_on": {"type": "day", "nullable": true}}'
where name in ('roles.give', 'roles.save');
update private.commands
set arguments = arguments || '{"role_ends_on": {"type": "day", "nullable": true}}'
where name = 'invitations.send';

insert into private.transitions (room, command, from_state, to_state, actor) values
  ('roles', 'roles.save', 'given', 'given', 'leader');

-- Comments: policies, indexes, triggers

comment on index public.roles_ends_on is 'Roles that end by themselves.';
comment on trigger rights_follow on public.affiliations is 'Ends the rights that rest on an affiliation.';
