-- Challenges, rules that were missing: a link is the same however it is written, a theme is named once, a last day lies
-- ahead, and days to answer are those that the partnership has decided.

-- Functions: links

create function private.same_link(url text) returns text
language sql immutable set search_path = '' as $$
  select
    regexp_replace(lower(p[1] collate "C"), ':(80|443)$', '')
    || rtrim(p[2], '/')
    || coalesce('?' || (
      select string_agg(part, '&' order by n)
      from unnest(string_to_array(substr(p[3], 2), '&')) with ordinality q (part, n)
      where part <> '' and part !~* '^utm_'
    ), '')
    || case when p[4] <> '#' then p[4] else '' end
  from regexp_match(url, '^https?://([^/?#]+)([^?#]*)(\?[^#]*)?(#.*)?$', 'i') p
$$;
comment on function private.same_link(text) is
  'What two spellings of one link have in common: without scheme, case and usual port of the host, last slash, and utm parameters.';

-- Of two that were the same already, the older one keeps the link.
update public.challenges c set source_url = null
from (
  select o.id, row_number() over (
    partition by private.same_link(o.source_url) order by o.published_at nulls last, o.id
  ) as n
  from public.challenges o
  where o.source_url is not null and o.state not in ('draft', 'withdrawn')
) known
where known.id = c.id and known.n > 1;

-- Index

drop index public.challenges_source_url;
create unique index challenges_source_url on public.challenges (private.same_link(source_url))
  where state not in ('draft', 'withdrawn');

-- Functions: rules

create or replace function private.challenge_source_free(c public.challenges) returns void
language plpgsql stable security definer set search_path = '' as $$
begin
  if exists (
    select from public.challenges o
    where private.same_link(o.source_url) = private.same_link(c.source_url)
      and o.state not in ('draft', 'withdrawn') and o.id <> c.id
  ) then
    perform private.fail('already_exists', 'source_url');
  end if;
end
$$;

create or replace function private.challenge_ready(c public.challenges) returns void
language plpgsql stable set search_path = '' as $$
declare
  field text;
  least int;
  size int;
begin
  for field, least, size in
    values ('title', 5, char_length(c.title)), ('today', 20, char_length(c.today)), ('whom', 3, char_length(c.whom)),
      ('better', 10, char_length(c.better)), ('contact_role', 3, char_length(c.contact_role))
  loop
    if size = 0 then
      perform private.fail('missing', field);
    elsif size < least then
      perform private.fail('too_short', field);
    end if;
  end loop;
  if c.theme_id is null then
    perform private.fail('missing', 'theme_id');
  elsif c.second_theme_id = c.theme_id then
    perform private.fail('invalid', 'second_theme_id');
  elsif c.kinds = '{}' then
    perform private.fail('missing', 'kinds');
  elsif c.ends_on < c.starts_on then
    perform private.fail('invalid', 'ends_on');
  end if;
end
$$;

create function private.challenge_ahead(c public.challenges, at timestamptz) returns void
language plpgsql stable set search_path = '' as $$
begin
  -- Else it would expire at once.
  if coalesce(c.apply_by, c.ends_on) < private.oslo_day(at) then
    perform private.fail('closed', case when c.apply_by is null then 'ends_on' else 'apply_by' end);
  end if;
end
$$;
comment on function private.challenge_ahead(public.challenges, timestamptz) is
  'Refuses to offer a challenge whose last day has passed; equal to a part of submitFaults in TypeScript.';

-- Functions: commands

create or replace function private.challenge_create(args jsonb, at timestamptz) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  unit uuid := (args ->> 'organisation_id')::uuid;
  root uuid := private.root_of(unit);
begin
  if unit is null then
    perform private.fail('missing', 'organisation_id');
  elsif not args ? 'partnership_id' then
    perform private.fail('missing', 'partnership_id');
  elsif root is null then
    perform private.fail('unknown_reference', 'organisation_id');
  elsif not exists (select from public.partnerships p where p.id = (args ->> 'partnership_id')::uuid) then
    perform private.fail('unknown_reference', 'partnership_id');
  elsif not private.holds_unit_role(unit) and not exists (
    select from public.affiliations a where a.person_id = me and a.organisation_id = root and a.role = 'staff'
  ) then
    perform private.fail('not_allowed');
  elsif not exists (
    select from public.partnership_members m join public.organisations o on o.id = m.organisation_id
    where m.partnership_id = (args ->> 'partnership_id')::uuid and o.id = root and o.kind = 'municipality'
  ) then
    perform private.fail('invalid', 'organisation_id');
  elsif exists (
    select from private.field_revs f where f.entity = 'challenges' and f.id = (args ->> 'id')::uuid
  ) then
    perform private.fail('already_exists', 'id');
  end if;
  perform private.limit_each('draft', 100, 1000, '1 day', at);
  perform private.challenge_draft((args ->> 'id')::uuid, (args ->> 'partnership_id')::uuid, unit, me);
end
$$;

create function private.challenge_draft(draft uuid, partnership uuid, unit uuid, author uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.challenges (id, partnership_id, organisation_id, state, answer_days)
  select draft, s.id, unit, private.step('challenges.save', null, array['author']), s.answer_days
  from public.partnership_settings s where s.id = partnership;
  insert into public.challenge_cases (id, author_id, contact_id) values (draft, author, author);
end
$$;
comment on function private.challenge_draft(uuid, uuid, uuid, uuid) is
  'An empty draft with its case; it promises an answer within the days that its partnership has decided.';

create or replace function private.challenges_submit(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  c public.challenges := private.challenge_locked((args ->> 'id')::uuid);
  mine text[] := private.challenge_actors(c);
  next text := private.step('challenges.submit', c.state, mine);
begin
  if not private.holds_unit_role(c.organisation_id) then
    perform private.fail('not_allowed');
  end if;
  perform private.challenge_ready(c);
  perform private.challenge_ahead(c, at);
  perform private.challenge_source_free(c);
  c.slug := coalesce(c.slug, private.challenge_slug(c.title, c.id));
  perform private.challenge_moved(c, 'challenges.submit', next, mine, null, at);
  update public.challenge_cases set note = '', submitted_at = at where id = c.id;
  return private.challenge_answer(c.id);
end
$$;

create or replace function private.challenges_resume(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  c public.challenges := private.challenge_locked((args ->> 'id')::uuid);
  mine text[] := private.challenge_actors(c);
  next text := private.step('challenges.resume', c.state, mine);
begin
  perform private.challenge_ahead(c, at);
  perform private.challenge_moved(c, 'challenges.resume', next, mine, args ->> 'reason', at);
  return private.challenge_answer(c.id);
end
$$;

-- Comments: policies, indexes, triggers

comment on index public.challenges_source_url is 'One challenge for each link, however the link is spelt.';
