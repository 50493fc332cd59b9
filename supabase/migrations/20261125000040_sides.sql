-- Sides: who gives and ends rights where.
--
-- Contract: coordinators of every side have equal rights inside their partnership: they give and end all roles in it,
-- and manage the units of its municipalities. A university is shared by many partnerships, so its units are managed
-- by the coordinators who speak for it. Refused: any coordinator of any partnership that a university is in, which
-- would let one municipality end rights, and read names, in the faculty that works with another.

-- Functions: who manages an organisation

create function private.managers_of(organisation uuid) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select distinct r.person_id
  from public.partnership_members m
  join public.partnership_roles r on r.partnership_id = m.partnership_id and r.role = 'coordinator'
  join public.organisations o on o.id = m.organisation_id
  where m.organisation_id = organisation and (o.kind = 'municipality' or r.organisation_id = organisation)
$$;
comment on function private.managers_of(uuid) is
  'Coordinators who manage the units of a member: of a municipality all of its partnerships, of a university those who speak for it.';

create or replace function private.coordinates_member(organisation uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from private.managers_of(organisation) person where person = (select auth.uid()))
$$;
comment on function private.coordinates_member(uuid) is 'True when the one who asks manages the units of this municipality or university.';

create or replace function private.my_coordinated_members() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := auth.uid();
begin
  return query
    select distinct m.organisation_id
    from public.partnership_roles r
    join public.partnership_members m on m.partnership_id = r.partnership_id
    join public.organisations o on o.id = m.organisation_id
    where r.person_id = me and r.role = 'coordinator'
      and (o.kind = 'municipality' or m.organisation_id = r.organisation_id);
end
$$;
comment on function private.my_coordinated_members() is
  'Municipalities and universities whose units the one who asks manages: see private.managers_of.';

comment on function private.organisation_actors(uuid) is
  'What the one who asks is to what an organisation or unit keeps: its leader, a coordinator who manages it (see private.managers_of), or nothing.';
