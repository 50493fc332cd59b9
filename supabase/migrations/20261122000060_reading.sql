-- Reading: the same rows as before for less. Two functions that the policies ask once a query, and a pull once a round.
--
-- Contract: they answer what they did. A person without a role, as most are, costs three look-ups that find nothing;
-- and no part is planned as a union of all. Refused: one policy per way to see a row, which the planner would ask for
-- each row in turn.

-- Functions

create or replace function private.my_challenges_to_answer() returns setof uuid
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
  me uuid := auth.uid();
  led uuid[];
  held uuid[];
begin
  select coalesce(array_agg(r.organisation_id) filter (where r.role in ('leader', 'deputy')), '{}'),
    coalesce(array_agg(r.organisation_id), '{}')
  into led, held
  from public.unit_roles r where r.person_id = me;
  if led <> '{}' then
    return query
      select c.id from public.challenges c where c.organisation_id = any (led) and c.state <> 'draft';
  end if;
  if held <> '{}' then
    return query
      select c.id
      from public.challenge_cases k
      join public.challenges c on c.id = k.id
      where k.contact_id = me and c.state <> 'draft'
        and c.organisation_id = any (held) and c.organisation_id <> all (led);
  end if;
end
$$;

create or replace function private.my_challenges() returns setof uuid
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
  me uuid := auth.uid();
  coordinated uuid[] := array(
    select r.partnership_id from public.partnership_roles r where r.person_id = me and r.role = 'coordinator'
  );
begin
  return query select k.id from public.challenge_cases k where k.author_id = me;
  return query select private.my_challenges_to_answer();
  if coordinated <> '{}' then
    return query
      select c.id from public.challenges c where c.partnership_id = any (coordinated) and c.state <> 'draft';
  end if;
end
$$;
comment on function private.my_challenges() is
  'Challenges whose case the one who asks may read: own, to answer, or of a partnership one coordinates. One that is several of these comes as often.';
