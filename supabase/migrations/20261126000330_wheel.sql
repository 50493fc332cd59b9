-- Wheel: what coordinators put into the year of their partnership beside its meetings (R07, R61).
--
-- Contract: an item belongs to one side, or to the partnership as a whole; coordinators of every side write it with equal
-- rights, and anyone reads it. Meetings are in the wheel by themselves and have no row here. Days are days in Norway.

-- Tables

create table public.wheel_items (
  id uuid primary key,
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  partnership_id uuid not null references public.partnerships (id) on delete cascade,
  organisation_id uuid references public.organisations (id),
  kind text not null check (kind in ('gathering', 'talk', 'workshop', 'steering', 'event', 'research_days', 'deadline', 'semester', 'exam')),
  language text not null default 'nb' check (language in ('nb', 'nn', 'en')),
  title text not null check (char_length(title) between 3 and 120),
  starts_on date not null check (starts_on between '2020-01-01' and '2100-12-31'),
  ends_on date check (ends_on between '2020-01-01' and '2100-12-31'),
  tentative boolean not null default false,
  audiences text[] not null default '{}' check (audiences <@ array['researcher', 'phd', 'student', 'municipal_staff', 'external']),
  theme_ids uuid[] not null default '{}',
  link text,
  is_example boolean not null default false,
  check (ends_on >= starts_on and ends_on - starts_on <= 366)
);

-- Comments

comment on table public.wheel_items is 'What stands in the wheel of a partnership beside its meetings (R07, R61). Public.';
comment on column public.wheel_items.id is 'Made by the client.';
comment on column public.wheel_items.rev is 'Number of changes, by trigger.';
comment on column public.wheel_items.updated_at is 'Time of the last change, by trigger.';
comment on column public.wheel_items.partnership_id is 'The partnership whose wheel it is.';
comment on column public.wheel_items.organisation_id is 'The side it belongs to; null where it is the whole partnership''s.';
comment on column public.wheel_items.kind is 'What it is: its shape and colour in the wheel.';
comment on column public.wheel_items.language is 'Language of the title.';
comment on column public.wheel_items.title is 'One line.';
comment on column public.wheel_items.starts_on is 'First day.';
comment on column public.wheel_items.ends_on is 'Last day; null where it is one day.';
comment on column public.wheel_items.tentative is 'True while the day may still change.';
comment on column public.wheel_items.audiences is 'Whom it is for: two things for the same people on one day are told of.';
comment on column public.wheel_items.theme_ids is 'Themes it is about.';
comment on column public.wheel_items.link is 'Where one reads more.';
comment on column public.wheel_items.is_example is 'Demo content, shown as such.';

-- Index

create index wheel_items_partnership_id on public.wheel_items (partnership_id);
create index wheel_items_organisation_id on public.wheel_items (organisation_id);

-- RLS

alter table public.wheel_items enable row level security;

-- Policies

create policy wheel_items_read on public.wheel_items for select to anon, authenticated using (true);

-- Functions: commands

create or replace function private.register_save(entity text, args jsonb, base_rev int, needs text[]) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  before jsonb := private.register_row(entity, (args ->> 'id')::uuid);
  patch jsonb := args - 'id';
  columns text;
  need text;
  stale text[];
begin
  if before is null then
    foreach need in array needs loop
      if not args ? need then
        perform private.fail('missing', need);
      end if;
    end loop;
    if exists (
      select from private.field_revs f where f.entity = register_save.entity and f.id = (args ->> 'id')::uuid
    ) then
      perform private.fail('already_exists', 'id');
    end if;
    select string_agg(quote_ident(k), ', ') into columns from jsonb_object_keys(args) k;
    execute format(
      'insert into public.%1$I (%2$s) select %2$s from jsonb_populate_record(null::public.%1$I, $1)', entity, columns
    ) using args;
  else
    stale := private.stale_fields(entity, before, patch, base_rev);
    if stale <> '{}' then
      return private.conflict(before, stale);
    -- Not by @>: a list holds each shorter one of the same.
    elsif before || patch <> before then
      select string_agg(format('%1$I = n.%1$I', k), ', ') into columns from jsonb_object_keys(patch) k;
      execute format(
        'update public.%1$I t set %2$s from jsonb_populate_record(null::public.%1$I, $1) n where t.id = $2', entity, columns
      ) using patch, (args ->> 'id')::uuid;
    end if;
  end if;
  return jsonb_build_object('rows', jsonb_build_array(
    jsonb_build_object('entity', entity, 'row', private.register_row(entity, (args ->> 'id')::uuid))
  ));
end
$$;

create function private.wheel_items_save(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  partnership uuid := private.register_place('wheel_items', args, base_rev, 'partnership_id');
  before jsonb := private.register_row('wheel_items', (args ->> 'id')::uuid);
  item public.wheel_items := jsonb_populate_record(jsonb_populate_record(null::public.wheel_items, before), args);
  theme uuid;
  chosen boolean;
begin
  perform private.step_in_partnership('wheel_items.save', partnership);
  if args ->> 'organisation_id' is not null and not private.is_side(partnership, (args ->> 'organisation_id')::uuid) then
    perform private.fail('unknown_reference', 'organisation_id');
  end if;
  -- One that was chosen before it closed stays.
  for theme in select u from unnest(item.theme_ids) u where not coalesce(before -> 'theme_ids' ? u::text, false) loop
    chosen := private.term_open('themes', theme, partnership, private.oslo_day(at));
    if chosen is null then
      perform private.fail('unknown_reference', 'theme_ids');
    elsif not chosen then
      perform private.fail('invalid', 'theme_ids');
    end if;
  end loop;
  if item.starts_on not between '2020-01-01' and '2100-12-31' then
    perform private.fail('invalid', 'starts_on');
  elsif item.ends_on not between '2020-01-01' and '2100-12-31'
    or item.ends_on < item.starts_on or item.ends_on - item.starts_on > 366
  then
    perform private.fail('invalid', 'ends_on');
  end if;
  return private.register_save('wheel_items', args, base_rev, '{kind,title,starts_on}');
end
$$;
comment on function private.wheel_items_save(jsonb, int, timestamptz) is
  'Command wheel_items.save: a patch by a coordinator; an item ends no earlier than it begins, and a year later at most.';

create function private.wheel_items_remove(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  before jsonb := private.register_row('wheel_items', (args ->> 'id')::uuid);
begin
  if before is null then
    perform private.fail('not_found', 'id');
  end if;
  perform private.step_in_partnership('wheel_items.remove', (before ->> 'partnership_id')::uuid);
  return private.register_remove('wheel_items', (args ->> 'id')::uuid, base_rev);
end
$$;
comment on function private.wheel_items_remove(jsonb, int, timestamptz) is 'Command wheel_items.remove: by a coordinator.';

-- Triggers

create trigger stamp before insert or update on public.wheel_items
  for each row execute function private.stamp();
create trigger note_fields after insert or update on public.wheel_items
  for each row execute function private.note_fields();
create trigger feed after insert or update or delete on public.wheel_items
  for each row execute function private.feed_public();

-- Commands and transitions

insert into private.commands (name, version, arguments) values
  ('wheel_items.save', 1, '{
    "id": {"type": "id", "required": true},
    "partnership_id": {"type": "id"},
    "organisation_id": {"type": "id", "nullable": true},
    "kind": {"type": "choice", "of": ["gathering", "talk", "workshop", "steering", "event", "research_days", "deadline", "semester", "exam"]},
    "language": {"type": "choice", "of": ["nb", "nn", "en"]},
    "title": {"type": "text", "min": 3, "max": 120, "plain": true},
    "starts_on": {"type": "day"},
    "ends_on": {"type": "day", "nullable": true},
    "tentative": {"type": "flag"},
    "audiences": {"type": "list", "max": 5, "of": ["researcher", "phd", "student", "municipal_staff", "external"]},
    "theme_ids": {"type": "ids", "max": 5},
    "link": {"type": "url", "max": 300, "nullable": true}
  }'),
  ('wheel_items.remove', 1, '{"id": {"type": "id", "required": true}}');

insert into private.transitions (room, command, actor) values
  ('wheel_items', 'wheel_items.save', 'coordinator'),
  ('wheel_items', 'wheel_items.remove', 'coordinator');

-- Grants

revoke all on public.wheel_items from public, anon, authenticated, service_role;
grant select on public.wheel_items to anon, authenticated;

-- Comments: policies, indexes, triggers

comment on policy wheel_items_read on public.wheel_items is 'Anyone reads what stands in a wheel.';
comment on index public.wheel_items_partnership_id is 'What stands in the wheel of a partnership.';
comment on index public.wheel_items_organisation_id is 'What stands there on one side.';
comment on trigger stamp on public.wheel_items is 'Counts the changes of a row and notes the time: phones compare the number with their own.';
comment on trigger note_fields on public.wheel_items is 'Notes at which rev each field changed, and that an id was used: it never is again.';
comment on trigger feed on public.wheel_items is 'Tells the feed who may read the row now, so that their phones fetch it or let it go.';
