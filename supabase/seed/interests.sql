-- Interests in the needs of the demo world, sent by its roles. Our own text.

insert into public.interests (
  id, challenge_id, person_id, role, name, message, state, answer, reason, answer_by, sent_at, answered_at
)
select
  gen_random_uuid(), interest.challenge_id, person.id, interest.role, profile.name, interest.message, interest.state,
  coalesce(interest.answer, ''), interest.reason,
  private.oslo_day(now() - make_interval(days => interest.age)) + challenge.answer_days,
  now() - make_interval(days => interest.age), now() - make_interval(days => interest.answered)
from jsonb_to_recordset($interests$[
  {
    "challenge_id": "57eb24f5-3741-495f-98ee-e7417ee898be", "email": "demo.student@stud.ntnu.no",
    "role": "student", "state": "sent", "age": 12,
    "message": "Jeg går første året på master i interaksjonsdesign på Gjøvik og leter etter en masteroppgave til høsten. Jeg var på et folkemøte i vår og gikk hjem uten å ha sagt noe, og det har jeg tenkt på siden. Kan jeg få følge de to sakene og prøve andre måter å spørre på?"
  },
  {
    "challenge_id": "9bdba8fe-406c-4582-9b0d-1da65049cc60", "email": "demo.student@stud.ntnu.no",
    "role": "team", "state": "accepted", "age": 9, "answered": 6,
    "message": "Vi er tre som har fått plass i samme landsby i Eksperter i team: interaksjonsdesign, økonomi og byggingeniør. Vi mangler noen som kan jus, men én av oss kan faktisk spikre. Kan vi få et vindu?",
    "answer": "Dere får et vindu! Vi ble glade for at dere allerede tenker på hvem dere mangler, og vi spør kommuneadvokaten om en time til kontrakten. Kom innom tirsdag i neste uke, så går vi en tur i gågata sammen og tar en kaffe etterpå."
  },
  {
    "challenge_id": "80db67a8-5a09-46e7-b29a-103053f530c6", "email": "demo.student@stud.ntnu.no",
    "role": "student", "state": "declined", "age": 7, "answered": 5, "reason": "timing",
    "message": "Jeg går første året på master i interaksjonsdesign og har selv fylt ut disse skjemaene for en slektning. Stillingen er på heltid, men kunne jeg tatt en del av den ved siden av studiet?",
    "answer": "Takk for en melding som fikk oss til å nikke flere ganger. Vi trenger én person på heltid fra august, og da er du midt i masteren, så denne gangen passer det ikke i tid. Ta kontakt når du nærmer deg slutten. Imens tror jeg «Folkemøtet som faktisk endrer saken» kan være noe for deg."
  },
  {
    "challenge_id": "91362c96-1257-4979-8156-b68e4a6bd557", "email": "demo.stipendiat@ntnu.no",
    "role": "supervisor", "state": "accepted", "age": 11, "answered": 8,
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
    "message": "Jeg forsker på overgangene mellom sykehus og hjem, og har lenge ønsket å komme inn tidligere enn til evalueringen. Jeg veileder gjerne kandidaten deres. Kan vi møtes før utlysningen åpner i januar, så vi rekker å skrive spørsmålet sammen?"
  }
]$interests$) as interest (
  challenge_id uuid, email text, role text, state text, age int, answered int, reason text, message text, answer text
)
join auth.users person on person.email = interest.email
join public.profiles profile on profile.id = person.id
join public.challenges challenge on challenge.id = interest.challenge_id;
