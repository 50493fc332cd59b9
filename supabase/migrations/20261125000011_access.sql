-- Access: everyone who opens or answers what a person sent is written down, the second reader as well as the first.
--
-- Contract: who takes a step on another's row has read it, so the log is written where the row is fetched for a step,
-- whether or not the step changes it; once a day for each role, unit and purpose, as before. Who reads the archive has
-- opened all that is in it. What reaches phones without a click is not logged but told from the feed, which is what
-- decides it: "on the phones of those who answer in this unit" can then not be forgotten for a new table.

-- Tables

-- A thread has the id of its interest: who has read the one has not thereby read the other.
do $$
begin
  execute (
    select format('alter table private.access_log drop constraint %I', k.conname)
    from pg_catalog.pg_constraint k where k.conrelid = 'private.access_log'::regclass and k.contype = 'u'
  );
end
$$;
alter table private.access_log add constraint access_log_once_a_day
  unique nulls not distinct (person_id, entity, row_id, role, organisation_id, purpose, day);

-- Functions: the access log

create function private.note_reader(
  person uuid, challenge uuid, entity text, row_id uuid, purpose text, at timestamptz
) returns void
language plpgsql security definer set search_path = '' as $$
declare
  c public.challenges;
  held text;
begin
  if person is null or person = auth.uid() then
    return;
  end if;
  select * into c from public.challenges where id = challenge;
  select r.role into held
  from unnest(array['contact', 'leader', 'deputy', 'coordinator']) with ordinality r (role, n)
  where r.role = any (private.challenge_actors(c))
  order by r.n
  limit 1;
  if held is not null then
    perform private.note_access(person, entity, row_id, held, c.organisation_id, purpose, at);
  end if;
end
$$;
comment on function private.note_reader(uuid, uuid, text, uuid, text, timestamptz) is
  'Writes down that one who stands by the challenge opened something of a person, in the role by which they may.';

create function private.note_coordinator(person uuid, partnership uuid, entity text, row_id uuid, purpose text, at timestamptz)
returns void
language sql security definer set search_path = '' as $$
  select private.note_access(person, entity, row_id, r.role, r.organisation_id, purpose, at)
  from public.partnership_roles r
  where r.person_id = auth.uid() and r.partnership_id = partnership and r.role = 'coordinator'
    and person is not null and person <> auth.uid()
$$;
comment on function private.note_coordinator(uuid, uuid, text, uuid, text, timestamptz) is
  'Writes down that a coordinator opened something of a person, with the side the coordinator speaks for.';

create or replace function private.note_interest_access() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.note_reader(
    new.person_id, new.challenge_id, tg_table_name, new.id,
    case when tg_table_name = 'conversations' or to_jsonb(new) ->> 'state' = 'seen' then 'read' else 'answer' end,
    new.updated_at
  );
  return null;
end
$$;

create or replace function private.interests_see(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  i public.interests := private.interest_locked((args ->> 'id')::uuid);
  next text := private.step('interests.see', i.state, private.interest_actors(i));
begin
  update public.interests set state = next, seen_at = at where id = i.id and state <> next;
  perform private.note_reader(i.person_id, i.challenge_id, 'interests', i.id, 'read', at);
  return private.interest_answer(i.id);
end
$$;

create or replace function private.conversations_read(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  i public.interests := private.interest_locked((args ->> 'id')::uuid);
  mine boolean := i.person_id is not distinct from auth.uid();
  upto int := (args ->> 'number')::int;
  c public.conversations;
begin
  perform private.step('conversations.read', null, private.interest_actors(i));
  select * into c from public.conversations where id = i.id;
  if not found then
    perform private.fail('not_found', 'id');
  elsif upto > c.messages then
    perform private.fail('invalid', 'number');
  end if;
  if mine and upto > c.sender_read then
    update public.conversations set sender_read = upto where id = c.id;
  elsif not mine and upto > c.unit_read then
    update public.conversations set unit_read = upto where id = c.id;
  end if;
  perform private.note_reader(i.person_id, i.challenge_id, 'conversations', i.id, 'read', at);
  return (
    select jsonb_build_object('rows', jsonb_build_array(
      jsonb_build_object('entity', 'conversations', 'row', to_jsonb(o))
    ))
    from public.conversations o where o.id = i.id
  );
end
$$;

create or replace function private.suggestion_locked(suggestion uuid) returns public.suggestions
language plpgsql security definer set search_path = '' as $$
declare
  s public.suggestions;
begin
  select * into s from public.suggestions where id = suggestion for update;
  if not found or private.suggestion_actors(s) = '{}' then
    perform private.fail('not_found', 'id');
  end if;
  perform private.note_coordinator(s.person_id, s.partnership_id, 'suggestions', s.id, 'answer', now());
  return s;
end
$$;
comment on function private.suggestion_locked(uuid) is
  'The suggestion, locked until the transaction ends, and the access to it written down; refuses with not_found what the one who asks cannot read.';

-- Functions: the archive

create function private.note_archive(challenge uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if private.answers_challenge(challenge) then
    perform private.note_reader(i.person_id, i.challenge_id, 'interests', i.id, 'read', now())
    from public.interests i where i.challenge_id = challenge;
    perform private.note_reader(c.person_id, c.challenge_id, 'conversations', c.id, 'read', now())
    from public.conversations c where c.challenge_id = challenge;
  end if;
  perform private.note_coordinator(s.person_id, s.partnership_id, 'suggestions', s.id, 'read', now())
  from public.suggestions s where s.challenge_id = challenge;
  perform private.note_coordinator(r.person_id, r.partnership_id, 'reports', r.id, 'read', now())
  from public.reports r where r.challenge_id = challenge;
end
$$;
comment on function private.note_archive(uuid) is
  'Writes down that the one who asks has opened all of a challenge''s life that they may read.';

-- Functions: what phones hold

create function private.rows_naming(person uuid) returns table (entity text, id uuid)
language plpgsql stable security definer set search_path = '' as $$
declare
  part record;
begin
  for part in select * from private.personal_tables() loop
    return query execute format(
      'select %L::text, t.id from public.%I t where %s',
      part.entity, part.entity, (select string_agg(format('t.%I = $1', c), ' or ') from unnest(part.columns) c)
    ) using person;
  end loop;
end
$$;
comment on function private.rows_naming(uuid) is 'Every row of the exposed tables that names a person.';

create function private.available(person uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(
    jsonb_agg(
      jsonb_build_object(
        'entity', a.entity, 'id', a.id, 'at', a.at, 'ended', a.gone, 'role', a.role,
        'organisation', jsonb_build_object(
          'nb', coalesce(o.name_nb, p.name_nb), 'nn', coalesce(o.name_nn, p.name_nn), 'en', coalesce(o.name_en, p.name_en)
        )
      )
      order by a.at desc, a.entity, a.id, a.role
    ),
    '[]'
  )
  from (
    select f.entity, f.id, f.at, f.gone,
      case split_part(f.audience, ':', 1)
        when 'user' then case f.entity when 'challenge_cases' then 'author' else 'sender' end
        when 'challenge' then 'answers'
        else split_part(f.audience, ':', 3)
      end as role,
      case split_part(f.audience, ':', 1)
        when 'challenge' then
          (select c.organisation_id from public.challenges c where c.id = split_part(f.audience, ':', 2)::uuid)
        when 'unit' then split_part(f.audience, ':', 2)::uuid
        when 'organisation' then split_part(f.audience, ':', 2)::uuid
      end as organisation_id,
      case split_part(f.audience, ':', 1) when 'partnership' then split_part(f.audience, ':', 2)::uuid end as partnership_id
    from private.rows_naming(person) n
    join private.sync_feed f on f.entity = n.entity and f.id = n.id
    where f.audience not in ('pub', 'user:' || person)
  ) a
  left join public.organisations o on o.id = a.organisation_id
  left join public.partnerships p on p.id = a.partnership_id
$$;
comment on function private.available(uuid) is
  'Who has what names a person on their phones, by role and unit: {entity, id, at, ended, role, organisation}; `ended`: until then.';

-- Grants

grant execute on function private.note_archive(uuid) to authenticated;
