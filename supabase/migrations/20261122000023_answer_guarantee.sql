-- The answer guarantee: every interest gets a word by its day, or someone is told, and in the end it is closed kindly.
--
-- Contract: three days before the day, those who answer (or the sender, when more was asked) are reminded. When the
-- day has passed, the accountable leader is told, and so is the sender. Fourteen days later the interest is closed
-- without blame, and the sender gets open challenges on the same theme. A day is a day in Norway. Every run tells
-- through private.notify, so a run too many tells nobody twice, and a leader who came since is told as well.

-- Functions: who is told

create function private.answerers(challenge uuid) returns setof uuid
language sql stable security definer set search_path = '' as $$
  with held as (
    select r.person_id, r.role, r.person_id is not distinct from k.contact_id as is_contact
    from public.challenges c
    join public.unit_roles r on r.organisation_id = c.organisation_id
    left join public.challenge_cases k on k.id = c.id
    where c.id = challenge
  )
  select distinct h.person_id from held h
  where h.is_contact or (h.role in ('leader', 'deputy') and not exists (select from held o where o.is_contact))
$$;
comment on function private.answerers(uuid) is
  'Who is asked to answer for a challenge: its contact, or leaders and deputies where no contact holds a role in the unit.';

create function private.accountable(challenge uuid) returns setof uuid
language sql stable security definer set search_path = '' as $$
  with recursive up (id, parent_id, height) as (
    select o.id, o.parent_id, 1
    from public.challenges c join public.organisations o on o.id = c.organisation_id
    where c.id = challenge
    union all
    select o.id, o.parent_id, u.height + 1 from up u join public.organisations o on o.id = u.parent_id
  ),
  leaders as (
    select r.person_id, u.height from up u join public.unit_roles r on r.organisation_id = u.id and r.role = 'leader'
  )
  select l.person_id from leaders l where l.height = (select min(o.height) from leaders o)
  union
  select p.person_id
  from public.challenges c join public.partnership_roles p on p.partnership_id = c.partnership_id
  where c.id = challenge and p.role = 'coordinator' and not exists (select from leaders)
$$;
comment on function private.accountable(uuid) is
  'Who stands behind the promise of an answer: the nearest leader above the challenge, or else the coordinators.';

create function private.tell_unit(i public.interests, kind text, key text, at timestamptz) returns void
language sql volatile security definer set search_path = '' as $$
  select private.notify(a, kind, key, at, i.challenge_id, i.id) from private.answerers(i.challenge_id) a
$$;
comment on function private.tell_unit(public.interests, text, text, timestamptz) is 'Tells those who answer an interest.';

create function private.tell_sender(
  i public.interests, kind text, key text, at timestamptz, alternatives uuid[] default '{}'
) returns void
language sql volatile security definer set search_path = '' as $$
  select private.notify(i.person_id, kind, key, at, i.challenge_id, i.id, alternatives)
$$;
comment on function private.tell_sender(public.interests, text, text, timestamptz, uuid[]) is 'Tells the sender of an interest.';

create function private.tell_accountable(i public.interests, at timestamptz) returns void
language sql volatile security definer set search_path = '' as $$
  -- Without the interest: one who coordinates may not know who sent it.
  select private.notify(a, 'answer_overdue', i.id || ':' || i.answer_by, at, i.challenge_id)
  from private.accountable(i.challenge_id) a
$$;
comment on function private.tell_accountable(public.interests, timestamptz) is
  'Tells the accountable leader that an answer is overdue, and on which challenge.';

create function private.alternatives_to(i public.interests, at timestamptz) returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(a.id), '{}')
  from (
    select o.id
    from public.challenges c
    join public.challenges o on o.theme_id = c.theme_id and o.id <> c.id
    where c.id = i.challenge_id and o.state = 'published'
      and (o.apply_by is null or o.apply_by >= private.oslo_day(at))
      and not exists (select from public.interests x where x.challenge_id = o.id and x.person_id = i.person_id)
    order by o.kinds && c.kinds desc, o.published_at desc, o.id
    limit 3
  ) a
$$;
comment on function private.alternatives_to(public.interests, timestamptz) is
  'Up to three open challenges on the same theme that the sender has shown no interest in; the same kind of work first.';

-- Functions: due work

create function private.job_answer_guarantee(at timestamptz) returns text
language plpgsql security definer set search_path = '' as $$
declare
  today date := private.oslo_day(at);
  due uuid;
  i public.interests;
  reminded int := 0;
  late int := 0;
  closed int := 0;
begin
  for due in
    select o.id from public.interests o
    where o.state in ('sent', 'seen', 'asked') and o.answer_by <= today + 3
    order by o.answer_by, o.id
  loop
    -- Whoever moves it now, or moves the challenge, goes first; the next run looks again.
    perform from public.challenges c
    where c.id = (select o.challenge_id from public.interests o where o.id = due) for key share skip locked;
    continue when not found;
    select * into i from public.interests o
    where o.id = due and o.state in ('sent', 'seen', 'asked') and o.answer_by <= today + 3
    for update skip locked;
    continue when not found;

    if i.answer_by + 14 < today then
      update public.interests o
      set state = private.step('interests.expire', i.state, '{clock}'), closed_at = at
      where o.id = i.id;
      perform private.tell_sender(i, 'interest_expired', i.id::text, at, private.alternatives_to(i, at));
      closed := closed + 1;
    elsif i.answer_by < today and i.state <> 'asked' then
      perform private.tell_accountable(i, at);
      perform private.tell_sender(i, 'answer_delayed', i.id || ':' || i.answer_by, at);
      late := late + 1;
    elsif i.answer_by >= today and today > private.oslo_day(coalesce(i.asked_at, i.sent_at)) then
      if i.state = 'asked' then
        perform private.tell_sender(i, 'reply_due', i.id || ':' || i.answer_by, at);
      else
        perform private.tell_unit(i, 'answer_due', i.id || ':' || i.answer_by, at);
      end if;
      reminded := reminded + 1;
    end if;
  end loop;
  return format('%s due, %s overdue, %s closed', reminded, late, closed);
end
$$;
comment on function private.job_answer_guarantee(timestamptz) is
  'Reminds three days before an answer is due, tells the leader when the day has passed, closes after fourteen days more.';

insert into private.jobs (name, every) values ('answer_guarantee', '1 hour');
