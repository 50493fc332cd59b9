-- Rights: what a person may know about the data on them, and have done with it.
--
-- Contract: a column about a person has a comment that begins with `Personal: ` and says its purpose; /personvern and
-- the export are made from these comments. The export reads with the person's own rights, so it holds nothing that
-- the person could not read anyway. The access log names role and organisation, never the other person.
-- Refused: a log at each pull. A pull is STABLE (see sync) and fetches what nobody may ever open.

-- Tables

create table private.access_log (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references auth.users (id) on delete cascade,
  entity text not null,
  row_id uuid not null,
  role text not null,
  organisation_id uuid references public.organisations (id),
  purpose text not null check (purpose in ('read', 'answer')),
  at timestamptz not null,
  day date not null,
  unique nulls not distinct (person_id, row_id, role, organisation_id, purpose, day)
);

-- Comments

comment on table private.access_log is
  'Who opened or answered what a person sent, once a day each. The person reads it by public.my_data.';
comment on column private.access_log.id is 'The entry.';
comment on column private.access_log.person_id is 'Personal: Whose data was opened, so that you can see who has looked at what you sent.';
comment on column private.access_log.entity is 'Table of the row.';
comment on column private.access_log.row_id is 'The row.';
comment on column private.access_log.role is 'In what role it was opened.';
comment on column private.access_log.organisation_id is 'For which unit.';
comment on column private.access_log.purpose is 'What for: to read it, or to answer it.';
comment on column private.access_log.at is 'When.';
comment on column private.access_log.day is 'The day in Norway.';

-- The purposes of the columns that were there before this rule.
comment on column public.profiles.id is 'Personal: Your account: ties what you send to you.';
comment on column public.profiles.name is 'Personal: What you want to be called: suggested when you send interest.';
comment on column public.profiles.position is 'Personal: Your position at the university: says what you can take part in.';
comment on column public.profiles.language is 'Personal: Your language: the one we write to you in.';
comment on column public.affiliations.person_id is 'Personal: Who belongs to an organisation: shown by your address, opens for sending interest.';
comment on column public.affiliations.role is 'Personal: What you are there, student or employee: decides what you can do.';
comment on column public.unit_roles.person_id is 'Personal: Who may post and answer for a unit: so that no one else can.';
comment on column public.unit_roles.role is 'Personal: Your role in the unit: decides what you answer for.';
comment on column public.partnership_roles.person_id is 'Personal: Who coordinates or steers a partnership: so that no one else can.';
comment on column public.partnership_roles.role is 'Personal: Your role in the partnership: decides what you can see and do.';
comment on column public.challenge_cases.author_id is 'Personal: Who wrote a need: so that you can go on writing it. Never public.';
comment on column public.challenge_cases.contact_id is 'Personal: Who answers for a need: so that interest reaches you. Never public.';
comment on column public.interests.person_id is 'Personal: Who sent an interest: so that the answer reaches you.';
comment on column public.interests.role is 'Personal: As what you want to take part: so that the municipality can answer.';
comment on column public.interests.name is 'Personal: The name you choose to show: so that the municipality knows who writes.';
comment on column public.interests.message is 'Personal: What you write: so that the municipality can consider it.';
comment on column public.interests.answer is 'Personal: What the municipality answers you.';
comment on column public.interests.reason is 'Personal: Why you got a no: so that a no is always reasoned.';
comment on column public.notification_preferences.id is 'Personal: Who chose how to be told.';
comment on column private.sync_ops.uid is 'Personal: Who sent a change: so that it is made once, also when the network breaks.';

-- Index

create index access_log_organisation_id on private.access_log (organisation_id);

-- RLS

alter table private.access_log enable row level security;

-- Functions: the access log

create function private.note_access(
  person uuid, entity text, row_id uuid, role text, organisation uuid, purpose text, at timestamptz
) returns void
language sql security definer set search_path = '' as $$
  insert into private.access_log (person_id, entity, row_id, role, organisation_id, purpose, at, day)
  values (person, entity, row_id, role, organisation, purpose, at, private.oslo_day(at))
  on conflict do nothing
$$;
comment on function private.note_access(uuid, text, uuid, text, uuid, text, timestamptz) is
  'Writes down that one in this role opened something of a person; once a day for each role, unit and purpose.';

create function private.note_interest_access() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  c public.challenges;
  held text;
begin
  select * into c from public.challenges where id = new.challenge_id;
  select r.role into held
  from unnest(array['contact', 'leader', 'deputy', 'coordinator']) with ordinality r (role, n)
  where r.role = any (private.challenge_actors(c))
  order by r.n
  limit 1;
  if held is not null then
    perform private.note_access(
      new.person_id, tg_table_name, new.id, held, c.organisation_id,
      case when tg_table_name = 'conversations' or to_jsonb(new) ->> 'state' = 'seen' then 'read' else 'answer' end,
      new.updated_at
    );
  end if;
  return null;
end
$$;
comment on function private.note_interest_access() is
  'Trigger of interests and their threads: a step by someone other than the sender shows that they have read it.';

-- Functions: everything about me

create function private.personal_tables() returns table (entity text, about text, columns text[], fields jsonb)
language sql stable set search_path = '' as $$
  select
    c.relname::text,
    obj_description(c.oid, 'pg_class'),
    array_agg(distinct a.attname::text),
    (
      select jsonb_object_agg(f.attname, regexp_replace(col_description(c.oid, f.attnum), '^Personal: ', ''))
      from pg_catalog.pg_attribute f
      where f.attrelid = c.oid and f.attnum > 0 and not f.attisdropped
    )
  from pg_catalog.pg_constraint k
  join pg_catalog.pg_class c on c.oid = k.conrelid and c.relnamespace = 'public'::regnamespace
  join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
  where k.contype = 'f' and k.confrelid = (
    select u.oid from pg_catalog.pg_class u where u.relname = 'users' and u.relnamespace = (
      select n.oid from pg_catalog.pg_namespace n where n.nspname = 'auth'
    )
  )
  group by c.oid
  order by 1
$$;
comment on function private.personal_tables() is
  'Tables with rows about persons, the columns that name the person, and what each column is for. Asks the catalogue, so that a new table is in every export.';

create function private.my_account() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := private.me();
  answer jsonb;
begin
  select jsonb_build_object(
    'account', jsonb_build_object('id', u.id, 'email', u.email, 'made_at', u.created_at, 'signed_in_at', u.last_sign_in_at),
    'access', (
      select coalesce(
        jsonb_agg(
          jsonb_build_object('at', l.at, 'role', l.role, 'purpose', l.purpose, 'entity', l.entity, 'id', l.row_id,
            'organisation', jsonb_build_object('nb', o.name_nb, 'nn', o.name_nn, 'en', o.name_en))
          order by l.at desc
        ),
        '[]'
      )
      from private.access_log l
      left join public.organisations o on o.id = l.organisation_id
      where l.person_id = me
    ),
    'changes', (
      select coalesce(jsonb_agg(jsonb_build_object('at', s.at, 'answer', s.result) order by s.at desc), '[]')
      from private.sync_ops s
      where s.uid = me
    )
  )
  into answer
  from auth.users u
  where u.id = me;
  if answer is null then
    raise exception 'not_signed_in' using errcode = 'PT401';
  end if;
  return answer;
end
$$;
comment on function private.my_account() is
  'What is kept of the one who asks outside the exposed tables: account, access log, and the changes that were sent.';

create function public.my_data() returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
declare
  answer jsonb := private.my_account();
  me uuid := auth.uid();
  part record;
  found_rows jsonb;
  tables jsonb := '[]';
begin
  for part in select * from private.personal_tables() loop
    execute format(
      'select coalesce(jsonb_agg(to_jsonb(t) order by t.id), ''[]'') from public.%I t where %s',
      part.entity,
      (select string_agg(format('t.%I = $1', c), ' or ') from unnest(part.columns) c)
    ) into found_rows using me;
    tables := tables || jsonb_build_object(
      'name', part.entity, 'about', part.about, 'fields', part.fields, 'rows', found_rows
    );
  end loop;
  -- A need has no person in it; those one wrote are found by their case.
  select coalesce(jsonb_agg(to_jsonb(c) order by c.id), '[]') into found_rows
  from public.challenges c
  join public.challenge_cases k on k.id = c.id
  where k.author_id = me;
  return answer || jsonb_build_object('tables', tables, 'challenges', found_rows);
end
$$;
comment on function public.my_data() is
  'Everything about the one who asks: {account, access, changes, tables: [{name, about, fields, rows}], challenges}. Error: PT401 not_signed_in.';

-- Functions: a challenge's life, for the archive

create function private.archive_tables() returns table (entity text, about text, key text, persons text[])
language sql stable set search_path = '' as $$
  select
    c.relname::text,
    obj_description(c.oid, 'pg_class'),
    a.attname::text,
    (
      select coalesce(array_agg(f.attname::text), '{}')
      from pg_catalog.pg_constraint u
      join pg_catalog.pg_attribute f on f.attrelid = c.oid and f.attnum = any (u.conkey)
      where u.conrelid = c.oid and u.contype = 'f' and u.confrelid = (
        select t.oid from pg_catalog.pg_class t
        join pg_catalog.pg_namespace n on n.oid = t.relnamespace
        where n.nspname = 'auth' and t.relname = 'users'
      )
    )
  from pg_catalog.pg_constraint k
  join pg_catalog.pg_class c on c.oid = k.conrelid and c.relnamespace = 'public'::regnamespace
  join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
  where k.contype = 'f' and k.confrelid = 'public.challenges'::regclass
    -- What one person keeps or is told is no part of the case.
    and c.relname not in ('saved', 'notifications')
  order by 1
$$;
comment on function private.archive_tables() is
  'Tables with rows about a challenge, the column that names it, and the columns that name accounts. Asks the catalogue, so that a new table is in every archive.';

create function public.challenge_archive(challenge uuid) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
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
    'organisation', jsonb_build_object('nb', o.name_nb, 'nn', o.name_nn, 'en', o.name_en)
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
  'All of a challenge''s life that the one who asks may read, without accounts: {challenge, partnership, organisation, parts: [{name, about, rows}]}. For those who answer for it and its coordinators. Error: PT404 not_found.';

-- Triggers

create trigger note_access after update on public.interests
  for each row
  when (new.state is distinct from old.state and new.person_id <> auth.uid())
  execute function private.note_interest_access();
create trigger note_access after update on public.conversations
  for each row
  when (new.unit_read is distinct from old.unit_read and new.person_id <> auth.uid())
  execute function private.note_interest_access();

-- Grants

grant execute on function public.my_data(), private.my_account(), private.personal_tables() to authenticated;
grant execute on function public.challenge_archive(uuid), private.archive_tables() to authenticated;
