-- Roles of the demo world who let themselves be found in both partnerships, so that whoever looks for somebody sees what
-- such a list is. The student whom one signs in as has not chosen it: that is theirs to try.

insert into public.findability (id, partnership_ids, name_shown, parts, wish, languages, capacity, ends_on)
select
  person.id, array(select p.id from public.partnerships p order by p.id), v.name_shown, v.parts::text[], v.wish,
  v.languages::text[], v.capacity, private.oslo_day(now()) + 180
from (values
  ('demo.student2@stud.ntnu.no', 'none', '{level,discipline,themes,kinds,semesters}',
   'Jeg vil skrive om rutiner som pasienter og barn merker, gjerne ute på en avdeling og ikke bare på lesesalen.',
   '{norwegian,english}', 'days'),
  ('demo.stipendiat@ntnu.no', 'full', '{level,discipline,kinds,research_fields}',
   'Jeg forsker på hvorfor noen blir med videre og andre slutter, og veileder gjerne en student ved siden av.',
   '{norwegian,english}', 'hours')
) as v (email, name_shown, parts, wish, languages, capacity)
join auth.users person on person.email = v.email;

insert into public.consents (id, person_id, purpose, wording, state, given_at)
select gen_random_uuid(), f.id, 'findable', 2, 'given', now() - interval '9 days'
from public.findability f;
