-- Fields: the service areas of a municipality, the fields of research, and which meet which, both ways (R43).
--
-- Contract: areas and fields are terms of a partnership, as themes and technologies are; a link says that a field of
-- research meets a service area, whichever of the two one comes from. A challenge names one of each by id.

-- Tables

create table public.service_areas (
  id uuid primary key default gen_random_uuid(),
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  partnership_id uuid references public.partnerships (id),
  key text not null check (key ~ '^[a-z0-9]+([_-][a-z0-9]+)*$'),
  name_nb text not null check (name_nb <> ''),
  name_nn text not null check (name_nn <> ''),
  name_en text not null check (name_en <> ''),
  former_names jsonb not null default '[]',
  position int not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  successor_id uuid references public.service_areas (id) check (successor_id <> id),
  unique nulls not distinct (partnership_id, key)
);

create table public.research_fields (
  id uuid primary key default gen_random_uuid(),
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  partnership_id uuid references public.partnerships (id),
  key text not null check (key ~ '^[a-z0-9]+([_-][a-z0-9]+)*$'),
  name_nb text not null check (name_nb <> ''),
  name_nn text not null check (name_nn <> ''),
  name_en text not null check (name_en <> ''),
  former_names jsonb not null default '[]',
  position int not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  successor_id uuid references public.research_fields (id) check (successor_id <> id),
  unique nulls not distinct (partnership_id, key)
);

create table public.field_links (
  id uuid primary key,
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  partnership_id uuid not null references public.partnerships (id) on delete cascade,
  service_area_id uuid not null references public.service_areas (id),
  research_field_id uuid not null references public.research_fields (id),
  unique (partnership_id, service_area_id, research_field_id)
);

alter table public.challenges
  add column service_area_id uuid references public.service_areas (id),
  add column research_field_id uuid references public.research_fields (id);

-- Comments

comment on table public.service_areas is 'A service area of a municipality (R43). Public.';
comment on table public.research_fields is 'A field of research at a university (R43). Public.';
do $$
declare
  each text;
begin
  foreach each in array array['service_areas', 'research_fields'] loop
    execute format('comment on column public.%I.id is %L', each, 'The term.');
    execute format('comment on column public.%I.rev is %L', each, 'Number of changes, by trigger.');
    execute format('comment on column public.%I.updated_at is %L', each, 'Time of the last change, by trigger.');
    execute format('comment on column public.%I.partnership_id is %L', each, 'The partnership whose term it is; null is common to all.');
    execute format('comment on column public.%I.key is %L', each, 'Name in URLs, made of its first name.');
    execute format('comment on column public.%I.name_nb is %L', each, 'Name in bokmål.');
    execute format('comment on column public.%I.name_nn is %L', each, 'Name in nynorsk.');
    execute format('comment on column public.%I.name_en is %L', each, 'Name in English.');
    execute format('comment on column public.%I.former_names is %L', each, 'Names it had before, as those of themes, by trigger.');
    execute format('comment on column public.%I.position is %L', each, 'Order in lists, lowest first.');
    execute format('comment on column public.%I.valid_from is %L', each, 'First day it can be chosen.');
    execute format('comment on column public.%I.valid_to is %L', each, 'Last day it can be chosen; null as long as it stands.');
    execute format('comment on column public.%I.successor_id is %L', each, 'The one that took its place.');
  end loop;
end
$$;

comment on table public.field_links is 'A field of research meets a service area (R43), read both ways. Public.';
comment on column public.field_links.id is 'Made by the client.';
comment on column public.field_links.rev is 'Number of changes, by trigger.';
comment on column public.field_links.updated_at is 'Time of the last change, by trigger.';
comment on column public.field_links.partnership_id is 'The partnership in which they meet.';
comment on column public.field_links.service_area_id is 'The service area.';
comment on column public.field_links.research_field_id is 'The field of research.';

comment on column public.challenges.service_area_id is 'The municipal service area (R43).';
comment on column public.challenges.research_field_id is 'The field of research that it meets (R43).';

-- Index

create index service_areas_successor_id on public.service_areas (successor_id);
create index research_fields_successor_id on public.research_fields (successor_id);
create index field_links_service_area_id on public.field_links (service_area_id);
create index field_links_research_field_id on public.field_links (research_field_id);
create index challenges_service_area_id on public.challenges (service_area_id);
create index challenges_research_field_id on public.challenges (research_field_id);

-- RLS

alter table public.service_areas enable row level security;
alter table public.research_fields enable row level security;
alter table public.field_links enable row level security;

-- Policies

create policy service_areas_read on public.service_areas for select to anon, authenticated using (true);
create policy research_fields_read on public.research_fields for select to anon, authenticated using (true);
create policy field_links_read on public.field_links for select to anon, authenticated using (true);

-- Functions: rules

create or replace function private.challenge_references(c public.challenges, before public.challenges, at timestamptz) returns void
language plpgsql stable security definer set search_path = '' as $$
declare
  field text;
  room text;
  term uuid;
  root uuid;
begin
  for field, room, term in
    select 'theme_id', 'themes', c.theme_id where c.theme_id is distinct from before.theme_id
    union all
    select 'second_theme_id', 'themes', c.second_theme_id where c.second_theme_id is distinct from before.second_theme_id
    union all
    select 'technology_ids', 'technologies', t from unnest(c.technology_ids) t where t <> all (before.technology_ids)
    union all
    select 'service_area_id', 'service_areas', c.service_area_id
    where c.service_area_id is distinct from before.service_area_id
    union all
    select 'research_field_id', 'research_fields', c.research_field_id
    where c.research_field_id is distinct from before.research_field_id
  loop
    perform private.term_chosen(room, term, c.partnership_id, at, field);
  end loop;
  for term in select u from unnest(c.other_unit_ids) u where u <> all (before.other_unit_ids) loop
    root := private.root_of(term);
    if root is null then
      perform private.fail('unknown_reference', 'other_unit_ids');
    elsif term = c.organisation_id or not exists (
      select from public.partnership_members m
      where m.partnership_id = c.partnership_id and m.organisation_id = root
    ) then
      perform private.fail('invalid', 'other_unit_ids');
    end if;
  end loop;
end
$$;

create function private.term_chosen(room text, term uuid, partnership uuid, at timestamptz, field text) returns void
language plpgsql stable security definer set search_path = '' as $$
declare
  chosen boolean := private.term_open(room, term, partnership, private.oslo_day(at));
begin
  if term is null then
    return;
  elsif chosen is null then
    perform private.fail('unknown_reference', field);
  elsif not chosen then
    perform private.fail('invalid', field);
  end if;
end
$$;
comment on function private.term_chosen(text, uuid, uuid, timestamptz, text) is
  'Refuses a term that there is not, or that cannot be chosen today in the partnership, by the field it was given in.';
comment on function private.term_open(text, uuid, uuid, date) is
  'True when a term (theme, technology, service area, field) can be chosen that day in the partnership, null when there is none. A common one cannot where the partnership has its own with the same key.';

-- Functions: commands

create function private.service_areas_save(args jsonb, base_rev int, at timestamptz) returns jsonb
language sql security definer set search_path = '' as $$
  select private.term_save('service_areas', args, base_rev)
$$;
comment on function private.service_areas_save(jsonb, int, timestamptz) is
  'Command service_areas.save: a service area of a partnership, new, renamed, closed or replaced.';

create function private.research_fields_save(args jsonb, base_rev int, at timestamptz) returns jsonb
language sql security definer set search_path = '' as $$
  select private.term_save('research_fields', args, base_rev)
$$;
comment on function private.research_fields_save(jsonb, int, timestamptz) is
  'Command research_fields.save: a field of research of a partnership, new, renamed, closed or replaced.';

create function private.field_links_save(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  partnership uuid := private.register_place('field_links', args, base_rev, 'partnership_id');
  before jsonb := private.register_row('field_links', (args ->> 'id')::uuid);
  field text;
  room text;
begin
  perform private.step_in_partnership('field_links.save', partnership);
  for field, room in values ('service_area_id', 'service_areas'), ('research_field_id', 'research_fields') loop
    if args ->> field is distinct from before ->> field then
      perform private.term_chosen(room, (args ->> field)::uuid, partnership, at, field);
    end if;
  end loop;
  return private.register_save('field_links', args, base_rev, '{service_area_id,research_field_id}');
end
$$;
comment on function private.field_links_save(jsonb, int, timestamptz) is
  'Command field_links.save: a field of research meets a service area, by a coordinator.';

create function private.field_links_remove(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  before jsonb := private.register_row('field_links', (args ->> 'id')::uuid);
begin
  if before is null then
    perform private.fail('not_found', 'id');
  end if;
  perform private.step_in_partnership('field_links.remove', (before ->> 'partnership_id')::uuid);
  return private.register_remove('field_links', (args ->> 'id')::uuid, base_rev);
end
$$;
comment on function private.field_links_remove(jsonb, int, timestamptz) is 'Command field_links.remove: by a coordinator.';

create or replace function private.challenges_save(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  patch jsonb := args - array['id', 'partnership_id', 'organisation_id'];
  before public.challenges;
  c public.challenges;
  stale text[];
begin
  if base_rev is null and not exists (select from public.challenges where id = (args ->> 'id')::uuid) then
    perform private.challenge_create(args, at);
    base_rev := 1;
  end if;
  before := private.challenge_locked((args ->> 'id')::uuid);
  perform private.step('challenges.save', before.state, private.challenge_actors(before));
  if (args ->> 'partnership_id')::uuid <> before.partnership_id then
    perform private.fail('invalid', 'partnership_id');
  elsif (args ->> 'organisation_id')::uuid <> before.organisation_id then
    perform private.fail('invalid', 'organisation_id');
  end if;

  stale := private.stale_fields('challenges', to_jsonb(before), patch, base_rev);
  if stale <> '{}' then
    return private.conflict(to_jsonb(before), stale);
  end if;

  c := jsonb_populate_record(before, patch);
  perform private.challenge_references(c, before, at);
  perform private.challenge_effect(c, before);
  if c.state not in ('draft', 'returned') then
    perform private.challenge_ready(c);
  end if;
  if c.state <> 'draft' then
    perform private.challenge_source_free(c);
  end if;
  if c is distinct from before then
    update public.challenges set
      language = c.language, title = c.title, today = c.today, whom = c.whom, better = c.better,
      theme_id = c.theme_id, second_theme_id = c.second_theme_id, kinds = c.kinds, gains = c.gains,
      requires = c.requires, contact_role = c.contact_role, place = c.place,
      starts_on = c.starts_on, ends_on = c.ends_on, apply_by = c.apply_by, answer_days = c.answer_days,
      asks_for = c.asks_for, other_unit_ids = c.other_unit_ids, disciplines = c.disciplines, levels = c.levels,
      problem_type = c.problem_type, citizen_role = c.citizen_role, accountable_role = c.accountable_role,
      collaboration_level = c.collaboration_level, drivers = c.drivers, policy_reference = c.policy_reference,
      expected_effects = c.expected_effects, expected_effect = c.expected_effect,
      seen_effects = c.seen_effects, seen_effect = c.seen_effect, goals = c.goals,
      technology_ids = c.technology_ids, data_field = c.data_field,
      service_area_id = c.service_area_id, research_field_id = c.research_field_id, importance = c.importance,
      municipality_commits = c.municipality_commits, university_commits = c.university_commits,
      source_url = c.source_url
    where id = c.id;
  end if;
  return private.challenge_answer(c.id);
end
$$;

create function private.challenge_effect(c public.challenges, before public.challenges) returns void
language plpgsql stable set search_path = '' as $$
begin
  if c.state in ('in_progress', 'completed') then
    return;
  elsif c.seen_effects is distinct from before.seen_effects then
    perform private.fail('wrong_state', 'seen_effects');
  elsif c.seen_effect is distinct from before.seen_effect then
    perform private.fail('wrong_state', 'seen_effect');
  end if;
end
$$;
comment on function private.challenge_effect(public.challenges, public.challenges) is
  'Refuses an effect that is said to be seen before the work has begun; equal to showsEffect in TypeScript.';

-- Triggers

do $$
declare
  each text;
begin
  foreach each in array array['service_areas', 'research_fields', 'field_links'] loop
    execute format(
      'create trigger stamp before insert or update on public.%I for each row execute function private.stamp()', each
    );
    execute format(
      'create trigger note_fields after insert or update on public.%I for each row execute function private.note_fields()', each
    );
    execute format(
      'create trigger feed after insert or update or delete on public.%I for each row execute function private.feed_public()', each
    );
  end loop;
end
$$;
create trigger keep_former_names before update on public.service_areas
  for each row execute function private.keep_former_names();
create trigger keep_former_names before update on public.research_fields
  for each row execute function private.keep_former_names();

-- What was there before: each text becomes a term of its partnership, and each pair of texts a link

with texts as (
  select c.partnership_id, c.service_area as name, min(coalesce(c.published_at, c.updated_at)) as since
  from public.challenges c where c.service_area <> '' group by 1, 2
), terms as (
  select gen_random_uuid() as id, t.*, row_number() over (partition by t.partnership_id order by t.name) as n from texts t
)
insert into public.service_areas (id, partnership_id, key, name_nb, name_nn, name_en, position, valid_from)
select t.id, t.partnership_id, private.challenge_slug(t.name, t.id), t.name, t.name, t.name, t.n, private.oslo_day(t.since)
from terms t;

with texts as (
  select c.partnership_id, c.research_field as name, min(coalesce(c.published_at, c.updated_at)) as since
  from public.challenges c where c.research_field <> '' group by 1, 2
), terms as (
  select gen_random_uuid() as id, t.*, row_number() over (partition by t.partnership_id order by t.name) as n from texts t
)
insert into public.research_fields (id, partnership_id, key, name_nb, name_nn, name_en, position, valid_from)
select t.id, t.partnership_id, private.challenge_slug(t.name, t.id), t.name, t.name, t.name, t.n, private.oslo_day(t.since)
from terms t;

update public.challenges c
set
  service_area_id = (
    select a.id from public.service_areas a where a.partnership_id = c.partnership_id and a.name_nb = c.service_area
  ),
  research_field_id = (
    select f.id from public.research_fields f where f.partnership_id = c.partnership_id and f.name_nb = c.research_field
  )
where c.service_area <> '' or c.research_field <> '';

insert into public.field_links (id, partnership_id, service_area_id, research_field_id)
select gen_random_uuid(), p.* from (
  select distinct c.partnership_id, c.service_area_id, c.research_field_id
  from public.challenges c
  where c.service_area_id is not null and c.research_field_id is not null
) p;

alter table public.challenges drop column service_area, drop column research_field;

-- Commands: no app has ever shown the two texts, so an operation that carries one is refused by the name of the field

insert into private.commands (name, version, arguments)
select room || '.save', 1, c.arguments
from private.commands c, unnest(array['service_areas', 'research_fields']) room
where c.name = 'technologies.save';

insert into private.commands (name, version, arguments) values
  ('field_links.save', 1, '{
    "id": {"type": "id", "required": true},
    "partnership_id": {"type": "id"},
    "service_area_id": {"type": "id"},
    "research_field_id": {"type": "id"}
  }'),
  ('field_links.remove', 1, '{"id": {"type": "id", "required": true}}');

update private.commands
set arguments = arguments - array['service_area', 'research_field'] || '{
    "service_area_id": {"type": "id", "nullable": true},
    "research_field_id": {"type": "id", "nullable": true}
  }'
where name = 'challenges.save';

insert into private.transitions (room, command, actor)
select split_part(command, '.', 1), command, 'coordinator'
from unnest(array['service_areas.save', 'research_fields.save', 'field_links.save', 'field_links.remove']) command;

-- Grants

revoke all on public.service_areas, public.research_fields, public.field_links
  from public, anon, authenticated, service_role;
grant select on public.service_areas, public.research_fields, public.field_links to anon, authenticated;

-- Comments: policies, indexes, triggers

comment on policy service_areas_read on public.service_areas is 'Anyone reads service areas, also closed ones.';
comment on policy research_fields_read on public.research_fields is 'Anyone reads fields of research, also closed ones.';
comment on policy field_links_read on public.field_links is 'Anyone reads which fields of research meet which service areas.';
comment on index public.service_areas_successor_id is 'Service areas that a service area took the place of.';
comment on index public.research_fields_successor_id is 'Fields of research that a field took the place of.';
comment on index public.field_links_service_area_id is 'Fields of research that meet a service area.';
comment on index public.field_links_research_field_id is 'Service areas that a field of research meets.';
comment on index public.challenges_service_area_id is 'Challenges in a service area.';
comment on index public.challenges_research_field_id is 'Challenges for a field of research.';
comment on trigger stamp on public.service_areas is 'Counts the changes of a row and notes the time: phones compare the number with their own.';
comment on trigger stamp on public.research_fields is 'Counts the changes of a row and notes the time: phones compare the number with their own.';
comment on trigger stamp on public.field_links is 'Counts the changes of a row and notes the time: phones compare the number with their own.';
comment on trigger feed on public.service_areas is 'Tells the feed who may read the row now, so that their phones fetch it or let it go.';
comment on trigger feed on public.research_fields is 'Tells the feed who may read the row now, so that their phones fetch it or let it go.';
comment on trigger feed on public.field_links is 'Tells the feed who may read the row now, so that their phones fetch it or let it go.';
comment on trigger note_fields on public.service_areas is 'Notes at which rev each field changed, so that edits by coordinators merge.';
comment on trigger note_fields on public.research_fields is 'Notes at which rev each field changed, so that edits by coordinators merge.';
comment on trigger note_fields on public.field_links is 'Notes at which rev each field changed, and that an id was used: it never is again.';
comment on trigger keep_former_names on public.service_areas is 'Keeps the name before a change of it, with its last day.';
comment on trigger keep_former_names on public.research_fields is 'Keeps the name before a change of it, with its last day.';
