-- What the demo world's people ask and say beside the needs: rights asked for, a citizen's suggestions, reports. Our text.

insert into public.roles (
  id, person_id, organisation_id, root_id, partnership_id, role, name, state, reason, asked_at, decided_at
)
select
  gen_random_uuid(), person.id, place.id, case when partnership.id is null then private.root_of(place.id) end,
  partnership.id, v.role, profile.name, v.state, v.reason,
  now() - make_interval(days => v.age), case when v.state <> 'asked' then now() - make_interval(days => v.age - 1) end
from (values
  ('demo.forsker@ntnu.no', 'ntnu', 'gjovik-ntnu', 'steering', 'asked', 3, ''),
  ('demo.leder@gjovik.kommune.no', 'gjovik-oppvekst-og-utdanning', null, 'deputy', 'asked', 1, ''),
  ('demo.stipendiat@ntnu.no', 'ntnu-helsevitenskap-gjovik', null, 'contact', 'declined', 20,
   'Denne rollen er for dem som er fast ansatt. Spør gjerne igjen når du er det!')
) as v (email, place, partnership, role, state, age, reason)
join auth.users person on person.email = v.email
join public.profiles profile on profile.id = person.id
join public.organisations place on place.slug = v.place
left join public.partnerships partnership on partnership.slug = v.partnership;

insert into public.suggestions (
  id, partnership_id, person_id, title, need, language, state, reason, answer, challenge_id, sent_at, answered_at
)
select
  gen_random_uuid(), partnership.id, person.id, v.title, v.need, 'nb', v.state, v.reason, v.answer, v.challenge_id::uuid,
  now() - make_interval(days => v.age), now() - make_interval(days => v.answered)
from (values
  ('gjovik-ntnu', 'received', 2, null, null, null,
   'Bussholdeplassen uten benk',
   'Moren min går til bussen hver tirsdag, og hun må stå. Benken ble tatt bort da fortauet ble lagt om. Jeg tror det er flere slike steder, og noen burde gå rundt og se etter sammen med dem som bruker dem.', ''),
  ('gjovik-ntnu', 'taken', 40, 33, null, '9bdba8fe-406c-4582-9b0d-1da65049cc60',
   'La noen få bruke de tomme vinduene',
   'Det er så trist å gå forbi det samme tomme vinduet hver dag. Kan ikke noen få låne det en måned, bare for å prøve?',
   'Takk! Dette har blitt en utfordring som studenter kan ta tak i. Du finner den i lista, og den heter «Hva kan et tomt butikkvindu brukes til?».'),
  ('trondheim-ntnu', 'declined', 18, 14, 'elsewhere', null,
   'Hullet i veien utenfor oss',
   'Det er et stort hull i veien rett utenfor innkjørselen vår, og det blir større for hver uke som går.',
   'Takk for at du sier fra! Dette hører hjemme hos dem som drifter veiene, og vi har ikke noe å forske på her. Meld det der, så blir det fikset raskere.')
) as v (partnership, state, age, answered, reason, challenge_id, title, need, answer)
join public.partnerships partnership on partnership.slug = v.partnership
join auth.users person on person.email = 'demo.innbygger@example.org';

insert into public.reports (
  id, challenge_id, partnership_id, person_id, kind, words, state, answer, sent_at, answered_at
)
select
  gen_random_uuid(), challenge.id, challenge.partnership_id, person.id, v.kind, v.words, v.state, v.answer,
  now() - make_interval(days => v.age), now() - make_interval(days => v.answered)
from (values
  ('f644a676-4733-4c9d-b701-ffa1c41df131', 'demo.student@stud.ntnu.no', 'outdated', 'received', 1, null,
   'Klipperne er satt inn for vinteren, så det er vel ingenting å se på før våren? Det burde stå.', ''),
  ('ea74eef3-8d1b-4e00-a6e7-d714b5cbf4cb', 'demo.innbygger@example.org', 'misleading', 'dismissed', 6, 5,
   'Det står hundre tusen murstein, men skolen er ikke så stor.',
   'Takk for at du følger med. Vi har spurt prosjektlederen, og tallet er et anslag med fløyene på. Vi lar teksten stå.')
) as v (challenge_id, email, kind, state, age, answered, words, answer)
join public.challenges challenge on challenge.id = v.challenge_id::uuid
join auth.users person on person.email = v.email;
