-- Limits by address: how often things are done from one address on the net, beside how often by one person.
--
-- Contract: who makes many accounts still comes from somewhere. The address is that of the header `x-forwarded-for`,
-- which a browser cannot choose: the embedded mount writes the visitor's own over it, and in front of a real Supabase
-- its gateway does. Where a gateway leaves a browser's word standing, the limits for each person hold all the same.
-- No address is kept, only its hash with a key of this database, for as long as the count lasts.
--
-- The numbers: one person may do in a day what nobody does by hand, also one who comes home with fifty things written
-- without cover. A class of 60, or a town hall, is one address: it has room for all of them in the same hour, three or
-- more suggestions and reports each, twenty messages, sixteen interests, and eight asking for roles or more.

-- Tables

create table private.visitor_keys (
  one boolean primary key default true check (one),
  key bytea not null default uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
);
insert into private.visitor_keys default values;

-- Comments

comment on table private.visitor_keys is 'One row: the key that addresses on the net are hashed with, made here and known nowhere else.';
comment on column private.visitor_keys.one is 'Keeps it to one row.';
comment on column private.visitor_keys.key is 'Random; another one only makes the counts start anew.';

-- RLS

alter table private.visitor_keys enable row level security;

-- Functions

create function private.visitor() returns text
language plpgsql stable security definer set search_path = '' as $$
declare
  address text := btrim(split_part(
    nullif(current_setting('request.headers', true), '')::jsonb ->> 'x-forwarded-for', ',', 1
  ));
begin
  if coalesce(address, '') = '' then
    return null;
  end if;
  address := regexp_replace(address, '^::ffff:(?=\d+\.)', '', 'i');
  -- A household has 2^64 addresses of the new kind, and one network.
  if pg_input_is_valid(address, 'inet') and family(address::inet) = 6 then
    address := network(set_masklen(address::inet, 64))::text;
  end if;
  return (select encode(sha256(k.key || convert_to(address, 'UTF8')), 'hex') from private.visitor_keys k);
end
$$;
comment on function private.visitor() is
  'Where on the net this request comes from, as a keyed hash; null when it comes from no browser.';

create function private.limit_each(kind text, person int, address int, per interval, at timestamptz) returns void
language plpgsql security definer set search_path = '' as $$
declare
  visitor text := private.visitor();
begin
  perform private.limit(kind, private.me()::text, person, per, at);
  if visitor is not null then
    perform private.limit(kind || '_by_address', visitor, address, per, at);
  end if;
end
$$;
comment on function private.limit_each(text, int, int, interval, timestamptz) is
  'Counts `kind` for the one who asks and for the address they ask from; refuses with rate_limited above `person` or `address` in the time `per`. For every command that reaches others: one that invites will need it.';

comment on function private.limit(text, text, int, interval, timestamptz) is
  'Counts that `key` does `kind` now; refuses with rate_limited when it was done `max` times in the time `per` before `at`. A command asks private.limit_each; one that invites people, when there is one, has to.';

-- Functions: the commands that are limited

create or replace function private.interests_send(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  today date := private.oslo_day(at);
  c public.challenges;
  i public.interests;
begin
  if not exists (select from public.affiliations a where a.person_id = me) then
    perform private.fail('not_allowed');
  end if;
  -- A shared lock: many may send at once, none while the challenge is being withdrawn.
  select * into c from public.challenges where id = (args ->> 'challenge_id')::uuid for share;
  -- What was never public does not exist for a stranger; what is withdrawn was public, and the sender is told so.
  if not found or (c.published_at is null and not private.reads_case(c.id)) then
    perform private.fail('unknown_reference', 'challenge_id');
  elsif c.state <> 'published' then
    perform private.fail('wrong_state', 'challenge_id');
  elsif c.apply_by < today then
    perform private.fail('closed');
  end if;
  perform private.limit_each('interest', 100, 1000, '1 day', at);
  insert into public.interests (id, challenge_id, person_id, role, name, message, state, answer_by, sent_at)
  values (
    (args ->> 'id')::uuid, c.id, me, args ->> 'role', args ->> 'name', args ->> 'message',
    private.step('interests.send', null, array['sender']), today + c.answer_days, at
  )
  returning * into i;
  perform private.tell_unit(i, 'interest_received', i.id::text, at);
  return private.interest_answer(i.id);
end
$$;

create or replace function private.write_message(i public.interests, side text, args jsonb, at timestamptz) returns void
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_column
declare
  me uuid := private.me();
  place int;
begin
  if i.person_id is null then
    perform private.fail('wrong_state');
  end if;
  perform private.limit_each('message', 60, 1200, '1 hour', at);
  insert into public.conversations (id, challenge_id, person_id) values (i.id, i.challenge_id, i.person_id)
  on conflict (id) do nothing;
  update public.conversations c
  set messages = c.messages + 1,
    sender_read = case when write_message.side = 'sender' then c.messages + 1 else c.sender_read end,
    unit_read = case when write_message.side = 'unit' then c.messages + 1 else c.unit_read end
  where c.id = i.id
  returning c.messages into place;
  insert into public.messages (id, conversation_id, challenge_id, person_id, author_id, side, number, text, sent_at)
  values (
    (args ->> 'message_id')::uuid, i.id, i.challenge_id, i.person_id, me, write_message.side, place,
    args ->> 'text', at
  );
end
$$;

create or replace function private.roles_ask(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  place uuid := (args ->> 'organisation_id')::uuid;
  partnership uuid := (args ->> 'partnership_id')::uuid;
  root uuid := private.root_of(place);
  together boolean := args ->> 'role' in ('coordinator', 'steering');
begin
  if root is null then
    perform private.fail('unknown_reference', 'organisation_id');
  elsif together and partnership is null then
    perform private.fail('missing', 'partnership_id');
  elsif not together and partnership is not null then
    perform private.fail('invalid', 'partnership_id');
  elsif together and not exists (select from public.partnerships p where p.id = partnership) then
    perform private.fail('unknown_reference', 'partnership_id');
  elsif not exists (
    select from public.affiliations a
    where a.person_id = me and a.organisation_id = root and a.role in ('staff', 'employee')
  ) then
    perform private.fail('not_allowed');
  elsif together and not exists (
    select from public.partnership_members m where m.partnership_id = partnership and m.organisation_id = place
  ) then
    perform private.fail('invalid', 'organisation_id');
  elsif exists (select from public.organisations o where o.id = place and o.kind = 'university' and not together) then
    perform private.fail('invalid', 'organisation_id');
  end if;
  perform private.limit_each('role', 50, 500, '1 day', at);
  insert into public.roles (id, person_id, organisation_id, root_id, partnership_id, role, name, state, asked_at)
  values (
    (args ->> 'id')::uuid, me, place, case when not together then root end, partnership, args ->> 'role',
    args ->> 'name', private.step('roles.ask', null, array['holder']), at
  );
  return private.role_answer((args ->> 'id')::uuid);
end
$$;

create or replace function private.suggestions_send(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
begin
  if not exists (select from public.partnerships p where p.id = (args ->> 'partnership_id')::uuid) then
    perform private.fail('unknown_reference', 'partnership_id');
  end if;
  perform private.limit_each('suggestion', 5, 200, '1 day', at);
  insert into public.suggestions (id, partnership_id, person_id, title, need, language, state, sent_at)
  values (
    (args ->> 'id')::uuid, (args ->> 'partnership_id')::uuid, me, args ->> 'title', args ->> 'need',
    args ->> 'language', private.step('suggestions.send', null, array['sender']), at
  );
  return private.suggestion_answer((args ->> 'id')::uuid);
end
$$;

create or replace function private.reports_send(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  c public.challenges;
  message uuid := (args ->> 'message_id')::uuid;
  said text := '';
  r public.reports;
begin
  select * into c from public.challenges where id = (args ->> 'challenge_id')::uuid for share;
  -- What was never public does not exist for a stranger, and a draft is its author's alone.
  if not found or c.state = 'draft' or (c.published_at is null and not private.reads_case(c.id)) then
    perform private.fail('unknown_reference', 'challenge_id');
  end if;
  if message is not null then
    select m.text into said
    from public.messages m
    where m.id = message and m.challenge_id = c.id
      and (m.person_id = me or private.answers_challenge(m.challenge_id));
    if not found then
      perform private.fail('unknown_reference', 'message_id');
    end if;
  end if;
  perform private.limit_each('report', 10, 200, '1 day', at);
  insert into public.reports (id, challenge_id, partnership_id, message_id, quote, person_id, kind, words, state, sent_at)
  values (
    (args ->> 'id')::uuid, c.id, c.partnership_id, message, said, me, args ->> 'kind', args ->> 'words',
    private.step('reports.send', null, array['sender']), at
  )
  returning * into r;
  return jsonb_build_object('rows', jsonb_build_array(jsonb_build_object('entity', 'reports', 'row', to_jsonb(r))));
end
$$;

comment on function private.suggestions_send(jsonb, int, timestamptz) is
  'Command suggestions.send: by anyone who is signed in, five a day, two hundred from one address.';
comment on function private.reports_send(jsonb, int, timestamptz) is
  'Command reports.send: by anyone who is signed in, on a challenge they can know of or a message they can read; ten a day, two hundred from one address, one open on each.';
