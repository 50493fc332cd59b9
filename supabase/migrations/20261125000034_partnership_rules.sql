-- Partnerships, rules that were missing: an agreement that ends is told of in time and outlasts nothing it stands below
-- (R02, R34), and what a row refers to is there, open, and the partnership's own (R70).
--
-- Contract: coordinators of every side are told 12, 6 and 1 months before the last day, once each. One that is entered
-- late is told of by the nearest of the three.

-- Tables: a kind more in the closed lists

alter table public.notifications
  drop constraint notifications_kind_check,
  add constraint notifications_kind_check check (kind in (
    'interest_received', 'interest_replied', 'interest_withdrawn', 'interest_asked', 'interest_accepted',
    'interest_declined', 'interest_expired', 'message_received', 'answer_due', 'answer_overdue', 'answer_delayed',
    'reply_due', 'agreement_ends', 'hide_soon', 'delete_soon'
  ));
alter table public.notification_preferences
  drop constraint notification_preferences_muted_check,
  add constraint notification_preferences_muted_check check (
    muted <@ array['interest_received', 'interest_replied', 'interest_withdrawn', 'interest_asked',
      'interest_accepted', 'interest_declined', 'interest_expired', 'message_received', 'answer_due',
      'answer_overdue', 'answer_delayed', 'reply_due', 'agreement_ends']
  );

-- Functions: commands

create or replace function private.agreements_save(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  partnership uuid := private.register_place('agreements', args, base_rev, 'partnership_id');
  above uuid := (args ->> 'parent_id')::uuid;
  this public.agreements;
  outlasts boolean;
begin
  perform private.step_in_partnership('agreements.save', partnership);
  -- One tree at a time: two moves at once could make a ring that neither of them sees.
  perform from public.partnerships p where p.id = partnership for no key update;
  if above is not null then
    if not exists (select from public.agreements a where a.id = above and a.partnership_id = partnership) then
      perform private.fail('unknown_reference', 'parent_id');
    elsif exists (
      with recursive up (id, parent_id) as (
        select a.id, a.parent_id from public.agreements a where a.id = above
        union
        select a.id, a.parent_id from up join public.agreements a on a.id = up.parent_id
      )
      select from up where up.id = (args ->> 'id')::uuid
    ) then
      perform private.fail('invalid', 'parent_id');
    end if;
  end if;
  this := jsonb_populate_record(
    jsonb_populate_record(null::public.agreements, private.register_row('agreements', (args ->> 'id')::uuid)), args
  );
  -- One without a last day of its own ends with the one it stands below.
  with recursive up (parent_id, valid_to) as (
    select a.parent_id, a.valid_to from public.agreements a where a.id = this.parent_id
    union
    select a.parent_id, a.valid_to from up join public.agreements a on a.id = up.parent_id
  ), down (id, valid_to) as (
    select a.id, a.valid_to from public.agreements a where a.parent_id = this.id
    union
    select a.id, a.valid_to from down join public.agreements a on a.parent_id = down.id
  )
  select
    (select min(up.valid_to) from up) < this.valid_to
    or (select max(down.valid_to) from down) > least(this.valid_to, (select min(up.valid_to) from up))
  into outlasts;
  if outlasts then
    perform private.fail('invalid', 'valid_to');
  end if;
  return private.register_save('agreements', args, base_rev, '{name_nb,name_nn,name_en}');
end
$$;
comment on function private.agreements_save(jsonb, int, timestamptz) is
  'Command agreements.save: a patch by a coordinator; an agreement never stands below itself, nor outlasts the one it stands below.';

create or replace function private.anchorings_save(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  partnership uuid := private.register_place('anchorings', args, base_rev, 'partnership_id');
begin
  perform private.step_in_partnership('anchorings.save', partnership);
  if args ? 'organisation_id' and not private.is_side(partnership, (args ->> 'organisation_id')::uuid) then
    perform private.fail('unknown_reference', 'organisation_id');
  elsif args ->> 'agreement_id' is not null and not exists (
    select from public.agreements a where a.id = (args ->> 'agreement_id')::uuid and a.partnership_id = partnership
  ) then
    perform private.fail('unknown_reference', 'agreement_id');
  end if;
  return private.register_save('anchorings', args, base_rev, '{organisation_id,kind,body_nb,body_nn,body_en}');
end
$$;
comment on function private.anchorings_save(jsonb, int, timestamptz) is
  'Command anchorings.save: a patch by a coordinator; the body belongs to a member of the partnership, the agreement to the partnership.';

create or replace function private.resource_persons_save(args jsonb, base_rev int, at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  organisation uuid := private.register_place('resource_persons', args, base_rev, 'organisation_id');
  theme uuid := (args ->> 'theme_id')::uuid;
begin
  perform private.step_in_organisation('resource_persons.save', organisation);
  if args ? 'theme_id'
    and theme::text is distinct from private.register_row('resource_persons', (args ->> 'id')::uuid) ->> 'theme_id'
  then
    if not exists (select from public.themes t where t.id = theme) then
      perform private.fail('unknown_reference', 'theme_id');
    elsif not exists (
      select from public.partnership_members m
      where m.organisation_id = private.root_of(organisation)
        and private.term_open('themes', theme, m.partnership_id, private.oslo_day(at))
    ) then
      perform private.fail('invalid', 'theme_id');
    end if;
  end if;
  return private.register_save('resource_persons', args, base_rev, '{theme_id,title}');
end
$$;
comment on function private.resource_persons_save(jsonb, int, timestamptz) is
  'Command resource_persons.save: the role to ask about a theme that stands today, by a coordinator or the unit''s leader.';

-- Functions: due work

create function private.job_agreements(at timestamptz) returns text
language plpgsql security definer set search_path = '' as $$
declare
  today date := private.oslo_day(at);
  ending record;
  told int := 0;
begin
  for ending in
    select distinct on (a.id) a.id, a.partnership_id, a.valid_to, w.months
    from public.agreements a
    cross join (values (12), (6), (1)) w (months)
    cross join lateral (select (a.valid_to - make_interval(months => w.months))::date as day) warned
    -- Not for long: what was told is forgotten after 180 days, and would be told again.
    where today between warned.day and least(a.valid_to, warned.day + 150)
    order by a.id, w.months
  loop
    perform private.notify(
      r.person_id, 'agreement_ends', format('%s %s %s', ending.id, ending.valid_to, ending.months), job_agreements.at
    )
    from public.partnership_roles r
    where r.partnership_id = ending.partnership_id and r.role = 'coordinator';
    told := told + 1;
  end loop;
  return told::text;
end
$$;
comment on function private.job_agreements(timestamptz) is
  'Tells the coordinators of every side that an agreement ends, 12, 6 and 1 months before, once each; answers how many are ending.';

insert into private.jobs (name, every) values ('agreements', '1 day');

-- Commands

update private.commands
set arguments = jsonb_set(
  jsonb_set(arguments, '{muted,of}', arguments #> '{muted,of}' || '["agreement_ends"]'), '{muted,max}', '13'
)
where name = 'notifications.prefer';
