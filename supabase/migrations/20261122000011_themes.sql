-- Themes and technologies: terms that a partnership renames, closes and replaces itself, without code (R12–R14, R33, R41).
--
-- Contract: a term is never deleted, since challenges keep the one they were written under. It closes (`valid_to`) and
-- may point to the one that took its place. A term without a partnership is common to all; only the operator changes it.

-- Tables

alter table public.themes
  add column partnership_id uuid references public.partnerships (id),
  add column successor_id uuid references public.themes (id) check (successor_id <> id),
  add column former_names text[] not null default '{}';

create table public.technologies (
  id uuid primary key default gen_random_uuid(),
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  partnership_id uuid references public.partnerships (id),
  key text not null unique check (key ~ '^[a-z0-9]+([_-][a-z0-9]+)*$'),
  name_nb text not null check (name_nb <> ''),
  name_nn text not null check (name_nn <> ''),
  name_en text not null check (name_en <> ''),
  former_names text[] not null default '{}',
  position int not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  successor_id uuid references public.technologies (id) check (successor_id <> id)
);

-- Comments

comment on column public.themes.partnership_id is 'The partnership whose theme it is; null is common to all.';
comment on column public.themes.successor_id is 'The theme that took its place.';
comment on column public.themes.former_names is 'Names it had before, in any language, by trigger: old texts and links still find it.';

comment on table public.technologies is 'A technology that a challenge is about or asks for, as a tag. Public.';
comment on column public.technologies.id is 'The technology.';
comment on column public.technologies.rev is 'Number of changes, by trigger.';
comment on column public.technologies.updated_at is 'Time of the last change, by trigger.';
comment on column public.technologies.partnership_id is 'The partnership whose term it is; null is common to all.';
comment on column public.technologies.key is 'Name in URLs, made of its first name.';
comment on column public.technologies.name_nb is 'Name in bokmål.';
comment on column public.technologies.name_nn is 'Name in nynorsk.';
comment on column public.technologies.name_en is 'Name in English.';
comment on column public.technologies.former_names is 'Names it had before, in any language, by trigger.';
comment on column public.technologies.position is 'Order in lists, lowest first.';
comment on column public.technologies.valid_from is 'First day it can be chosen.';
comment on column public.technologies.valid_to is 'Last day it can be chosen; null as long as it stands.';
comment on column public.technologies.successor_id is 'The technology that took its place.';

-- Index

create index themes_partnership_id on public.themes (partnership_id);
create index themes_successor_id on public.themes (successor_id);
create index technologies_partnership_id on public.technologies (partnership_id);
create index technologies_successor_id on public.technologies (successor_id);

-- RLS

alter table public.technologies enable row level security;

-- Policies

create policy technologies_read on public.technologies for select to anon, authenticated using (true);

-- Functions

create function private.keep_former_names() returns trigger
language plpgsql set search_path = '' as $$
declare
  names text[] := array[new.name_nb, new.name_nn, new.name_en];
begin
  if names is distinct from array[old.name_nb, old.name_nn, old.name_en] then
    new.former_names := array(
      select distinct n from unnest(old.former_names || array[old.name_nb, old.name_nn, old.name_en]) n
      where n <> all (names)
      order by n
    );
  end if;
  return new;
end
$$;
comment on function private.keep_former_names() is 'Trigger: a term that is renamed is still known by the names it had.';

create function private.term_leads_to(room text, term uuid, goal uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
declare
  seen uuid[] := '{}';
begin
  while term is not null and term <> all (seen) loop
    if term = goal then
      return true;
    end if;
    seen := seen || term;
    execute format('select t.successor_id from public.%I t where t.id = $1', room) into term using term;
  end loop;
  return false;
end
$$;
comment on function private.term_leads_to(text, uuid, uuid) is 'True when the successors of a term, itself included, reach the goal.';

create function private.term_open(room text, term uuid, partnership uuid, day date) returns boolean
language plpgsql stable security definer set search_path = '' as $$
declare
  answer boolean;
begin
  execute format(
    'select day between t.valid_from and coalesce(t.valid_to, ''infinity'')
       and coalesce(t.partnership_id = partnership, true)
     from (select $2 as partnership, $3 as day) asked, public.%I t where t.id = $1', room
  ) into answer using term, partnership, day;
  return answer;
end
$$;
comment on function private.term_open(text, uuid, uuid, date) is
  'True when a theme or technology can be chosen that day in the partnership, null when there is none.';

-- One function for both rooms: they differ in nothing but the name of the table, which is never an argument.
create function private.term_save(room text, args jsonb, base_rev int) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  patch jsonb := args - array['id', 'partnership_id'];
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
    elsif not private.coordinates((args ->> 'partnership_id')::uuid) then
      perform private.fail('not_allowed');
    end if;
    execute format(
      'insert into public.%I as t (id, partnership_id, key, name_nb, name_nn, name_en, position, valid_from)
       select r.id, r.partnership_id, private.challenge_slug(r.name_nb, r.id), r.name_nb, r.name_nn, r.name_en,
         r.position, r.valid_from
       from jsonb_populate_record(null::public.%1$I, $1) r
       returning to_jsonb(t)', room
    ) into before using args;
    base_rev := 1;
  elsif not coalesce(private.coordinates((before ->> 'partnership_id')::uuid), false) then
    perform private.fail('not_allowed');
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
  'Makes a theme or technology of a partnership, or changes it: by the partnership''s coordinators. Edits of different fields merge.';

create function private.themes_save(args jsonb, base_rev int, at timestamptz) returns jsonb
language sql security definer set search_path = '' as $$
  select private.term_save('themes', args, base_rev)
$$;
comment on function private.themes_save(jsonb, int, timestamptz) is
  'Command themes.save: a theme of a partnership, new, renamed, closed or replaced.';

create function private.technologies_save(args jsonb, base_rev int, at timestamptz) returns jsonb
language sql security definer set search_path = '' as $$
  select private.term_save('technologies', args, base_rev)
$$;
comment on function private.technologies_save(jsonb, int, timestamptz) is
  'Command technologies.save: a technology of a partnership, new, renamed, closed or replaced.';

-- Triggers

create trigger keep_former_names before update on public.themes
  for each row execute function private.keep_former_names();
create trigger keep_former_names before update on public.technologies
  for each row execute function private.keep_former_names();
create trigger note_fields after insert or update on public.themes
  for each row execute function private.note_fields();
create trigger note_fields after insert or update on public.technologies
  for each row execute function private.note_fields();
create trigger stamp before insert or update on public.technologies
  for each row execute function private.stamp();
create trigger feed after insert or update or delete on public.technologies
  for each row execute function private.feed_public();

-- Commands

insert into private.commands (name, version, arguments)
select room || '.save', 1, '{
    "id": {"type": "id", "required": true},
    "partnership_id": {"type": "id"},
    "name_nb": {"type": "text", "min": 1, "max": 80},
    "name_nn": {"type": "text", "min": 1, "max": 80},
    "name_en": {"type": "text", "min": 1, "max": 80},
    "position": {"type": "whole", "min": 1, "max": 1000},
    "valid_from": {"type": "day"},
    "valid_to": {"type": "day", "nullable": true},
    "successor_id": {"type": "id", "nullable": true}
  }'::jsonb || case when room = 'themes' then '{
    "about_nb": {"type": "text", "min": 0, "max": 1000},
    "about_nn": {"type": "text", "min": 0, "max": 1000},
    "about_en": {"type": "text", "min": 0, "max": 1000}
  }'::jsonb else '{}' end
from unnest(array['themes', 'technologies']) room;

-- Grants

revoke all on public.technologies from public, anon, authenticated, service_role;
grant select on public.technologies to anon, authenticated;
