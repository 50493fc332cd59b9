-- What stands in the wheels of the demo world beside the meetings, marked as examples: the same days of the year of
-- installation and the next, so that either wheel is worth looking at. Our own text; the days are made up.

insert into public.wheel_items (
  id, partnership_id, organisation_id, kind, title, starts_on, ends_on, tentative, audiences, is_example
)
select
  gen_random_uuid(), partnership.id, side.id, v.kind, v.title,
  (y.year || '-' || v.first)::date, (y.year || '-' || v.last)::date, v.tentative or y.ahead and v.kind <> 'semester',
  v.audiences::text[], true
from (values
  ('gjovik-ntnu', 'ntnu', 'semester', 'Vårsemesteret', '01-11', '06-18', false, '{student}'),
  ('gjovik-ntnu', 'ntnu', 'semester', 'Høstsemesteret', '08-16', '12-17', false, '{student}'),
  ('gjovik-ntnu', 'ntnu', 'exam', 'Eksamen om våren', '05-18', '06-11', false, '{student}'),
  ('gjovik-ntnu', 'ntnu', 'exam', 'Eksamen om høsten', '11-24', '12-16', false, '{student}'),
  ('gjovik-ntnu', 'ntnu', 'deadline', 'Ønsker til Eksperter i team', '10-01', '11-01', false, '{municipal_staff}'),
  ('gjovik-ntnu', 'ntnu', 'deadline', 'Bacheloroppgaver til våren', '10-15', null, false, '{municipal_staff}'),
  ('gjovik-ntnu', 'ntnu', 'talk', 'Forskerkaffe: Hva virker mot frafall?', '02-25', null, false, '{researcher,municipal_staff}'),
  ('gjovik-ntnu', 'gjovik', 'event', 'Kommunens fagdag om velferd', '02-11', null, false, '{municipal_staff}'),
  ('gjovik-ntnu', 'gjovik', 'gathering', 'Velkommen til nye studenter', '08-20', null, false, '{student}'),
  ('gjovik-ntnu', 'gjovik', 'deadline', 'Innspill til økonomiplanen', '09-01', null, false, '{municipal_staff}'),
  ('gjovik-ntnu', 'gjovik', 'gathering', 'Ledersamling i kommunen', '05-06', '05-07', false, '{municipal_staff}'),
  ('gjovik-ntnu', 'gjovik', 'talk', 'Åpent møte om sentrum', '03-18', null, false, '{external,student}'),
  ('gjovik-ntnu', null, 'steering', 'Styringsgruppa: Året som kommer', '03-18', null, false, '{municipal_staff,researcher}'),
  ('gjovik-ntnu', null, 'steering', 'Styringsgruppa: Hva har vi lært?', '10-21', null, true, '{municipal_staff,researcher}'),
  ('gjovik-ntnu', null, 'workshop', 'Workshop: Helse i hverdagen', '04-14', null, true, '{student,researcher,municipal_staff}'),
  ('gjovik-ntnu', null, 'workshop', 'Workshop: Behov møter løsninger', '11-26', null, false, '{student,researcher,municipal_staff}'),
  ('gjovik-ntnu', null, 'research_days', 'Forskningsdagene', '09-16', '09-27', false, '{student,phd,researcher,municipal_staff,external}'),
  ('trondheim-ntnu', null, 'steering', 'Styringsgruppa møtes', '04-08', null, false, '{municipal_staff,researcher}'),
  ('trondheim-ntnu', null, 'research_days', 'Forskningsdagene', '09-16', '09-27', false, '{student,phd,researcher,municipal_staff,external}')
) as v (partnership, side, kind, title, first, last, tentative, audiences)
cross join (
  select extract(year from now() at time zone 'Europe/Oslo')::int + n as year, n = 1 as ahead from generate_series(0, 1) n
) y
join public.partnerships partnership on partnership.slug = v.partnership
left join public.organisations side on side.slug = v.side;

update public.wheel_items w
set theme_ids = array(select t.id from public.themes t where t.partnership_id = w.partnership_id and t.key = v.theme)
from (values
  ('Workshop: Helse i hverdagen', 'health'),
  ('Kommunens fagdag om velferd', 'health'),
  ('Åpent møte om sentrum', 'city')
) v (title, theme)
where w.title = v.title;
