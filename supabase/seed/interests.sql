-- Interests in the needs of the demo world, sent by its roles, in every state, and the threads of two. Our own text.
-- Days count back from the day of installation: `age` sent, then `seen`, `asked`, `answered` or `closed`.

create temporary table sent as
select * from jsonb_to_recordset($interests$[
  {
    "challenge_id": "57eb24f5-3741-495f-98ee-e7417ee898be", "email": "demo.student@stud.ntnu.no",
    "role": "student", "state": "sent", "age": 12,
    "message": "Jeg går første året på master i interaksjonsdesign på Gjøvik og leter etter en masteroppgave til neste studieår. Jeg var på et folkemøte i vår og gikk hjem uten å ha sagt noe, og det har jeg tenkt på siden. Kan jeg få følge de to sakene og prøve andre måter å spørre på?"
  },
  {
    "challenge_id": "9bdba8fe-406c-4582-9b0d-1da65049cc60", "email": "demo.student@stud.ntnu.no",
    "id": "5b1f0c7e-2d4a-4c59-9a63-0f6f7d1c2e01", "role": "team", "state": "accepted", "age": 9, "seen": 8, "answered": 6,
    "message": "Vi er tre som har fått plass i samme landsby i Eksperter i team: interaksjonsdesign, økonomi og byggingeniør. Vi mangler noen som kan jus, men én av oss kan faktisk spikre. Kan vi få et vindu?",
    "answer": "Dere får et vindu! Vi ble glade for at dere allerede tenker på hvem dere mangler, og vi spør kommuneadvokaten om en time til kontrakten. Kom innom tirsdag i neste uke, så går vi en tur i gågata sammen og tar en kaffe etterpå."
  },
  {
    "challenge_id": "80db67a8-5a09-46e7-b29a-103053f530c6", "email": "demo.student@stud.ntnu.no",
    "role": "student", "state": "declined", "age": 7, "seen": 6, "answered": 5, "reason": "timing",
    "message": "Jeg går første året på master i interaksjonsdesign og har selv fylt ut disse skjemaene for en slektning. Stillingen er på heltid, men kunne jeg tatt en del av den ved siden av studiet?",
    "answer": "Takk for en melding som fikk oss til å nikke flere ganger. Vi trenger én person på heltid, og da er du midt i masteren, så denne gangen passer det ikke i tid. Ta kontakt når du nærmer deg slutten. Imens tror jeg «Folkemøtet som faktisk endrer saken» kan være noe for deg."
  },
  {
    "challenge_id": "91362c96-1257-4979-8156-b68e4a6bd557", "email": "demo.stipendiat@ntnu.no",
    "role": "supervisor", "state": "accepted", "age": 11, "seen": 10, "answered": 8,
    "message": "Jeg er stipendiat i sosiologi og forsker på hvorfor noen blir i idrettslaget, mens andre slutter etter første trening. Spørsmålet deres ligner. Jeg blir gjerne medveileder for den som skal skrive masteroppgaven, og kan også være med på det første møtet med elevene.",
    "answer": "Tusen takk, dette var akkurat det vi mangla! Vi har ikkje funne studenten enno, men no kan vi skrive at ein rettleiar står klar. Kom gjerne ein kveld før vi startar, så møter du elevane slik dei er, og får smake på bollane."
  },
  {
    "challenge_id": "a8691844-ebc4-4815-9f7f-79c334a3e579", "email": "demo.stipendiat@ntnu.no",
    "role": "phd", "state": "sent", "age": 5,
    "message": "I am a PhD candidate in sociology, and my fieldwork so far has been in sports clubs. Choirs would give me the comparison I lack, and I sing a passable alto. Could we meet and talk about what you would find useful, before I decide how to follow the groups?"
  },
  {
    "challenge_id": "96d40b53-16cc-4117-a1ad-9a22319a6484", "email": "demo.forsker@ntnu.no",
    "role": "supervisor", "state": "sent", "age": 14,
    "message": "Jeg forsker på overgangene mellom sykehus og hjem, og har lenge ønsket å komme inn tidligere enn til evalueringen. Jeg veileder gjerne kandidaten deres. Kan vi møtes før utlysningen åpner, så vi rekker å skrive spørsmålet sammen?"
  },
  {
    "challenge_id": "c554f7bd-018b-4080-96b7-58140fae506e", "email": "demo.student@stud.ntnu.no",
    "role": "student", "state": "seen", "age": 6, "seen": 4,
    "message": "Jeg går på master i interaksjonsdesign, og det jeg helst vil vite, er hva saksbehandleren gjør når modellen tar feil på en troverdig måte. Er det plass til en designer ved siden av en informatiker?"
  },
  {
    "id": "5b1f0c7e-2d4a-4c59-9a63-0f6f7d1c2e02",
    "challenge_id": "2a2988fa-75eb-4210-9e0c-5348e30d1ce6", "email": "demo.student@stud.ntnu.no",
    "role": "team", "state": "asked", "age": 5, "seen": 4, "asked": 3,
    "message": "We are two from interaction design and one from electronics. None of us has ever talked to a caretaker about temperature, and that is where we would like to begin."
  },
  {
    "challenge_id": "d7a8894e-e1eb-474c-b05f-9812b2928470", "email": "demo.student@stud.ntnu.no",
    "role": "student", "state": "withdrawn", "age": 16,
    "message": "Jeg leste først bare overskriften og ville gjerne tegne renner og bed. Går det an å være med uten å kunne vann- og miljøteknikk?"
  },
  {
    "challenge_id": "2df641de-4b37-4f63-8671-75f4d679715a", "email": "demo.stipendiat@ntnu.no",
    "role": "phd", "state": "expired", "age": 75, "seen": 70, "closed": 45,
    "message": "Jeg forsker på deltakelse i idrettslag, og fravær er det samme spørsmålet sett fra den andre sida. Kan vi snakke sammen om hvordan elevene selv skal få være med på å bestemme hva vi ser etter?"
  }
]$interests$) as interest (
  id uuid, challenge_id uuid, email text, role text, state text, age int, seen int, asked int, answered int, closed int,
  reason text, message text, answer text
);

insert into public.interests (
  id, challenge_id, person_id, role, name, message, state, answer, reason, answer_by, sent_at, seen_at, asked_at,
  answered_at, closed_at
)
select
  coalesce(interest.id, gen_random_uuid()), interest.challenge_id, person.id, interest.role, profile.name,
  interest.message, interest.state, coalesce(interest.answer, ''), interest.reason,
  private.oslo_day(now() - make_interval(days => coalesce(interest.asked, interest.age))) + challenge.answer_days,
  now() - make_interval(days => interest.age), now() - make_interval(days => interest.seen),
  now() - make_interval(days => interest.asked), now() - make_interval(days => interest.answered),
  now() - make_interval(days => interest.closed)
from sent interest
join auth.users person on person.email = interest.email
join public.profiles profile on profile.id = person.id
join public.challenges challenge on challenge.id = interest.challenge_id;

-- Threads. `age` in hours; the last message of a unit is unread.
create temporary table said as
select i.*, row_number() over (partition by i.interest order by i.place) as number
from (values
  ('5b1f0c7e-2d4a-4c59-9a63-0f6f7d1c2e01'::uuid, 1, 'unit', 140, 'Hei! Vinduet står klart fra mandag. Nøkkelen ligger i servicetorget, og strømmen virker, men ikke den ene stikkontakten til venstre.'),
  ('5b1f0c7e-2d4a-4c59-9a63-0f6f7d1c2e01', 2, 'sender', 120, 'Takk! Vi kommer tirsdag klokka ti og måler opp. Kan vi henge noe i taket?'),
  ('5b1f0c7e-2d4a-4c59-9a63-0f6f7d1c2e01', 3, 'unit', 96, 'Ja, i krokene som er der fra før. Gårdeieren ber om at dere ikke borer.'),
  ('5b1f0c7e-2d4a-4c59-9a63-0f6f7d1c2e02', 1, 'unit', 72, 'Thank you, we like where you want to begin. Before we answer: which weeks can you be in the building, and does one of you have somebody at the department who would supervise?')
) as i (interest, place, side, age, text);

insert into public.conversations (id, challenge_id, person_id, messages, sender_read, unit_read)
select i.id, i.challenge_id, i.person_id, count(*), count(*) - 1, count(*)
from said join public.interests i on i.id = said.interest
group by i.id;

insert into public.messages (id, conversation_id, challenge_id, person_id, author_id, side, number, text, sent_at)
select
  gen_random_uuid(), i.id, i.challenge_id, i.person_id,
  case said.side when 'sender' then i.person_id else kept.contact_id end,
  said.side, said.number, said.text, now() - make_interval(hours => said.age)
from said
join public.interests i on i.id = said.interest
join public.challenge_cases kept on kept.id = i.challenge_id;

-- What the people of these interests were told in the app; no mail, for it happened before there was an installation.
insert into public.notifications (
  person_id, kind, channel, key, challenge_id, interest_id, state, told_at, due_at, read_at
)
select i.person_id, t.kind, 'app', i.id::text, i.challenge_id, i.id, 'sent', t.at, t.at,
  case when t.at < now() - interval '4 days' then t.at + interval '5 hours' end
from public.interests i
cross join lateral (values
  ('interest_accepted', i.answered_at, i.state = 'accepted'),
  ('interest_declined', i.answered_at, i.state = 'declined'),
  ('interest_asked', i.asked_at, i.state = 'asked'),
  ('interest_expired', i.closed_at, i.state = 'expired')
) as t (kind, at, holds)
where t.holds;

insert into public.notifications (
  person_id, kind, channel, key, challenge_id, interest_id, state, told_at, due_at
)
select c.person_id, 'message_received', 'app', c.id || ':' || c.sender_read, c.challenge_id, c.id, 'sent', m.sent_at, m.sent_at
from public.conversations c
join public.interests i on i.id = c.id and i.state = 'accepted'
join public.messages m on m.conversation_id = c.id and m.number = c.messages and m.side = 'unit';

drop table sent, said;
