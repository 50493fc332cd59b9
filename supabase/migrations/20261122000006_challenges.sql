-- Challenges: the needs that municipalities post, from draft to published.
--
-- Contract: `challenges` has no personal data, so a published row can go to anyone. Persons stand in `challenge_cases`,
-- one row per challenge with the same id. A command first locks the challenge: it is the lane of everything about it.

-- Tables

create table public.challenges (
  id uuid primary key,
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  partnership_id uuid not null references public.partnerships (id),
  organisation_id uuid not null references public.organisations (id),
  slug text unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  state text not null default 'draft'
    check (state in ('draft', 'submitted', 'returned', 'published', 'withdrawn')),
  language text not null default 'nb' check (language in ('nb', 'nn', 'en')),
  title text not null default '' check (char_length(title) <= 120),
  today text not null default '' check (char_length(today) <= 10000),
  whom text not null default '' check (char_length(whom) <= 10000),
  better text not null default '' check (char_length(better) <= 10000),
  theme_id uuid references public.themes (id),
  second_theme_id uuid references public.themes (id),
  kinds text[] not null default '{}' check (
    kinds <@ array['bachelor', 'master', 'eit', 'placement', 'phd', 'public_phd', 'research_project',
      'continuing_education', 'guest_lecture', 'shared_position', 'project_position']
  ),
  gains text[] not null default '{}' check (gains <@ array['contact', 'data', 'place', 'credits', 'money']),
  requires text not null default '' check (char_length(requires) <= 2000),
  contact_role text not null default '' check (char_length(contact_role) <= 120),
  place text not null default '' check (char_length(place) <= 120),
  starts_on date,
  ends_on date,
  apply_by date,
  answer_days int not null default 14 check (answer_days between 1 and 60),
  is_example boolean not null default false,
  published_at timestamptz,
  check (state in ('draft', 'withdrawn') or slug is not null),
  check (state <> 'published' or published_at is not null)
);

create table public.challenge_cases (
  id uuid primary key references public.challenges (id) on delete cascade,
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  author_id uuid references auth.users (id) on delete set null,
  contact_id uuid references auth.users (id) on delete set null,
  note text not null default '' check (char_length(note) <= 2000),
  submitted_at timestamptz
);

-- Comments

comment on table public.challenges is 'A need of a municipality. Public once published; no column is personal data (R21).';
comment on column public.challenges.id is 'Made by the client.';
comment on column public.challenges.rev is 'Number of changes, by trigger.';
comment on column public.challenges.updated_at is 'Time of the last change, by trigger.';
comment on column public.challenges.partnership_id is 'The partnership whose coordinators publish it.';
comment on column public.challenges.organisation_id is 'The unit that owns the need.';
comment on column public.challenges.slug is 'Name in URLs, given when it is first submitted and kept since.';
comment on column public.challenges.state is 'Where it is in its life; see private.transitions.';
comment on column public.challenges.language is 'Language it is written in.';
comment on column public.challenges.title is 'One line.';
comment on column public.challenges.today is 'What is hard today.';
comment on column public.challenges.whom is 'For whom.';
comment on column public.challenges.better is 'What would be better.';
comment on column public.challenges.theme_id is 'Main theme.';
comment on column public.challenges.second_theme_id is 'Second theme, when one cuts across.';
comment on column public.challenges.kinds is 'Kinds of collaboration asked for (R10, R56).';
comment on column public.challenges.gains is 'What the one who takes it on gets.';
comment on column public.challenges.requires is 'What is required of the one who takes it on.';
comment on column public.challenges.contact_role is 'The role that answers, never a name.';
comment on column public.challenges.place is 'Where.';
comment on column public.challenges.starts_on is 'First day of the work.';
comment on column public.challenges.ends_on is 'Last day of the work.';
comment on column public.challenges.apply_by is 'Last day to send interest, in Norway.';
comment on column public.challenges.answer_days is 'Days within which an interest is answered.';
comment on column public.challenges.is_example is 'Demo content, marked as such.';
comment on column public.challenges.published_at is 'When it was published.';

comment on table public.challenge_cases is 'The municipality''s own side of a challenge: persons and notes. Read by those concerned.';
comment on column public.challenge_cases.id is 'The challenge.';
comment on column public.challenge_cases.rev is 'Number of changes, by trigger.';
comment on column public.challenge_cases.updated_at is 'Time of the last change, by trigger.';
comment on column public.challenge_cases.author_id is 'Who wrote it; null when the person has left.';
comment on column public.challenge_cases.contact_id is 'Who answers; the author unless someone else took over.';
comment on column public.challenge_cases.note is 'What the coordinator asked for when it was returned.';
comment on column public.challenge_cases.submitted_at is 'When it was last submitted.';

-- Index

-- With state and id, so that whose challenges these are is read from the index alone.
create index challenges_partnership_id on public.challenges (partnership_id, state, id);
create index challenges_organisation_id on public.challenges (organisation_id, state, id);
create index challenges_theme_id on public.challenges (theme_id);
create index challenges_second_theme_id on public.challenges (second_theme_id);
create index challenges_published on public.challenges (published_at desc, id) where state = 'published';
create index challenge_cases_author_id on public.challenge_cases (author_id);
create index challenge_cases_contact_id on public.challenge_cases (contact_id);

-- RLS

alter table public.challenges enable row level security;
alter table public.challenge_cases enable row level security;

-- Functions: who may read

-- In plpgsql, as all that a pull runs: it keeps its plans from call to call.
create function private.my_challenges_to_answer() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := auth.uid();
begin
  return query
    select c.id
    from public.challenge_cases k
    join public.challenges c on c.id = k.id
    where k.contact_id = me and c.state <> 'draft' and exists (
      select from public.unit_roles r where r.person_id = me and r.organisation_id = c.organisation_id
    )
    union
    select c.id
    from public.unit_roles r
    join public.challenges c on c.organisation_id = r.organisation_id
    where r.person_id = me and r.role in ('leader', 'deputy') and c.state <> 'draft';
end
$$;
comment on function private.my_challenges_to_answer() is
  'Challenges that the one who asks answers for: as leader or deputy of the unit, or as contact with a role in it. Never drafts.';

create function private.my_challenges() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := auth.uid();
begin
  return query
    select k.id from public.challenge_cases k where k.author_id = me
    union
    select private.my_challenges_to_answer()
    union
    select c.id
    from public.partnership_roles r
    join public.challenges c on c.partnership_id = r.partnership_id
    where r.person_id = me and r.role = 'coordinator' and c.state <> 'draft';
end
$$;
comment on function private.my_challenges() is
  'Challenges whose case the one who asks may read: own, to answer, or of a partnership one coordinates.';

-- Policies

create policy challenges_published on public.challenges for select to anon using (state = 'published');
create policy challenges_read on public.challenges for select to authenticated
  using (state = 'published' or id in (select private.my_challenges()));
create policy challenge_cases_read on public.challenge_cases for select to authenticated
  using (id in (select private.my_challenges()));

-- Functions: rules

create function private.challenge_ready(c public.challenges) returns void
language plpgsql stable set search_path = '' as $$
declare
  field text;
  least int;
  size int;
begin
  for field, least, size in
    values ('title', 5, char_length(c.title)), ('today', 20, char_length(c.today)), ('whom', 3, char_length(c.whom)),
      ('better', 10, char_length(c.better)), ('contact_role', 3, char_length(c.contact_role))
  loop
    if size = 0 then
      perform private.fail('missing', field);
    elsif size < least then
      perform private.fail('too_short', field);
    end if;
  end loop;
  if c.theme_id is null then
    perform private.fail('missing', 'theme_id');
  elsif c.kinds = '{}' then
    perform private.fail('missing', 'kinds');
  elsif c.ends_on < c.starts_on then
    perform private.fail('invalid', 'ends_on');
  end if;
end
$$;
comment on function private.challenge_ready(public.challenges) is
  'Refuses a challenge that says too little for others to read; equal to submitFaults in TypeScript.';

create function private.challenge_slug(title text, id uuid) returns text
language plpgsql stable security definer set search_path = '' as $$
declare
  words text := translate(title, 'ÆØÅ', 'æøå');
  digits text := replace(id::text, '-', '');
  ending text;
begin
  words := replace(replace(lower(words), 'æ', 'ae'), 'ø', 'o');
  words := translate(words, 'åäáàâãöóòôõüúùûéèêëíìîïñçÄÁÀÂÖÓÒÔÜÚÙÛÉÈÊËÍÌÎÏÑÇ', 'aaaaaaooooouuuueeeeiiiincaaaaoooouuuueeeeiiiinc');
  words := btrim(regexp_replace(words, '[^a-z0-9]+', '-', 'g'), '-');
  words := nullif(btrim(left(words, 60), '-'), '');
  foreach ending in array array[left(digits, 6), left(digits, 12), digits] loop
    exit when not exists (select from public.challenges c where c.slug = concat_ws('-', words, ending));
  end loop;
  return concat_ws('-', words, ending);
end
$$;
comment on function private.challenge_slug(text, uuid) is 'A readable name for URLs: the title in a–z and the start of the id.';

create function private.challenge_actors(c public.challenges) returns text[]
language sql stable security definer set search_path = '' as $$
  select array_remove(
    array[
      case when k.author_id = me.id and (c.state = 'draft' or roles.held <> '{}') then 'author' end,
      case when k.contact_id = me.id and roles.held <> '{}' then 'contact' end,
      case when 'leader' = any (roles.held) then 'leader' end,
      case when 'deputy' = any (roles.held) then 'deputy' end,
      case when exists (
        select from public.partnership_roles p
        where p.person_id = me.id and p.partnership_id = c.partnership_id and p.role = 'coordinator'
      ) then 'coordinator' end
    ],
    null
  )
  from (select auth.uid() as id) me
  cross join lateral (
    select array(
      select r.role from public.unit_roles r where r.person_id = me.id and r.organisation_id = c.organisation_id
    ) as held
  ) roles
  left join public.challenge_cases k on k.id = c.id
$$;
comment on function private.challenge_actors(public.challenges) is
  'What the one who asks is to a challenge. Beyond the draft, author and contact count as long as they hold a role in the unit.';

create function private.challenge_locked(challenge uuid) returns public.challenges
language plpgsql security definer set search_path = '' as $$
declare
  c public.challenges;
begin
  select * into c from public.challenges where id = challenge for update;
  if not found or (c.state <> 'published' and c.id not in (select private.my_challenges())) then
    perform private.fail('not_found', 'id');
  end if;
  return c;
end
$$;
comment on function private.challenge_locked(uuid) is
  'The challenge, locked until the transaction ends; refuses with not_found what the one who asks cannot read.';

create function private.challenge_answer(challenge uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('rows', jsonb_build_array(
    (select jsonb_build_object('entity', 'challenges', 'row', to_jsonb(c)) from public.challenges c where c.id = challenge),
    (select jsonb_build_object('entity', 'challenge_cases', 'row', to_jsonb(k)) from public.challenge_cases k where k.id = challenge)
  ))
$$;
comment on function private.challenge_answer(uuid) is 'What a command on a challenge answers: its two rows as they are now.';

-- Functions: commands

create function private.challenge_create(args jsonb, at timestamptz) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  unit uuid := (args ->> 'organisation_id')::uuid;
  root uuid := private.root_of(unit);
  c public.challenges;
begin
  if unit is null then
    perform private.fail('missing', 'organisation_id');
  elsif not args ? 'partnership_id' then
    perform private.fail('missing', 'partnership_id');
  elsif root is null then
    perform private.fail('unknown_reference', 'organisation_id');
  elsif not exists (select from public.partnerships p where p.id = (args ->> 'partnership_id')::uuid) then
    perform private.fail('unknown_reference', 'partnership_id');
  elsif not private.holds_unit_role(unit) and not exists (
    select from public.affiliations a where a.person_id = me and a.organisation_id = root and a.role = 'staff'
  ) then
    perform private.fail('not_allowed');
  elsif not exists (
    select from public.partnership_members m join public.organisations o on o.id = m.organisation_id
    where m.partnership_id = (args ->> 'partnership_id')::uuid and o.id = root and o.kind = 'municipality'
  ) then
    perform private.fail('invalid', 'organisation_id');
  elsif exists (
    select from private.field_revs f where f.entity = 'challenges' and f.id = (args ->> 'id')::uuid
  ) then
    perform private.fail('already_exists', 'id');
  end if;
  insert into public.challenges (id, partnership_id, organisation_id, state)
  values (
    (args ->> 'id')::uuid, (args ->> 'partnership_id')::uuid, unit,
    private.step('challenges.save', null, array['author'])
  );
  insert into public.challenge_cases (id, author_id, contact_id) values ((args ->> 'id')::uuid, me, me);
end
$$;
comment on function private.challenge_create(jsonb, timestamptz) is 'An empty draft by staff of the unit''s municipality.';

create function private.challenges_save(args jsonb, base_rev int, at timestamptz) returns jsonb
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
  if c.theme_id is not null and not exists (select from public.themes t where t.id = c.theme_id) then
    perform private.fail('unknown_reference', 'theme_id');
  elsif c.second_theme_id is not null and not exists (select from public.themes t where t.id = c.second_theme_id) then
    perform private.fail('unknown_reference', 'second_theme_id');
  elsif c.state in ('submitted', 'published') then
    perform private.challenge_ready(c);
  end if;
  if c is distinct from before then
    update public.challenges set
      language = c.language, title = c.title, today = c.today, whom = c.whom, better = c.better,
      theme_id = c.theme_id, second_theme_id = c.second_theme_id, kinds = c.kinds, gains = c.gains,
      requires = c.requires, contact_role = c.contact_role, place = c.place,
      starts_on = c.starts_on, ends_on = c.ends_on, apply_by = c.apply_by, answer_days = c.answer_days
    where id = c.id;
  end if;
  return private.challenge_answer(c.id);
end
$$;
comment on function private.challenges_save(jsonb, int, timestamptz) is
  'Command challenges.save: makes a draft, or changes the fields in the patch. Edits of different fields merge.';

create function private.challenges_submit(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  c public.challenges := private.challenge_locked((args ->> 'id')::uuid);
  next text := private.step('challenges.submit', c.state, private.challenge_actors(c));
begin
  if not private.holds_unit_role(c.organisation_id) then
    perform private.fail('not_allowed');
  end if;
  perform private.challenge_ready(c);
  update public.challenges
  set state = next, slug = coalesce(c.slug, private.challenge_slug(c.title, c.id))
  where id = c.id;
  update public.challenge_cases set note = '', submitted_at = at where id = c.id;
  return private.challenge_answer(c.id);
end
$$;
comment on function private.challenges_submit(jsonb, int, timestamptz) is
  'Command challenges.submit: to the coordinators, by one who holds a role in the unit.';

create function private.challenges_publish(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  c public.challenges := private.challenge_locked((args ->> 'id')::uuid);
  next text := private.step('challenges.publish', c.state, private.challenge_actors(c));
begin
  -- What is published must be what the coordinator has read.
  if base_rev < c.rev then
    return private.conflict(to_jsonb(c), private.changed_fields('challenges', c.id, base_rev));
  end if;
  perform private.challenge_ready(c);
  update public.challenges set state = next, published_at = at where id = c.id;
  return private.challenge_answer(c.id);
end
$$;
comment on function private.challenges_publish(jsonb, int, timestamptz) is
  'Command challenges.publish: by a coordinator, of the text the coordinator has read.';

create function private.challenges_return(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  c public.challenges := private.challenge_locked((args ->> 'id')::uuid);
  next text := private.step('challenges.return', c.state, private.challenge_actors(c));
begin
  update public.challenges set state = next where id = c.id;
  update public.challenge_cases set note = args ->> 'note' where id = c.id;
  return private.challenge_answer(c.id);
end
$$;
comment on function private.challenges_return(jsonb, int, timestamptz) is
  'Command challenges.return: back to the unit, with what is asked for.';

create function private.challenges_withdraw(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  c public.challenges := private.challenge_locked((args ->> 'id')::uuid);
  next text := private.step('challenges.withdraw', c.state, private.challenge_actors(c));
begin
  update public.challenges set state = next where id = c.id;
  return private.challenge_answer(c.id);
end
$$;
comment on function private.challenges_withdraw(jsonb, int, timestamptz) is 'Command challenges.withdraw: it is no longer offered.';

create function private.challenges_remove(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  c public.challenges := private.challenge_locked((args ->> 'id')::uuid);
begin
  perform private.step('challenges.remove', c.state, private.challenge_actors(c));
  -- What another phone wrote since must not go unseen.
  if base_rev < c.rev then
    return private.conflict(to_jsonb(c), private.changed_fields('challenges', c.id, base_rev));
  end if;
  delete from public.challenges where id = c.id;
  return jsonb_build_object('gone', jsonb_build_array(
    jsonb_build_object('entity', 'challenges', 'id', c.id),
    jsonb_build_object('entity', 'challenge_cases', 'id', c.id)
  ));
end
$$;
comment on function private.challenges_remove(jsonb, int, timestamptz) is 'Command challenges.remove: the author throws a draft away.';

-- Triggers

create trigger stamp before insert or update on public.challenges
  for each row execute function private.stamp();
create trigger stamp before insert or update on public.challenge_cases
  for each row execute function private.stamp();
create trigger note_fields after insert or update on public.challenges
  for each row execute function private.note_fields();

-- Commands and transitions

insert into private.commands (name, version, arguments) values
  ('challenges.save', 1, '{
    "id": {"type": "id", "required": true},
    "partnership_id": {"type": "id"},
    "organisation_id": {"type": "id"},
    "title": {"type": "text", "min": 0, "max": 120},
    "today": {"type": "text", "min": 0, "max": 10000},
    "whom": {"type": "text", "min": 0, "max": 10000},
    "better": {"type": "text", "min": 0, "max": 10000},
    "theme_id": {"type": "id", "nullable": true},
    "second_theme_id": {"type": "id", "nullable": true},
    "kinds": {"type": "list", "max": 11, "of": ["bachelor", "master", "eit", "placement", "phd", "public_phd",
      "research_project", "continuing_education", "guest_lecture", "shared_position", "project_position"]},
    "gains": {"type": "list", "max": 5, "of": ["contact", "data", "place", "credits", "money"]},
    "requires": {"type": "text", "min": 0, "max": 2000},
    "contact_role": {"type": "text", "min": 0, "max": 120},
    "place": {"type": "text", "min": 0, "max": 120},
    "starts_on": {"type": "day", "nullable": true},
    "ends_on": {"type": "day", "nullable": true},
    "apply_by": {"type": "day", "nullable": true},
    "answer_days": {"type": "whole", "min": 1, "max": 60},
    "language": {"type": "choice", "of": ["nb", "nn", "en"]}
  }'),
  ('challenges.submit', 1, '{"id": {"type": "id", "required": true}}'),
  ('challenges.publish', 1, '{"id": {"type": "id", "required": true}}'),
  ('challenges.return', 1, '{
    "id": {"type": "id", "required": true},
    "note": {"type": "text", "min": 3, "max": 2000, "required": true}
  }'),
  ('challenges.withdraw', 1, '{"id": {"type": "id", "required": true}}'),
  ('challenges.remove', 1, '{"id": {"type": "id", "required": true}}');

insert into private.transitions (room, command, from_state, to_state, actor)
select 'challenges', t.command, t.from_state, t.to_state, unnest(t.actors)
from (
  values
    ('challenges.save', null, 'draft', '{author}'::text[]),
    ('challenges.save', 'draft', 'draft', '{author}'),
    ('challenges.save', 'submitted', 'submitted', '{author,contact,leader,deputy,coordinator}'),
    ('challenges.save', 'returned', 'returned', '{author,contact,leader,deputy}'),
    ('challenges.save', 'published', 'published', '{author,contact,leader,deputy}'),
    ('challenges.submit', 'draft', 'submitted', '{author}'),
    ('challenges.submit', 'returned', 'submitted', '{author,contact,leader,deputy}'),
    ('challenges.publish', 'submitted', 'published', '{coordinator}'),
    ('challenges.return', 'submitted', 'returned', '{coordinator}'),
    ('challenges.withdraw', 'submitted', 'withdrawn', '{author,contact,leader,deputy,coordinator}'),
    ('challenges.withdraw', 'returned', 'withdrawn', '{author,contact,leader,deputy,coordinator}'),
    ('challenges.withdraw', 'published', 'withdrawn', '{author,contact,leader,deputy,coordinator}'),
    ('challenges.remove', 'draft', null, '{author}')
) t (command, from_state, to_state, actors);

-- Grants

revoke all on public.challenges, public.challenge_cases from public, anon, authenticated, service_role;
grant select on public.challenges to anon, authenticated;
grant select on public.challenge_cases to authenticated;
grant execute on function private.my_challenges(), private.my_challenges_to_answer() to authenticated;
