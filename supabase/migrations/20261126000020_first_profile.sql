-- A person's first profile: who they are where the address does not say it, what they like, and when they have time.
--
-- Contract: all of it is the person's own and may be left empty; it only orders what the phone shows. Terms are named by
-- key, since those of all partnerships that mean the same share one. The steps somebody has been through only ever grow,
-- so two phones that each took one do not stand against each other. Refused: a row of its own for each wish, which would
-- be a table of what people like; and the terms' ids, which hold in one partnership only.

-- Tables

alter table public.profiles
  drop constraint profiles_position_check,
  add constraint profiles_position_check
    check (position in ('phd', 'researcher', 'other', 'student', 'staff', 'citizen')),
  add column level text check (level in ('bachelor', 'master')),
  add column discipline text check (
    discipline in (
      'humanities', 'education', 'social_sciences', 'business', 'science_technology', 'health', 'primary_industries',
      'transport_safety'
    )
  ),
  add column theme_keys text[] not null default '{}',
  add column kinds text[] not null default '{}' check (
    kinds <@ array[
        'bachelor', 'master', 'eit', 'placement', 'phd', 'public_phd', 'research_project', 'continuing_education', 'guest_lecture',
        'shared_position', 'project_position'
    ]
  ),
  add column research_field_keys text[] not null default '{}',
  add column service_area_keys text[] not null default '{}',
  add column semesters text[] not null default '{}' check (semesters <@ array['spring', 'autumn']),
  add column welcomed text[] not null default '{}' check (welcomed <@ array['who', 'likes', 'how']);

-- Comments

comment on column public.profiles.position is 'Personal: What you say you are: a student, a researcher or something else. Says what suits you.';
comment on column public.profiles.level is 'Personal: The level you study at: puts what suits it first.';
comment on column public.profiles.discipline is 'Personal: The field you study or work in: puts what suits it first.';
comment on column public.profiles.theme_keys is 'Personal: The themes you like: puts what is about them first.';
comment on column public.profiles.kinds is 'Personal: The kinds of collaboration you look for: puts them first.';
comment on column public.profiles.research_field_keys is 'Personal: The fields you research in: shows you the needs they meet.';
comment on column public.profiles.service_area_keys is 'Personal: The service areas you work in or follow: puts their needs first.';
comment on column public.profiles.semesters is 'Personal: When you have time, spring or autumn: puts what begins then first.';
comment on column public.profiles.welcomed is 'Personal: The steps of the first profile you have been through: never shown to you again.';

-- Functions

create or replace function private.check_arg(field text, given jsonb, rule jsonb) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  value text := given #>> '{}';
  size numeric;
begin
  if jsonb_typeof(given) = 'null' then
    if not coalesce((rule ->> 'nullable')::boolean, false) then
      perform private.fail('wrong_type', field);
    end if;
    return given;
  end if;

  case rule ->> 'type'
    when 'list' then
      if jsonb_typeof(given) <> 'array' then
        perform private.fail('wrong_type', field);
      elsif jsonb_array_length(given) > (rule ->> 'max')::int then
        perform private.fail('too_long', field);
      elsif not given <@ (rule -> 'of') or private.has_doubles(given) then
        perform private.fail('invalid', field);
      end if;
      return given;

    when 'ids' then
      if jsonb_typeof(given) <> 'array' then
        perform private.fail('wrong_type', field);
      elsif jsonb_array_length(given) > (rule ->> 'max')::int then
        perform private.fail('too_long', field);
      elsif exists (
        select from jsonb_array_elements(given) item
        where jsonb_typeof(item) <> 'string'
          or item #>> '{}' !~* '^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$'
      ) or private.has_doubles(lower(given::text)::jsonb) then
        perform private.fail('invalid', field);
      end if;
      return lower(given::text)::jsonb;

    when 'keys' then
      if jsonb_typeof(given) <> 'array' then
        perform private.fail('wrong_type', field);
      elsif jsonb_array_length(given) > (rule ->> 'max')::int then
        perform private.fail('too_long', field);
      elsif exists (
        select from jsonb_array_elements(given) item
        where jsonb_typeof(item) <> 'string' or char_length(item #>> '{}') > 100
          or item #>> '{}' !~ '^[a-z0-9]+([_-][a-z0-9]+)*$'
      ) or private.has_doubles(given) then
        perform private.fail('invalid', field);
      end if;
      return given;

    when 'flag' then
      if jsonb_typeof(given) <> 'boolean' then
        perform private.fail('wrong_type', field);
      end if;
      return given;

    when 'whole' then
      if jsonb_typeof(given) <> 'number' or value::numeric <> trunc(value::numeric) then
        perform private.fail('wrong_type', field);
      end if;
      size := value::numeric;
      given := to_jsonb(trunc(size));

    when 'choice' then
      if jsonb_typeof(given) <> 'string' then
        perform private.fail('wrong_type', field);
      elsif not (rule -> 'of') ? value then
        perform private.fail('invalid', field);
      end if;
      return given;

    else
      if jsonb_typeof(given) <> 'string' then
        perform private.fail('wrong_type', field);
      end if;
  end case;

  case rule ->> 'type'
    when 'text' then
      value := private.clean_text(value);
      size := char_length(value);
      given := to_jsonb(value);
      if value = '' and (rule ->> 'min')::int > 0 then
        perform private.fail('missing', field);
      elsif (rule ->> 'plain')::boolean and private.names_contact(value) then
        perform private.fail('contact_details', field);
      end if;
    when 'url' then
      value := private.clean_text(value);
      if char_length(value) > (rule ->> 'max')::int then
        perform private.fail('too_long', field);
      -- A host of the open net, no account, no space: it is shown as a link, and a link never runs anything.
      elsif value !~* '^https?://[a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]{1,5})?([/?#][^\u0001-\u0020\u007f-\u00a0"<>\\]*)?$' then
        perform private.fail('invalid', field);
      end if;
      return to_jsonb(value);
    when 'id' then
      if value !~* '^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$' then
        perform private.fail('invalid', field);
      end if;
      return to_jsonb(lower(value));
    when 'day' then
      if value !~ '^\d{4}-\d{2}-\d{2}$' or not pg_input_is_valid(value, 'date') then
        perform private.fail('invalid', field);
      end if;
      return given;
    else
      null;
  end case;

  if size < (rule ->> 'min')::int then
    perform private.fail('too_short', field);
  elsif size > (rule ->> 'max')::int then
    perform private.fail('too_long', field);
  end if;
  return given;
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
  said.welcomed := mine.welcomed || array(select s from unnest(said.welcomed) s where s <> all (mine.welcomed));
  if said is distinct from mine then
    update public.profiles set
      name = said.name, position = said.position, language = said.language, level = said.level,
      discipline = said.discipline, theme_keys = said.theme_keys, kinds = said.kinds,
      research_field_keys = said.research_field_keys, service_area_keys = said.service_area_keys,
      semesters = said.semesters, welcomed = said.welcomed
    where id = me;
  end if;

  return jsonb_build_object('rows', jsonb_build_array(
    (select jsonb_build_object('entity', 'profiles', 'row', to_jsonb(p)) from public.profiles p where p.id = me)
  ));
end
$$;

-- Commands

update private.commands set arguments = arguments || '{
    "position": {"type": "choice", "of": ["phd", "researcher", "other", "student", "staff", "citizen"], "nullable": true},
    "level": {"type": "choice", "of": ["bachelor", "master"], "nullable": true},
    "discipline": {"type": "choice", "of": ["humanities", "education", "social_sciences", "business", "science_technology", "health", "primary_industries", "transport_safety"], "nullable": true},
    "theme_keys": {"type": "keys", "max": 40},
    "kinds": {"type": "list", "max": 11, "of": ["bachelor", "master", "eit", "placement", "phd", "public_phd", "research_project", "continuing_education", "guest_lecture", "shared_position", "project_position"]},
    "research_field_keys": {"type": "keys", "max": 40},
    "service_area_keys": {"type": "keys", "max": 40},
    "semesters": {"type": "list", "max": 2, "of": ["spring", "autumn"]},
    "welcomed": {"type": "list", "max": 3, "of": ["who", "likes", "how"]}
  }'
where name = 'profiles.save';
