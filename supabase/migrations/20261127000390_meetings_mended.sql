-- Meetings, mended: what the reviews of them found.
--
-- Contract: a meeting that others know of is not made internal any more, it is cancelled; the count at the door is the
-- sum of all taps, whatever order they come in; what came of a meeting is told in numbers that are nobody's; notes and
-- actions go a year after; a need is fed by locks in one order; a calendar's number rises with what it shows.

-- Functions: reach

create or replace function private.meetings_save(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  patch jsonb := args - array['id', 'partnership_id', 'organisation_id'];
  before public.meetings;
  m public.meetings;
  old_link text;
  link text;
  stale text[];
begin
  if base_rev is null and not exists (select from public.meetings where id = (args ->> 'id')::uuid) then
    perform private.meeting_create(args, at);
    base_rev := 1;
  end if;
  before := private.meeting_locked((args ->> 'id')::uuid);
  perform private.step('meetings.save', before.state, private.meeting_actors(before));
  if (args ->> 'partnership_id')::uuid <> before.partnership_id then
    perform private.fail('invalid', 'partnership_id');
  elsif (args ->> 'organisation_id')::uuid <> before.organisation_id then
    perform private.fail('invalid', 'organisation_id');
  end if;

  -- To its hosts the link is a field as the others, wherever it lies.
  old_link := private.link_of(before.id);
  link := case when patch ? 'join_url' then patch ->> 'join_url' else old_link end;
  stale := private.stale_fields('meetings', to_jsonb(before) || jsonb_build_object('join_url', old_link), patch, base_rev);
  if stale <> '{}' then
    return private.conflict(to_jsonb(before) || jsonb_build_object('join_url', old_link), stale);
  end if;

  m := jsonb_populate_record(before, patch);
  perform private.meeting_references(m, before, at);
  if m.state = 'draft' then
    perform private.meeting_times(m);
  else
    -- Those who come are told when the time changes, so that is a step of its own.
    if m.starts_at is distinct from before.starts_at then
      perform private.fail('wrong_state', 'starts_at');
    elsif m.ends_at is distinct from before.ends_at then
      perform private.fail('wrong_state', 'ends_at');
    -- It would vanish from calendars that others read, which learn of what is cancelled only.
    elsif m.reach = 'internal' and before.reach <> 'internal' then
      perform private.fail('wrong_state', 'reach');
    end if;
    perform private.meeting_ready(m, link);
    perform private.meeting_seats(m, before);
  end if;
  if m is distinct from before or link is distinct from old_link then
    update public.meetings set
      co_host_ids = m.co_host_ids, partners = m.partners, language = m.language, kind = m.kind, reach = m.reach,
      audiences = m.audiences, title = m.title, about = m.about, agenda = m.agenda, speakers = m.speakers,
      mode = m.mode, address = m.address, room = m.room, step_free = m.step_free, hearing_loop = m.hearing_loop,
      access_notes = m.access_notes, reminders = m.reminders, challenge_ids = m.challenge_ids, theme_ids = m.theme_ids,
      starts_at = m.starts_at, ends_at = m.ends_at, registers = m.registers, opens_at = m.opens_at,
      closes_at = m.closes_at, capacity = m.capacity, capacities = m.capacities, questions = m.questions,
      sequence = m.sequence + case when m.state = 'draft' then 0 else 1 end
    where id = m.id;
    if link is distinct from old_link then
      perform private.set_link(m.id, link);
    end if;
    if (m.mode, m.address, m.room, link) is distinct from (before.mode, before.address, before.room, old_link) then
      perform private.tell_registered(m, 'meeting_moved', m.id || ':' || m.sequence + 1, at);
    end if;
    perform private.give_seats(m.id, null, at);
  end if;
  -- Whoever takes themselves out of the hosts of a draft lets go of it.
  return case
    when m.state = 'draft' and private.meeting_actors(m) = '{}' then
      jsonb_build_object('gone', jsonb_build_array(jsonb_build_object('entity', 'meetings', 'id', m.id)))
    else private.meeting_answer(m.id)
  end;
end
$$;
comment on function private.meetings_save(jsonb, int, timestamptz) is
  'Command meetings.save: makes a draft or changes a meeting, but for the time of one that others know of, and not to make such a one internal. Two hosts who change the same field at once: the second is shown both. Errors: full, for fewer seats than are taken; wrong_state, for what is another step.';

-- The count at the door

alter table public.doors drop constraint doors_heads_check;
comment on column public.doors.heads is
  'Sum of what was counted at the door; below none where one was taken back on a phone before it came from another. Shown as none then.';

create or replace function private.doors_count(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  m public.meetings := private.meeting_locked((args ->> 'id')::uuid);
begin
  perform private.step('doors.count', null, private.meeting_actors(m));
  perform private.arrival(m, at, at);
  -- A sum has no order; cut at none after each tap, one less and one more were not one more and one less.
  update public.doors d set heads = d.heads + (args ->> 'by')::int where d.id = m.id;
  return (
    select jsonb_build_object('rows', jsonb_build_array(jsonb_build_object('entity', 'doors', 'row', to_jsonb(d))))
    from public.doors d where d.id = m.id
  );
end
$$;

create or replace function private.move_door() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update public.registrations r set arrived_at = null, arrived_by = null
  where r.meeting_id = new.id and r.arrived_at < new.starts_at - interval '1 day';
  update public.doors d set heads = 0
  where d.id = new.id and d.heads <> 0 and now() < new.starts_at - interval '1 day';
  return null;
end
$$;

-- What came of a meeting
--
-- Contract: how many showed interest in the challenges that came up in a meeting, for anyone. Interests are private, so
-- what is told is persons, not interests; from three on, or one number would be one person's; in steps, or who watches
-- the number learned when one more came; counted once a day, or they learned it at once; of challenges that are public,
-- and of meetings that anyone reads: where a need of an internal one came from is told to nobody else.
-- Refused: a count beside each challenge. Steps of a few would be all there is, and one person stands behind many of them.

alter table public.meetings
  add column interested int not null default 0 check (interested = 0 or interested >= 3);
comment on column public.meetings.interested is
  'At least so many have shown interest in the challenges that came up there; 0: fewer than three. Counted once a day.';

create function private.job_meeting_interest(at timestamptz) returns text
language plpgsql security definer set search_path = '' as $$
declare
  counted record;
  changed int := 0;
begin
  for counted in
    select m.id, coalesce((
      select max(step) from unnest(array[3, 5, 10, 20, 50, 100, 200, 500, 1000]) step where step <= p.persons
    ), 0) as interested
    from public.meetings m
    left join lateral (
      -- Who has left counts as one for each interest: nobody knows any more whose they were.
      select count(distinct coalesce(i.person_id, i.id)) as persons
      from public.meeting_needs n
      join public.challenges c on c.id = n.challenge_id and private.is_public(c.state)
      join public.interests i on i.challenge_id = c.id and i.state <> 'withdrawn'
      where n.meeting_id = m.id and m.reach <> 'internal' and m.state <> 'draft'
    ) p on true
    where m.interested > 0 or exists (select from public.meeting_needs n where n.meeting_id = m.id)
    order by m.id
  loop
    update public.meetings m set interested = counted.interested
    where m.id = counted.id and m.interested <> counted.interested;
    changed := changed + case when found then 1 else 0 end;
  end loop;
  return format('%s changed', changed);
end
$$;
comment on function private.job_meeting_interest(timestamptz) is
  'Counts once a day how many showed interest in what came up in each meeting, from three on, in steps.';

insert into private.jobs (name, every) values ('meeting_interest', '1 day');

-- Retention: notes and actions of the hosts go a year after the meeting, as all else that is written about it

create or replace function private.job_forget_registrations(at timestamptz) returns text
language plpgsql security definer set search_path = '' as $$
declare
  forgotten int;
  purged int;
begin
  update public.registrations r set needs = ''
  from public.meetings m
  where m.id = r.meeting_id and r.needs <> '' and m.ends_at < job_forget_registrations.at - interval '30 days';
  get diagnostics forgotten = row_count;
  delete from public.registrations r using public.meetings m
  where m.id = r.meeting_id and m.ends_at < job_forget_registrations.at - interval '365 days';
  get diagnostics purged = row_count;
  delete from public.meeting_messages w using public.meetings m
  where m.id = w.meeting_id and m.ends_at < job_forget_registrations.at - interval '365 days';
  -- Free words, where a name may stand all the same. What is to be kept is in the public summary, or in a case.
  delete from public.meeting_notes n using public.meetings m
  where m.id = n.id and m.ends_at < job_forget_registrations.at - interval '365 days';
  delete from public.meeting_actions a using public.meetings m
  where m.id = a.meeting_id and m.ends_at < job_forget_registrations.at - interval '365 days';
  return format('%s forgotten, %s purged', forgotten, purged);
end
$$;
comment on function private.job_forget_registrations(timestamptz) is
  'Forgets 30 days after a meeting what somebody needed there, and after a year that they were registered, what the hosts wrote to them, and what the hosts noted and agreed.';

-- The feed of needs
--
-- Contract: one order of locks. Whoever changes a challenge or a meeting holds that row, then takes the rows of its
-- needs, and no other; the second of two finds written what the first did. Before, each of them then waited for the row
-- of the other. A new need, which nobody else can see yet, keeps its meeting and its challenge as they are.

create or replace function private.feed_need(need uuid, changed boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
  n public.meeting_needs;
  m public.meetings;
  challenge_state text;
begin
  select * into n from public.meeting_needs where id = need for no key update;
  if not found then
    return;
  end if;
  -- Read after the lock, and not locked: see above.
  select * into m from public.meetings where id = n.meeting_id;
  select c.state into challenge_state from public.challenges c where c.id = n.challenge_id;
  perform private.feed(
    'meeting_needs', n.id,
    private.host_audiences(m) || case
      when m.state <> 'draft' and m.reach <> 'internal' and private.is_public(challenge_state) then array['pub']
      else '{}'
    end,
    changed
  );
end
$$;

create or replace function private.feed_door(meeting uuid, changed boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
  m public.meetings;
  audiences text[];
begin
  -- Locked and read anew: other hosts beside a new need must not use an older picture.
  select * into m from public.meetings where id = meeting for share;
  if found then
    audiences := private.host_audiences(m);
    perform private.feed('doors', m.id, audiences, changed);
    perform private.feed_need(n.id, changed)
    from (select o.id from public.meeting_needs o where o.meeting_id = m.id order by o.challenge_id, o.id) n;
    perform private.feed('meeting_notes', n.id, audiences, changed)
    from public.meeting_notes n where n.id = m.id;
    perform private.feed('meeting_actions', a.id, audiences, changed)
    from public.meeting_actions a where a.meeting_id = m.id;
    perform private.feed('meeting_feedback_sums', s.id, audiences, changed)
    from public.meeting_feedback_sums s where s.id = m.id;
  end if;
end
$$;

create or replace function private.feed_behind_door() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    perform private.feed(tg_table_name, old.id, '{}', true);
    return null;
  end if;
  perform from public.meetings m where m.id = new.meeting_id for share;
  perform from public.challenges c where c.id = new.challenge_id for share;
  perform private.feed_need(new.id, true);
  return null;
end
$$;

create or replace function private.feed_need_of() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if private.is_public(new.state) <> private.is_public(old.state) then
    perform private.feed_need(n.id, false)
    from (select o.id from public.meeting_needs o where o.challenge_id = new.id order by o.id) n;
  end if;
  return null;
end
$$;

-- The own calendar: its number rises with what it shows, which of a place is its state; not when somebody is let in

-- No number that a calendar has read is followed by a lower one.
insert into private.field_revs (entity, id, field, rev)
select 'registrations', r.id, 'state', r.rev from public.registrations r
on conflict (entity, id, field) do update set rev = excluded.rev;

create or replace function private.calendar_places(person uuid, since timestamptz) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(
    jsonb_agg(
      jsonb_build_object(
        'meeting',
        to_jsonb(m) || case
          when m.reach = 'internal' and p.state = 'cancelled' then '{
            "title": "", "about": "", "agenda": "", "speakers": "", "partners": "", "address": "", "room": "",
            "access_notes": "", "reason": "", "summary": "", "challenge_ids": []
          }'
          else '{}'::jsonb
        end,
        'state', p.state, 'changes', p.changes, 'changed_at', p.changed_at
      )
      order by m.starts_at, m.id
    ), '[]'
  )
  from (
    select r.meeting_id, sum(s.rev)::int as changes, max(r.updated_at) as changed_at,
      (array_agg(r.state order by r.state = 'cancelled', r.number desc))[1] as state
    from public.registrations r
    cross join lateral (
      -- The rev at which the state last changed, or the first.
      select coalesce(max(f.rev), 1) as rev from private.field_revs f
      where f.entity = 'registrations' and f.id = r.id and f.field in ('id', 'state')
    ) s
    where r.person_id = calendar_places.person
    group by r.meeting_id
  ) p
  join public.meetings m on m.id = p.meeting_id
  where m.state <> 'draft' and m.ends_at > since
$$;
comment on function private.calendar_places(uuid, timestamptz) is
  'The meetings that a person has or had a place in, each once with the place that counts and a number that rises with each change of its state, of all of them: it only grows, as SEQUENCE must.';
