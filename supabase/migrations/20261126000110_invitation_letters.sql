-- Letters to those who are invited: an address that a role is offered to hears of it by mail.
--
-- Contract: a letter of offers holds no address and no person: it points to the offers, and an offer that is taken up,
-- withdrawn or over takes its place in the letter with it. So no letter goes out about what is no longer offered, and
-- no address is kept longer than its offer. Offers to one address that wait together come in one letter. An offer that is
-- made anew within a week sends no second one. An address that takes no mail is told to the one who invites, who sees
-- a slip of the pen; a mailbox says nothing about whether there is an account. The link that stops mail throws the
-- offers away, and the address with them.
-- Refused: the address in the delivery record, which outlives the offer by a year.

-- Tables

alter table public.invitations
  add column language text not null default 'nb' check (language in ('nb', 'nn', 'en')),
  add column mail text not null default 'waiting' check (mail in ('waiting', 'sent', 'refused'));

alter table private.organisation_hosts
  add column language text not null default 'nb' check (language in ('nb', 'nn', 'en'));

alter table private.letters alter column person_id drop not null;

create table private.letter_invitations (
  invitation_id uuid primary key references public.invitations (id) on delete cascade,
  letter_id uuid not null references private.letters (id) on delete cascade
);

-- Comments

comment on column public.invitations.language is 'Language of the letter: as the one who invites chose, else that of the host.';
comment on column public.invitations.mail is 'Of the letter: waiting, sent, or refused when the address takes no mail.';
comment on column public.invitations.email is
  'Personal: The address of someone who may have a role: so that we can tell you, and you get it. We delete it when you sign in, or after 30 days.';
comment on column private.organisation_hosts.language is 'Language of letters to addresses there whose owners have chosen none.';
comment on table private.letters is
  'Mail to one person, or to an address that roles are offered to: made, sent once, or dropped. Its words are made when it is sent.';
comment on column private.letters.person_id is
  'Personal: Who gets the e-mail: to send it once, and so that its link to stop works.';
comment on column private.letters.state is
  'waiting, sent, or dropped because everything in it was read first, is offered no more, or its address takes no mail.';
comment on table private.letter_invitations is 'What a letter offers: each invitation stands in one letter at most.';
comment on column private.letter_invitations.invitation_id is 'The invitation.';
comment on column private.letter_invitations.letter_id is 'The letter.';
comment on column private.limits.key is
  'Personal: Your account, or a print of your network or e-mail address that nobody can turn back. We count attempts by it, until the time is out.';

-- Index

create index letter_invitations_letter_id on private.letter_invitations (letter_id);

-- RLS

alter table private.letter_invitations enable row level security;

-- Functions: letters

create or replace function private.letters_make(at timestamptz) returns int
language plpgsql security definer set search_path = '' as $$
declare
  told int;
  offered int;
begin
  update public.notifications n set state = 'dropped'
  from private.dead_addresses d join auth.users u on u.id = d.person_id
  where n.person_id = d.person_id and n.channel = 'mail' and n.state = 'waiting' and n.due_at <= letters_make.at
    and coalesce(u.last_sign_in_at, d.at) <= d.at;
  with due as (
    select n.id, n.person_id
    from public.notifications n
    where n.channel = 'mail' and n.state = 'waiting' and n.due_at <= letters_make.at
      and not exists (select from private.letter_items i where i.notification_id = n.id)
    order by n.due_at
    limit 2000
    for update skip locked
  ), made as (
    insert into private.letters (person_id, made_at, next_at)
    select distinct d.person_id, letters_make.at, letters_make.at from due d
    returning id, person_id
  ), filled as (
    insert into private.letter_items (notification_id, letter_id)
    select d.id, m.id from due d join made m on m.person_id = d.person_id
    on conflict do nothing
  )
  select count(*) into told from made;
  with due as (
    select i.id, i.email, i.language
    from public.invitations i
    where i.mail = 'waiting' and i.ends_at > letters_make.at
      and not exists (select from private.letter_invitations l where l.invitation_id = i.id)
    order by i.invited_at
    limit 2000
    for update skip locked
  ), each_address as materialized (
    select d.email, d.language, gen_random_uuid() as letter from due d group by d.email, d.language
  ), made as (
    insert into private.letters (id, made_at, next_at)
    select e.letter, letters_make.at, letters_make.at from each_address e
    returning id
  ), filled as (
    insert into private.letter_invitations (invitation_id, letter_id)
    select d.id, e.letter from due d join each_address e on e.email = d.email and e.language = d.language
  )
  select count(*) into offered from made;
  return told + offered;
end
$$;
comment on function private.letters_make(timestamptz) is
  'Puts what is due by mail into letters, one for each person and one for each address with open offers; drops it for those whose address takes none.';

create function private.place_names(organisation uuid, partnership uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'nb', concat_ws(', ', p.name_nb, o.name_nb, case when p.id is null then above.name_nb end),
    'nn', concat_ws(', ', p.name_nn, o.name_nn, case when p.id is null then above.name_nn end),
    'en', concat_ws(', ', p.name_en, o.name_en, case when p.id is null then above.name_en end)
  )
  from public.organisations o
  left join public.partnerships p on p.id = partnership
  left join public.organisations above on above.id = private.root_of(o.id) and above.id <> o.id
  where o.id = organisation
$$;
comment on function private.place_names(uuid, uuid) is
  'Where a role is, for one who sees nothing around it: the unit and what it belongs to, or the partnership and the side.';

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
          'name', r.role,
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
      on r.id::text = n.key and n.kind in ('role_asked', 'role_given', 'role_declined', 'role_ended')
    left join public.organisations o on o.id = r.organisation_id
    left join public.partnerships p on p.id = r.partnership_id
    where i.letter_id = l.id;

    select max(i.email), max(i.language), jsonb_agg(
      private.place_names(i.organisation_id, i.partnership_id)
        || jsonb_build_object('name', i.role, 'ends_at', i.ends_at)
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
  'Takes letters to be sent, for five minutes, and answers {id, token, attempt, to, name, language, items: [{kind, challenge, interest_id, told_at, role: {name, nb, nn, en}, alternatives}], offers: [{name, nb, nn, en, ends_at}]} each.';

create function private.offers_mailed(letter uuid, said text) returns void
language sql security definer set search_path = '' as $$
  update public.invitations i set mail = said
  from private.letter_invitations x
  where x.letter_id = letter and i.id = x.invitation_id and i.mail <> said
$$;
comment on function private.offers_mailed(uuid, text) is 'Says of the offers in a letter what became of it.';

create or replace function private.letter_sent(letter uuid, at timestamptz) returns void
language plpgsql security definer set search_path = '' as $$
begin
  update private.letters l set state = 'sent', sent_at = letter_sent.at, code = null
  where l.id = letter and l.state = 'waiting';
  update public.notifications n set state = 'sent'
  from private.letter_items i
  where i.letter_id = letter and n.id = i.notification_id and n.state = 'waiting';
  perform private.offers_mailed(letter, 'sent');
end
$$;

create or replace function private.letter_refused(letter uuid, at timestamptz, code text, for_good boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
  l private.letters;
begin
  select * into l from private.letters o where o.id = letter and o.state = 'waiting' for update;
  if not found then
    return;
  end if;
  if not for_good then
    -- 1, 2, 4 … minutes, at most six hours; after seven days it is ended by job_purge_notifications, or when it is claimed.
    update private.letters o
    set code = left(letter_refused.code, 40),
      next_at = letter_refused.at + least(interval '6 hours', interval '1 minute' * 2 ^ least(l.attempts - 1, 10))
    where o.id = l.id;
    return;
  end if;
  update private.letters o set state = 'dropped', code = left(letter_refused.code, 40) where o.id = l.id;
  update public.notifications n set state = 'dropped'
  from private.letter_items i
  where i.letter_id = l.id and n.id = i.notification_id and n.state = 'waiting';
  perform private.offers_mailed(l.id, 'refused');
  insert into private.dead_addresses (person_id, at, code)
  select l.person_id, letter_refused.at, left(letter_refused.code, 40) where l.person_id is not null
  on conflict (person_id) do update set at = excluded.at, code = excluded.code;
end
$$;

create or replace function private.unsubscribe(token uuid) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  l private.letters;
begin
  select * into l from private.letters o where o.token = unsubscribe.token;
  if not found then
    return false;
  end if;
  if l.person_id is null then
    delete from public.invitations i using private.letter_invitations x
    where x.letter_id = l.id and i.id = x.invitation_id;
    return true;
  end if;
  insert into public.notification_preferences (id, mail) values (l.person_id, 'none')
  on conflict (id) do update set mail = 'none' where notification_preferences.mail <> 'none';
  update public.notifications n set state = 'dropped'
  where n.person_id = l.person_id and n.channel = 'mail' and n.state = 'waiting'
    and n.kind not in ('hide_soon', 'delete_soon');
  return true;
end
$$;
comment on function public.unsubscribe(uuid) is
  'Stops mail to whoever got the letter with this token, but for the warnings before data are deleted; of a letter of offers it throws away the offers and their address. False when there is none. Once or many times is the same (RFC 8058).';

-- Functions: commands

create function private.keyed(words text) returns text
language sql stable security definer set search_path = '' as $$
  select encode(sha256(k.key || convert_to(words, 'UTF8')), 'hex') from private.visitor_keys k
$$;
comment on function private.keyed(text) is 'A keyed hash: counts the same thing without keeping it.';

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
comment on function private.invitations_send(jsonb, int, timestamptz) is
  'Command invitations.send: by one who may give the role, never to their own address; 20 an hour, 5 a day to one address. Who has an account gets the role at once, all others a letter.';

-- Commands

update private.commands
set arguments = arguments || '{"language": {"type": "choice", "of": ["nb", "nn", "en"], "nullable": true}}'
where name = 'invitations.send';

-- Comments: policies, indexes, triggers

comment on index private.letter_invitations_letter_id is 'What a letter offers.';
