-- Terms: each partnership has its own themes and technologies, and a former name says until when it was used (R33).
--
-- Contract: the key of a term is what it has in common with those of other partnerships: one filter and one colour for
-- all of them. So a key is there once in each partnership, and whoever reads a key reads all terms that carry it.

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

-- What phones hold has another form now: they fetch it again.

update public.themes set position = position;
update public.technologies set position = position;
