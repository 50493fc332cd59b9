-- Partnerships, what is known about each: agreements, anchoring, facts by year, dated profiles, resource persons.
--
-- Contract: all of it is public but the draft of a profile, and none of it names a person: a body, a unit or a role
-- does what persons do. Coordinators of every side write it with equal rights; a unit's leader writes what is the
-- unit's own. Each table has a `save` (a patch, the first one makes the row) and a `remove`.

-- Tables

create table public.agreements (
  id uuid primary key,
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  partnership_id uuid not null references public.partnerships (id) on delete cascade,
  parent_id uuid,
  name_nb text not null check (char_length(name_nb) between 3 and 200),
  name_nn text not null check (char_length(name_nn) between 3 and 200),
  name_en text not null check (char_length(name_en) between 3 and 200),
  signed_on date,
  valid_from date,
  valid_to date,
  unique (id, partnership_id),
  foreign key (parent_id, partnership_id) references public.agreements (id, partnership_id),
  check (parent_id <> id),
  check (valid_to >= valid_from)
);

create table public.anchorings (
  id uuid primary key,
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  partnership_id uuid not null references public.partnerships (id) on delete cascade,
  organisation_id uuid not null references public.organisations (id),
  agreement_id uuid,
  kind text not null check (kind in ('decision', 'signature', 'follow_up')),
  body_nb text not null check (char_length(body_nb) between 2 and 120),
  body_nn text not null check (char_length(body_nn) between 2 and 120),
  body_en text not null check (char_length(body_en) between 2 and 120),
  happened_on date,
  known_to text not null default 'day' check (known_to in ('day', 'month', 'year')),
  foreign key (agreement_id, partnership_id) references public.agreements (id, partnership_id)
    on delete set null (agreement_id)
);

create table public.organisation_facts (
  id uuid primary key,
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  organisation_id uuid not null references public.organisations (id),
  year int not null check (year between 1950 and 2200),
  residents int check (residents >= 0),
  area_km2 int check (area_km2 >= 0),
  employees int check (employees >= 0),
  workplaces int check (workplaces >= 0),
  students int check (students >= 0),
  unique (organisation_id, year)
);

create table public.profile_headings (
  id uuid primary key default gen_random_uuid(),
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  key text not null unique check (key ~ '^[a-z]+$'),
  position int not null unique,
  name_nb text not null check (name_nb <> ''),
  name_nn text not null check (name_nn <> ''),
  name_en text not null check (name_en <> '')
);

create table public.partnership_profiles (
  id uuid primary key,
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  partnership_id uuid not null references public.partnerships (id) on delete cascade,
  dated date not null,
  language text not null check (language in ('nb', 'nn', 'en')),
  state text not null default 'draft' check (state in ('draft', 'published')),
  participants text not null default '' check (char_length(participants) <= 5000),
  initiators text not null default '' check (char_length(initiators) <= 5000),
  size text not null default '' check (char_length(size) <= 5000),
  anchoring text not null default '' check (char_length(anchoring) <= 5000),
  organisation text not null default '' check (char_length(organisation) <= 5000),
  funding text not null default '' check (char_length(funding) <= 5000),
  purpose text not null default '' check (char_length(purpose) <= 5000),
  duration text not null default '' check (char_length(duration) <= 5000),
  focus text not null default '' check (char_length(focus) <= 5000),
  cooperation text not null default '' check (char_length(cooperation) <= 5000),
  plans text not null default '' check (char_length(plans) <= 5000),
  milestones text not null default '' check (char_length(milestones) <= 5000),
  results text not null default '' check (char_length(results) <= 5000),
  experience text not null default '' check (char_length(experience) <= 5000),
  unique (partnership_id, dated, language)
);

create table public.resource_persons (
  id uuid primary key,
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  organisation_id uuid not null references public.organisations (id),
  theme_id uuid not null references public.themes (id),
  title text not null check (char_length(title) between 3 and 120),
  unique (organisation_id, theme_id, title)
);

alter table public.organisations
  add column leader_nb text not null default '' check (char_length(leader_nb) <= 120),
  add column leader_nn text not null default '' check (char_length(leader_nn) <= 120),
  add column leader_en text not null default '' check (char_length(leader_en) <= 120);

insert into public.profile_headings (key, position, name_nb, name_nn, name_en) values
  ('participants', 1, 'Deltakere', 'Deltakarar', 'Participants'),
  ('initiators', 2, 'Initiativtaker', 'Initiativtakar', 'Initiator'),
  ('size', 3, 'Størrelse', 'Storleik', 'Size'),
  ('anchoring', 4, 'Forankring', 'Forankring', 'Anchoring'),
  ('organisation', 5, 'Organisering og ressurser', 'Organisering og ressursar', 'Organisation and resources'),
  ('funding', 6, 'Finansiering', 'Finansiering', 'Funding'),
  ('purpose', 7, 'Formål', 'Formål', 'Purpose'),
  ('duration', 8, 'Varighet', 'Varigheit', 'Duration'),
  ('focus', 9, 'Fokus', 'Fokus', 'Focus'),
  ('cooperation', 10, 'Samarbeidsformer', 'Samarbeidsformer', 'Forms of cooperation'),
  ('plans', 11, 'Handlingsplaner', 'Handlingsplanar', 'Action plans'),
  ('milestones', 12, 'Milepæler', 'Milepælar', 'Milestones'),
  ('results', 13, 'Resultater', 'Resultat', 'Results'),
  ('experience', 14, 'Erfaringer', 'Erfaringar', 'Experience');

-- Comments

comment on table public.agreements is 'An agreement of a partnership: the main one, or one below another (R02, R34, R50). Public.';
comment on column public.agreements.partnership_id is 'The partnership.';
comment on column public.agreements.parent_id is 'The agreement it stands below; null for a main agreement.';
comment on column public.agreements.name_nb is 'Name in bokmål.';
comment on column public.agreements.name_nn is 'Name in nynorsk.';
comment on column public.agreements.name_en is 'Name in English.';
comment on column public.agreements.signed_on is 'Day of the signatures; null where it is not known.';
comment on column public.agreements.valid_from is 'First day; null where it is not known.';
comment on column public.agreements.valid_to is 'Last day; null where none is set.';

comment on table public.anchorings is 'Where a partnership is anchored: who decided, signed or follows up, on each side (R49). Public.';
comment on column public.anchorings.partnership_id is 'The partnership.';
comment on column public.anchorings.organisation_id is 'The side that the body belongs to.';
comment on column public.anchorings.agreement_id is 'The agreement it concerns; null when it concerns the partnership.';
comment on column public.anchorings.kind is 'Whether the body decided, signed, or follows up.';
comment on column public.anchorings.body_nb is 'The body or role in bokmål, never a name of a person.';
comment on column public.anchorings.body_nn is 'The body or role in nynorsk.';
comment on column public.anchorings.body_en is 'The body or role in English.';
comment on column public.anchorings.happened_on is 'When; null where it is not known, or goes on.';
comment on column public.anchorings.known_to is 'How exactly the day is known: of a month or a year it is the first day.';

comment on table public.organisation_facts is 'Figures about an organisation in one year (R48). Public.';
comment on column public.organisation_facts.organisation_id is 'The organisation, or the unit of it that takes part.';
comment on column public.organisation_facts.year is 'The year the figures are from.';
comment on column public.organisation_facts.residents is 'People who live there.';
comment on column public.organisation_facts.area_km2 is 'Square kilometres.';
comment on column public.organisation_facts.employees is 'People it employs.';
comment on column public.organisation_facts.workplaces is 'Workplaces in the municipality.';
comment on column public.organisation_facts.students is 'Students there.';

comment on table public.profile_headings is 'The fixed headings of a partnership profile, in order; `key` is the column (R80). Public.';
comment on column public.profile_headings.key is 'Column of partnership_profiles.';
comment on column public.profile_headings.position is 'Place in the profile.';
comment on column public.profile_headings.name_nb is 'The heading in bokmål, as it is fixed.';
comment on column public.profile_headings.name_nn is 'The heading in nynorsk.';
comment on column public.profile_headings.name_en is 'The heading in English.';

comment on table public.partnership_profiles is
  'How a partnership describes itself on one day, in one language (R80). A published one is public and stays as it is.';
comment on column public.partnership_profiles.partnership_id is 'The partnership.';
comment on column public.partnership_profiles.dated is 'The day it describes.';
comment on column public.partnership_profiles.language is 'Language it is written in.';
comment on column public.partnership_profiles.state is 'Draft, or published for good.';

comment on table public.resource_persons is 'The role to ask about a theme in an organisation (R70), never a name. Public.';
comment on column public.resource_persons.organisation_id is 'Where the role is.';
comment on column public.resource_persons.theme_id is 'What the role knows about.';
comment on column public.resource_persons.title is 'The role.';

comment on column public.organisations.leader_nb is 'Title of the accountable leader in bokmål (R08); empty where none is said.';
comment on column public.organisations.leader_nn is 'Title of the accountable leader in nynorsk.';
comment on column public.organisations.leader_en is 'Title of the accountable leader in English.';

do $$
declare
  each text;
begin
  foreach each in array array[
    'agreements', 'anchorings', 'organisation_facts', 'profile_headings', 'partnership_profiles', 'resource_persons'
  ] loop
    execute format('comment on column public.%I.id is %L', each, 'Made by the client.');
    execute format('comment on column public.%I.rev is %L', each, 'Number of changes, by trigger.');
    execute format('comment on column public.%I.updated_at is %L', each, 'Time of the last change, by trigger.');
  end loop;
  for each in select h.key from public.profile_headings h loop
    execute format('comment on column public.partnership_profiles.%I is %L', each,
      'What stands under the heading of this key.');
  end loop;
  comment on column public.profile_headings.id is 'The heading.';
end
$$;

-- Index

create index agreements_partnership_id on public.agreements (partnership_id);
create index agreements_parent_id on public.agreements (parent_id, partnership_id);
create index anchorings_partnership_id on public.anchorings (partnership_id);
create index anchorings_organisation_id on public.anchorings (organisation_id);
create index anchorings_agreement_id on public.anchorings (agreement_id, partnership_id);
create index resource_persons_theme_id on public.resource_persons (theme_id);

-- RLS

alter table public.agreements enable row level security;
alter table public.anchorings enable row level security;
alter table public.organisation_facts enable row level security;
alter table public.profile_headings enable row level security;
alter table public.partnership_profiles enable row level security;
alter table public.resource_persons enable row level security;

-- Policies

create policy agreements_read on public.agreements for select to anon, authenticated using (true);
create policy anchorings_read on public.anchorings for select to anon, authenticated using (true);
create policy organisation_facts_read on public.organisation_facts for select to anon, authenticated using (true);
create policy profile_headings_read on public.profile_headings for select to anon, authenticated using (true);
create policy resource_persons_read on public.resource_persons for select to anon, authenticated using (true);
create policy partnership_profiles_published on public.partnership_profiles for select to anon
  using (state = 'published');
create policy partnership_profiles_read on public.partnership_profiles for select to authenticated
  using (state = 'published' or partnership_id in (select private.my_partnerships('coordinator')));

-- Functions: the feed

create function private.feed_profile() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    perform private.feed('partnership_profiles', old.id, '{}', true);
  else
    perform private.feed('partnership_profiles', new.id, array_remove(array[
      'partnership:' || new.partnership_id || ':coordinator', case when new.state = 'published' then 'pub' end
    ], null), true);
  end if;
  return null;
end
$$;
comment on function private.feed_profile() is 'Trigger of partnership_profiles.';

-- Functions: one register, many tables. The table is named by our own commands, never by an argument.

create function private.register_row(entity text, row_id uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  found_row jsonb;
begin
  execute format('select to_jsonb(t) from public.%I t where t.id = $1 for update', entity) into found_row using row_id;
  return found_row;
end
$$;
comment on function private.register_row(text, uuid) is 'A row, locked until the transaction ends; null when there is none.';

create function private.register_place(entity text, args jsonb, base_rev int, field text) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  known jsonb := private.register_row(entity, (args ->> 'id')::uuid);
begin
  if known is not null then
    if args ? field and (args ->> field)::uuid <> (known ->> field)::uuid then
      perform private.fail('invalid', field);
    end if;
    return known ->> field;
  elsif base_rev is not null then
    perform private.fail('not_found', 'id');
  elsif not args ? field then
    perform private.fail('missing', field);
  end if;
  return args ->> field;
end
$$;
comment on function private.register_place(text, jsonb, int, text) is
  'Whose a row is, which never changes: of the row when it is there, else of the arguments that will make it.';

create function private.register_save(entity text, args jsonb, base_rev int, needs text[]) returns jsonb
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
    elsif not before @> patch then
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
comment on function private.register_save(text, jsonb, int, text[]) is
  'Makes a row, which needs these fields, or patches it; answers the row, or the conflict with what somebody else wrote.';

create function private.register_remove(entity text, row_id uuid, base_rev int) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  before jsonb := private.register_row(entity, row_id);
begin
  -- What somebody else wrote since must not go unseen.
  if base_rev < (before ->> 'rev')::int then
    return private.conflict(before, private.changed_fields(entity, row_id, base_rev));
  end if;
  execute format('delete from public.%I t where t.id = $1', entity) using row_id;
  return jsonb_build_object('gone', jsonb_build_array(jsonb_build_object('entity', entity, 'id', row_id)));
end
$$;
comment on function private.register_remove(text, uuid, int) is 'Deletes a row, unless it changed after base_rev.';

create function private.by_coordinator(partnership uuid) returns void
language plpgsql stable security definer set search_path = '' as $$
begin
  if not exists (select from public.partnerships p where p.id = partnership) then
    perform private.fail('unknown_reference', 'partnership_id');
  elsif not private.coordinates(partnership) then
    perform private.fail('not_allowed');
  end if;
end
$$;
comment on function private.by_coordinator(uuid) is 'Refuses all but the coordinators of a partnership, of whichever side.';

create function private.by_keeper(organisation uuid) returns void
language plpgsql stable security definer set search_path = '' as $$
declare
  root uuid := private.root_of(organisation);
begin
  if root is null then
    perform private.fail('unknown_reference', 'organisation_id');
  elsif not private.leads(organisation) and not private.coordinates_member(root) then
    perform private.fail('not_allowed');
  end if;
end
$$;
comment on function private.by_keeper(uuid) is
  'Refuses all but the leader of a unit and the coordinators of a partnership that its organisation is in.';

create function private.is_side(partnership uuid, organisation uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select from public.partnership_members m
    where m.partnership_id = partnership and m.organisation_id = private.root_of(organisation)
  )
$$;
comment on function private.is_side(uuid, uuid) is 'True when an organisation is a member of the partnership, or a unit of one.';

-- Functions: commands

create function private.partnership_settings_save(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  mine public.partnership_settings;
begin
  select * into mine from public.partnership_settings s where s.id = (args ->> 'id')::uuid for update;
  if not found then
    perform private.fail('not_found', 'id');
  elsif not private.coordinates(mine.id) then
    perform private.fail('not_allowed');
  end if;
  mine := jsonb_populate_record(mine, args);
  if mine.delete_after_months <= mine.hide_after_months then
    perform private.fail('invalid', 'delete_after_months');
  end if;
  return private.register_save('partnership_settings', args, base_rev, '{}');
end
$$;
comment on function private.partnership_settings_save(jsonb, int, timestamptz) is
  'Command partnership_settings.save: a patch by a coordinator.';

create function private.partnership_role_names_save(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
begin
  perform private.by_coordinator(private.register_place('partnership_role_names', args, base_rev, 'partnership_id'));
  return private.register_save('partnership_role_names', args, base_rev, '{role,name_nb,name_nn,name_en}');
end
$$;
comment on function private.partnership_role_names_save(jsonb, int, timestamptz) is
  'Command partnership_role_names.save: what a partnership calls a role, by a coordinator.';

create function private.partnership_role_names_remove(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  before jsonb := private.register_row('partnership_role_names', (args ->> 'id')::uuid);
begin
  if before is null then
    perform private.fail('not_found', 'id');
  end if;
  perform private.by_coordinator((before ->> 'partnership_id')::uuid);
  return private.register_remove('partnership_role_names', (args ->> 'id')::uuid, base_rev);
end
$$;
comment on function private.partnership_role_names_remove(jsonb, int, timestamptz) is
  'Command partnership_role_names.remove: the role is called as everywhere else.';

create function private.agreements_save(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  partnership uuid := private.register_place('agreements', args, base_rev, 'partnership_id');
  above uuid := (args ->> 'parent_id')::uuid;
begin
  perform private.by_coordinator(partnership);
  -- One tree at a time: two moves at once could make a ring that neither of them sees.
  perform from public.partnerships p where p.id = partnership for no key update;
  if above is not null then
    if not exists (select from public.agreements a where a.id = above and a.partnership_id = partnership) then
      perform private.fail('unknown_reference', 'parent_id');
    elsif exists (
      with recursive up (id, parent_id) as (
        select a.id, a.parent_id from public.agreements a where a.id = above
        union
        select a.id, a.parent_id from up join public.agreements a on a.id = up.parent_id
      )
      select from up where up.id = (args ->> 'id')::uuid
    ) then
      perform private.fail('invalid', 'parent_id');
    end if;
  end if;
  return private.register_save('agreements', args, base_rev, '{name_nb,name_nn,name_en}');
end
$$;
comment on function private.agreements_save(jsonb, int, timestamptz) is
  'Command agreements.save: a patch by a coordinator; an agreement never stands below itself.';

create function private.agreements_remove(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  before jsonb := private.register_row('agreements', (args ->> 'id')::uuid);
begin
  if before is null then
    perform private.fail('not_found', 'id');
  end if;
  perform private.by_coordinator((before ->> 'partnership_id')::uuid);
  if exists (select from public.agreements a where a.parent_id = (args ->> 'id')::uuid) then
    perform private.fail('wrong_state', 'id');
  end if;
  return private.register_remove('agreements', (args ->> 'id')::uuid, base_rev);
end
$$;
comment on function private.agreements_remove(jsonb, int, timestamptz) is
  'Command agreements.remove: by a coordinator, as long as nothing stands below it.';

create function private.anchorings_save(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  partnership uuid := private.register_place('anchorings', args, base_rev, 'partnership_id');
begin
  perform private.by_coordinator(partnership);
  if args ? 'organisation_id' and not private.is_side(partnership, (args ->> 'organisation_id')::uuid) then
    perform private.fail('unknown_reference', 'organisation_id');
  end if;
  return private.register_save('anchorings', args, base_rev, '{organisation_id,kind,body_nb,body_nn,body_en}');
end
$$;
comment on function private.anchorings_save(jsonb, int, timestamptz) is
  'Command anchorings.save: a patch by a coordinator; the body belongs to a member of the partnership.';

create function private.anchorings_remove(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  before jsonb := private.register_row('anchorings', (args ->> 'id')::uuid);
begin
  if before is null then
    perform private.fail('not_found', 'id');
  end if;
  perform private.by_coordinator((before ->> 'partnership_id')::uuid);
  return private.register_remove('anchorings', (args ->> 'id')::uuid, base_rev);
end
$$;
comment on function private.anchorings_remove(jsonb, int, timestamptz) is 'Command anchorings.remove: by a coordinator.';

create function private.organisation_facts_save(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
begin
  perform private.by_keeper(private.register_place('organisation_facts', args, base_rev, 'organisation_id'));
  return private.register_save('organisation_facts', args, base_rev, '{year}');
end
$$;
comment on function private.organisation_facts_save(jsonb, int, timestamptz) is
  'Command organisation_facts.save: the figures of one year, by a coordinator or the unit''s leader.';

create function private.organisation_facts_remove(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  before jsonb := private.register_row('organisation_facts', (args ->> 'id')::uuid);
begin
  if before is null then
    perform private.fail('not_found', 'id');
  end if;
  perform private.by_keeper((before ->> 'organisation_id')::uuid);
  return private.register_remove('organisation_facts', (args ->> 'id')::uuid, base_rev);
end
$$;
comment on function private.organisation_facts_remove(jsonb, int, timestamptz) is 'Command organisation_facts.remove.';

create function private.resource_persons_save(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
begin
  perform private.by_keeper(private.register_place('resource_persons', args, base_rev, 'organisation_id'));
  return private.register_save('resource_persons', args, base_rev, '{theme_id,title}');
end
$$;
comment on function private.resource_persons_save(jsonb, int, timestamptz) is
  'Command resource_persons.save: the role to ask about a theme, by a coordinator or the unit''s leader.';

create function private.resource_persons_remove(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  before jsonb := private.register_row('resource_persons', (args ->> 'id')::uuid);
begin
  if before is null then
    perform private.fail('not_found', 'id');
  end if;
  perform private.by_keeper((before ->> 'organisation_id')::uuid);
  return private.register_remove('resource_persons', (args ->> 'id')::uuid, base_rev);
end
$$;
comment on function private.resource_persons_remove(jsonb, int, timestamptz) is 'Command resource_persons.remove.';

create function private.organisations_save(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
begin
  if private.register_row('organisations', (args ->> 'id')::uuid) is null then
    perform private.fail('not_found', 'id');
  end if;
  perform private.by_keeper((args ->> 'id')::uuid);
  return private.register_save('organisations', args, base_rev, '{}');
end
$$;
comment on function private.organisations_save(jsonb, int, timestamptz) is
  'Command organisations.save: the title of the accountable leader, by a coordinator or the unit''s leader.';

create function private.partnership_profile_locked(profile uuid) returns public.partnership_profiles
language plpgsql security definer set search_path = '' as $$
declare
  p public.partnership_profiles;
begin
  select * into p from public.partnership_profiles where id = profile for update;
  if not found or p.state = 'draft' and not private.coordinates(p.partnership_id) then
    perform private.fail('not_found', 'id');
  end if;
  return p;
end
$$;
comment on function private.partnership_profile_locked(uuid) is
  'The profile, locked until the transaction ends; refuses with not_found a draft of others.';

create function private.partnership_profiles_save(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  p public.partnership_profiles;
  partnership uuid;
  next text;
begin
  if base_rev is null and not exists (select from public.partnership_profiles where id = (args ->> 'id')::uuid) then
    partnership := private.register_place('partnership_profiles', args, base_rev, 'partnership_id');
    perform private.by_coordinator(partnership);
    next := private.step('partnership_profiles.save', null, array['coordinator']);
    return private.register_save('partnership_profiles', args, base_rev, '{dated,language}');
  end if;
  p := private.partnership_profile_locked((args ->> 'id')::uuid);
  next := private.step('partnership_profiles.save', p.state,
    case when private.coordinates(p.partnership_id) then array['coordinator'] else '{}' end);
  partnership := private.register_place('partnership_profiles', args, base_rev, 'partnership_id');
  return private.register_save('partnership_profiles', args, base_rev, '{}');
end
$$;
comment on function private.partnership_profiles_save(jsonb, int, timestamptz) is
  'Command partnership_profiles.save: a patch of a draft by a coordinator.';

create function private.partnership_profiles_publish(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  p public.partnership_profiles := private.partnership_profile_locked((args ->> 'id')::uuid);
  next text := private.step('partnership_profiles.publish', p.state,
    case when private.coordinates(p.partnership_id) then array['coordinator'] else '{}' end);
begin
  -- "Not set yet" is an answer; no word at all about who takes part and what for is not a profile.
  if p.participants = '' then
    perform private.fail('missing', 'participants');
  elsif p.purpose = '' then
    perform private.fail('missing', 'purpose');
  end if;
  update public.partnership_profiles set state = next where id = p.id;
  return jsonb_build_object('rows', jsonb_build_array(
    jsonb_build_object('entity', 'partnership_profiles', 'row', private.register_row('partnership_profiles', p.id))
  ));
end
$$;
comment on function private.partnership_profiles_publish(jsonb, int, timestamptz) is
  'Command partnership_profiles.publish: from now on anyone reads it, and nobody changes it.';

create function private.partnership_profiles_remove(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  p public.partnership_profiles := private.partnership_profile_locked((args ->> 'id')::uuid);
begin
  perform private.step('partnership_profiles.remove', p.state,
    case when private.coordinates(p.partnership_id) then array['coordinator'] else '{}' end);
  return private.register_remove('partnership_profiles', p.id, base_rev);
end
$$;
comment on function private.partnership_profiles_remove(jsonb, int, timestamptz) is
  'Command partnership_profiles.remove: a coordinator throws a draft away.';

-- Triggers

do $$
declare
  each text;
begin
  foreach each in array array[
    'agreements', 'anchorings', 'organisation_facts', 'profile_headings', 'partnership_profiles', 'resource_persons'
  ] loop
    execute format(
      'create trigger stamp before insert or update on public.%I for each row execute function private.stamp()', each
    );
    execute format(
      'create trigger note_fields after insert or update on public.%I for each row execute function private.note_fields()', each
    );
    execute format(
      'create trigger feed after insert or update or delete on public.%I for each row execute function private.%I()',
      each, case each when 'partnership_profiles' then 'feed_profile' else 'feed_public' end
    );
  end loop;
end
$$;
create trigger note_fields after insert or update on public.organisations
  for each row execute function private.note_fields();
insert into private.sync_feed (audience, entity, id) select 'pub', 'profile_headings', h.id from public.profile_headings h;

-- Commands and transitions

insert into private.commands (name, version, arguments) values
  ('partnership_settings.save', 1, '{
    "id": {"type": "id", "required": true},
    "answer_days": {"type": "whole", "min": 1, "max": 60},
    "hide_after_months": {"type": "whole", "min": 1, "max": 120},
    "delete_after_months": {"type": "whole", "min": 1, "max": 120},
    "digest_hour": {"type": "whole", "min": 0, "max": 23}
  }'),
  ('partnership_role_names.save', 1, '{
    "id": {"type": "id", "required": true},
    "partnership_id": {"type": "id"},
    "role": {"type": "choice", "of": ["coordinator", "steering", "contact", "leader", "deputy"]},
    "name_nb": {"type": "text", "min": 2, "max": 60},
    "name_nn": {"type": "text", "min": 2, "max": 60},
    "name_en": {"type": "text", "min": 2, "max": 60}
  }'),
  ('partnership_role_names.remove', 1, '{"id": {"type": "id", "required": true}}'),
  ('agreements.save', 1, '{
    "id": {"type": "id", "required": true},
    "partnership_id": {"type": "id"},
    "parent_id": {"type": "id", "nullable": true},
    "name_nb": {"type": "text", "min": 3, "max": 200},
    "name_nn": {"type": "text", "min": 3, "max": 200},
    "name_en": {"type": "text", "min": 3, "max": 200},
    "signed_on": {"type": "day", "nullable": true},
    "valid_from": {"type": "day", "nullable": true},
    "valid_to": {"type": "day", "nullable": true}
  }'),
  ('agreements.remove', 1, '{"id": {"type": "id", "required": true}}'),
  ('anchorings.save', 1, '{
    "id": {"type": "id", "required": true},
    "partnership_id": {"type": "id"},
    "organisation_id": {"type": "id"},
    "agreement_id": {"type": "id", "nullable": true},
    "kind": {"type": "choice", "of": ["decision", "signature", "follow_up"]},
    "body_nb": {"type": "text", "min": 2, "max": 120},
    "body_nn": {"type": "text", "min": 2, "max": 120},
    "body_en": {"type": "text", "min": 2, "max": 120},
    "happened_on": {"type": "day", "nullable": true},
    "known_to": {"type": "choice", "of": ["day", "month", "year"]}
  }'),
  ('anchorings.remove', 1, '{"id": {"type": "id", "required": true}}'),
  ('organisation_facts.save', 1, '{
    "id": {"type": "id", "required": true},
    "organisation_id": {"type": "id"},
    "year": {"type": "whole", "min": 1950, "max": 2200},
    "residents": {"type": "whole", "min": 0, "max": 10000000, "nullable": true},
    "area_km2": {"type": "whole", "min": 0, "max": 1000000, "nullable": true},
    "employees": {"type": "whole", "min": 0, "max": 1000000, "nullable": true},
    "workplaces": {"type": "whole", "min": 0, "max": 10000000, "nullable": true},
    "students": {"type": "whole", "min": 0, "max": 1000000, "nullable": true}
  }'),
  ('organisation_facts.remove', 1, '{"id": {"type": "id", "required": true}}'),
  ('resource_persons.save', 1, '{
    "id": {"type": "id", "required": true},
    "organisation_id": {"type": "id"},
    "theme_id": {"type": "id"},
    "title": {"type": "text", "min": 3, "max": 120}
  }'),
  ('resource_persons.remove', 1, '{"id": {"type": "id", "required": true}}'),
  ('organisations.save', 1, '{
    "id": {"type": "id", "required": true},
    "leader_nb": {"type": "text", "min": 0, "max": 120},
    "leader_nn": {"type": "text", "min": 0, "max": 120},
    "leader_en": {"type": "text", "min": 0, "max": 120}
  }'),
  ('partnership_profiles.publish', 1, '{"id": {"type": "id", "required": true}}'),
  ('partnership_profiles.remove', 1, '{"id": {"type": "id", "required": true}}');

insert into private.commands (name, version, arguments)
select 'partnership_profiles.save', 1, '{
    "id": {"type": "id", "required": true},
    "partnership_id": {"type": "id"},
    "dated": {"type": "day"},
    "language": {"type": "choice", "of": ["nb", "nn", "en"]}
  }'::jsonb || jsonb_object_agg(h.key, '{"type": "text", "min": 0, "max": 5000}'::jsonb)
from public.profile_headings h;

insert into private.transitions (room, command, from_state, to_state, actor) values
  ('partnership_profiles', 'partnership_profiles.save', null, 'draft', 'coordinator'),
  ('partnership_profiles', 'partnership_profiles.save', 'draft', 'draft', 'coordinator'),
  ('partnership_profiles', 'partnership_profiles.publish', 'draft', 'published', 'coordinator'),
  ('partnership_profiles', 'partnership_profiles.remove', 'draft', null, 'coordinator');

-- Grants

revoke all on public.agreements, public.anchorings, public.organisation_facts, public.profile_headings,
  public.partnership_profiles, public.resource_persons from public, anon, authenticated, service_role;
grant select on public.agreements, public.anchorings, public.organisation_facts, public.profile_headings,
  public.partnership_profiles, public.resource_persons to anon, authenticated;
