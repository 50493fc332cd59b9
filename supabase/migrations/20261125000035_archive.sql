-- The archive names what a challenge refers to: an id says nothing to one who opens the file years from now.

-- Functions

create function private.names_of(ids uuid[]) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(
    jsonb_object_agg(t.id, jsonb_build_object('nb', t.name_nb, 'nn', t.name_nn, 'en', t.name_en)), '{}'
  )
  from (
    select id, name_nb, name_nn, name_en from public.themes
    union all
    select id, name_nb, name_nn, name_en from public.technologies
    union all
    select id, name_nb, name_nn, name_en from public.service_areas
    union all
    select id, name_nb, name_nn, name_en from public.research_fields
    union all
    select id, name_nb, name_nn, name_en from public.organisations
  ) t
  where t.id = any (ids)
$$;
comment on function private.names_of(uuid[]) is 'The names of terms and organisations, by id: {id: {nb, nn, en}}.';

create or replace function public.challenge_archive(challenge uuid) returns jsonb
language plpgsql volatile security invoker set search_path = '' as $$
declare
  me uuid := auth.uid();
  part record;
  found_rows jsonb;
  answer jsonb;
  parts jsonb := '[]';
begin
  select jsonb_build_object(
    'challenge', to_jsonb(c),
    'partnership', jsonb_build_object('nb', p.name_nb, 'nn', p.name_nn, 'en', p.name_en),
    'organisation', jsonb_build_object('nb', o.name_nb, 'nn', o.name_nn, 'en', o.name_en),
    'names', private.names_of(
      array[c.theme_id, c.second_theme_id, c.service_area_id, c.research_field_id] || c.technology_ids || c.other_unit_ids
    )
  )
  into answer
  from public.challenges c
  join public.partnerships p on p.id = c.partnership_id
  join public.organisations o on o.id = c.organisation_id
  -- Whoever may read the case may have the archive of it.
  join public.challenge_cases k on k.id = c.id
  where c.id = challenge;
  if me is null or answer is null then
    raise exception 'not_found' using errcode = 'PT404', detail = 'challenge';
  end if;
  perform private.note_archive(challenge);
  for part in select * from private.archive_tables() loop
    execute format(
      'select coalesce(jsonb_agg(to_jsonb(t) - $2 order by t.id), ''[]'') from public.%I t where t.%I = $1',
      part.entity, part.key
    ) into found_rows using challenge, part.persons;
    parts := parts || jsonb_build_object('name', part.entity, 'about', part.about, 'rows', found_rows);
  end loop;
  return answer || jsonb_build_object('parts', parts);
end
$$;
comment on function public.challenge_archive(uuid) is
  'All of a challenge''s life that the one who asks may read, without accounts: {challenge, partnership, organisation, names: {id: {nb, nn, en}}, parts: [{name, about, rows}]}. For those who answer for it and its coordinators, and written in the access log. Error: PT404 not_found.';

-- Grants

grant execute on function private.names_of(uuid[]) to authenticated;
