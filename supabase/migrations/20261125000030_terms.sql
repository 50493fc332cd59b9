-- Terms: each partnership has its own themes and technologies, and a former name says until when it was used (R33).
--
-- Contract: the key of a term is what it has in common with those of other partnerships: one filter and one colour for
-- all of them. So a key is there once in each partnership, and whoever reads a key reads all terms that carry it. A
-- partnership that makes its own of a common term takes its place there: the common one can no longer be chosen in it.

-- Tables

alter table public.themes
  drop constraint themes_key_key,
  add constraint themes_key_key unique nulls not distinct (partnership_id, key);
alter table public.technologies
  drop constraint technologies_key_key,
  add constraint technologies_key_key unique nulls not distinct (partnership_id, key);

-- Of names from before today only the name is known.
create function pg_temp.with_day(names text[]) returns jsonb language sql immutable as $$
  select coalesce(jsonb_agg(jsonb_build_object('name', n, 'until', null) order by n), '[]') from unnest(names) n
$$;
alter table public.themes
  alter column former_names drop default,
  alter column former_names type jsonb using pg_temp.with_day(former_names),
  alter column former_names set default '[]';
alter table public.technologies
  alter column former_names drop default,
  alter column former_names type jsonb using pg_temp.with_day(former_names),
  alter column former_names set default '[]';
drop function pg_temp.with_day(text[]);

-- Comments

comment on column public.themes.key is
  'Name in URLs; picks colour and icon. Themes of different partnerships that mean the same have the same.';
comment on column public.technologies.key is
  'Name in URLs, made of its first name. Technologies of different partnerships that mean the same have the same.';
comment on column public.themes.former_names is
  'Names it had before, in any language, each with the last day it was used (null where that is not known), by trigger: [{name, until}].';
comment on column public.technologies.former_names is
  'Names it had before, in any language, each with the last day it was used (null where that is not known), by trigger: [{name, until}].';

-- Index: the constraints begin with the partnership

drop index public.themes_partnership_id, public.technologies_partnership_id;

-- Functions

create or replace function private.keep_former_names() returns trigger
language plpgsql set search_path = '' as $$
declare
  names text[] := array[new.name_nb, new.name_nn, new.name_en];
begin
  if names is distinct from array[old.name_nb, old.name_nn, old.name_en] then
    new.former_names := (
      select coalesce(
        jsonb_agg(jsonb_build_object('name', f.name, 'until', f.until) order by f.until nulls first, f.name), '[]'
      )
      from (
        select distinct on (k.name) k.name, k.until
        from (
          select x ->> 'name' as name, (x ->> 'until')::date as until from jsonb_array_elements(old.former_names) x
          union all
          select n, private.oslo_day(now()) from unnest(array[old.name_nb, old.name_nn, old.name_en]) n
        ) k
        where k.name <> all (names)
        order by k.name, k.until desc nulls last
      ) f
    );
  end if;
  return new;
end
$$;
comment on function private.keep_former_names() is
  'Trigger: a term that is renamed is still known by the names it had, each until the day of the change.';

create or replace function private.term_open(room text, term uuid, partnership uuid, day date) returns boolean
language plpgsql stable security definer set search_path = '' as $$
declare
  answer boolean;
begin
  execute format(
    'select day between t.valid_from and coalesce(t.valid_to, ''infinity'')
       and case
         when t.partnership_id is not null then t.partnership_id = partnership
         else not exists (select from public.%1$I o where o.partnership_id = partnership and o.key = t.key)
       end
     from (select $2 as partnership, $3 as day) asked, public.%1$I t where t.id = $1', room
  ) into answer using term, partnership, day;
  return answer;
end
$$;

-- One function for all registers of terms: they differ in nothing but the name of the table, which is never an argument.
create or replace function private.term_save(room text, args jsonb, base_rev int) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  patch jsonb := args - array['id', 'partnership_id', 'same_as_id'];
  shared text;
  field text;
  before jsonb;
  successor jsonb;
  after jsonb;
  stale text[];
begin
  execute format('select to_jsonb(t) from public.%I t where t.id = $1', room)
    into before using (args ->> 'id')::uuid;
  -- The partnership first: two who point two terms at each other would both see no ring.
  perform from public.partnerships p
  where p.id = coalesce(before ->> 'partnership_id', args ->> 'partnership_id')::uuid
  for no key update;
  execute format('select to_jsonb(t) from public.%I t where t.id = $1 for update', room)
    into before using (args ->> 'id')::uuid;

  if before is null then
    if base_rev is not null then
      perform private.fail('not_found', 'id');
    end if;
    foreach field in array array['partnership_id', 'name_nb', 'name_nn', 'name_en', 'position', 'valid_from'] loop
      if not args ? field then
        perform private.fail('missing', field);
      end if;
    end loop;
    if not exists (select from public.partnerships p where p.id = (args ->> 'partnership_id')::uuid) then
      perform private.fail('unknown_reference', 'partnership_id');
    end if;
    perform private.step(room || '.save', null, private.partnership_actors((args ->> 'partnership_id')::uuid));
    if args ? 'same_as_id' then
      execute format('select t.key from public.%I t where t.id = $1', room)
        into shared using (args ->> 'same_as_id')::uuid;
      if shared is null then
        perform private.fail('unknown_reference', 'same_as_id');
      end if;
    end if;
    execute format(
      'insert into public.%I as t (id, partnership_id, key, name_nb, name_nn, name_en, position, valid_from)
       select r.id, r.partnership_id, coalesce($2, private.challenge_slug(r.name_nb, r.id)), r.name_nb, r.name_nn, r.name_en,
         r.position, r.valid_from
       from jsonb_populate_record(null::public.%1$I, $1) r
       returning to_jsonb(t)', room
    ) into before using args, shared;
    base_rev := 1;
  else
    perform private.step(room || '.save', null, private.partnership_actors((before ->> 'partnership_id')::uuid));
    if args ? 'same_as_id' then
      -- A key stands in URLs.
      perform private.fail('invalid', 'same_as_id');
    end if;
  end if;

  if args ->> 'partnership_id' <> before ->> 'partnership_id' then
    perform private.fail('invalid', 'partnership_id');
  end if;
  stale := private.stale_fields(room, before, patch, base_rev);
  if stale <> '{}' then
    return private.conflict(before, stale);
  end if;

  after := before || patch;
  if (after ->> 'valid_to')::date < (after ->> 'valid_from')::date then
    perform private.fail('invalid', 'valid_to');
  end if;
  if patch ->> 'successor_id' is not null then
    execute format('select to_jsonb(t) from public.%I t where t.id = $1', room)
      into successor using (patch ->> 'successor_id')::uuid;
    if successor is null then
      perform private.fail('unknown_reference', 'successor_id');
    elsif successor ->> 'partnership_id' <> before ->> 'partnership_id'
      or private.term_leads_to(room, (successor ->> 'id')::uuid, (before ->> 'id')::uuid) then
      perform private.fail('invalid', 'successor_id');
    end if;
  end if;
  if after <> before then
    execute format(
      'update public.%I t set (%s) = (select %2$s from jsonb_populate_record(t, $1)) where t.id = $2',
      room, (select string_agg(quote_ident(key), ', ') from jsonb_object_keys(patch) key)
    ) using patch, (args ->> 'id')::uuid;
  end if;

  execute format('select to_jsonb(t) from public.%I t where t.id = $1', room) into after using (args ->> 'id')::uuid;
  return jsonb_build_object('rows', jsonb_build_array(jsonb_build_object('entity', room, 'row', after)));
end
$$;
comment on function private.term_save(text, jsonb, int) is
  'Makes a term of a partnership, or changes it: by the partnership''s coordinators. One that means the same as another (same_as_id, when it is made) takes its key. Edits of different fields merge.';

-- Of the same theme whichever partnership's it is.
create or replace function private.alternatives_to(i public.interests, at timestamptz) returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(a.id), '{}')
  from (
    select o.id
    from public.challenges c
    join public.themes t on t.id = c.theme_id
    join public.themes same on same.key = t.key
    join public.challenges o on o.theme_id = same.id and o.id <> c.id
    where c.id = i.challenge_id and o.state = 'published'
      and (o.apply_by is null or o.apply_by >= private.oslo_day(at))
      and not exists (select from public.interests x where x.challenge_id = o.id and x.person_id = i.person_id)
    order by o.kinds && c.kinds desc, o.published_at desc, o.id
    limit 3
  ) a
$$;

-- Commands

update private.commands set arguments = arguments || '{"same_as_id": {"type": "id"}}'
where name in ('themes.save', 'technologies.save');

-- What phones hold has another form now: they fetch it again.

update public.themes set position = position;
update public.technologies set position = position;
