-- Challenges, the whole of them: every field, and the life from draft to completed with a timeline of its steps.
--
-- Contract: a challenge is public from its publishing until it is withdrawn, so that the thread from need to result is
-- never lost; only a published one takes new interest. Every step writes one row of `challenge_events`: one actor (a
-- role, never a person), one time, one reason. Refused: a trigger that guesses who acted and why from the row alone.

-- Tables

alter table public.challenges
  drop constraint challenges_state_check,
  add constraint challenges_state_check check (
    state in ('draft', 'submitted', 'returned', 'published', 'paused', 'withdrawn', 'expired', 'matched', 'in_progress',
      'completed')
  ),
  add check (state not in ('paused', 'expired', 'matched', 'in_progress', 'completed') or published_at is not null),
  add column asks_for text[] not null default '{}' check (asks_for <@ array['knowledge', 'competence', 'technology']),
  add column other_unit_ids uuid[] not null default '{}' check (cardinality(other_unit_ids) <= 10),
  add column disciplines text[] not null default '{}' check (
    disciplines <@ array['humanities', 'education', 'social_sciences', 'business', 'science_technology', 'health',
      'primary_industries', 'transport_safety']
  ),
  add column levels text[] not null default '{}' check (levels <@ array['bachelor', 'master', 'phd', 'research']),
  add column problem_type text check (problem_type in ('technical', 'social', 'organisational', 'sociotechnical')),
  add column citizen_role text check (citizen_role in ('informed', 'consulted', 'involved', 'co_researchers')),
  add column accountable_role text not null default '' check (char_length(accountable_role) <= 120),
  add column collaboration_level text check (
    collaboration_level in ('unit', 'municipality', 'region', 'nation', 'international')
  ),
  add column drivers text[] not null default '{}' check (
    drivers <@ array['demography', 'economy', 'technology', 'climate', 'legislation', 'citizens', 'workforce']
  ),
  add column policy_reference text not null default '' check (char_length(policy_reference) <= 500),
  add column expected_effects text[] not null default '{}' check (
    expected_effects <@ array['efficiency', 'user_orientation', 'legitimacy']
  ),
  add column expected_effect text not null default '' check (char_length(expected_effect) <= 2000),
  add column seen_effects text[] not null default '{}' check (
    seen_effects <@ array['efficiency', 'user_orientation', 'legitimacy']
  ),
  add column seen_effect text not null default '' check (char_length(seen_effect) <= 2000),
  add column goals int[] not null default '{}' check (1 <= all (goals) and 17 >= all (goals)),
  add column technology_ids uuid[] not null default '{}' check (cardinality(technology_ids) <= 10),
  add column data_field text not null default '' check (char_length(data_field) <= 500),
  add column service_area text not null default '' check (char_length(service_area) <= 120),
  add column research_field text not null default '' check (char_length(research_field) <= 120),
  add column importance int check (importance between 1 and 5),
  add column municipality_commits text not null default '' check (char_length(municipality_commits) <= 2000),
  add column university_commits text not null default '' check (char_length(university_commits) <= 2000),
  add column source_url text check (source_url ~* '^https?://' and char_length(source_url) <= 500);

create table public.challenge_events (
  id uuid primary key default gen_random_uuid(),
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  challenge_id uuid not null references public.challenges (id) on delete cascade,
  step int not null check (step > 0),
  from_state text not null,
  to_state text not null,
  actor text not null check (actor in ('author', 'contact', 'leader', 'deputy', 'coordinator', 'clock')),
  at timestamptz not null,
  reason text not null default '' check (char_length(reason) <= 2000),
  is_public boolean not null,
  unique (challenge_id, step)
);

-- Comments

comment on column public.challenges.asks_for is 'What is asked for: knowledge, competence or technology (R01).';
comment on column public.challenges.other_unit_ids is 'Other units that take part (R03).';
comment on column public.challenges.disciplines is 'Disciplines that can answer, the broad fields 1–8 of NUS2000 (R03).';
comment on column public.challenges.levels is 'Levels of study or research that fit (R03).';
comment on column public.challenges.problem_type is 'What sort of problem it is; sociotechnical when it is both (R04).';
comment on column public.challenges.citizen_role is 'How far citizens take part in the work (R06).';
comment on column public.challenges.accountable_role is 'The leader role that is accountable, never a name (R08).';
comment on column public.challenges.collaboration_level is 'How wide the collaboration reaches (R22); `place` says where.';
comment on column public.challenges.drivers is 'What drives the need (R23).';
comment on column public.challenges.policy_reference is 'The plan, white paper or decision it follows from (R24).';
comment on column public.challenges.expected_effects is 'Kinds of effect that are hoped for (R25).';
comment on column public.challenges.expected_effect is 'The effect hoped for, in words (R25).';
comment on column public.challenges.seen_effects is 'Kinds of effect that were seen (R25).';
comment on column public.challenges.seen_effect is 'The effect seen, in words (R25).';
comment on column public.challenges.goals is 'Sustainability goals of the UN, 1–17 (R39).';
comment on column public.challenges.technology_ids is 'Technologies it is about (R14, R41).';
comment on column public.challenges.data_field is 'Data that there are or that are needed (R41).';
comment on column public.challenges.service_area is 'The municipal service area (R43).';
comment on column public.challenges.research_field is 'The research field that it meets (R43).';
comment on column public.challenges.importance is 'Strategic importance to the municipality, 1–5 (R78).';
comment on column public.challenges.municipality_commits is 'What the municipality commits to.';
comment on column public.challenges.university_commits is 'What the university is asked to commit to.';
comment on column public.challenges.source_url is 'Where it is posted already; each link once, so that nothing is posted twice.';

comment on table public.challenge_events is
  'The timeline of a challenge, one row a step: a role, a time, a reason. Public from publishing until it is withdrawn; what came before is read by those concerned.';
comment on column public.challenge_events.id is 'The step taken.';
comment on column public.challenge_events.rev is 'Number of changes, by trigger.';
comment on column public.challenge_events.updated_at is 'Time of the last change, by trigger.';
comment on column public.challenge_events.challenge_id is 'The challenge.';
comment on column public.challenge_events.step is 'Place in the timeline, from 1.';
comment on column public.challenge_events.from_state is 'State before.';
comment on column public.challenge_events.to_state is 'State after.';
comment on column public.challenge_events.actor is 'As what somebody took the step; `clock` when its last day had passed. Never a person.';
comment on column public.challenge_events.at is 'When.';
comment on column public.challenge_events.reason is 'Why, in words; as public as the step.';
comment on column public.challenge_events.is_public is
  'Anyone reads it: a step after the publishing, which `published_at` tells of, as long as the challenge is not withdrawn.';

-- Index

create unique index challenges_source_url on public.challenges (source_url) where state not in ('draft', 'withdrawn');
create index challenges_last_day on public.challenges (coalesce(apply_by, ends_on)) where state = 'published';

-- RLS

alter table public.challenge_events enable row level security;

-- Policies

alter policy challenges_published on public.challenges
  using (state in ('published', 'paused', 'expired', 'matched', 'in_progress', 'completed'));
alter policy challenges_read on public.challenges using (
  state in ('published', 'paused', 'expired', 'matched', 'in_progress', 'completed')
  or id in (select private.my_challenges())
);
create policy challenge_events_public on public.challenge_events for select to anon using (is_public);
create policy challenge_events_read on public.challenge_events for select to authenticated
  using (is_public or challenge_id in (select private.my_challenges()));

-- Functions: who may read

create function private.is_public(state text) returns boolean
language sql immutable set search_path = '' as $$
  select state in ('published', 'paused', 'expired', 'matched', 'in_progress', 'completed')
$$;
comment on function private.is_public(text) is 'True in the states in which anyone reads a challenge; equal to publicStates in TypeScript.';

create or replace function private.challenge_audiences(c public.challenges, author uuid) returns text[]
language sql immutable set search_path = '' as $$
  select array_remove(
    array[
      'user:' || author,
      case when private.is_public(c.state) then 'pub' end,
      case when c.state <> 'draft' then 'challenge:' || c.id end,
      case when c.state <> 'draft' then 'partnership:' || c.partnership_id || ':coordinator' end
    ],
    null
  )
$$;

create or replace function private.challenge_locked(challenge uuid) returns public.challenges
language plpgsql security definer set search_path = '' as $$
declare
  c public.challenges;
begin
  select * into c from public.challenges where id = challenge for update;
  if not found or (not private.is_public(c.state) and not private.reads_case(c.id)) then
    perform private.fail('not_found', 'id');
  end if;
  return c;
end
$$;

create function private.feed_challenge_events(challenge uuid, event uuid, changed boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
  c public.challenges;
  e public.challenge_events;
  audiences text[];
begin
  -- Locked and read anew, as the feed of the challenge itself.
  select * into c from public.challenges where id = challenge for no key update;
  select array_remove(private.challenge_audiences(c, k.author_id), 'pub') into audiences
  from public.challenge_cases k where k.id = challenge;
  for e in select * from public.challenge_events x where x.challenge_id = challenge and x.id = coalesce(event, x.id) loop
    perform private.feed(
      'challenge_events', e.id,
      coalesce(audiences, array_remove(private.challenge_audiences(c, null), 'pub'))
        || case when e.is_public then '{pub}'::text[] else '{}' end,
      changed
    );
  end loop;
end
$$;
comment on function private.feed_challenge_events(uuid, uuid, boolean) is
  'Brings the feed of one step of a challenge up to date, or of all of them.';

create function private.feed_challenge_event() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    perform private.feed('challenge_events', old.id, '{}', true);
  else
    perform private.feed_challenge_events(new.challenge_id, new.id, true);
  end if;
  return null;
end
$$;
comment on function private.feed_challenge_event() is 'Trigger of challenge_events.';

create function private.feed_author() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.feed_challenge_events(new.id, null, false);
  return null;
end
$$;
comment on function private.feed_author() is 'Trigger of challenge_cases: another author is another reader of the timeline.';

-- Functions: rules

create function private.challenge_references(c public.challenges, before public.challenges, at timestamptz) returns void
language plpgsql stable security definer set search_path = '' as $$
declare
  field text;
  room text;
  term uuid;
  chosen boolean;
  root uuid;
begin
  for field, room, term in
    select 'theme_id', 'themes', c.theme_id where c.theme_id is distinct from before.theme_id
    union all
    select 'second_theme_id', 'themes', c.second_theme_id where c.second_theme_id is distinct from before.second_theme_id
    union all
    select 'technology_ids', 'technologies', t from unnest(c.technology_ids) t where t <> all (before.technology_ids)
  loop
    continue when term is null;
    chosen := private.term_open(room, term, c.partnership_id, private.oslo_day(at));
    if chosen is null then
      perform private.fail('unknown_reference', field);
    elsif not chosen then
      perform private.fail('invalid', field);
    end if;
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
comment on function private.challenge_references(public.challenges, public.challenges, timestamptz) is
  'Refuses what a challenge newly refers to when there is none, when it cannot be chosen today, or when it belongs to others.';

create function private.challenge_source_free(c public.challenges) returns void
language plpgsql stable security definer set search_path = '' as $$
begin
  if exists (
    select from public.challenges o
    where o.source_url = c.source_url and o.state not in ('draft', 'withdrawn') and o.id <> c.id
  ) then
    perform private.fail('already_exists', 'source_url');
  end if;
end
$$;
comment on function private.challenge_source_free(public.challenges) is
  'Refuses a link that another challenge carries already. The link is public elsewhere, so this tells no secret.';

create function private.challenge_moved(
  c public.challenges, command text, next text, mine text[], reason text, at timestamptz
) returns void
language plpgsql security definer set search_path = '' as $$
begin
  update public.challenges
  set state = next, slug = c.slug, published_at = c.published_at
  where id = c.id;
  if not private.is_public(next) then
    update public.challenge_events e set is_public = false where e.challenge_id = c.id and e.is_public;
  end if;
  insert into public.challenge_events (challenge_id, step, from_state, to_state, actor, at, reason, is_public)
  values (
    c.id,
    1 + coalesce((select max(e.step) from public.challenge_events e where e.challenge_id = c.id), 0),
    c.state, next,
    (
      select t.actor from private.transitions t
      where t.command = challenge_moved.command and t.from_state = c.state and t.actor = any (mine)
      order by array_position(mine, t.actor)
      limit 1
    ),
    at, coalesce(reason, ''), private.is_public(c.state) and private.is_public(next)
  );
end
$$;
comment on function private.challenge_moved(public.challenges, text, text, text[], text, timestamptz) is
  'Takes a challenge, given as it shall be but for its state, to the next state, and writes the step down.';

create function private.challenge_step(command text, args jsonb, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  c public.challenges := private.challenge_locked((args ->> 'id')::uuid);
  mine text[] := private.challenge_actors(c);
  next text := private.step(command, c.state, mine);
begin
  perform private.challenge_moved(c, command, next, mine, args ->> 'reason', at);
  return private.challenge_answer(c.id);
end
$$;
comment on function private.challenge_step(text, jsonb, timestamptz) is 'A step that asks for no more than the right to take it.';

-- Functions: commands

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
      technology_ids = c.technology_ids, data_field = c.data_field,
      service_area = c.service_area, research_field = c.research_field, importance = c.importance,
      municipality_commits = c.municipality_commits, university_commits = c.university_commits,
      source_url = c.source_url
    where id = c.id;
  end if;
  return private.challenge_answer(c.id);
end
$$;

create or replace function private.challenges_submit(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  c public.challenges := private.challenge_locked((args ->> 'id')::uuid);
  mine text[] := private.challenge_actors(c);
  next text := private.step('challenges.submit', c.state, mine);
begin
  if not private.holds_unit_role(c.organisation_id) then
    perform private.fail('not_allowed');
  end if;
  perform private.challenge_ready(c);
  perform private.challenge_source_free(c);
  c.slug := coalesce(c.slug, private.challenge_slug(c.title, c.id));
  perform private.challenge_moved(c, 'challenges.submit', next, mine, null, at);
  update public.challenge_cases set note = '', submitted_at = at where id = c.id;
  return private.challenge_answer(c.id);
end
$$;

create or replace function private.challenges_publish(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  c public.challenges := private.challenge_locked((args ->> 'id')::uuid);
  mine text[] := private.challenge_actors(c);
  next text := private.step('challenges.publish', c.state, mine);
begin
  -- What is published must be what the coordinator has read.
  if base_rev < c.rev then
    return private.conflict(to_jsonb(c), private.changed_fields('challenges', c.id, base_rev));
  end if;
  perform private.challenge_ready(c);
  c.published_at := at;
  perform private.challenge_moved(c, 'challenges.publish', next, mine, null, at);
  return private.challenge_answer(c.id);
end
$$;

create or replace function private.challenges_return(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  c public.challenges := private.challenge_locked((args ->> 'id')::uuid);
  mine text[] := private.challenge_actors(c);
  next text := private.step('challenges.return', c.state, mine);
begin
  perform private.challenge_moved(c, 'challenges.return', next, mine, args ->> 'note', at);
  update public.challenge_cases set note = args ->> 'note' where id = c.id;
  return private.challenge_answer(c.id);
end
$$;

create or replace function private.challenges_withdraw(args jsonb, base_rev int, at timestamptz) returns jsonb
language sql security definer set search_path = '' as $$
  select private.challenge_step('challenges.withdraw', args, at)
$$;

create function private.challenges_pause(args jsonb, base_rev int, at timestamptz) returns jsonb
language sql security definer set search_path = '' as $$
  select private.challenge_step('challenges.pause', args, at)
$$;
comment on function private.challenges_pause(jsonb, int, timestamptz) is 'Command challenges.pause: it takes no new interest for a while.';

create function private.challenges_resume(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  c public.challenges := private.challenge_locked((args ->> 'id')::uuid);
  mine text[] := private.challenge_actors(c);
  next text := private.step('challenges.resume', c.state, mine);
begin
  -- Else it would expire again at once.
  if coalesce(c.apply_by, c.ends_on) < private.oslo_day(at) then
    perform private.fail('closed', case when c.apply_by is null then 'ends_on' else 'apply_by' end);
  end if;
  perform private.challenge_moved(c, 'challenges.resume', next, mine, args ->> 'reason', at);
  return private.challenge_answer(c.id);
end
$$;
comment on function private.challenges_resume(jsonb, int, timestamptz) is
  'Command challenges.resume: offered again after a pause, after its last day was moved, or when a match came to nothing.';

create function private.challenges_match(args jsonb, base_rev int, at timestamptz) returns jsonb
language sql security definer set search_path = '' as $$
  select private.challenge_step('challenges.match', args, at)
$$;
comment on function private.challenges_match(jsonb, int, timestamptz) is 'Command challenges.match: those who take it on are found.';

create function private.challenges_start(args jsonb, base_rev int, at timestamptz) returns jsonb
language sql security definer set search_path = '' as $$
  select private.challenge_step('challenges.start', args, at)
$$;
comment on function private.challenges_start(jsonb, int, timestamptz) is 'Command challenges.start: the work has begun.';

create function private.challenges_complete(args jsonb, base_rev int, at timestamptz) returns jsonb
language sql security definer set search_path = '' as $$
  select private.challenge_step('challenges.complete', args, at)
$$;
comment on function private.challenges_complete(jsonb, int, timestamptz) is 'Command challenges.complete: the work is done.';

-- Functions: due work

create function private.job_expire_challenges(at timestamptz) returns text
language plpgsql security definer set search_path = '' as $$
declare
  c public.challenges;
  expired int := 0;
begin
  -- One that somebody holds just now is met in the next run.
  for c in
    select * from public.challenges x
    where x.state = 'published' and coalesce(x.apply_by, x.ends_on) < private.oslo_day(at)
    order by x.id
    for update skip locked
  loop
    perform private.challenge_moved(
      c, 'challenges.expire', private.step('challenges.expire', c.state, array['clock']), array['clock'], null, at
    );
    expired := expired + 1;
  end loop;
  return expired::text;
end
$$;
comment on function private.job_expire_challenges(timestamptz) is
  'Expires published challenges whose last day to send interest (or, without one, of the work) has passed in Norway.';

-- Functions: what was before

create function private.note_past_steps() returns void
language sql security definer set search_path = '' as $$
  with roads as (
    select c.id, c.published_at, k.submitted_at, k.note, c.updated_at, w.road,
      coalesce(c.published_at, k.submitted_at, c.updated_at) as began,
      coalesce(array_position(w.road, 'published'), array_position(w.road, 'submitted')) as known
    from public.challenges c
    left join public.challenge_cases k on k.id = c.id
    cross join lateral (
      select '{draft,submitted}'::text[]
        || case when c.published_at is not null then '{published}'::text[] else '{}' end
        || case c.state
          when 'in_progress' then '{matched,in_progress}'::text[]
          when 'completed' then '{matched,in_progress,completed}'
          when 'submitted' then '{}'
          when 'published' then '{}'
          else array[c.state]
        end as road
    ) w
    where c.state <> 'draft' and not exists (select from public.challenge_events e where e.challenge_id = c.id)
  )
  insert into public.challenge_events (challenge_id, step, from_state, to_state, actor, at, reason, is_public)
  select
    r.id, n, r.road[n], r.road[n + 1],
    case r.road[n + 1]
      when 'submitted' then 'author'
      when 'returned' then 'coordinator'
      when 'published' then 'coordinator'
      when 'expired' then 'clock'
      else 'contact'
    end,
    case r.road[n + 1]
      when 'submitted' then coalesce(r.submitted_at, r.published_at, r.updated_at)
      when 'published' then r.published_at
      -- Nobody wrote down when: spread evenly until the last change.
      else r.began + (r.updated_at - r.began) * ((n + 1 - r.known)::float8 / (cardinality(r.road) - r.known))
    end,
    case when r.road[n + 1] = 'returned' then coalesce(r.note, '') else '' end,
    private.is_public(r.road[n]) and private.is_public(r.road[n + 1]) and 'withdrawn' <> all (r.road)
  from roads r cross join lateral generate_series(1, cardinality(r.road) - 1) n
$$;
comment on function private.note_past_steps() is
  'Writes the timeline of challenges that have none, from what their rows tell: those older than the timeline, and those of a seed.';

-- Triggers

create trigger stamp before insert or update on public.challenge_events
  for each row execute function private.stamp();
create trigger feed after insert or update or delete on public.challenge_events
  for each row execute function private.feed_challenge_event();
create trigger feed_author after insert or update of author_id on public.challenge_cases
  for each row execute function private.feed_author();

-- Commands and transitions

update private.commands set arguments = arguments || '{
    "asks_for": {"type": "list", "max": 3, "of": ["knowledge", "competence", "technology"]},
    "other_unit_ids": {"type": "ids", "max": 10},
    "disciplines": {"type": "list", "max": 8, "of": ["humanities", "education", "social_sciences", "business",
      "science_technology", "health", "primary_industries", "transport_safety"]},
    "levels": {"type": "list", "max": 4, "of": ["bachelor", "master", "phd", "research"]},
    "problem_type": {"type": "choice", "of": ["technical", "social", "organisational", "sociotechnical"], "nullable": true},
    "citizen_role": {"type": "choice", "of": ["informed", "consulted", "involved", "co_researchers"], "nullable": true},
    "accountable_role": {"type": "text", "min": 0, "max": 120},
    "collaboration_level": {"type": "choice", "of": ["unit", "municipality", "region", "nation", "international"],
      "nullable": true},
    "drivers": {"type": "list", "max": 7, "of": ["demography", "economy", "technology", "climate", "legislation",
      "citizens", "workforce"]},
    "policy_reference": {"type": "text", "min": 0, "max": 500},
    "expected_effects": {"type": "list", "max": 3, "of": ["efficiency", "user_orientation", "legitimacy"]},
    "expected_effect": {"type": "text", "min": 0, "max": 2000},
    "seen_effects": {"type": "list", "max": 3, "of": ["efficiency", "user_orientation", "legitimacy"]},
    "seen_effect": {"type": "text", "min": 0, "max": 2000},
    "goals": {"type": "list", "max": 17, "of": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17]},
    "technology_ids": {"type": "ids", "max": 10},
    "data_field": {"type": "text", "min": 0, "max": 500},
    "service_area": {"type": "text", "min": 0, "max": 120},
    "research_field": {"type": "text", "min": 0, "max": 120},
    "importance": {"type": "whole", "min": 1, "max": 5, "nullable": true},
    "municipality_commits": {"type": "text", "min": 0, "max": 2000},
    "university_commits": {"type": "text", "min": 0, "max": 2000},
    "source_url": {"type": "url", "max": 500, "nullable": true}
  }'
where name = 'challenges.save';

insert into private.commands (name, version, arguments)
select 'challenges.' || verb, 1, '{"id": {"type": "id", "required": true}}'
from unnest(array['pause', 'resume', 'match', 'start', 'complete']) verb;

update private.commands set arguments = arguments || '{"reason": {"type": "text", "min": 0, "max": 2000}}'
where name in ('challenges.withdraw', 'challenges.pause', 'challenges.resume', 'challenges.match', 'challenges.start',
  'challenges.complete');

insert into private.transitions (room, command, from_state, to_state, actor)
select 'challenges', t.command, t.from_state, t.to_state, unnest(t.actors)
from (
  values
    ('challenges.save', 'paused', 'paused', '{author,contact,leader,deputy}'::text[]),
    ('challenges.save', 'expired', 'expired', '{author,contact,leader,deputy}'),
    ('challenges.save', 'matched', 'matched', '{author,contact,leader,deputy}'),
    ('challenges.save', 'in_progress', 'in_progress', '{author,contact,leader,deputy}'),
    ('challenges.save', 'completed', 'completed', '{author,contact,leader,deputy}'),
    ('challenges.withdraw', 'paused', 'withdrawn', '{author,contact,leader,deputy,coordinator}'),
    ('challenges.withdraw', 'expired', 'withdrawn', '{author,contact,leader,deputy,coordinator}'),
    ('challenges.withdraw', 'matched', 'withdrawn', '{author,contact,leader,deputy,coordinator}'),
    ('challenges.withdraw', 'in_progress', 'withdrawn', '{author,contact,leader,deputy,coordinator}'),
    ('challenges.pause', 'published', 'paused', '{author,contact,leader,deputy,coordinator}'),
    ('challenges.resume', 'paused', 'published', '{author,contact,leader,deputy,coordinator}'),
    ('challenges.resume', 'expired', 'published', '{author,contact,leader,deputy,coordinator}'),
    ('challenges.resume', 'matched', 'published', '{author,contact,leader,deputy,coordinator}'),
    ('challenges.expire', 'published', 'expired', '{clock}'),
    ('challenges.match', 'published', 'matched', '{author,contact,leader,deputy,coordinator}'),
    ('challenges.match', 'paused', 'matched', '{author,contact,leader,deputy,coordinator}'),
    ('challenges.match', 'expired', 'matched', '{author,contact,leader,deputy,coordinator}'),
    ('challenges.start', 'matched', 'in_progress', '{author,contact,leader,deputy,coordinator}'),
    ('challenges.complete', 'in_progress', 'completed', '{author,contact,leader,deputy,coordinator}')
) t (command, from_state, to_state, actors);

insert into private.jobs (name, every) values ('expire_challenges', '1 hour');

-- Rows older than the timeline

select private.note_past_steps();

-- Grants

revoke all on public.challenge_events from public, anon, authenticated, service_role;
grant select on public.challenge_events to anon, authenticated;
