-- Leaving: whoever no longer belongs somewhere reads nothing there, and whoever is gone leaves no words, by any road.
--
-- Contract: the author reads a challenge as its author while it is a draft; from then on as its contact, leader or
-- deputy, so that a right that ends takes the municipality's case with it. What a deletion does to a person's words is
-- done by a trigger of the account: an operator who deletes one by hand does the same as the person's own button.

-- Tables

-- A report on a draft kept it, and with it the account of its author, from ever being deleted.
alter table public.reports
  drop constraint reports_challenge_id_fkey,
  add constraint reports_challenge_id_fkey foreign key (challenge_id) references public.challenges (id) on delete cascade;

-- Functions: who may read

create or replace function private.challenge_audiences(c public.challenges, author uuid) returns text[]
language sql immutable set search_path = '' as $$
  select array_remove(
    array[
      case when c.state = 'draft' then 'user:' || author end,
      case when private.is_public(c.state) then 'pub' end,
      case when c.state <> 'draft' then 'challenge:' || c.id end,
      case when c.state <> 'draft' then 'partnership:' || c.partnership_id || ':coordinator' end
    ],
    null
  )
$$;
comment on function private.challenge_audiences(public.challenges, uuid) is
  'Who reads a challenge: its author while it is a draft, then those who answer and coordinate, and anyone while it is public.';

create or replace function private.reads_case(challenge uuid) returns boolean
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
  me uuid := auth.uid();
begin
  return exists (
    select from public.challenges c
    left join public.challenge_cases k on k.id = c.id
    where c.id = challenge and case
      when c.state = 'draft' then k.author_id = me
      else exists (
        select from public.partnership_roles r
        where r.person_id = me and r.partnership_id = c.partnership_id and r.role = 'coordinator'
      )
      or exists (
        select from public.unit_roles r
        where r.person_id = me and r.organisation_id = c.organisation_id
          and (r.role in ('leader', 'deputy') or k.contact_id = me)
      )
    end
  );
end
$$;
comment on function private.reads_case(uuid) is
  'True when the one who asks may read the case of this challenge: an own draft, one to answer, or of a partnership one coordinates.';

create or replace function private.my_challenges() returns setof uuid
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
  me uuid := auth.uid();
  coordinated uuid[] := array(
    select r.partnership_id from public.partnership_roles r where r.person_id = me and r.role = 'coordinator'
  );
begin
  return query
    select k.id from public.challenge_cases k join public.challenges c on c.id = k.id
    where k.author_id = me and c.state = 'draft';
  return query select private.my_challenges_to_answer();
  if coordinated <> '{}' then
    return query
      select c.id from public.challenges c where c.partnership_id = any (coordinated) and c.state <> 'draft';
  end if;
end
$$;
comment on function private.my_challenges() is
  'Challenges whose case the one who asks may read: own drafts, to answer, or of a partnership one coordinates. One that is several of these comes as often.';

-- Functions: who is gone

create function private.leave_no_words() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  -- The challenges first, as every command does, and always in the same order.
  perform from public.challenges c
  where c.id in (
    select k.id from public.challenge_cases k where k.author_id = old.id or k.contact_id = old.id
    union
    select i.challenge_id from public.interests i where i.person_id = old.id
  )
  order by c.id
  for no key update;

  -- A draft was never sent to anyone.
  delete from public.challenges c
  using public.challenge_cases k
  where k.id = c.id and k.author_id = old.id and c.state = 'draft';

  update public.interests i
  set state = case
      when i.state in (select t.from_state from private.transitions t where t.command = 'interests.withdraw')
        then 'withdrawn'
      else i.state
    end,
    person_id = null, name = '', message = '', answer = ''
  where i.person_id = old.id;

  -- A need that was taken up lives on as a challenge; one that waits is withdrawn.
  update public.suggestions g
  set state = case when g.state = 'received' then 'withdrawn' else g.state end,
    person_id = null, title = '', need = '', answer = ''
  where g.person_id = old.id;

  -- What was reported may still be wrong, whoever said so.
  update public.reports r set person_id = null, words = '', answer = '' where r.person_id = old.id;
  -- For whoever keeps a list outside the database: a copy of it from before would bring the account back.
  perform pg_notify('forgotten', old.id::text);
  return old;
end
$$;
comment on function private.leave_no_words() is
  'Trigger of accounts: what a person wrote to others loses its words and its person before the account goes.';

create or replace function private.forget(person uuid) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  perform from auth.users u where u.id = person for update;
  if not found then
    return false;
  end if;
  delete from private.field_revs f where f.id = person;
  delete from private.limits l where strpos(l.key, person::text) > 0;
  delete from auth.audit_log_entries e where strpos(e.payload::text, person::text) > 0;
  -- Not all of them follow the account everywhere; on some installations user_id is text.
  delete from auth.refresh_tokens t where t.user_id::text = person::text;
  delete from auth.flow_state f where f.user_id = person;
  delete from auth.users u where u.id = person;
  delete from private.sync_feed f where f.audience = 'user:' || person;
  return true;
end
$$;

-- Triggers

create trigger leave_no_words before delete on auth.users
  for each row execute function private.leave_no_words();

-- Who still reads as an author what is no draft any more

do $$
declare
  challenge uuid;
begin
  for challenge in select c.id from public.challenges c where c.state <> 'draft' order by c.id loop
    perform private.feed_challenge(challenge, '');
    perform private.feed_challenge_events(challenge, null, false);
  end loop;
end
$$;
