-- Findability: a person chooses to be shown to those who look for somebody for one challenge.
--
-- Contract: nobody is found who has not said yes to the text as it is now, chosen where, and chosen what is shown. What
-- is shown reaches a phone by `findable_for` alone, which writes every reader down, and never by the feed; so a yes that
-- is taken back holds from the next question on, and no phone keeps what it was answered. One asks for one challenge that
-- one answers for or coordinates, and is answered with those whom something fits, twenty at most. A list names people by
-- a number that holds for that challenge alone: whoever shows no name cannot be followed from list to list, nor to
-- what they send. One invitation for each person and challenge; what became of it is never told.
-- Refused: a row that staff read (a policy and the feed would keep it on phones, unlogged), a search in words among
-- people, and staff of municipalities in the list: an employer is not asked freely.

-- Tables

create table public.findability (
  id uuid primary key references auth.users (id) on delete cascade,
  rev int not null default 1,
  updated_at timestamptz not null default now(),
  partnership_ids uuid[] not null default '{}',
  name_shown text not null default 'none' check (name_shown in ('none', 'first', 'full')),
  parts text[] not null default '{}' check (
    parts <@ array['level', 'discipline', 'themes', 'kinds', 'research_fields', 'service_areas', 'semesters']
  ),
  wish text not null default '' check (char_length(wish) <= 400),
  languages text[] not null default '{}' check (languages <@ array['norwegian', 'english', 'sami']),
  capacity text check (capacity in ('hours', 'days', 'most')),
  ends_on date not null
);

create table private.invited_people (
  challenge_id uuid not null references public.challenges (id) on delete cascade,
  person_id uuid not null references auth.users (id) on delete cascade,
  at timestamptz not null,
  primary key (challenge_id, person_id)
);

alter table private.access_log
  drop constraint access_log_purpose_check,
  add constraint access_log_purpose_check check (purpose in ('read', 'answer', 'find', 'invite'));

-- Comments

comment on table public.findability is
  'What a person lets those see who look for somebody for a challenge. Read by the person only; of use as long as the yes to `findable` holds.';
comment on column public.findability.id is 'Personal: Your account: ties what you show to you.';
comment on column public.findability.rev is 'Number of changes, by trigger.';
comment on column public.findability.updated_at is 'Time of the last change, by trigger.';
comment on column public.findability.partnership_ids is 'Personal: Where others can find you: nobody elsewhere sees you.';
comment on column public.findability.name_shown is 'Personal: Whether we show your name, your first name or none.';
comment on column public.findability.parts is 'Personal: The parts of your profile that you let others see.';
comment on column public.findability.wish is 'Personal: What you look for, in your own words: so that others see what to ask you about.';
comment on column public.findability.languages is 'Personal: The languages you work in: so that others know before they ask.';
comment on column public.findability.capacity is 'Personal: How much time you have: so that others ask for no more.';
comment on column public.findability.ends_on is 'Personal: The last day we show you: after it nobody sees you, unless you say yes again.';

comment on table private.invited_people is 'Who has been invited to look at which challenge: never twice, and never told whether it helped.';
comment on column private.invited_people.challenge_id is 'Personal: The challenge somebody invited you to: so that nobody asks you twice.';
comment on column private.invited_people.person_id is 'Personal: Who got the invitation: so that you get few, and each once.';
comment on column private.invited_people.at is 'Personal: When you got the invitation. We delete it after 400 days.';

comment on table private.access_log is
  'Who opened or answered what a person sent, or saw or invited one who can be found; once a day each. The person reads it by public.my_data.';
comment on column private.access_log.row_id is 'Personal: What of yours they opened, or the challenge they looked for somebody for.';
comment on column private.access_log.purpose is
  'Personal: What for: to read what you sent, to answer it, to find somebody, or to invite you.';
comment on table private.visitor_keys is
  'One row: the key that addresses on the net, and people in a list, are hashed with, made here and known nowhere else.';

-- Index

create index findability_ends_on on public.findability (ends_on);
create index invited_people_person_id on private.invited_people (person_id, at);
create index invited_people_at on private.invited_people (at);

-- RLS

alter table public.findability enable row level security;
alter table private.invited_people enable row level security;

-- Policies

create policy findability_own on public.findability for select to authenticated using (id = (select auth.uid()));

-- Functions: kinds of notices

select private.add_kinds('{challenge_invited,findable_ends}');

create or replace function private.told_at_once(kind text) returns boolean
language sql immutable set search_path = '' as $$
  select kind in (
    'interest_received', 'interest_asked', 'interest_accepted', 'interest_declined', 'interest_expired',
    'interest_closed', 'interest_replied', 'message_received', 'answer_due', 'answer_overdue', 'answer_delayed',
    'reply_due', 'challenge_returned', 'challenge_published', 'challenge_handed', 'suggestion_answered',
    'suggestion_published', 'report_answered', 'role_asked', 'role_given', 'role_declined', 'role_ended', 'role_lapsed',
    'challenge_invited', 'hide_soon', 'delete_soon'
  )
$$;

-- Functions: a yes

create or replace function private.consents_give(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  mine public.consents;
begin
  -- Again when another phone takes it back between the two statements.
  loop
    -- A yes to a newer text takes the place of one to an older, which did not say all of it.
    insert into public.consents as y (id, person_id, purpose, wording, state, given_at)
    values (
      (args ->> 'id')::uuid, me, args ->> 'purpose', (args ->> 'wording')::int,
      private.step('consents.give', null, array['person']), at
    )
    on conflict (person_id, purpose) where state = 'given' do update
    set wording = excluded.wording, given_at = excluded.given_at
    where y.wording < excluded.wording;
    select * into mine
    from public.consents c
    where c.person_id = me and c.purpose = args ->> 'purpose' and c.state = 'given';
    exit when found;
  end loop;
  return jsonb_build_object(
    'rows', jsonb_build_array(jsonb_build_object('entity', 'consents', 'row', to_jsonb(mine))),
    -- The first one's row stands, the other's goes.
    'gone', case
      when mine.id = (args ->> 'id')::uuid then '[]'
      else jsonb_build_array(jsonb_build_object('entity', 'consents', 'id', lower(args ->> 'id')))
    end
  );
end
$$;
comment on function private.consents_give(jsonb, int, timestamptz) is
  'Command consents.give: says yes to one thing. Once is enough: a second time changes nothing, unless it is to a newer text.';

-- What the first text said was never done, and it named neither parts nor places: those who said yes are asked anew.
update public.consents y set state = 'withdrawn', withdrawn_at = now()
where y.purpose = 'findable' and y.state = 'given';

-- Functions: who is found

create function private.kinds_for(who text) returns text[]
language sql immutable set search_path = '' as $$
  select case who
    when 'student' then array['bachelor', 'master', 'eit', 'placement', 'project_position']
    else array[
      'phd', 'public_phd', 'research_project', 'guest_lecture', 'shared_position', 'project_position',
      'continuing_education', 'master'
    ]
  end
$$;
comment on function private.kinds_for(text) is 'The kinds a student or a researcher can take part in. Equal to `kindsOf` in TypeScript.';

create function private.common_beginnings() returns text[]
language sql immutable set search_path = '' as $$
  select array[
    'anothe', 'arbeid', 'bachel', 'becaus', 'before', 'challe', 'egentl', 'eigent', 'forske',
    'gjerne', 'kanskj', 'kommun', 'master', 'mellom', 'mennes', 'munici', 'oppgav', 'oppgåv',
    'people', 'projec', 'prosje', 'really', 'resear', 'should', 'skrive', 'someth', 'studen',
    'studer', 'studie', 'thesis', 'trenge', 'univer', 'utford', 'ønsker', 'ønskje'
  ]
$$;
comment on function private.common_beginnings() is
  'How words begin that people write of whatever they look for, so that they say nothing of what fits. Equal to `commonBeginnings` in TypeScript.';

create function private.handle(challenge uuid, person uuid) returns uuid
language sql stable security definer set search_path = '' as $$
  select (
    substr(x.h, 1, 8) || '-' || substr(x.h, 9, 4) || '-4' || substr(x.h, 14, 3) || '-8' || substr(x.h, 18, 3)
    || '-' || substr(x.h, 21, 12)
  )::uuid
  from (
    select encode(sha256(k.key || convert_to('found ' || challenge || ' ' || person, 'UTF8')), 'hex') as h
    from private.visitor_keys k
  ) x
$$;
comment on function private.handle(uuid, uuid) is
  'What a person is called in the list of one challenge: another number in each, and nothing that leads to the account.';

create function private.findable_in(c public.challenges, at timestamptz)
returns table (person uuid, handle uuid, facts jsonb, fit int)
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
      lower(concat_ws(' ', c.title, c.today, c.whom, c.better)) as words
  ), open as (
    select f.id, f.name_shown, f.wish, f.languages, f.capacity, b.who, b.organisation_id, p.name,
      case when b.who = 'researcher' and p.position in ('phd', 'researcher', 'other') then p.position end as position,
      case when b.who = 'student' then p.level end as level,
      p.discipline, p.semesters, f.parts,
      -- What is not shown is not used either: being in the list would tell it.
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
      case when o.fields && a.fields then 8 else 0 end
        + case when o.areas && a.areas then 6 else 0 end
        + case when o.themes && a.themes then 6 else 0 end
        + case when o.kinds && c.kinds then 5 else 0 end
        + case when 'discipline' = any (o.parts) and o.discipline = any (c.disciplines) then 3 else 0 end
        + case when exists (
          -- The beginning of a long word stands for all its forms, and for the compounds it begins.
          select from regexp_split_to_table(lower(o.wish), '[^[:alpha:]]+') w
          where char_length(w) >= 6 and left(w, 6) <> all (private.common_beginnings())
            and strpos(a.words, left(w, 6)) > 0
        ) then 3 else 0 end as fit,
      case when 'level' = any (o.parts) and o.level = any (c.levels) then 1 else 0 end as suits
    from open o cross join asked a
  )
  select w.id, private.handle(c.id, w.id),
    jsonb_strip_nulls(jsonb_build_object(
      'who', w.who,
      'organisation_id', w.organisation_id,
      'name', case w.name_shown when 'full' then nullif(w.name, '') when 'first' then nullif(split_part(w.name, ' ', 1), '') end,
      'position', case when 'level' = any (w.parts) then w.position end,
      'level', case when 'level' = any (w.parts) then w.level end,
      'discipline', case when 'discipline' = any (w.parts) then w.discipline end,
      'theme_keys', to_jsonb(w.themes),
      'kinds', to_jsonb(w.kinds),
      'research_field_keys', to_jsonb(w.fields),
      'service_area_keys', to_jsonb(w.areas),
      'semesters', to_jsonb(case when 'semesters' = any (w.parts) then w.semesters else '{}' end),
      'languages', to_jsonb(w.languages),
      'capacity', w.capacity,
      'wish', w.wish
    )),
    w.fit + w.suits
  from weighed w
  where w.fit > 0
$$;
comment on function private.findable_in(public.challenges, timestamptz) is
  'Those who can be found for a challenge, with what they show of themselves and how much of it fits: only what they show counts.';

create function private.is_asked_enough(person uuid, at timestamptz) returns boolean
language sql stable security definer set search_path = '' as $$
  select count(*) >= 3 from private.invited_people i where i.person_id = person and i.at > is_asked_enough.at - interval '7 days'
$$;
comment on function private.is_asked_enough(uuid, timestamptz) is 'True for one who has had three invitations in seven days.';

create function private.findable_for(challenge uuid, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  c public.challenges;
  mine text[];
  answers boolean;
  one record;
  people jsonb := '[]';
begin
  select * into c from public.challenges o where o.id = challenge;
  if found then
    mine := private.challenge_actors(c);
  end if;
  if coalesce(not mine && array['contact', 'leader', 'deputy', 'coordinator'], true) then
    raise exception 'not_found' using errcode = 'PT404', detail = 'challenge';
  elsif c.state <> 'published' or c.apply_by < private.oslo_day(at) then
    raise exception 'wrong_state' using errcode = 'PT409', detail = 'challenge';
  end if;
  answers := mine && array['contact', 'leader', 'deputy'];
  begin
    perform private.limit_each('find', 30, 300, '1 hour', at);
  exception when sqlstate 'SK001' then
    raise exception 'rate_limited' using errcode = 'PT429';
  end;

  for one in
    select f.*, i.person_id is not null as invited
    from private.findable_in(c, findable_for.at) f
    left join private.invited_people i on i.challenge_id = c.id and i.person_id = f.person
    -- Whoever has had their invitations of the week is left in peace.
    where (i.person_id is not null or not private.is_asked_enough(f.person, findable_for.at))
      -- Those who answer have the interest itself; the others must not learn of it by who is missing.
      and (not answers or not exists (
        select from public.interests n
        where n.challenge_id = c.id and n.person_id = f.person and n.state in ('sent', 'seen', 'asked', 'accepted')
      ))
    order by f.fit desc, f.handle
    limit 20
  loop
    people := people || jsonb_build_array(one.facts || jsonb_build_object('id', one.handle, 'invited', one.invited));
    if answers then
      perform private.note_reader(one.person, c.id, 'findability', c.id, 'find', at);
    else
      perform private.note_coordinator(one.person, c.partnership_id, 'findability', c.id, 'find', at);
    end if;
  end loop;
  return jsonb_build_object('people', people);
end
$$;
comment on function private.findable_for(uuid, timestamptz) is 'See public.findable_for; the time is an argument.';

create function public.findable_for(challenge uuid) returns jsonb
language sql volatile security invoker set search_path = '' as $$
  select private.findable_for(challenge, now())
$$;
comment on function public.findable_for(uuid) is
  'Those who let themselves be found for a published challenge that the one who asks answers for or coordinates, twenty at most, each written down: {people: [{id, who, organisation_id, invited, and what they show}]}. Errors: PT401 not_signed_in, PT404 not_found, PT409 wrong_state, PT429 rate_limited.';

-- Functions: commands

create function private.findability_save(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  today date := private.oslo_day(at);
  mine public.findability;
begin
  perform private.step('findability.save', null, private.self_actors((args ->> 'id')::uuid));
  if not exists (select from public.affiliations a where a.person_id = me and a.role in ('student', 'employee')) then
    perform private.fail('not_allowed');
  elsif (args ->> 'ends_on')::date not between today and today + 366 then
    perform private.fail('invalid', 'ends_on');
  end if;
  insert into public.findability (id, ends_on) values (me, today + 365) on conflict do nothing;
  select * into mine from public.findability f where f.id = me for update;
  mine := jsonb_populate_record(mine, args - 'id');
  if args ? 'partnership_ids' then
    if exists (
      select from unnest(mine.partnership_ids) i
      where not exists (select from public.partnerships p where p.id = i)
    ) then
      perform private.fail('unknown_reference', 'partnership_ids');
    elsif exists (
      select from unnest(mine.partnership_ids) i
      where not exists (
        select from public.affiliations a
        join public.partnership_members m on m.organisation_id = a.organisation_id and m.partnership_id = i
        where a.person_id = me and a.role in ('student', 'employee')
      )
    ) then
      perform private.fail('invalid', 'partnership_ids');
    end if;
  end if;
  update public.findability f set
    partnership_ids = mine.partnership_ids, name_shown = mine.name_shown, parts = mine.parts, wish = mine.wish,
    languages = mine.languages, capacity = mine.capacity, ends_on = mine.ends_on
  where f.id = me
    and (f.partnership_ids, f.name_shown, f.parts, f.wish, f.languages, f.capacity, f.ends_on) is distinct from
      (mine.partnership_ids, mine.name_shown, mine.parts, mine.wish, mine.languages, mine.capacity, mine.ends_on);
  return jsonb_build_object('rows', jsonb_build_array(
    (select jsonb_build_object('entity', 'findability', 'row', to_jsonb(f)) from public.findability f where f.id = me)
  ));
end
$$;
comment on function private.findability_save(jsonb, int, timestamptz) is
  'Command findability.save: a patch of what one shows, by one who studies or works at a university. The last word holds.';

create function private.findability_invite(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  c public.challenges;
  mine text[];
  found_one uuid;
begin
  -- Invitations to one challenge come one after the other, so that none of them goes out twice, nor too many.
  select * into c from public.challenges o where o.id = (args ->> 'challenge_id')::uuid for no key update;
  if not found or (c.published_at is null and not private.reads_case(c.id)) then
    perform private.fail('unknown_reference', 'challenge_id');
  end if;
  mine := private.challenge_actors(c);
  perform private.step('findability.invite', null, mine);
  if c.state <> 'published' then
    perform private.fail('wrong_state', 'challenge_id');
  elsif c.apply_by < private.oslo_day(at) then
    perform private.fail('closed');
  end if;
  select f.person into found_one from private.findable_in(c, at) f where f.handle = (args ->> 'id')::uuid;
  if not found then
    perform private.fail('not_found', 'id');
  end if;
  perform from public.findability f where f.id = found_one for update;
  if exists (select from private.invited_people i where i.challenge_id = c.id and i.person_id = found_one) then
    return '{"rows": []}';
  elsif private.is_asked_enough(found_one, at) then
    perform private.fail('not_found', 'id');
  elsif (select count(*) >= 20 from private.invited_people i where i.challenge_id = c.id) then
    perform private.fail('rate_limited');
  end if;
  perform private.limit_each('introduction', 30, 300, '1 day', at);
  insert into private.invited_people (challenge_id, person_id, at) values (c.id, found_one, at);
  -- Who has sent interest already needs no invitation, and a coordinator is not to learn of it.
  if not exists (select from public.interests n where n.challenge_id = c.id and n.person_id = found_one) then
    perform private.notify(found_one, 'challenge_invited', c.id::text, at, c.id);
  end if;
  if mine && array['contact', 'leader', 'deputy'] then
    perform private.note_reader(found_one, c.id, 'findability', c.id, 'invite', at);
  else
    perform private.note_coordinator(found_one, c.partnership_id, 'findability', c.id, 'invite', at);
  end if;
  -- No row: what is remembered of this operation leads to nobody.
  return '{"rows": []}';
end
$$;
comment on function private.findability_invite(jsonb, int, timestamptz) is
  'Command findability.invite: asks one who can be found to look at a challenge. Once each, twenty a challenge, three a week to one person, thirty a day by one; what became of it is not told.';

-- Functions: due work

create function private.job_end_findability(at timestamptz) returns text
language plpgsql security definer set search_path = '' as $$
declare
  today date := private.oslo_day(at);
  ended int;
  purged int;
begin
  perform private.notify(f.id, 'findable_ends', f.ends_on::text, job_end_findability.at)
  from public.findability f
  join public.consents y on y.person_id = f.id and y.purpose = 'findable' and y.state = 'given'
  where f.ends_on between today and today + 14;
  update public.consents y
  set state = private.step('consents.expire', y.state, array['clock']), withdrawn_at = job_end_findability.at
  from public.findability f
  where f.id = y.person_id and f.ends_on < today and y.purpose = 'findable' and y.state = 'given';
  get diagnostics ended = row_count;
  -- What one would show is kept for another yes, a year at most.
  delete from public.findability f where f.ends_on < today - 365;
  get diagnostics purged = row_count;
  delete from private.invited_people i where i.at < job_end_findability.at - interval '400 days';
  return format('%s ended, %s purged', ended, purged);
end
$$;
comment on function private.job_end_findability(timestamptz) is
  'Warns 14 days before the last day on which somebody is shown, ends the yes after it, and forgets after a year what they would have shown.';

-- Due work

insert into private.jobs (name, every) values ('end_findability', '1 day');

-- The export, with what is kept there

create or replace function private.my_account() returns jsonb
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
      where l.person_id = me and l.purpose in ('read', 'answer')
    ),
    'looked', (
      select coalesce(
        jsonb_agg(
          jsonb_build_object('at', l.at, 'role', l.role, 'purpose', l.purpose, 'challenge', c.title,
            'organisation', jsonb_build_object('nb', o.name_nb, 'nn', o.name_nn, 'en', o.name_en))
          order by l.at desc
        ),
        '[]'
      )
      from private.access_log l
      left join public.organisations o on o.id = l.organisation_id
      left join public.challenges c on c.id = l.row_id
      where l.person_id = me and l.purpose in ('find', 'invite')
    ),
    'available', private.available(me),
    'invited', (
      select coalesce(jsonb_agg(jsonb_build_object('at', i.at, 'title', c.title) order by i.at desc), '[]')
      from private.invited_people i
      join public.challenges c on c.id = i.challenge_id
      where i.person_id = me
    ),
    'changes', (
      select coalesce(
        jsonb_agg(jsonb_build_object('at', s.at, 'answer', s.result - 'rows' - 'row') order by s.at desc), '[]'
      )
      from private.sync_ops s
      where s.uid = me
    ),
    'presence', (select to_jsonb(p) - 'person_id' from private.presence p where p.person_id = me),
    'hidden', (
      select coalesce(jsonb_agg(to_jsonb(h) - 'person_id' order by h.id), '[]')
      from private.hidden_words h
      where h.person_id = me
    ),
    'limits', (
      select coalesce(jsonb_agg(jsonb_build_object('kind', l.kind, 'times', l.times, 'until', l.until) order by l.kind), '[]')
      from private.limits l
      where l.key = me::text
    ),
    'mails', (
      select coalesce(jsonb_agg(to_jsonb(n) - 'person_id' order by n.told_at desc, n.id), '[]')
      from public.notifications n
      where n.person_id = me and n.channel = 'mail'
    ),
    'letters', (
      select coalesce(
        jsonb_agg(jsonb_build_object('made_at', l.made_at, 'sent_at', l.sent_at, 'state', l.state) order by l.made_at desc), '[]'
      )
      from private.letters l
      where l.person_id = me
    ),
    'no_mail_since', (select d.at from private.dead_addresses d where d.person_id = me),
    'written', (
      select coalesce(
        jsonb_agg(jsonb_build_object('id', m.id, 'sent_at', m.sent_at, 'side', m.side, 'text', m.text) order by m.sent_at, m.id),
        '[]'
      )
      from public.messages m
      where m.author_id = me
    ),
    'cases', (
      select coalesce(
        jsonb_agg(
          jsonb_build_object('id', k.id, 'title', c.title, 'author', k.author_id = me, 'contact', k.contact_id = me)
          order by k.id
        ),
        '[]'
      )
      from public.challenge_cases k
      join public.challenges c on c.id = k.id
      where k.author_id = me or k.contact_id = me
    ),
    'sessions', (
      select coalesce(
        jsonb_agg(private.picked(to_jsonb(s), '{created_at,updated_at,refreshed_at,user_agent,ip}') order by s.created_at desc),
        '[]'
      )
      from auth.sessions s
      where s.user_id::text = me::text
    ),
    'identities', (
      select coalesce(
        jsonb_agg(private.picked(to_jsonb(i), '{provider,identity_data,email,created_at,updated_at,last_sign_in_at}')), '[]'
      )
      from auth.identities i
      where i.user_id::text = me::text
    ),
    'sign_ins', (
      select coalesce(jsonb_agg(to_jsonb(e) - 'id' order by e.created_at desc), '[]')
      from auth.audit_log_entries e
      where e.payload ->> 'actor_id' = me::text
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
  'What is kept of the one who asks and is not read under RLS: account, sessions, sign-ins, access log, who has seen them in a list, who has it on their phones, what they were invited to, changes that were sent, presence, hidden words, limits, mails, letters, and what they wrote in any role.';
comment on function public.my_data() is
  'Everything about the one who asks: {account, access, looked, available, invited, changes, presence, hidden, limits, mails, letters, no_mail_since, written, cases, sessions, identities, sign_ins, tables: [{name, about, fields, rows}], challenges}. Error: PT401 not_signed_in.';

-- Triggers

create trigger stamp before insert or update on public.findability
  for each row execute function private.stamp();
create trigger feed after insert or update or delete on public.findability
  for each row execute function private.feed_own('id');

-- Commands

insert into private.commands (name, version, arguments) values
  ('findability.save', 1, '{
    "id": {"type": "id", "required": true},
    "partnership_ids": {"type": "ids", "max": 20},
    "name_shown": {"type": "choice", "of": ["none", "first", "full"]},
    "parts": {"type": "list", "max": 7, "of": ["level", "discipline", "themes", "kinds", "research_fields", "service_areas", "semesters"]},
    "wish": {"type": "text", "min": 0, "max": 400, "plain": true},
    "languages": {"type": "list", "max": 3, "of": ["norwegian", "english", "sami"]},
    "capacity": {"type": "choice", "of": ["hours", "days", "most"], "nullable": true},
    "ends_on": {"type": "day"}
  }'),
  ('findability.invite', 1, '{
    "id": {"type": "id", "required": true},
    "challenge_id": {"type": "id", "required": true}
  }');

insert into private.transitions (room, command, from_state, to_state, actor) values
  ('consents', 'consents.expire', 'given', 'withdrawn', 'clock'),
  ('findability', 'findability.save', null, null, 'self'),
  ('findability', 'findability.invite', null, null, 'contact'),
  ('findability', 'findability.invite', null, null, 'leader'),
  ('findability', 'findability.invite', null, null, 'deputy'),
  ('findability', 'findability.invite', null, null, 'coordinator');

-- Grants

revoke all on public.findability from public, anon, authenticated, service_role;
grant select on public.findability to authenticated;
grant execute on function public.findable_for(uuid), private.findable_for(uuid, timestamptz) to authenticated;

-- Comments: policies, indexes, triggers

comment on policy findability_own on public.findability is 'One reads what one shows; nobody else does, but by public.findable_for.';
comment on index public.findability_ends_on is 'Those whose last day is near or over.';
comment on index private.invited_people_person_id is 'What one person was invited to, lately and in all.';
comment on index private.invited_people_at is 'Invitations that are old enough to be forgotten.';
comment on trigger stamp on public.findability is 'Counts the changes of a row and notes the time: phones compare the number with their own.';
comment on trigger feed on public.findability is 'Tells the feed who may read the row now, so that their phones fetch it or let it go.';
