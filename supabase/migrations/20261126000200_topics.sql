-- Topics and study programmes: words from official lists, which challenges and profiles are marked with.
--
-- Contract: both are imported from files (`npm run import:topics`, `import:programmes`), never written by a command. A
-- row keeps its key for ever and is never deleted: what a later file lacks is retired, which can no longer be chosen but
-- still has its name wherever it was. Challenges and profiles name rows by key, since a key is short, stands in
-- addresses and says something by itself. Neither table is in the feed: some 500 topics with synonyms in three languages
-- would be a tenth of the first copy of everything, on phones that never use them; whoever does fetches the list from
-- the open data, and the worker keeps it. Refused: to feed only the topics in use, which would still carry all their
-- synonyms to everyone, and leave a writer without cover nothing to choose among.

-- Tables

create table public.topics (
  key text primary key check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(key) <= 80),
  uri text not null unique check (uri ~ '^https?://[^\s]+$'),
  scheme text not null default '',
  name_nb text not null check (name_nb <> ''),
  name_nn text check (name_nn <> ''),
  name_en text check (name_en <> ''),
  synonyms_nb text[] not null default '{}',
  synonyms_nn text[] not null default '{}',
  synonyms_en text[] not null default '{}',
  broader_keys text[] not null default '{}',
  retired_at timestamptz,
  updated_at timestamptz not null default now()
);

create table public.study_programmes (
  key text primary key check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(key) <= 80),
  organisation_id uuid references public.organisations (id),
  code text check (code <> ''),
  name_nb text not null check (name_nb <> ''),
  name_nn text check (name_nn <> ''),
  name_en text check (name_en <> ''),
  nus_code text check (nus_code ~ '^[0-9]{6}$'),
  level text check (level in ('bachelor', 'master', 'phd')),
  place text not null default '',
  retired_at timestamptz,
  updated_at timestamptz not null default now()
);

alter table public.challenges add column topic_keys text[] not null default '{}';
alter table public.profiles
  add column topic_keys text[] not null default '{}',
  add column study_programme_key text references public.study_programmes (key);

-- Comments

comment on table public.topics is 'A topic of an official list (SKOS, such as LOS), with its names and synonyms. Public.';
comment on column public.topics.key is 'Short name in addresses, made of the end of the URI when it was first imported; never changes.';
comment on column public.topics.uri is 'What the list itself calls it.';
comment on column public.topics.scheme is 'The part of the list that it belongs to, as a URI; empty where the file says none.';
comment on column public.topics.name_nb is 'Preferred name in bokmål.';
comment on column public.topics.name_nn is 'Preferred name in nynorsk; null where the list has none.';
comment on column public.topics.name_en is 'Preferred name in English; null where the list has none.';
comment on column public.topics.synonyms_nb is 'Other words for it in bokmål, shown nowhere and found by.';
comment on column public.topics.synonyms_nn is 'Other words for it in nynorsk.';
comment on column public.topics.synonyms_en is 'Other words for it in English.';
comment on column public.topics.broader_keys is 'The wider topics that it belongs to.';
comment on column public.topics.retired_at is 'When a file first lacked it: it can no longer be chosen. Null as long as it stands.';
comment on column public.topics.updated_at is 'When an import last changed it.';

comment on table public.study_programmes is 'A study programme of an imported list. Public.';
comment on column public.study_programmes.key is 'Short name, made when it was first imported; never changes.';
comment on column public.study_programmes.organisation_id is 'The university that has it; null where the file does not say.';
comment on column public.study_programmes.code is 'The university''s own code of it, where the file has one.';
comment on column public.study_programmes.name_nb is 'Name in bokmål, or the only name it has.';
comment on column public.study_programmes.name_nn is 'Name in nynorsk; null where the file has none.';
comment on column public.study_programmes.name_en is 'Name in English; null where the file has none.';
comment on column public.study_programmes.nus_code is 'Code in NUS2000, six digits; null where the file has none.';
comment on column public.study_programmes.level is 'What it leads to; null for what is neither.';
comment on column public.study_programmes.place is 'Where it is taught.';
comment on column public.study_programmes.retired_at is 'When a file first lacked it: it can no longer be chosen. Null as long as it stands.';
comment on column public.study_programmes.updated_at is 'When an import last changed it.';

comment on column public.challenges.topic_keys is 'The topics it is about, by key.';
comment on column public.profiles.topic_keys is 'Personal: The topics you know or care about: puts what is about them first.';
comment on column public.profiles.study_programme_key is 'Personal: The study programme you follow: puts what suits it first.';

-- Index

create index study_programmes_organisation_id on public.study_programmes (organisation_id);
create index profiles_study_programme_key on public.profiles (study_programme_key);
create index challenges_topic_keys on public.challenges using gin (topic_keys);

-- RLS

alter table public.topics enable row level security;
alter table public.study_programmes enable row level security;

-- Policies

create policy topics_read on public.topics for select to anon, authenticated using (true);
create policy study_programmes_read on public.study_programmes for select to anon, authenticated using (true);

-- Functions: rules

create function private.topics_chosen(chosen text[], before text[]) returns void
language plpgsql stable security definer set search_path = '' as $$
declare
  new_keys text[] := array(select k from unnest(chosen) k where k <> all (before));
begin
  if exists (select from unnest(new_keys) k where not exists (select from public.topics t where t.key = k)) then
    perform private.fail('unknown_reference', 'topic_keys');
  elsif exists (select from public.topics t where t.key = any (new_keys) and t.retired_at is not null) then
    perform private.fail('invalid', 'topic_keys');
  end if;
end
$$;
comment on function private.topics_chosen(text[], text[]) is
  'Refuses a topic that there is not, or that is retired and was not there before.';

create function private.programme_chosen(chosen text, before text) returns void
language plpgsql stable security definer set search_path = '' as $$
begin
  if chosen is null or chosen is not distinct from before then
    return;
  elsif not exists (select from public.study_programmes p where p.key = chosen) then
    perform private.fail('unknown_reference', 'study_programme_key');
  elsif exists (select from public.study_programmes p where p.key = chosen and p.retired_at is not null) then
    perform private.fail('invalid', 'study_programme_key');
  end if;
end
$$;
comment on function private.programme_chosen(text, text) is
  'Refuses a study programme that there is not, or that is retired and was not there before.';

-- Functions: imports

create function private.key_of(words text) returns text
language plpgsql immutable set search_path = '' as $$
declare
  key text := replace(replace(lower(translate(words, 'ÆØÅ', 'æøå')), 'æ', 'ae'), 'ø', 'o');
begin
  key := translate(key, 'åäáàâãöóòôõüúùûéèêëíìîïñç', 'aaaaaaooooouuuueeeeiiiinc');
  key := btrim(regexp_replace(key, '[^a-z0-9]+', '-', 'g'), '-');
  return case
    when key = '' then left(md5(words), 12)
    when char_length(key) > 80 then btrim(left(key, 71), '-') || '-' || left(md5(words), 8)
    else key
  end;
end
$$;
comment on function private.key_of(text) is 'Words as a key in a–z of at most 80 signs; what is cut is told apart by a few digits.';

create function private.topic_key(uri text) returns text
language plpgsql stable set search_path = '' as $$
declare
  parts text[] := regexp_split_to_array(btrim(regexp_replace(uri, '^https?://', ''), '/#'), '[/#]+');
  words text;
begin
  foreach words in array array[
    parts[cardinality(parts)],
    concat_ws('-', parts[cardinality(parts) - 1], parts[cardinality(parts)]),
    parts[cardinality(parts)] || '-' || left(md5(uri), 8)
  ] loop
    exit when not exists (select from public.topics t where t.key = private.key_of(words));
  end loop;
  return private.key_of(words);
end
$$;
comment on function private.topic_key(text) is
  'A free key for a topic: the end of its URI, with the part before it where that is taken.';

create function private.import_refused(gone bigint, standing bigint, many boolean) returns jsonb
language sql immutable set search_path = '' as $$
  select case when not many and gone > 5 and gone * 3 > standing
    then jsonb_build_object('refused', jsonb_build_object('gone', gone, 'standing', standing)) end
$$;
comment on function private.import_refused(bigint, bigint, boolean) is
  'The answer to a file that lacks so much of what stands that it is more likely a part of the list; null when it is not.';

create function private.topics_given(list jsonb) returns table (
  uri text, scheme text, name_nb text, name_nn text, name_en text,
  synonyms_nb text[], synonyms_nn text[], synonyms_en text[], broader text[]
)
language sql immutable set search_path = '' as $$
  select r.* from jsonb_to_recordset(list) r (
    uri text, scheme text, name_nb text, name_nn text, name_en text,
    synonyms_nb text[], synonyms_nn text[], synonyms_en text[], broader text[]
  )
$$;
comment on function private.topics_given(jsonb) is 'The topics of a file as rows.';

create function private.programmes_given(list jsonb) returns table (
  key text, organisation_id uuid, code text, name_nb text, name_nn text, name_en text, nus_code text, level text, place text
)
language sql stable set search_path = '' as $$
  select
    private.key_of(concat_ws('-', o.slug, coalesce(r.code, concat_ws('-', r.name_nb, r.level, nullif(r.place, ''))))), r.*
  from jsonb_to_recordset(list) r (
    organisation_id uuid, code text, name_nb text, name_nn text, name_en text, nus_code text, level text, place text
  )
  left join public.organisations o on o.id = r.organisation_id
$$;
comment on function private.programmes_given(jsonb) is
  'The study programmes of a file as rows, each with the key that it is known by: its own code, else its name, level and place.';

create function private.import_topics(list jsonb, many boolean, at timestamptz) returns jsonb
language plpgsql set search_path = '' as $$
declare
  schemes text[] := array(select distinct g.scheme from private.topics_given(list) g);
  uris text[] := array(select g.uri from private.topics_given(list) g);
  item record;
  new_keys text[] := '{}';
  changed int;
  retired int;
  refused jsonb;
begin
  -- Two imports at once would each give the same key away.
  lock table public.topics in share row exclusive mode;
  select private.import_refused(count(*) filter (where t.uri <> all (uris)), count(*), many) into refused
  from public.topics t where t.retired_at is null and t.scheme = any (schemes);
  if refused is not null then
    return refused;
  end if;

  for item in
    select g.* from private.topics_given(list) g
    where not exists (select from public.topics t where t.uri = g.uri)
    order by g.uri collate "C"
  loop
    insert into public.topics (key, uri, scheme, name_nb, updated_at)
    values (private.topic_key(item.uri), item.uri, item.scheme, item.name_nb, at)
    returning new_keys || key into new_keys;
  end loop;

  with touched as (
    update public.topics t set
      scheme = w.scheme, name_nb = w.name_nb, name_nn = w.name_nn, name_en = w.name_en,
      synonyms_nb = w.synonyms_nb, synonyms_nn = w.synonyms_nn, synonyms_en = w.synonyms_en,
      broader_keys = w.broader_keys, retired_at = null, updated_at = at
    from (
      select g.*, array(
        select b.key from public.topics b where b.uri = any (g.broader) order by b.key collate "C"
      ) as broader_keys
      from private.topics_given(list) g
    ) w
    where t.uri = w.uri
      and (t.scheme, t.name_nb, t.name_nn, t.name_en, t.synonyms_nb, t.synonyms_nn, t.synonyms_en, t.broader_keys, t.retired_at)
        is distinct from
        (w.scheme, w.name_nb, w.name_nn, w.name_en, w.synonyms_nb, w.synonyms_nn, w.synonyms_en, w.broader_keys, null::timestamptz)
    returning t.key
  )
  select count(*) into changed from touched c where c.key <> all (new_keys);

  update public.topics t set retired_at = at, updated_at = at
  where t.retired_at is null and t.scheme = any (schemes) and t.uri <> all (uris);
  get diagnostics retired = row_count;

  return jsonb_build_object('made', cardinality(new_keys), 'changed', changed, 'retired', retired);
end
$$;
comment on function private.import_topics(jsonb, boolean, timestamptz) is
  'Takes in a whole list of topics: new ones get a key, changed ones change, those of the same schemes that it lacks are retired. Twice is as once. Answers {made, changed, retired}, or {refused: {gone, standing}} where it lacks more than a third, unless many.';

create function private.import_programmes(list jsonb, many boolean, at timestamptz) returns jsonb
language plpgsql set search_path = '' as $$
declare
  keys text[] := array(select g.key from private.programmes_given(list) g);
  -- A file without a university stands for those without one; null is no element of an array.
  owners text[] := array(select distinct coalesce(g.organisation_id::text, '') from private.programmes_given(list) g);
  refused jsonb;
  made int;
  changed int;
  retired int;
begin
  lock table public.study_programmes in share row exclusive mode;
  select private.import_refused(count(*) filter (where p.key <> all (keys)), count(*), many) into refused
  from public.study_programmes p
  where p.retired_at is null and coalesce(p.organisation_id::text, '') = any (owners);
  if refused is not null then
    return refused;
  end if;

  update public.study_programmes p set
    organisation_id = g.organisation_id, code = g.code, name_nb = g.name_nb, name_nn = g.name_nn, name_en = g.name_en,
    nus_code = g.nus_code, level = g.level, place = g.place, retired_at = null, updated_at = at
  from private.programmes_given(list) g
  where p.key = g.key
    and (p.organisation_id, p.code, p.name_nb, p.name_nn, p.name_en, p.nus_code, p.level, p.place, p.retired_at)
      is distinct from
      (g.organisation_id, g.code, g.name_nb, g.name_nn, g.name_en, g.nus_code, g.level, g.place, null::timestamptz);
  get diagnostics changed = row_count;

  insert into public.study_programmes
    (key, organisation_id, code, name_nb, name_nn, name_en, nus_code, level, place, updated_at)
  select g.*, at from private.programmes_given(list) g
  where not exists (select from public.study_programmes p where p.key = g.key);
  get diagnostics made = row_count;

  update public.study_programmes p set retired_at = at, updated_at = at
  where p.retired_at is null and coalesce(p.organisation_id::text, '') = any (owners) and p.key <> all (keys);
  get diagnostics retired = row_count;

  return jsonb_build_object('made', made, 'changed', changed, 'retired', retired);
end
$$;
comment on function private.import_programmes(jsonb, boolean, timestamptz) is
  'Takes in the whole list of study programmes of a university, as private.import_topics does. Answers {made, changed, retired} or {refused: {gone, standing}}.';

-- Functions: commands

create or replace function private.challenge_references(c public.challenges, before public.challenges, at timestamptz) returns void
language plpgsql stable security definer set search_path = '' as $$
declare
  field text;
  room text;
  term uuid;
  root uuid;
begin
  perform private.topics_chosen(c.topic_keys, before.topic_keys);
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
      technology_ids = c.technology_ids, topic_keys = c.topic_keys, data_field = c.data_field,
      service_area_id = c.service_area_id, research_field_id = c.research_field_id, importance = c.importance,
      municipality_commits = c.municipality_commits, university_commits = c.university_commits,
      source_url = c.source_url
    where id = c.id;
  end if;
  return private.challenge_answer(c.id);
end
$$;

create or replace function private.profiles_save(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  patch jsonb := args - 'id';
  mine public.profiles;
  said public.profiles;
  stale text[];
begin
  perform private.step('profiles.save', null, private.self_actors((args ->> 'id')::uuid));
  insert into public.profiles (id) values (me) on conflict do nothing;
  if found then
    base_rev := 1;
  end if;
  select * into mine from public.profiles where id = me for update;

  stale := private.stale_fields('profiles', to_jsonb(mine), patch - 'welcomed', base_rev);
  if stale <> '{}' then
    return private.conflict(to_jsonb(mine), stale);
  end if;
  said := jsonb_populate_record(mine, patch);
  perform private.topics_chosen(said.topic_keys, mine.topic_keys);
  perform private.programme_chosen(said.study_programme_key, mine.study_programme_key);
  said.welcomed := mine.welcomed || array(select s from unnest(said.welcomed) s where s <> all (mine.welcomed));
  if said is distinct from mine then
    update public.profiles set
      name = said.name, position = said.position, language = said.language, level = said.level,
      discipline = said.discipline, theme_keys = said.theme_keys, kinds = said.kinds,
      research_field_keys = said.research_field_keys, service_area_keys = said.service_area_keys,
      semesters = said.semesters, topic_keys = said.topic_keys,
      study_programme_key = said.study_programme_key, welcomed = said.welcomed
    where id = me;
  end if;

  return jsonb_build_object('rows', jsonb_build_array(
    (select jsonb_build_object('entity', 'profiles', 'row', to_jsonb(p)) from public.profiles p where p.id = me)
  ));
end
$$;

-- Commands: what apps already send means what it did

update private.commands set arguments = arguments || '{"topic_keys": {"type": "keys", "max": 10}}'
where name = 'challenges.save';
update private.commands set arguments = arguments || '{
    "topic_keys": {"type": "keys", "max": 20},
    "study_programme_key": {"type": "text", "min": 1, "max": 100, "nullable": true}
  }'
where name = 'profiles.save';

-- Grants

revoke all on public.topics, public.study_programmes from public, anon, authenticated, service_role;
grant select on public.topics, public.study_programmes to anon, authenticated;

-- Comments: policies, indexes

comment on policy topics_read on public.topics is 'Anyone reads topics, also retired ones.';
comment on policy study_programmes_read on public.study_programmes is 'Anyone reads study programmes, also retired ones.';
comment on index public.study_programmes_organisation_id is 'The study programmes of a university.';
comment on index public.profiles_study_programme_key is 'Those who follow a study programme.';
comment on index public.challenges_topic_keys is 'Challenges about a topic.';
