-- What the roles of the demo world follow. Days count back from the day of installation.

insert into public.follows (id, person_id, kind, subject, paused, followed_at)
select
  gen_random_uuid(), person.id, v.kind,
  case v.kind
    when 'organisation' then (select o.id::text from public.organisations o where o.slug = v.subject)
    when 'partnership' then (select p.id::text from public.partnerships p where p.slug = v.subject)
    else v.subject
  end,
  v.paused, now() - make_interval(days => v.age)
from (values
  ('theme', 'health', false, 40),
  ('search', '?kind=master&q=skole', false, 21),
  ('organisation', 'gjovik', true, 30),
  ('partnership', 'trondheim-ntnu', false, 12),
  ('challenge', '96d40b53-16cc-4117-a1ad-9a22319a6484', false, 9)
) as v (kind, subject, paused, age)
join auth.users person on person.email = 'demo.student@stud.ntnu.no';
