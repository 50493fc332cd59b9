-- One ranking of people: what `fitOfPerson` in TypeScript weighs is weighed here too, so that the twenty who are answered
-- are the best twenty, and nobody is written down as seen whom a rule keeps from the list.

-- Researchers supervise, so that they can take part in a bachelor's thesis as well.
create or replace function private.kinds_for(who text) returns text[]
language sql immutable set search_path = '' as $$
  select case who
    when 'student' then array['bachelor', 'master', 'eit', 'placement', 'project_position']
    else array[
      'bachelor', 'master', 'phd', 'public_phd', 'research_project', 'continuing_education', 'guest_lecture',
      'shared_position', 'project_position'
    ]
  end
$$;
comment on function private.kinds_for(text) is
  'The kinds a student or a researcher can take part in, as one who works or as one who supervises. Equal to `takes` in TypeScript.';

-- Without a word that the public sector's list of topics has for a topic.
create or replace function private.common_beginnings() returns text[]
language sql immutable set search_path = '' as $$
  select array[
    'anothe', 'bachel', 'becaus', 'before', 'challe', 'egentl', 'eigent', 'forske',
    'gjerne', 'kanskj', 'kommun', 'master', 'mellom', 'mennes', 'munici', 'oppgav', 'oppgåv',
    'people', 'projec', 'prosje', 'really', 'resear', 'should', 'skrive', 'someth', 'studen',
    'studer', 'studie', 'thesis', 'trenge', 'univer', 'utford', 'ønsker', 'ønskje'
  ]
$$;

create function private.is_of_other_level(level text, wanted text[], c public.challenges) returns boolean
language sql immutable set search_path = '' as $$
  select level is not null and (
    (c.levels <> '{}' and level <> all (c.levels))
    or (
      c.kinds && private.kinds_for('student')
      and not exists (
        select from unnest(c.kinds) k
        where k = any (private.kinds_for('student'))
          and (k not in ('bachelor', 'master') or k = level or k = any (wanted))
      )
    )
  )
$$;
comment on function private.is_of_other_level(text, text[], public.challenges) is
  'True where a challenge asks for another level than a student has said, by name or by asking for nothing but the thesis of another. Equal to `isOfOtherLevel` in TypeScript.';

create function private.worth(weight numeric, met int) returns numeric
language sql immutable set search_path = '' as $$
  select case when met > 0 then weight * least(1 + (met - 1) / 4.0, 1.5) else 0 end
$$;
comment on function private.worth(numeric, int) is
  'What a reason is worth when so many values are met. Equal to `grown` in TypeScript.';

create function private.in_common(these text[], those text[]) returns int
language sql immutable set search_path = '' as $$
  select count(distinct s)::int from unnest(these) s where s = any (those)
$$;
comment on function private.in_common(text[], text[]) is 'How many values two lists share.';

create function private.long_words(said text) returns text[]
language sql immutable set search_path = '' as $$
  select coalesce(array_agg(distinct w), '{}')
  from regexp_split_to_table(lower(said), '[^[:alpha:]]+') w
  where char_length(w) >= 6
$$;
comment on function private.long_words(text) is
  'The words of a text that are long enough to say something. Equal to `longWords` in TypeScript.';

drop function private.findable_in(public.challenges, timestamptz);

create function private.findable_in(c public.challenges, at timestamptz)
returns table (person uuid, handle uuid, facts jsonb, fit numeric)
language sql stable security definer set search_path = '' as $$
  with asked as (
    select
      array(select t.key from public.themes t where t.id in (c.theme_id, c.second_theme_id)) as themes,
      array(select a.key from public.service_areas a where a.id = c.service_area_id) as areas,
      array(
        select r.key from public.research_fields r
        where r.id = c.research_field_id or r.id in (
          select l.research_field_id from public.field_links l
          where l.service_area_id = c.service_area_id and l.partnership_id = c.partnership_id
        )
      ) as fields,
      -- The beginning of a long word stands for all its forms, and for the compounds it begins.
      array(
        select left(w, 6) from unnest(private.long_words(concat_ws(' ', c.title, c.today, c.whom, c.better))) w
        where left(w, 6) <> all (private.common_beginnings())
      ) as beginnings,
      case when c.starts_on is not null then
        case when extract(month from c.starts_on) < 8 then 'spring' else 'autumn' end
      end as semester
  ), open as (
    select f.id, f.name_shown, f.wish, f.languages, f.capacity, b.who, b.organisation_id, p.name,
      -- What is not shown is not used either: being in the list would tell it.
      case when 'level' = any (f.parts) and b.who = 'researcher' and p.position in ('phd', 'researcher', 'other')
        then p.position end as position,
      case when 'level' = any (f.parts) and b.who = 'student' then p.level end as level,
      case when 'discipline' = any (f.parts) then p.discipline end as discipline,
      case when 'semesters' = any (f.parts) then p.semesters else '{}' end as semesters,
      case when 'themes' = any (f.parts) then p.theme_keys else '{}' end as themes,
      case when 'kinds' = any (f.parts) then p.kinds else '{}' end as kinds,
      case when 'research_fields' = any (f.parts) then p.research_field_keys else '{}' end as fields,
      case when 'service_areas' = any (f.parts) then p.service_area_keys else '{}' end as areas
    from public.findability f
    join public.consents y on y.person_id = f.id and y.purpose = 'findable' and y.state = 'given' and y.wording >= 2
    join public.profiles p on p.id = f.id
    join lateral (
      select case a.role when 'student' then 'student' else 'researcher' end as who, a.organisation_id
      from public.affiliations a
      join public.partnership_members m
        on m.organisation_id = a.organisation_id and m.partnership_id = c.partnership_id
      where a.person_id = f.id and a.role in ('student', 'employee')
      order by a.role, a.organisation_id
      limit 1
    ) b on true
    where c.partnership_id = any (f.partnership_ids) and f.ends_on >= private.oslo_day(at)
      and f.id is distinct from auth.uid()
      and (c.kinds = '{}' or c.kinds && private.kinds_for(b.who))
      and not exists (select from private.presence r where r.person_id = f.id and r.hidden_at is not null)
      -- Whoever is shut out by an operator is shown to nobody; not all installations know the word.
      and not exists (
        select from auth.users u where u.id = f.id and (to_jsonb(u) ->> 'banned_until')::timestamptz > at
      )
  ), weighed as (
    select o.*,
      private.worth(8, private.in_common(o.fields, a.fields))
        + private.worth(6, private.in_common(o.areas, a.areas))
        + private.worth(6, private.in_common(o.themes, a.themes))
        + private.worth(5, private.in_common(o.kinds, c.kinds))
        + case when o.discipline = any (c.disciplines) then 4 else 0 end
        -- Three words in common are all that words can say.
        + 2 * least(3, (select count(*) from unnest(private.long_words(o.wish)) w where left(w, 6) = any (a.beginnings)))
        as met,
      case when o.level = any (c.levels) then 2 else 0 end
        + case when a.semester = any (o.semesters) then 2 else 0 end
        + case when case c.language when 'en' then 'english' else 'norwegian' end = any (o.languages) then 2 else 0 end
        as suits,
      case when o.kinds <> '{}' and c.kinds <> '{}' and not o.kinds && c.kinds then 2 else 0 end
        + case when o.discipline is not null and c.disciplines <> '{}' and o.discipline <> all (c.disciplines)
          then 2 else 0 end
        + case when o.semesters <> '{}' and a.semester <> all (o.semesters) then 2 else 0 end
        + case when o.languages <> '{}'
          and case c.language when 'en' then 'english' else 'norwegian' end <> all (o.languages) then 2 else 0 end
        as against
    from open o cross join asked a
    where not private.is_of_other_level(o.level, o.kinds, c)
  )
  select w.id, private.handle(c.id, w.id),
    jsonb_strip_nulls(jsonb_build_object(
      'who', w.who,
      'organisation_id', w.organisation_id,
      'name', case w.name_shown when 'full' then nullif(w.name, '') when 'first' then nullif(split_part(w.name, ' ', 1), '') end,
      'position', w.position,
      'level', w.level,
      'discipline', w.discipline,
      'theme_keys', to_jsonb(w.themes),
      'kinds', to_jsonb(w.kinds),
      'research_field_keys', to_jsonb(w.fields),
      'service_area_keys', to_jsonb(w.areas),
      'semesters', to_jsonb(w.semesters),
      'languages', to_jsonb(w.languages),
      'capacity', w.capacity,
      'wish', w.wish
    )),
    w.met + w.suits - w.against
  from weighed w
  where w.met > 0
$$;
comment on function private.findable_in(public.challenges, timestamptz) is
  'Those who can be found for a challenge, with what they show of themselves and how well it fits: only what they show counts. The fit is that of `fitOfPerson` in TypeScript, but for a deadline that is near, which is the same for all.';

-- Search over very many challenges: of all the text that a phone's index has, and of what a challenge is filed under.

drop function public.search_challenges(text[], text[], integer);
drop function private.search_challenges(text[], text[], integer);
drop index public.challenges_text_pieces;
drop index public.challenges_text_words;
drop function private.challenge_text(text, text, text, text);

create function private.challenge_text(
  title text, today text, whom text, better text, requires text, place text, effect text, data text, policy text
) returns text
language sql immutable parallel safe
set search_path = ''
return title || E'\n' || today || E'\n' || whom || E'\n' || better || E'\n' || requires || E'\n' || place || E'\n'
  || effect || E'\n' || data || E'\n' || policy;

comment on function private.challenge_text(text, text, text, text, text, text, text, text, text) is
  'What a challenge says as one text, for the indexes that search it. The same parts as in `challengeDocument` in TypeScript.';

revoke execute on function private.challenge_text(text, text, text, text, text, text, text, text, text) from public;

create function private.challenge_filed(
  theme uuid, second_theme uuid, organisation uuid, technologies uuid[], kinds text[], topics text[]
) returns text[]
language sql immutable parallel safe
set search_path = ''
return array_remove(array[theme::text, second_theme::text, organisation::text], null)
  || technologies::text[] || kinds || topics;

comment on function private.challenge_filed(uuid, uuid, uuid, uuid[], text[], text[]) is
  'What a challenge is filed under, by id or key, for the index that finds it by the names of those.';

revoke execute on function private.challenge_filed(uuid, uuid, uuid, uuid[], text[], text[]) from public;

create index challenges_text_pieces on public.challenges
  using gin (private.challenge_text(title, today, whom, better, requires, place, expected_effect, data_field, policy_reference)
    extensions.gin_trgm_ops)
  where state = 'published';

create index challenges_text_words on public.challenges
  using gin (to_tsvector('pg_catalog.norwegian',
    private.challenge_text(title, today, whom, better, requires, place, expected_effect, data_field, policy_reference)))
  where state = 'published';

create index challenges_filed on public.challenges
  using gin (private.challenge_filed(theme_id, second_theme_id, organisation_id, technology_ids, kinds, topic_keys))
  where state = 'published';

comment on index public.challenges_text_pieces is 'Search by pieces of words: private.search_challenges.';
comment on index public.challenges_text_words is 'Search by words in any form: private.search_challenges.';
comment on index public.challenges_filed is 'Search by the names of what a challenge is filed under: private.search_challenges.';

-- Definer, since row security would keep the planner from the indexes; it reads published rows, which anyone may read.
create function private.search_challenges(
  patterns text[], words text[], most integer default 500, filed text[] default null
) returns setof public.challenges
language plpgsql stable security definer
set search_path = ''
as $$
#variable_conflict use_column
declare
  -- The longest is the rarest: the indexes find it, the others are looked for in what it finds.
  first integer := (select n from unnest(words) with ordinality w (word, n) order by length(word) desc, n limit 1);
  under text[] := coalesce(filed, array_fill(''::text, array[coalesce(cardinality(words), 0)]));
begin
  if coalesce(cardinality(patterns), 0) not between 1 and 12 or cardinality(words) is distinct from cardinality(patterns)
    or cardinality(under) is distinct from cardinality(patterns)
    or exists (select 1 from unnest(patterns || words) p where p is null or length(p) not between 1 and 400
      or p ~ '[][(){}.*+?^$\\]')
    or exists (select 1 from unnest(under) u where u is null or length(u) > 20000)
  then
    return;
  end if;
  return query
  with found as (
    select c as row,
      private.challenge_text(
        c.title, c.today, c.whom, c.better, c.requires, c.place, c.expected_effect, c.data_field, c.policy_reference
      ) as said,
      private.challenge_filed(
        c.theme_id, c.second_theme_id, c.organisation_id, c.technology_ids, c.kinds, c.topic_keys
      ) as lies
    from public.challenges c
    where c.state = 'published'
      and (
        private.challenge_text(
          c.title, c.today, c.whom, c.better, c.requires, c.place, c.expected_effect, c.data_field, c.policy_reference
        ) ~* patterns[first]
        or to_tsvector('pg_catalog.norwegian', private.challenge_text(
          c.title, c.today, c.whom, c.better, c.requires, c.place, c.expected_effect, c.data_field, c.policy_reference
        )) @@ plainto_tsquery('pg_catalog.norwegian', words[first])
        or private.challenge_filed(
          c.theme_id, c.second_theme_id, c.organisation_id, c.technology_ids, c.kinds, c.topic_keys
        ) && string_to_array(under[first], ',')
      )
    order by c.published_at desc, c.id
    limit 5000
  ),
  complete as (
    select f.row
    from found f
    where not exists (
      select 1 from unnest(patterns, words, under) asked (pattern, word, labels)
      where f.said !~* asked.pattern
        and not f.lies && string_to_array(asked.labels, ',')
        and not to_tsvector('pg_catalog.norwegian', f.said) @@ plainto_tsquery('pg_catalog.norwegian', asked.word)
    )
  )
  select (k.row).*
  from complete k
  cross join lateral (
    -- By the title alone: the server ranks those that are answered, and to read 5,000 texts anew takes seconds.
    select sum(
      case when (k.row).title ~* asked.pattern then 4 else 0 end
      + extensions.word_similarity(asked.word, (k.row).title)
    ) as score
    from unnest(patterns, words) asked (pattern, word)
  ) weighed
  order by weighed.score desc, (k.row).published_at desc, (k.row).id
  limit least(most, 500);
end;
$$;

comment on function private.search_challenges(text[], text[], integer, text[]) is
  'Published challenges that have every word that is asked for, a word that means the same, or are filed under what is called so (filed: for each word ids and keys with commas between), the best first.';

revoke execute on function private.search_challenges(text[], text[], integer, text[]) from public;
grant execute on function private.search_challenges(text[], text[], integer, text[]) to anon, authenticated;

create function public.search_challenges(
  patterns text[], words text[], most integer default 500, filed text[] default null
) returns setof public.challenges
language sql stable security invoker
set search_path = ''
begin atomic
  select * from private.search_challenges(patterns, words, most, filed);
end;

comment on function public.search_challenges(text[], text[], integer, text[]) is
  'Search of the open API where there are too many challenges to hold in memory; see private.search_challenges.';

revoke execute on function public.search_challenges(text[], text[], integer, text[]) from public;
grant execute on function public.search_challenges(text[], text[], integer, text[]) to anon, authenticated;

-- Searches that are followed find by the words of topics, too.

create or replace function private.follow_searches(most int default 500) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  first private.follow_occasions;
  batch jsonb;
begin
  select * into first from private.follow_occasions o where not o.searched order by o.at, o.id limit 1;
  if not found then
    return null;
  end if;
  select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'query', f.subject) order by f.id), '[]') into batch
  from (
    select s.id, s.subject from public.follows s
    where s.kind = 'search' and not s.paused
      and s.id > coalesce(first.searched_until, '00000000-0000-0000-0000-000000000000')
    order by s.id
    limit most
  ) f;
  return jsonb_build_object(
    'searches', batch,
    'from', first.searched_until,
    'until', batch -> -1 -> 'id',
    'over', jsonb_array_length(batch) < most,
    -- What stands at the same place is gone through together.
    'occasions', (
      select jsonb_agg(jsonb_build_object('id', o.id, 'challenge', to_jsonb(c)) order by o.at, o.id)
      from (
        select * from private.follow_occasions x
        where not x.searched and x.searched_until is not distinct from first.searched_until
        order by x.at, x.id
        limit 50
      ) o
      join public.challenges c on c.id = o.challenge_id
    ),
    'themes', (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from public.themes t),
    'technologies', (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from public.technologies t),
    'organisations', (select coalesce(jsonb_agg(to_jsonb(o)), '[]') from public.organisations o),
    -- Of five hundred only those that are named by what is gone through.
    'topics', (
      select coalesce(jsonb_agg(to_jsonb(t)), '[]') from public.topics t
      where t.key in (
        select unnest(c.topic_keys) from private.follow_occasions x
        join public.challenges c on c.id = x.challenge_id
        where not x.searched and x.searched_until is not distinct from first.searched_until
      )
    )
  );
end
$$;
comment on function private.follow_searches(int) is
  'The next searches to be matched with new challenges, and what they are matched by: {searches: [{id, query}], from, until, over, occasions: [{id, challenge}], themes, technologies, organisations, topics}; null when there is nothing to do.';
