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
