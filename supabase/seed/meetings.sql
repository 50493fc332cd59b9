-- Meeting places of the demo world, marked as examples, and who is coming to the breakfast. Our own text. Days count
-- from the day of installation, and the clock is Norway's.

insert into public.meetings (
  id, partnership_id, organisation_id, co_host_ids, slug, state, language, kind, reach, audiences, title, about, agenda,
  speakers, mode, address, room, step_free, hearing_loop, access_notes, starts_at, ends_at, capacity,
  questions, published_at, is_example
)
select
  v.id::uuid, partnership.id, host.id,
  array(select o.id from public.organisations o where o.slug = any (v.hosts)),
  v.slug, v.state, 'nb', v.kind, v.reach, v.audiences, v.title, v.about, v.agenda, v.speakers, v.mode, v.address,
  v.room, v.step_free, v.hearing_loop, v.access_notes,
  ((now() at time zone 'Europe/Oslo')::date + v.day + v.first::time) at time zone 'Europe/Oslo',
  ((now() at time zone 'Europe/Oslo')::date + v.day + v.last::time) at time zone 'Europe/Oslo',
  v.capacity, v.questions, now() - interval '6 days', true
from (values
  (
    '4e000100-5a5b-4c1d-8e2f-000000000001', 'gjovik', '{ntnu}'::text[], 'frokost-ny-i-gjovik-4e0001', 'confirmed', 'breakfast',
    'external', '{student,phd,researcher,municipal_staff,external}'::text[], 'Frokost: Ny i Gjøvik',
    'Hva gjør at noen som flytter hit for å studere, blir boende? Vi spiser frokost sammen og hører tre korte svar. Så snakker vi om hva kommunen og universitetet kan prøve til våren.',
    E'08:15 Kaffe og rundstykker\n08:30 Tre korte innlegg\n09:00 Samtale ved bordene\n09:45 Slutt',
    E'Rådgiver i kommunen\nStudent på første året\nStipendiat i sosiologi',
    'physical', 'Kauffeldts plass 1, 2815 Gjøvik', 'Kommunestyresalen i andre etasje', true, true,
    'Heisen er til høyre for hovedinngangen.', 9, '08:15', '09:45', 3, '{}'::text[]
  ),
  (
    '4e000200-5a5b-4c1d-8e2f-000000000002', 'gjovik', '{ntnu}', 'workshop-behov-og-losninger-4e0002', 'tentative', 'workshop',
    'external', '{student,phd,researcher,municipal_staff}', 'Workshop: Behov møter løsninger',
    'To ganger i året samler vi ansatte i kommunen, forskere og studenter for å se på behov og løsninger på tvers. Ta med et behov, eller kom med nysgjerrigheten.',
    E'10:00 Velkommen\n10:15 Behov fra tjenestene\n11:30 Lunsj\n12:15 Grupper\n14:30 Veien videre',
    'Ansatte fra tre tjenesteområder', 'physical', 'Teknologivegen 22, 2815 Gjøvik', '', null, null, '',
    47, '10:00', '15:00', 60, '{}'
  ),
  (
    '4e000300-5a5b-4c1d-8e2f-000000000003', 'gjovik-helse-og-omsorg', '{ntnu}', 'gjesteforelesning-om-fall-4e0003', 'confirmed',
    'guest_lecture', 'university', '{student,phd,researcher,municipal_staff,external}',
    'Gjesteforelesning: Da fallet ikke kom',
    'Hjemmetjenesten forteller hva de ser før noen faller, og hva de gjerne skulle visst. For studenter som leter etter en oppgave, og for alle andre som er nysgjerrige.',
    E'12:15 Forelesning\n13:00 Spørsmål', 'Fagleder i hjemmetjenesten', 'digital', '', '', null, null,
    'Vi tekster forelesningen mens den går.', 23, '12:15', '13:15', null::int,
    '{Hva lurer du på?}'
  ),
  (
    '4e000400-5a5b-4c1d-8e2f-000000000004', 'gjovik-helse-og-omsorg', '{ntnu}', 'besok-en-kveld-i-hjemmetjenesten-4e0004', 'held',
    'field_visit', 'external', '{student,phd,researcher}', 'Besøk: En kveld i hjemmetjenesten',
    'Fire studenter og en stipendiat fulgte kveldsvakten, og snakket etterpå med dem som planlegger den.',
    '', 'Sykepleier på kveldsvakt', 'physical', 'Kauffeldts plass 1, 2815 Gjøvik', '', true, null, '', -12, '16:00',
    '20:00', 6, '{}'
  )
) as v (
  id, host, hosts, slug, state, kind, reach, audiences, title, about, agenda, speakers, mode, address, room, step_free,
  hearing_loop, access_notes, day, first, last, capacity, questions
)
join public.organisations host on host.slug = v.host
join public.partnerships partnership on partnership.slug = 'gjovik-ntnu';

update public.meetings
set summary = 'Vakten bruker en time hver kveld på å finne ut hvem som har vært hos hvem. To studenter vil se på det i en bacheloroppgave, og hjemmetjenesten skriver behovet før jul.'
where id = '4e000400-5a5b-4c1d-8e2f-000000000004';

insert into public.meeting_links (id, join_url)
values ('4e000300-5a5b-4c1d-8e2f-000000000003', 'https://www.example.org/forelesning');

update public.meetings m
set theme_ids = array(select t.id from public.themes t where t.partnership_id = m.partnership_id and t.key = v.theme)
from (values
  ('4e000100-5a5b-4c1d-8e2f-000000000001'::uuid, 'city'),
  ('4e000200-5a5b-4c1d-8e2f-000000000002', 'innovation'),
  ('4e000400-5a5b-4c1d-8e2f-000000000004', 'health')
) v (id, theme)
where m.id = v.id;

insert into public.registrations (id, meeting_id, person_id, number, state, audience, name, registered_at)
select gen_random_uuid(), '4e000100-5a5b-4c1d-8e2f-000000000001', u.id, v.number, 'registered', v.audience, v.name, now() - interval '2 days'
from (values
  ('demo.stipendiat@ntnu.no', 1, 'phd', 'Stipendiat i sosiologi'),
  ('demo.forsker@ntnu.no', 2, 'researcher', 'Forsker')
) as v (email, number, audience, name)
join auth.users u on u.email = v.email;

select private.give_seats('4e000100-5a5b-4c1d-8e2f-000000000001', null, now());

-- Who was there in the evening, what two of them thought of it, and what the hosts noted.
insert into public.registrations (id, meeting_id, person_id, number, state, audience, name, registered_at, arrived_at, arrived_by)
select
  v.id::uuid, g.id, u.id, v.number, 'registered', v.audience, v.name, g.starts_at - interval '5 days', g.starts_at, 'name'
from (values
  ('4e000410-5a5b-4c1d-8e2f-000000000001', 'demo.stipendiat@ntnu.no', 1, 'phd', 'Stipendiat i sosiologi'),
  ('4e000410-5a5b-4c1d-8e2f-000000000002', 'demo.student@stud.ntnu.no', 2, 'student', 'Student'),
  ('4e000410-5a5b-4c1d-8e2f-000000000003', 'demo.forsker@ntnu.no', 3, 'researcher', 'Forsker')
) as v (id, email, number, audience, name)
join auth.users u on u.email = v.email
join public.meetings g on g.id = '4e000400-5a5b-4c1d-8e2f-000000000004';

select private.give_seats('4e000400-5a5b-4c1d-8e2f-000000000004', null, now());

insert into public.meeting_feedback (id, meeting_id, person_id, answer, sentence)
select r.id, r.meeting_id, r.person_id, v.answer, v.sentence
from (values
  ('4e000410-5a5b-4c1d-8e2f-000000000001', 'useful', 'La oss følge en nattevakt neste gang.'),
  ('4e000410-5a5b-4c1d-8e2f-000000000003', 'so_so', '')
) as v (id, answer, sentence)
join public.registrations r on r.id = v.id::uuid;

insert into public.meeting_notes (id, notes) values (
  '4e000400-5a5b-4c1d-8e2f-000000000004',
  E'Vi så tre ting:\n- Rapporten tar tid, og mye står to steder.\n- Bilene mangler plass til hjelpemidlene.\n- Studentene spurte hvem som får vite når noen faller.'
);

insert into public.meeting_actions (id, meeting_id, what, owner_role, due_on, done)
select v.id::uuid, '4e000400-5a5b-4c1d-8e2f-000000000004', v.what, v.owner_role, (now() at time zone 'Europe/Oslo')::date + v.day, v.done
from (values
  ('4e000420-5a5b-4c1d-8e2f-000000000001', 'Skrive behovet om rapporten', 'Fagutvikler i hjemmetjenesten', 14, false),
  ('4e000420-5a5b-4c1d-8e2f-000000000002', 'Spørre studentene om de vil komme igjen', 'Universitetskoordinator', -2, false),
  ('4e000420-5a5b-4c1d-8e2f-000000000003', 'Takke kveldsvakten', 'Enhetsleder', -10, true)
) as v (id, what, owner_role, day, done);

insert into public.meeting_needs (id, meeting_id, challenge_id) values (
  '4e000430-5a5b-4c1d-8e2f-000000000001', '4e000400-5a5b-4c1d-8e2f-000000000004', '5a36630a-e574-40a2-988b-3f7c60bbfc68'
);
