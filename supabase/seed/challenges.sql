-- The needs of the demo world, in every theme, kind, state and language. Our own text, marked as examples: no real
-- project, no person, no real place beyond the names of towns and parts of them.

-- All days count from the day of installation in Oslo, so that the world is never out of date: `age` is how long ago it
-- was published, `open_for` how long interest can be sent. Work begins `starts_in` days from now, or with the first or
-- second `semester` after the last day of interest, and takes so many `days`. What is not said comes from the theme, below.
create temporary table needs as
select * from jsonb_to_recordset($needs$[
  {
    "id": "5a36630a-e574-40a2-988b-3f7c60bbfc68", "state": "published", "age": 2, "open_for": 21, "answer_days": 14,
    "unit": "gjovik-helse-og-omsorg", "theme": "health", "language": "nb",
    "title": "Rapporten ved vaktskiftet som når fram",
    "today": "Ved vaktskiftet går viktige ting tapt fordi vi sier dem i gangen, mens noen allerede er på vei ut døra. Kveldsvakten oppdager for ofte i ettertid at maten sto urørt, eller at en datter ventet på svar.",
    "whom": "For oss som jobber i hjemmetjenesten, og for dem som bor hjemme og møter nye ansikter flere ganger i døgnet.",
    "better": "Vi ønsker oss en kort, fast overlevering på ti minutter som alle stoler på. Dere følger vaktskiftene våre, prøver to måter å gjøre det på og forteller oss ærlig hva som virket.",
    "kinds": ["bachelor", "placement"], "gains": ["contact", "place", "credits"],
    "requires": "Sykepleie, vernepleie eller ergoterapi. Du skriver under en taushetserklæring før du er med på vakt.",
    "contact_role": "Fagutvikler i hjemmetjenesten", "place": "Gjøvik sentrum og Hunndalen",
    "semester": 1, "days": 137,
    "problem_type": "organisational", "importance": 4, "drivers": ["workforce", "demography"], "goals": [3, 8],
    "accountable_role": "Enhetsleder for hjemmetjenesten",
    "policy_reference": "Meld. St. 24 (2022–2023) Fellesskap og meistring: Bu trygt heime",
    "expected_effect": "Færre ting som blir glemt mellom to vakter, og kveldsvakter som begynner med ro.",
    "university_commits": "En veileder som kan være med på ett vaktskifte."
  },
  {
    "id": "04632389-be98-4238-bc25-aa15782e4d02", "state": "published", "age": 9, "open_for": 35, "answer_days": 14,
    "unit": "gjovik-helse-og-omsorg", "theme": "health", "second_theme": "smart", "language": "nb",
    "title": "Når trygghetsalarmen går og ingen har falt",
    "today": "Mange utrykninger om natta viser seg å gjelde noe annet enn et fall: en albue i sofaen, en urolig tanke, et ønske om å høre en stemme. Nattpatruljen kjører likevel hver gang, og tar tiden fra noen andre.",
    "whom": "For nattpatruljen, og for eldre som kvier seg for å trykke fordi de ikke vil være til bry.",
    "better": "Vi vil forstå hva alarmene egentlig forteller oss, og hvilke som burde ha blitt en telefonsamtale på dagtid. Målet er ikke færre alarmer for enhver pris, men at den som trenger oss mest, får oss først.",
    "kinds": ["master", "research_project"], "gains": ["contact", "data", "credits"],
    "requires": "Du er trygg på tall og nysgjerrig på menneskene bak dem. Dataene er uten navn og adresse, men prosjektet må meldes til Sikt i god tid.",
    "contact_role": "Leder for nattjenesten", "place": "Hele kommunen",
    "semester": 1, "days": 151,
    "problem_type": "sociotechnical", "importance": 5, "drivers": ["technology", "demography"], "goals": [3, 9],
    "disciplines": ["health", "science_technology"], "accountable_role": "Enhetsleder for nattjenesten",
    "other_units": ["gjovik-smart-kommune"], "collaboration_level": "region",
    "expected_effects": ["efficiency", "user_orientation"],
    "expected_effect": "Nattpatruljen kommer raskere fram til dem som har falt.",
    "data_field": "Alarmer gjennom to år, med klokkeslett og årsak, uten navn og adresse.",
    "municipality_commits": "Uttrekk av data, og en kveld med nattpatruljen."
  },
  {
    "id": "96d40b53-16cc-4117-a1ad-9a22319a6484", "state": "published", "age": 20, "open_for": 55, "answer_days": 21,
    "unit": "gjovik-helse-og-omsorg", "theme": "health", "language": "nb",
    "title": "Den første uka hjemme etter sykehuset",
    "today": "Når noen skrives ut, må vi bestemme hjelpen de første dagene ut fra få opplysninger og mye magefølelse. Noen får for mye og slutter med det de kunne greid selv, andre får for lite og legges inn igjen.",
    "whom": "For dem som skal finne tilbake til hverdagen sin, og for oss som fordeler tjenestene.",
    "better": "En av våre fast ansatte vil bruke en offentlig sektor-ph.d. på å finne ut hvordan den første uka kan bli en god start. Vi leter etter en veileder som vil forme spørsmålet og søknaden sammen med oss fra begynnelsen.",
    "kinds": ["public_phd"], "gains": ["contact", "data", "place"],
    "requires": "Veileder som forsker på helse- og omsorgstjenester. Kandidaten har mastergrad og er ansatt hos oss.",
    "contact_role": "Kommunalsjef for helse og omsorg", "place": "Gjøvik",
    "semester": 2, "days": 1095,
    "municipality_commits": "Lønn for kandidaten i hele perioden, med halv støtte utenfra om søknaden går inn.",
    "university_commits": "Hovedveileder, og plass på doktorgradsprogrammet.",
    "problem_type": "organisational", "importance": 5, "drivers": ["demography", "economy"], "goals": [3],
    "accountable_role": "Kommunalsjef for helse og omsorg", "collaboration_level": "region",
    "policy_reference": "Meld. St. 15 (2017–2018) Leve hele livet",
    "expected_effect": "Flere som klarer seg hjemme, og færre som legges inn på nytt den første måneden."
  },
  {
    "id": "1a0bdc39-c757-4a0a-87fa-cd86e7e854f9", "state": "published", "age": 13, "open_for": 28, "answer_days": 14,
    "unit": "gjovik-helse-og-omsorg", "theme": "health", "second_theme": "upbringing", "language": "nn",
    "title": "Éin fot på sjukeheimen og éin i klasserommet",
    "today": "Dei beste sjukepleiarane våre underviser kvar einaste dag, men ingen kallar det undervising. Samstundes står praksisrettleiarane åleine når studentane spør om forskinga bak det dei ser.",
    "whom": "For studentar i praksis, for rettleiarane deira og for dei som bur på sjukeheimen.",
    "better": "Vi ønskjer ei delt stilling, slik at spørsmåla frå avdelinga kjem inn i undervisinga, og svara kjem tilbake til oss. Det første året vil vi gjerne lære saman kva ei slik stilling bør vere.",
    "kinds": ["shared_position"], "gains": ["contact", "place", "money"],
    "requires": "Sjukepleiar med mastergrad, eller tilsett ved universitetet med fersk praksis. Du må like å stå med ein fot på kvar stad.",
    "contact_role": "Avdelingsleiar på sjukeheimen", "place": "Gjøvik",
    "semester": 2, "days": 305,
    "municipality_commits": "Halve stillinga, ein rettleiar på avdelinga og tid til å førebu undervising.",
    "university_commits": "Halve stillinga, og ein plass i fagmiljøet.",
    "problem_type": "organisational", "importance": 4, "drivers": ["workforce"], "goals": [3, 4],
    "disciplines": ["health", "education"], "accountable_role": "Einingsleiar for sjukeheimane",
    "other_units": ["gjovik-oppvekst-og-utdanning"],
    "expected_effect": "Studentar som kjenner att teorien på avdelinga, og rettleiarar som står meir stødig."
  },
  {
    "id": "c2fed3b4-4827-4391-a59b-0edd32aea88e", "state": "published", "age": 5, "open_for": 18, "answer_days": 10,
    "unit": "gjovik-oppvekst-og-utdanning", "theme": "upbringing", "language": "nb",
    "title": "Barna som blir stille i garderoben",
    "today": "Om morgenen er garderoben full av dresser, votter og voksne som har det travelt. De stille barna forsvinner i bråket, og noen av dem bruker halve formiddagen på å lande.",
    "whom": "For de yngste barna i barnehagen, for foreldrene som leverer og for oss som tar imot.",
    "better": "Vi vil prøve en roligere ankomst, med enkle grep som holder også på dager da to av oss er syke. Kom og se hva vi selv har sluttet å legge merke til.",
    "kinds": ["placement", "bachelor"], "gains": ["contact", "place", "credits"],
    "requires": "Pedagogikk, psykologi, barnevern eller interiørdesign. Politiattest må være i orden før første dag.",
    "contact_role": "Styrer i barnehagen", "place": "En barnehage i Gjøvik",
    "semester": 1, "days": 102,
    "problem_type": "social",
    "importance": 2, "drivers": ["citizens"], "goals": [4], "disciplines": ["education"],
    "accountable_role": "Enhetsleder for barnehagene", "policy_reference": "Rammeplan for barnehagen",
    "citizen_role": "involved", "collaboration_level": "unit",
    "expected_effect": "En morgen der ingen barn må vente på å bli sett."
  },
  {
    "id": "91362c96-1257-4979-8156-b68e4a6bd557", "state": "published", "age": 16, "open_for": 30, "answer_days": 14,
    "unit": "gjovik-oppvekst-og-utdanning", "theme": "upbringing", "language": "nn",
    "title": "Leksehjelpa som for få kjem til",
    "today": "To kveldar i veka held vi ope for leksehjelp, men dei som treng henne mest, kjem sjeldan. Vi har prøvd plakatar, meldingar heim og nysteikte bollar.",
    "whom": "For ungdomsskuleelevar som ikkje har nokon å spørje heime.",
    "better": "Vi vil vite kva elevane sjølve meiner skal til, og teste to av ideane saman med dei før semesteret er over. Det er heilt i orden om svaret er at vi bør gjere noko anna enn leksehjelp.",
    "kinds": ["master"], "gains": ["contact", "place", "credits"],
    "requires": "Lærarutdanning, pedagogikk eller sosiologi. Det viktigaste er at du er god på å lytte til ungdom.",
    "contact_role": "Koordinator for leksehjelpa", "place": "Gjøvik",
    "semester": 1, "days": 151,
    "problem_type": "social", "importance": 3, "drivers": ["citizens", "economy"], "goals": [4, 10],
    "accountable_role": "Einingsleiar for ungdomsskulane", "policy_reference": "Meld. St. 6 (2019–2020) Tett på",
    "citizen_role": "co_researchers",
    "expected_effect": "Ei leksehjelp, eller noko anna, som dei som treng det, sjølve vel å kome til."
  },
  {
    "id": "7e412ff1-509f-4b19-b51f-b77edb70a8ee", "state": "published", "age": 24, "open_for": 12, "answer_days": 14,
    "unit": "gjovik-byutvikling", "theme": "city", "second_theme": "smart", "language": "nb",
    "title": "Skoleveien når brøytekanten er høyere enn barnet",
    "today": "Om vinteren stenger brøytekantene sikten i kryssene der barna går. Rutene vi brøyter etter, ble tegnet for bilene, og ingen har regnet på hvordan de blir for dem som går.",
    "whom": "For barna på de laveste trinnene, og for sjåførene som skal være ferdige før klokka sju.",
    "better": "Vi ønsker oss et kart over de vanskeligste stedene og et forslag til rute der gangveiene kommer først. Bli gjerne med i brøytebilen en morgen, så ser dere det vi ser.",
    "kinds": ["bachelor"], "gains": ["contact", "data", "place", "credits"],
    "requires": "Geomatikk, bygg eller samfunnsplanlegging. Dere får rutene våre som kartdata.",
    "contact_role": "Driftsleder for vei", "place": "Biri og Snertingdal",
    "semester": 1, "days": 130,
    "problem_type": "technical", "importance": 3, "drivers": ["climate", "citizens"], "goals": [11],
    "disciplines": ["science_technology"], "accountable_role": "Enhetsleder for vei og park",
    "other_units": ["gjovik-oppvekst-og-utdanning"], "citizen_role": "consulted",
    "expected_effect": "Fri sikt i de ti kryssene der flest barn går.",
    "data_field": "Brøyterutene som kartdata, og hvor lang tid hver runde tar.",
    "municipality_commits": "Plass i brøytebilen en morgen, og en prøverute fra neste snøfall."
  },
  {
    "id": "9bdba8fe-406c-4582-9b0d-1da65049cc60", "state": "published", "age": 11, "open_for": 14, "answer_days": 7,
    "unit": "gjovik-byutvikling", "theme": "city", "second_theme": "innovation", "language": "nb",
    "title": "Hva kan et tomt butikkvindu brukes til?",
    "today": "I gågata kan et vindu stå tomt lenge mellom to leietakere, og hvert tomme vindu gjør det neste litt lettere å gå forbi. Gårdeierne vil gjerne, vi vil gjerne, men ingen har en enkel måte å si ja på.",
    "whom": "For dem som bor i og bruker sentrum, og for små virksomheter som ikke tør binde seg i fem år.",
    "better": "Et tverrfaglig lag finner en ordning for korte opphold, med pris, avtale og forsikring, så enkel at den får plass på én side. Vi låner dere et vindu å prøve den i.",
    "kinds": ["eit"], "gains": ["contact", "place"],
    "requires": "Gjerne jus, design, økonomi og noen som kan spikre. Møt opp med åpent sinn.",
    "contact_role": "Byplanlegger", "place": "Gjøvik sentrum",
    "semester": 1, "days": 105,
    "problem_type": "organisational", "importance": 2, "drivers": ["economy"], "goals": [8, 11],
    "disciplines": ["business", "humanities"], "accountable_role": "Leder for næringsutvikling",
    "expected_effects": ["efficiency", "legitimacy"], "collaboration_level": "unit", "citizen_role": "involved",
    "expected_effect": "Et tomt vindu som kan lånes ut på en dag, ikke på et kvartal.",
    "municipality_commits": "Ett vindu i gågata, og husleie for det mens dere prøver."
  },
  {
    "id": "57eb24f5-3741-495f-98ee-e7417ee898be", "state": "published", "age": 15, "open_for": 45, "answer_days": 14,
    "unit": "gjovik-innovasjon-og-omstilling", "theme": "innovation", "language": "nb",
    "title": "Folkemøtet som faktisk endrer saken",
    "today": "Vi inviterer til folkemøte når planen nesten er ferdig, og de som kommer, er de som alltid kommer. Innspillene blir skrevet ned, men etterpå er det vanskelig å peke på én setning som ble annerledes.",
    "whom": "For innbyggere som aldri har stått på en talerstol, og for saksbehandlerne som skal bruke det de sier.",
    "better": "Vi vil spørre tidligere, andre steder og med andre ord, og se om det setter spor i vedtaket. Funnene legger vi fram åpent, også dem som svir.",
    "kinds": ["master", "research_project"], "gains": ["contact", "data", "credits"],
    "requires": "Statsvitenskap, planlegging eller design. Du får følge to saker fra første møte til vedtak.",
    "contact_role": "Rådgiver for innbyggermedvirkning", "place": "Gjøvik, Biri og Vardal",
    "semester": 2, "days": 305,
    "problem_type": "organisational", "importance": 4, "drivers": ["citizens", "legislation"], "goals": [16],
    "disciplines": ["social_sciences"], "accountable_role": "Leder for plan og medvirkning", "other_units": ["gjovik-byutvikling"],
    "citizen_role": "co_researchers",
    "policy_reference": "Plan- og bygningsloven, kapittel 5 om medvirkning",
    "expected_effect": "Minst én setning i hvert vedtak som en innbygger kan peke på.",
    "university_commits": "Veiledning, og et seminar der funnene legges fram åpent."
  },
  {
    "id": "5e1a9cf9-0c35-48a6-b458-af313d05bd20", "state": "published", "age": 4, "open_for": 40, "answer_days": 10,
    "unit": "gjovik-innovasjon-og-omstilling", "theme": "innovation", "language": "nb",
    "title": "Å lede når svaret ikke finnes ennå",
    "today": "Lederne våre er gode til å levere det vi vet hvordan vi gjør. Når noe må prøves ut, spør vi for tidlig etter en plan med datoer, og så blir det med planen.",
    "whom": "For avdelingsledere med mange medarbeidere og én ettermiddag i måneden til utvikling.",
    "better": "Kom en ettermiddag og fortell hva forskningen sier om å prøve, feile og slutte i tide. Ta gjerne med et eksempel som gikk dårlig, og la oss bruke den siste halvtimen på våre egne.",
    "kinds": ["guest_lecture"], "gains": ["contact", "place"],
    "requires": "Du forsker på ledelse eller innovasjon i offentlig sektor og liker å bli avbrutt med spørsmål.",
    "contact_role": "Leder for organisasjonsutvikling", "place": "Gjøvik",
    "semester": 1, "days": 88
  },
  {
    "id": "2a2988fa-75eb-4210-9e0c-5348e30d1ce6", "state": "published", "age": 6, "open_for": 25, "answer_days": 14,
    "unit": "gjovik-smart-kommune", "theme": "smart", "second_theme": "city", "language": "en",
    "title": "An old school building: what is worth measuring?",
    "today": "Our oldest classrooms are warm where nobody sits and cold where the children are. The caretakers know this by heart, but the control system does not, and we have no money to replace it.",
    "whom": "For pupils and teachers, and for the caretakers who get the phone calls.",
    "better": "With a handful of cheap sensors and one building, show us what is worth measuring and what is not. A short report that our caretakers nod at is worth more to us than a dashboard.",
    "kinds": ["bachelor", "eit"], "gains": ["contact", "data", "place", "credits"],
    "requires": "Electronics, computer science or energy. We are happy to work in English; bring patience and a screwdriver.",
    "contact_role": "Head of building operations", "place": "A school in Gjøvik",
    "semester": 1, "days": 137,
    "problem_type": "technical", "importance": 2, "drivers": ["climate", "economy"], "goals": [7, 13],
    "disciplines": ["science_technology"], "accountable_role": "Head of property",
    "other_units": ["gjovik-byutvikling"], "expected_effects": ["efficiency"], "collaboration_level": "unit",
    "expected_effect": "Children who are warm where they sit, on the same bill or a smaller one.",
    "data_field": "Temperatures of the heating system each quarter of an hour, two winters back."
  },
  {
    "id": "80db67a8-5a09-46e7-b29a-103053f530c6", "state": "published", "age": 9, "open_for": 60, "answer_days": 14,
    "unit": "gjovik-smart-kommune", "theme": "smart", "second_theme": "innovation", "language": "nb",
    "title": "Ett skjema i stedet for fire",
    "today": "En familie som trenger avlastning, fyller ut de samme opplysningene i fire skjemaer til fire av avdelingene våre. Vi vet det godt, og vi har lappet på det hver for oss.",
    "whom": "For familier som har nok å tenke på fra før, og for saksbehandlere som ber om det samme vedlegget tre ganger.",
    "better": "I et halvt år får én person følge saken fra familiens side gjennom hele huset og tegne én vei inn. Du får mandat til å stille dumme spørsmål, og ledere som har lovet å svare på dem.",
    "kinds": ["project_position"], "gains": ["contact", "data", "place", "money"],
    "requires": "Tjenestedesign, informatikk eller forvaltning, og evnen til å lytte ferdig. Stillingen er på heltid.",
    "contact_role": "Leder for digitalisering", "place": "Gjøvik",
    "semester": 2, "days": 183,
    "problem_type": "organisational",
    "importance": 5, "drivers": ["citizens", "technology"], "goals": [10, 16],
    "disciplines": ["social_sciences", "science_technology"], "accountable_role": "Kommunedirektør",
    "expected_effects": ["user_orientation", "efficiency"],
    "policy_reference": "Meld. St. 30 (2019–2020) En innovativ offentlig sektor",
    "other_units": ["gjovik-helse-og-omsorg", "gjovik-oppvekst-og-utdanning", "gjovik-innovasjon-og-omstilling"],
    "expected_effect": "Familien forteller det én gang, og får ett svar.",
    "municipality_commits": "Lønn i et halvt år, og ledere som svarer innen en uke.",
    "university_commits": "En veileder som kjenner tjenestedesign i offentlig sektor."
  },
  {
    "id": "3528a3bf-3aa9-4ba2-86e5-7ecc5c8dca79", "state": "published", "age": 8, "open_for": 32, "answer_days": 14,
    "unit": "trondheim-helse-og-velferd", "theme": "health", "language": "nb",
    "title": "Å snakke om alkohol uten å miste tilliten",
    "today": "Mange av oss merker det når en vi besøker, drikker mer enn før, men vi vet ikke hvordan vi skal si det. Så lar vi være, og skriver «litt sliten i dag» i rapporten.",
    "whom": "For ansatte i hjemmetjenesten og på dagsentrene, fagarbeidere like mye som sykepleiere.",
    "better": "Vi trenger et kort, praktisk kurs der vi øver på de vanskelige samtalene. Det må kunne tas i to bolker på tre timer, ellers får vi ikke vaktplanen til å gå opp.",
    "kinds": ["continuing_education", "guest_lecture"], "gains": ["contact", "place", "money"],
    "requires": "Du kjenner forskningen på rus og aldring, og har selv stått i en slik samtale.",
    "contact_role": "Fagleder for opplæring", "place": "Trondheim",
    "semester": 1, "days": 88,
    "problem_type": "social", "importance": 3, "drivers": ["workforce", "demography"], "goals": [3],
    "disciplines": ["health"], "accountable_role": "Enhetsleder for hjemmetjenesten",
    "collaboration_level": "unit",
    "expected_effect": "Ansatte som tør å spørre, og som vet hva de skal gjøre med svaret.",
    "university_commits": "To samlinger på tre timer, og et enkelt opplegg vi kan bruke videre selv."
  },
  {
    "id": "a8691844-ebc4-4815-9f7f-79c334a3e579", "state": "published", "age": 12, "open_for": null, "answer_days": 21,
    "unit": "trondheim-helse-og-velferd", "theme": "health", "second_theme": "innovation", "language": "en",
    "title": "What makes a newcomer come back to choir practice?",
    "today": "People who are new in the city tell us that they know their caseworker, their teacher and nobody else. We have translated every leaflet about clubs and choirs, and still most of them come once and not again.",
    "whom": "For adults in their first years here, and for the choirs, clubs and teams that would love to have them.",
    "better": "We would like to follow a few groups over time and understand what turns a first visit into a tenth. What you learn will shape how we support voluntary organisations.",
    "kinds": ["phd", "research_project"], "gains": ["contact", "place"],
    "requires": "Social anthropology, sociology, music or public health. You work with people rather than study them, and pay something back to those who let you in.",
    "contact_role": "Adviser on integration", "place": "Trondheim",
    "semester": 2, "days": 1095,
    "problem_type": "social",
    "importance": 4, "drivers": ["demography", "citizens"], "goals": [3, 10, 11],
    "disciplines": ["humanities", "social_sciences"], "accountable_role": "Head of integration",
    "other_units": ["trondheim-innovasjon-og-omstilling"], "citizen_role": "co_researchers",
    "collaboration_level": "international", "expected_effects": ["user_orientation", "legitimacy"],
    "expected_effect": "More people who know somebody here that is not paid to know them.",
    "source_url": "https://example.org/needs/newcomers-and-choirs"
  },
  {
    "id": "c3e69815-7f55-4844-9f4e-4329a363538f", "state": "published", "age": 15, "open_for": 38, "answer_days": 14,
    "unit": "trondheim-oppvekst-og-utdanning", "theme": "upbringing", "language": "nb",
    "title": "Seksåringen som kan mer enn skjemaet viser",
    "today": "I august møter læreren barn hun vet lite om, og minst om hva de kan på språket de snakker hjemme. Barnehagen har sett det i flere år, men overgangsskjemaet vårt har best plass til det barnet ikke får til.",
    "whom": "For skolestartere med flere språk, for foreldrene deres og for lærerne på første trinn.",
    "better": "Sammen med foreldre og ansatte vil vi finne en måte å fortelle om det barnet mestrer. Vi prøver den ut på noen få skoler først, og tar deretter stilling til resten.",
    "kinds": ["research_project", "master"], "gains": ["contact", "data", "place", "credits"],
    "requires": "Språkvitenskap, pedagogikk eller logopedi. Foreldrene må være med fra første dag, også de som trenger tolk.",
    "contact_role": "Rådgiver for overgang barnehage–skole", "place": "Trondheim",
    "semester": 1, "days": 340,
    "problem_type": "social", "importance": 4, "drivers": ["citizens"], "goals": [4],
    "disciplines": ["education", "humanities"], "accountable_role": "Kommunaldirektør for oppvekst",
    "citizen_role": "co_researchers", "source_url": "https://example.org/behov/seksaringen",
    "policy_reference": "Rammeplan for barnehagen, om overgangen til skolen",
    "expected_effect": "Lærere som vet hva barnet kan, før de får vite hva det ikke kan."
  },
  {
    "id": "bc167013-4213-44a8-a416-300a9aa5aab8", "state": "published", "age": 3, "open_for": 16, "answer_days": 10,
    "unit": "trondheim-oppvekst-og-utdanning", "theme": "upbringing", "language": "nn",
    "title": "Når mobilen er borte: Kva gjer vi med friminuttet?",
    "today": "Mobilane ligg i skåpet i skuletida, og det er vi glade for. Men i friminutta ser vi elevar som går rundt bygget og ventar på at det skal ringje inn.",
    "whom": "For elevar på ungdomssteget, særleg dei som ikkje spelar ball.",
    "better": "Vi treng idear som elevane sjølve vil bruke ein regnfull tysdag i november, og som ikkje krev fleire vaksne ute. Lag to eller tre av dei saman med elevrådet, og sjå om dei framleis er i bruk ein månad seinare.",
    "kinds": ["eit", "bachelor"], "gains": ["contact", "place", "credits"],
    "requires": "Alle fag er velkomne. De må tole ærlege tilbakemeldingar frå trettenåringar.",
    "contact_role": "Rektor på ungdomsskulen", "place": "Ein ungdomsskule på Heimdal",
    "semester": 1, "days": 105
  },
  {
    "id": "d7a8894e-e1eb-474c-b05f-9812b2928470", "state": "published", "age": 18, "open_for": 23, "answer_days": 14,
    "unit": "trondheim-byutvikling", "theme": "city", "language": "nb",
    "title": "Regnet som ikke får plass under bakken",
    "today": "Når det regner som verst, kommer vannet opp igjen i kjellerne i de lavest liggende gatene. Rørene er for små, og det vil ta lengre tid å grave opp alt enn været gir oss.",
    "whom": "For dem som bor der vannet samler seg, og for driftsmannskapene som rykker ut om natta.",
    "better": "Vi leter etter små tiltak på overflaten, et bed, en renne, en senket plass, som til sammen monner i ett kvartal. Regn på det, tegn det, og fortell oss hva det koster å holde ved like.",
    "kinds": ["master"], "gains": ["contact", "data", "credits"],
    "requires": "Vann- og miljøteknikk eller landskapsarkitektur, gjerne to sammen. Dere får ledningskart og nedbørsmålinger.",
    "contact_role": "Fagansvarlig for overvann", "place": "Trondheim",
    "semester": 1, "days": 151,
    "problem_type": "technical",
    "importance": 4, "drivers": ["climate"], "goals": [6, 11, 13], "disciplines": ["science_technology"],
    "accountable_role": "Leder for vann og avløp", "other_units": ["trondheim-smart-kommune"],
    "citizen_role": "informed", "expected_effects": ["efficiency"],
    "data_field": "Ledningskart, og nedbør hvert femte minutt.",
    "policy_reference": "Statlige planretningslinjer for klima og energi",
    "expected_effect": "Ett kvartal som tåler tjueårsregnet uten vann i kjelleren.",
    "municipality_commits": "Et kvartal å prøve i, og drift av det dere foreslår i to år."
  },
  {
    "id": "8324d23d-c1b7-4e3f-bcbb-1f3382968dcb", "state": "published", "age": 10, "open_for": null, "answer_days": 14,
    "unit": "trondheim-byutvikling", "theme": "city", "language": "nn",
    "title": "Benken der folk blir sitjande",
    "today": "Vi set ut fine benker, og mange av dei står tomme. Andre stader, ved bussen og langs fortauet, sit folk på murar og trapper fordi det ikkje er nokon benk der.",
    "whom": "For eldre som treng ein kvil på vegen, og for ungdom som treng ein stad å vere utan å kjøpe noko.",
    "better": "Vi vil lære av kvar folk faktisk set seg, sommar og vinter, og flytte ti benker etter det de finn ut. Eit år seinare går vi ut og tel saman.",
    "kinds": ["bachelor", "master"], "gains": ["contact", "data", "place", "credits"],
    "requires": "Arkitektur, geografi eller planlegging. Ta med varme klede, for mykje av arbeidet er ute.",
    "contact_role": "Landskapsarkitekt i byutvikling", "place": "Midtbyen og Lade",
    "semester": 2, "days": 123,
    "problem_type": "social", "importance": 1, "drivers": ["demography"], "goals": [3, 11],
    "disciplines": ["social_sciences", "humanities"], "accountable_role": "Leiar for park og byrom", "citizen_role": "consulted",
    "collaboration_level": "unit", "expected_effects": ["user_orientation"],
    "expected_effect": "Ti benker som er i bruk, og ei liste over kvar dei neste bør stå."
  },
  {
    "id": "2159afb3-0654-467d-bcd0-02beabd06b0d", "state": "published", "age": 22, "open_for": 50, "answer_days": 21,
    "unit": "trondheim-innovasjon-og-omstilling", "theme": "innovation", "language": "nb",
    "title": "Hvorfor stopper gode forsøk når prosjektet er over?",
    "today": "Vi er flinke til å starte, og sluttrapportene våre er fine. Likevel finner vi igjen få av forsøkene i driften to år etterpå, og ingen har egentlig bestemt at de skulle ta slutt.",
    "whom": "For ledere som må velge hva de skal gi tid til, og for ansatte som er slitne av stadig nye piloter.",
    "better": "Følg noen avsluttede forsøk bakover, og finn øyeblikket der de ble hverdag eller ble borte. Vi ønsker oss et ærlig bilde, og tre spørsmål vi bør stille før vi starter neste gang.",
    "kinds": ["phd", "master", "research_project"], "gains": ["contact", "data", "place"],
    "requires": "Organisasjon, ledelse eller innovasjon. Du må våge å si fra når svaret handler om oss.",
    "contact_role": "Leder for innovasjon", "place": "Trondheim",
    "semester": 2, "days": 305,
    "problem_type": "organisational",
    "importance": 5, "drivers": ["economy", "technology"], "goals": [9, 17],
    "disciplines": ["business", "social_sciences"], "accountable_role": "Kommunaldirektør for organisasjon",
    "collaboration_level": "international", "expected_effects": ["efficiency", "legitimacy"],
    "policy_reference": "Meld. St. 30 (2019–2020) En innovativ offentlig sektor",
    "expected_effect": "Færre forsøk, og flere som blir hverdag.",
    "municipality_commits": "Innsyn i ti avsluttede forsøk, og samtaler med dem som ledet dem.",
    "university_commits": "Veiledning på tvers av to institutter."
  },
  {
    "id": "a078bd64-5e41-4e3e-bd8a-3cd042f324c1", "state": "published", "age": 14, "open_for": 27, "answer_days": 10,
    "unit": "trondheim-innovasjon-og-omstilling", "theme": "innovation", "second_theme": "upbringing", "language": "nb",
    "title": "Fire venner, en trommemaskin og et mørkt kulturhus",
    "today": "Øvingsrommene og verkstedene er fulle på dagtid og mørke om kvelden. Nøkkelordningen ble laget for foreninger med styre og stempel, ikke for fire venner med en trommemaskin.",
    "whom": "For unge mellom 16 og 25 som lager noe sammen uten å være en forening.",
    "better": "Vi vil ha en enkel og trygg måte å låne rom på, som vaktmesteren også er glad for. Prøv den i to hus sammen med oss, og si fra om alt vi har glemt.",
    "kinds": ["eit", "placement"], "gains": ["contact", "place", "credits"],
    "requires": "Interaksjonsdesign, musikkteknologi, jus eller ledelse. Du er med på minst to kvelder i huset.",
    "contact_role": "Rådgiver for kultur", "place": "Saupstad og Midtbyen",
    "semester": 1, "days": 105
  },
  {
    "id": "c554f7bd-018b-4080-96b7-58140fae506e", "state": "published", "age": 26, "open_for": 9, "answer_days": 14,
    "unit": "trondheim-smart-kommune", "theme": "smart", "second_theme": "innovation", "language": "nb",
    "title": "Når er en språkmodell til hjelp i saksbehandlingen?",
    "today": "Saksbehandlerne leter lenge i gamle vedtak for å kunne behandle like saker likt. Noen er fristet til å spørre en språkmodell, og vi har ikke gitt dem noe godt svar på om de kan.",
    "whom": "For saksbehandlere, og for innbyggere som har krav på å bli behandlet likt og få vite hvorfor.",
    "better": "Vi ønsker oss en ærlig prøve på vedtak som alt er åpne: Hva finner den, hva finner den på, og hva kan vi stå inne for? Et godt begrunnet nei er også et resultat.",
    "kinds": ["master"], "gains": ["contact", "data", "credits"],
    "requires": "Informatikk, språkteknologi eller rettsvitenskap. Bare offentlige dokumenter, og modellen må kjøre hos oss eller hos dere.",
    "contact_role": "Rådgiver for informasjonsforvaltning", "place": "Trondheim",
    "semester": 1, "days": 151,
    "problem_type": "sociotechnical", "importance": 4, "drivers": ["technology", "legislation"], "goals": [16],
    "disciplines": ["science_technology", "social_sciences"], "accountable_role": "Leder for digitalisering",
    "other_units": ["trondheim-innovasjon-og-omstilling"], "collaboration_level": "nation",
    "expected_effects": ["legitimacy", "efficiency"], "data_field": "Åpne vedtak gjennom ti år.",
    "policy_reference": "Forvaltningsloven, om begrunnelse og likebehandling",
    "expected_effect": "En klar regel for når saksbehandlere kan spørre en språkmodell, og når ikke."
  },
  {
    "id": "534501b1-9e11-4cef-86a1-a966c238d4f8", "state": "published", "age": 6, "open_for": 42, "answer_days": 14,
    "unit": "trondheim-smart-kommune", "theme": "smart", "second_theme": "health", "language": "nn",
    "title": "Kveldsvakta som rekk siste buss",
    "today": "Kveldsvakta sluttar seint, og på fleire arbeidsplassar har siste buss då gått. Folk takkar nei til vakter dei gjerne ville hatt, og vi leiter etter vikarar.",
    "whom": "For tilsette utan bil, ofte dei yngste og dei som nett har flytta til byen.",
    "better": "Bruk opne rutedata og vakttidene våre til å vise kvar ti minutt i den eine eller den andre planen gir mest att. Vi tek funna med oss til dei som set opp vakter og ruter.",
    "kinds": ["bachelor"], "gains": ["contact", "data", "credits"],
    "requires": "Informatikk, transport eller matematikk. De får vakttider per arbeidsplass, aldri kven som har dei.",
    "contact_role": "Rådgjevar for mobilitet", "place": "Trondheim",
    "semester": 2, "days": 123,
    "problem_type": "technical", "importance": 2, "drivers": ["workforce", "climate"], "goals": [8, 11],
    "disciplines": ["transport_safety", "science_technology"], "accountable_role": "Leiar for mobilitet", "other_units": ["trondheim-helse-og-velferd"],
    "collaboration_level": "region",
    "expected_effect": "Fleire som kan ta kveldsvakta utan bil.",
    "data_field": "Opne rutedata, og vakttider per arbeidsplass."
  },
  {
    "id": "bf21cb6a-8cad-409c-b8d5-b044e7c559f9", "state": "submitted", "open_for": 34, "answer_days": 14,
    "unit": "gjovik-helse-og-omsorg", "theme": "health", "language": "nb",
    "title": "Middagen som dagens høydepunkt",
    "today": "Middagen på sykehjemmet er god, men vi serverer den som en oppgave som skal bli ferdig. Noen av beboerne spiser lite, og mest de dagene da noen har tid til å sette seg ned.",
    "whom": "For dem som bor på sykehjemmet, og for oss som serverer.",
    "better": "Vi vil prøve hva som skjer når måltidet får en vert, en duk og førti rolige minutter. Det må gå an å gjøre med dem som allerede er på vakt.",
    "kinds": ["placement", "bachelor"], "gains": ["contact", "place", "credits"],
    "requires": "Ernæring, sykepleie eller ergoterapi. Du spiser middag sammen med oss minst én gang i uka.",
    "contact_role": "Avdelingsleder på sykehjemmet", "place": "Biri",
    "semester": 2, "days": 123
  },
  {
    "id": "52665cde-80bf-4fac-9d28-c7fec1489540", "state": "submitted", "open_for": 48, "answer_days": 14,
    "unit": "trondheim-helse-og-velferd", "theme": "health", "second_theme": "smart", "language": "nb",
    "title": "Stillheten før den første samtalen",
    "today": "Når noen endelig ber om hjelp til å få det bedre, må vi ofte be dem vente. I ukene som går, hører de ingenting fra oss, og noen rekker å gi opp.",
    "whom": "For voksne som venter på den første samtalen, og for dem hos oss som tar telefonen.",
    "better": "Vi tror at noen få vennlige livstegn kan holde motet oppe. Hjelp oss å lage dem og prøve dem, uten at det blir en ny kø av det.",
    "kinds": ["master", "bachelor"], "gains": ["contact", "credits"],
    "requires": "Psykologi, sykepleie eller tjenestedesign. Du arbeider med rutinene våre, ikke med enkeltpersoners saker.",
    "contact_role": "Enhetsleder for psykisk helse", "place": "Trondheim",
    "semester": 2, "days": 123
  },
  {
    "id": "37e87ba8-4a9c-4b65-999f-9345ae06cfc7", "state": "returned", "open_for": 30, "answer_days": 14,
    "unit": "gjovik-helse-og-omsorg", "theme": "health", "language": "nb",
    "title": "Pårørendekvelden som flere vil komme på",
    "today": "To ganger i året inviterer vi pårørende, og de samme åtte kommer. De andre ringer oss i stedet, ofte sent på kvelden og ofte med de samme spørsmålene.",
    "whom": "For pårørende som strekker seg langt, og for dem på vakt som skal svare.",
    "better": "Noe som treffer bedre enn det vi gjør i dag.",
    "kinds": ["bachelor"], "gains": ["contact", "credits"],
    "requires": "", "contact_role": "Fagutvikler i hjemmetjenesten", "place": "Gjøvik",
    "note": "Takk for at du skrev ned dette, her er det mange som vil kjenne seg igjen! Før jeg publiserer: Kan du si litt mer om hva som ville vært bedre, gjerne én ting dere selv har tenkt på? Skriv også når dere kan ta imot noen. Send den tilbake når du er klar, så ser jeg på den samme dag."
  },
  {
    "id": "555de7f9-9ff5-4b4a-ac39-19e122f8375a", "state": "draft", "open_for": null, "answer_days": 14,
    "unit": "gjovik-helse-og-omsorg", "language": "nb",
    "title": "Kjøreruta om morgenen",
    "today": "Vi kjører fram og tilbake over samme bru fire ganger før klokka ti, fordi lista er satt opp etter alfabetet og ikke etter kartet.",
    "whom": "", "better": "", "kinds": [], "gains": [], "requires": "", "contact_role": "", "place": ""
  },
  {
    "id": "82ae922f-498c-477a-bcc5-616a11decc8c", "state": "withdrawn", "age": 40, "open_for": null, "answer_days": 14,
    "unit": "trondheim-helse-og-velferd", "theme": "health", "language": "nb",
    "title": "Besøk av en hund på dagsenteret",
    "today": "Noen av dem som kommer til oss, sier nesten ingenting en hel dag. Den ene gangen en hund var innom, ble det latter ved alle bordene.",
    "whom": "For gjestene på dagsenteret, og for oss som gjerne vil høre stemmene deres.",
    "better": "Vi ville vite om faste besøk gjør en forskjell som varer ut uka. Nå har en frivillig forening tatt på seg besøkene, og vi trekker utfordringen med et smil.",
    "kinds": ["bachelor"], "gains": ["contact", "place", "credits"],
    "requires": "Ergoterapi, sykepleie eller psykologi. Ingen allergi mot hund.",
    "contact_role": "Leder for dagsenteret", "place": "Byåsen",
    "semester": 1, "days": 109
  },
  {
    "id": "f537ea2f-cb49-4a27-b121-0edc648e2fa2", "state": "matched", "age": 48, "open_for": -6, "answer_days": 14,
    "unit": "gjovik-helse-og-omsorg", "theme": "health", "second_theme": "city", "language": "nb",
    "title": "Trappa som avgjør om du kan bo hjemme",
    "today": "Mange flytter på sykehjem fordi de ikke lenger kommer opp til soverommet, ikke fordi de er syke. Vi oppdager trappa først når hjelpen alt er i gang, og da er det sent å snekre.",
    "whom": "For eldre i eneboliger fra sekstitallet, og for ergoterapeutene som kommer på hjemmebesøk.",
    "better": "Vi vil ha en enkel gjennomgang som folk kan gjøre selv mens de ennå løper opp trappa. Tegn tre ombygginger en vanlig snekker kan gjøre på en dag, og si hva de koster.",
    "kinds": ["bachelor"], "gains": ["contact", "place", "credits"],
    "requires": "Bygg og ergoterapi sammen, gjerne to studenter som ikke har møttes før.",
    "contact_role": "Ergoterapeut i innsatsteamet", "place": "Gjøvik og Hunndalen",
    "semester": 1, "days": 137
  },
  {
    "id": "ad698800-97c3-44ef-8aec-1d5fba9b4e8d", "state": "in_progress", "age": 130, "open_for": -95, "answer_days": 14,
    "unit": "gjovik-helse-og-omsorg", "theme": "health", "second_theme": "smart", "language": "nn",
    "title": "Medisinskrinet på kjøkenbenken",
    "today": "Vi fyller medisindosettar for mange, og like ofte finn vi gårsdagens luker fulle. Nokre har gløymt, andre har valt, og vi veit sjeldan kven som er kva.",
    "whom": "For dei som bur heime med mange medisinar, og for oss som skal hjelpe utan å mase.",
    "better": "Vi vil skjøne kva som skjer mellom besøka våre før vi kjøper ein dispensar som pip. Kan hende treng nokre ein maskin, og andre ein samtale med fastlegen.",
    "kinds": ["master"], "gains": ["contact", "place", "credits"],
    "requires": "Sjukepleie, farmasi eller helseinformatikk. Du er med på heimebesøk saman med oss.",
    "contact_role": "Fagsjukepleiar i heimetenesta", "place": "Vardal og Snertingdal",
    "starts_in": -81, "days": 284
  },
  {
    "id": "46e7ed96-06f2-4654-a864-2755b7598c97", "state": "completed", "age": 330, "open_for": -300, "answer_days": 14,
    "unit": "gjovik-helse-og-omsorg", "theme": "health", "language": "nb",
    "title": "Natta på sykehjemmet i juni",
    "today": "Om sommeren er det lyst hele natta, og flere av dem som bor hos oss, står opp klokka tre. Vi går runden vår med lommelykt og lukker opp dører til rom der noen nettopp har sovnet.",
    "whom": "For dem som bor på sykehjemmet, og for nattevaktene.",
    "better": "Vi ville vite hva lys, lyd og våre egne vaner gjør med søvnen. Målet var tre grep vi kunne begynne med neste kveld, uten å søke om penger.",
    "kinds": ["bachelor", "placement"], "gains": ["contact", "place", "credits"],
    "requires": "Sykepleie eller lysdesign. Du må tåle fire nattevakter.",
    "contact_role": "Avdelingsleder på sykehjemmet", "place": "Gjøvik",
    "starts_in": -286, "days": 137,
    "seen_effects": ["user_orientation"], "seen_effect": "Nattrundene går nå uten lommelykt, og gardinene ble det billigste av de tre grepene. Vi hører færre skritt i gangen klokka tre."
  },
  {
    "id": "6bdc581a-0f59-4ea9-ae60-56ab0270e53a", "state": "paused", "age": 30, "open_for": 40, "answer_days": 21,
    "unit": "gjovik-helse-og-omsorg", "theme": "health", "second_theme": "innovation", "language": "nb",
    "title": "De som vil hjelpe, men ikke vet hvem de skal ringe",
    "today": "Etter hver julekonsert får vi tilbud om hjelp fra folk som vil gå tur, lese høyt eller bære ved. Vi takker, skriver navnet på en lapp, og i februar er lappen borte.",
    "whom": "For dem som vil bidra en time i uka, og for dem som ville satt pris på timen.",
    "better": "Vi ønsker oss en vei fra tilbud til første besøk som tar dager, ikke måneder. Den må være trygg nok for den som åpner døra.",
    "kinds": ["eit", "bachelor"], "gains": ["contact", "place", "credits"],
    "requires": "Alle fag er velkomne. Noen av dere bør kunne litt om personvern.",
    "contact_role": "Frivilligkoordinator", "place": "Gjøvik",
    "semester": 1, "days": 105
  },
  {
    "id": "a15eb942-4a6b-4a89-9283-8c3e787ea291", "state": "published", "age": 1, "open_for": 33, "answer_days": 14,
    "unit": "gjovik-oppvekst-og-utdanning", "theme": "upbringing", "language": "en",
    "title": "Reading aloud in two languages at once",
    "today": "Parents who read in another language than Norwegian often stop when their child starts kindergarten, because they think it will confuse the child. We tell them otherwise, but we have nothing to put in their hands.",
    "whom": "For the youngest children, their parents, and staff who know only one of the two languages.",
    "better": "Make and try out a way of reading together where a parent, a child and one of us can all take part. It should work with the books that already stand on our shelves.",
    "kinds": ["bachelor", "placement"], "gains": ["contact", "place", "credits"],
    "requires": "Early childhood education, linguistics or library science. You speak at least two languages, whichever they are.",
    "contact_role": "Adviser on multilingual children", "place": "Two kindergartens in Gjøvik",
    "semester": 1, "days": 116
  },
  {
    "id": "06f46884-8fab-4cbb-90e7-b060cc60fda5", "state": "completed", "age": 400, "open_for": -360, "answer_days": 14,
    "unit": "gjovik-oppvekst-og-utdanning", "theme": "upbringing", "language": "nn",
    "title": "Uteskulen når det er tolv minus",
    "today": "Uteskulen vår var best i mai og avlyst i januar. Elevane fraus fordi oppgåvene bad dei stå stille og skrive.",
    "whom": "For elevar på mellomsteget, og for lærarar som gjerne vil ut, men ikkje aleine med tjuefem votteløse.",
    "better": "Vi ville ha eit knippe timar i matematikk og naturfag der kulda er ein del av faget. Alt utstyret skulle få plass i ein pulk.",
    "kinds": ["placement", "bachelor"], "gains": ["contact", "place", "credits"],
    "requires": "Lærarutdanning. Ull frå topp til tå.",
    "contact_role": "Inspektør på barneskulen", "place": "Snertingdal",
    "starts_in": -324, "days": 81,
    "seen_effects": ["user_orientation"], "seen_effect": "Pulken står pakka i gangen, og tre klassar har teke han i bruk utan at nokon bad dei om det."
  },
  {
    "id": "c65c2a62-aaf8-4f64-83b7-e8355a6345f9", "state": "in_progress", "age": 150, "open_for": -120, "answer_days": 10,
    "unit": "gjovik-oppvekst-og-utdanning", "theme": "upbringing", "second_theme": "innovation", "language": "nb",
    "title": "Brøk med vater og sag",
    "today": "Elever som ikke får til brøk ved pulten, får det til når en list skal deles i tre. Likevel skjer nesten all matematikk hos oss ved pulten.",
    "whom": "For elever på åttende trinn, og for faglærere som savner hverandre.",
    "better": "Lærere i matematikk og håndverk skal planlegge seks økter sammen, og noen utenfra følger med på hva elevene tar med seg tilbake til klasserommet.",
    "kinds": ["research_project", "placement"], "gains": ["contact", "place", "credits"],
    "requires": "Lærerutdanning eller fagdidaktikk. Politiattest før første dag.",
    "contact_role": "Rektor på ungdomsskolen", "place": "Gjøvik",
    "starts_in": -100, "days": 298
  },
  {
    "id": "2df641de-4b37-4f63-8671-75f4d679715a", "state": "expired", "age": 95, "open_for": -20, "answer_days": 14,
    "unit": "gjovik-oppvekst-og-utdanning", "theme": "upbringing", "second_theme": "health", "language": "nb",
    "title": "Fraværet som begynner på en mandag",
    "today": "Når en elev har vært borte lenge, ser vi i etterkant at det begynte med enkelte mandager. Ingen av oss la dem sammen, fordi de sto i ulike systemer hos ulike lærere.",
    "whom": "For elever som er på vei ut, og for kontaktlærere som vil snakke med dem i tide.",
    "better": "Vi ønsker å vite hvilke små tegn som er verdt å merke seg, og hva som hjelper når vi ser dem. Det skal ikke bli et varsel som stempler noen.",
    "kinds": ["phd", "research_project"], "gains": ["contact", "data", "place"],
    "requires": "Pedagogikk, psykologi eller samfunnsmedisin. Du må ville drøfte etikken med elever og foreldre først.",
    "contact_role": "Leder for pedagogisk-psykologisk tjeneste", "place": "Hele kommunen",
    "semester": 2, "days": 1095
  },
  {
    "id": "1a3d8b0b-9e0c-4f21-a8dc-5c6eddda4419", "state": "published", "age": 19, "open_for": 26, "answer_days": 14,
    "unit": "gjovik-byutvikling", "theme": "city", "language": "nn",
    "title": "Kva skal vi med strandpromenaden i februar?",
    "today": "Om sommaren er det kø på brygga. Om vinteren måkar vi ein sti som nesten ingen går, for vinden kjem rett frå Mjøsa og det finst ikkje ein krok å stå i.",
    "whom": "For dei som bur i sentrum, og for alle som treng dagslys midt på vinteren.",
    "better": "Finn tre stader der små grep mot vinden og litt lys kan gi folk ein grunn til å gå heile vegen. Vi byggjer det eine av dei saman med dykk, i full storleik og billege materialar.",
    "kinds": ["eit", "master"], "gains": ["contact", "place", "money", "credits"],
    "requires": "Arkitektur, bygg, meteorologi eller kunst. De må ut og kjenne på vinden.",
    "contact_role": "Landskapsarkitekt", "place": "Gjøvik sentrum",
    "semester": 1, "days": 105
  },
  {
    "id": "8b842b6d-380a-47ab-9216-86a668f4fd3f", "state": "matched", "age": 60, "open_for": -12, "answer_days": 14,
    "unit": "gjovik-byutvikling", "theme": "city", "second_theme": "smart", "language": "en",
    "title": "The snow that is moved three times",
    "today": "We plough the snow to the kerb, then load it on lorries, then push it around the dump to make room. Each move costs money and diesel, and nobody has drawn the whole journey on one map.",
    "whom": "For our drivers, for those who live beside the dump, and for next winter's budget.",
    "better": "Model the journey of one snowfall and show us where a metre of free kerb would save a kilometre of driving. We will try your best idea in one district.",
    "kinds": ["master"], "gains": ["contact", "data", "credits"],
    "requires": "Logistics, applied mathematics or civil engineering. Positions of the ploughs come without the drivers.",
    "contact_role": "Head of roads and parks", "place": "Gjøvik",
    "semester": 1, "days": 151
  },
  {
    "id": "90d14bce-baf7-4139-a466-04480fd64cc6", "state": "completed", "age": 310, "open_for": -280, "answer_days": 14,
    "unit": "gjovik-byutvikling", "theme": "city", "second_theme": "smart", "language": "nb",
    "title": "Gatelyset ingen går under",
    "today": "Noen turveier er lyst opp hele natta uten at noen går der, mens snarveien fra bussen ligger i mørket. Lyspunktene kom dit ledningen alt lå.",
    "whom": "For dem som går hjem etter seine vakter, og for flaggermusene, som helst vil ha det mørkt.",
    "better": "Vi ville ha et kart over hvor lyset gjør nytte, og et forslag vi kunne bestemme oss for med én gang. Kostnaden skulle ikke bli høyere enn i dag.",
    "kinds": ["bachelor"], "gains": ["contact", "data", "credits"],
    "requires": "Elektro, geomatikk eller samfunnsplanlegging.",
    "contact_role": "Ingeniør for veilys", "place": "Gjøvik og Hunndalen",
    "starts_in": -266, "days": 130,
    "seen_effects": ["efficiency"], "seen_effect": "Lyset på to turveier slukkes nå ved midnatt, og snarveien fra bussen fikk lyktene. Strømregningen gikk ned, og flaggermusene har ikke klaget."
  },
  {
    "id": "ea74eef3-8d1b-4e00-a6e7-d714b5cbf4cb", "state": "published", "age": 7, "open_for": 52, "answer_days": 14,
    "unit": "gjovik-byutvikling", "theme": "city", "second_theme": "innovation", "language": "nb",
    "title": "Hundre tusen murstein til noen som vil ha dem",
    "today": "Et skolebygg skal rives, og mursteinene er bedre enn dem vi får kjøpt. Reglene, tida og prisen gjør at de likevel blir fyllmasse, om ikke noen viser at det går an.",
    "whom": "For byggherrer i kommunen, for dem som river, og for framtidige bygg med litt historie i veggen.",
    "better": "Regn på hele veien fra vegg til vegg: rensing, lagring, prøving og papirer. Er svaret at det ikke lønner seg, vil vi vite hva som måtte til.",
    "kinds": ["master", "placement"], "gains": ["contact", "data", "place", "credits"],
    "requires": "Bygg, materialteknologi eller økonomi. Hjelm og sko får du av oss.",
    "contact_role": "Prosjektleder for kommunale bygg", "place": "Gjøvik",
    "semester": 1, "days": 151,
    "problem_type": "technical", "importance": 3, "goals": [11, 12], "drivers": ["climate", "legislation"],
    "policy_reference": "Byggteknisk forskrift, om ombruk",
    "expected_effect": "Et regnestykke vi kan bruke hver gang et bygg skal rives."
  },
  {
    "id": "c08b094b-897a-4d92-924d-9dcdf35ef0a9", "state": "published", "age": 17, "open_for": 31, "answer_days": 14,
    "unit": "gjovik-innovasjon-og-omstilling", "theme": "innovation", "language": "nb",
    "title": "Bedriften med to ansatte som vil levere til oss",
    "today": "Når vi kjøper inn, ber vi om vedlegg som en bedrift med to ansatte bruker en uke på. De lar være, og vi får tilbud fra de samme tre hver gang.",
    "whom": "For små bedrifter i regionen, og for innkjøperne våre som gjerne vil ha flere å velge mellom.",
    "better": "Følg tre innkjøp fra behov til kontrakt, og fortell oss hvilke krav loven stiller og hvilke vi bare har arvet. Vi skriver om konkurransegrunnlaget sammen med dere.",
    "kinds": ["bachelor", "master"], "gains": ["contact", "data", "credits"],
    "requires": "Jus, økonomi eller statsvitenskap.",
    "contact_role": "Innkjøpsleder", "place": "Gjøvik",
    "semester": 1, "days": 137,
    "problem_type": "organisational"
  },
  {
    "id": "e9174153-e98f-4970-9ced-9c5b77776b80", "state": "in_progress", "age": 110, "open_for": -80, "answer_days": 14,
    "unit": "gjovik-innovasjon-og-omstilling", "theme": "innovation", "second_theme": "upbringing", "language": "nb",
    "title": "Biblioteket etter at bibliotekaren har gått hjem",
    "today": "Vi har gitt folk nøkkelkort så de kan bruke biblioteket til klokka ti. De som kommer, er fine folk som alt brukte det fra før.",
    "whom": "For ungdom uten et sted å være, og for naboer som ennå ikke vet at de har et bibliotek.",
    "better": "Én person følger kveldene i et halvt år og foreslår hva rommet må kunne når ingen passer på det. Noe av det bør være morsomt.",
    "kinds": ["project_position"], "gains": ["contact", "place", "money"],
    "requires": "Tjenestedesign, arkitektur eller sosialt arbeid. Arbeidet er på kveldstid.",
    "contact_role": "Biblioteksjef", "place": "Gjøvik",
    "starts_in": -66, "days": 178
  },
  {
    "id": "92d944c0-bf89-4901-903f-f992cbc97c10", "state": "submitted", "open_for": 36, "answer_days": 14,
    "unit": "gjovik-innovasjon-og-omstilling", "theme": "innovation", "language": "en",
    "title": "A welcome that lasts longer than the first week",
    "today": "New employees from abroad get flowers, a locker and a folder. Three months later some of them still eat lunch alone, and we learn about it in the exit interview.",
    "whom": "For colleagues who moved here for the job, and for the teams that asked for them.",
    "better": "Help us find out what made those who stayed stay, and turn it into something a busy team can do. One page is better than a programme.",
    "kinds": ["bachelor", "continuing_education"], "gains": ["contact", "credits"],
    "requires": "Psychology, human resources or anthropology. Interviews can be in English or Norwegian.",
    "contact_role": "Head of human resources", "place": "Gjøvik",
    "semester": 1, "days": 130
  },
  {
    "id": "9c91f49e-928d-4198-9745-90e9804d9421", "state": "published", "age": 13, "open_for": 29, "answer_days": 14,
    "unit": "gjovik-smart-kommune", "theme": "smart", "second_theme": "city", "language": "nb",
    "title": "Lekkasjen som kunne høres før den ble sett",
    "today": "En del av drikkevannet vi renser, renner ut i grunnen før det når en kran. Vi finner hullene når asfalten synker, eller når noen ringer.",
    "whom": "For driftsvakta, og for alle som betaler for vann de aldri får.",
    "better": "Vi låner bort lyttestaver, målinger time for time og en kum dere kan stå i. Lag noe som sier «let her» oftere enn det tar feil.",
    "kinds": ["bachelor", "master"], "gains": ["contact", "data", "place", "credits"],
    "requires": "Elektronikk, kybernetikk eller maskinlæring. Målingene gjelder soner, aldri husholdninger.",
    "contact_role": "Driftsleder for vann", "place": "Gjøvik",
    "semester": 1, "days": 151,
    "problem_type": "technical"
  },
  {
    "id": "444c89e0-5573-400b-8dd6-ab08121603a2", "state": "expired", "age": 80, "open_for": -15, "answer_days": 14,
    "unit": "gjovik-smart-kommune", "theme": "smart", "second_theme": "innovation", "language": "nn",
    "title": "Vedtaket som kan lesast høgt",
    "today": "Vedtaka våre er skrivne for å tole ei klage, ikkje for å bli forstått. Når ein skjermlesar les dei, kjem paragrafen før svaret.",
    "whom": "For dei som ser dårleg, dei som les norsk seint, og alle som berre vil vite: Fekk eg ja?",
    "better": "Lag ein mal der svaret står først, og vis at han held juridisk. Prøv han med folk som bruker skjermlesar til dagleg.",
    "kinds": ["bachelor"], "gains": ["contact", "credits"],
    "requires": "Informatikk, språk eller rettsvitskap. Kunnskap om universell utforming er eit pluss.",
    "contact_role": "Rådgjevar for klarspråk", "place": "Gjøvik",
    "semester": 1, "days": 137,
    "problem_type": "organisational", "importance": 3, "drivers": ["legislation", "citizens"], "goals": [10, 16],
    "disciplines": ["humanities", "social_sciences"], "policy_reference": "Språklova § 9 om klart språk",
    "expected_effect": "Svaret står først, også når det blir lese høgt."
  },
  {
    "id": "e04ff9f4-226b-4c38-9811-35b1582ca626", "state": "published", "age": 23, "open_for": 70, "answer_days": 21,
    "unit": "gjovik-smart-kommune", "theme": "smart", "second_theme": "health", "language": "en",
    "title": "Who needed to open that record?",
    "today": "Everyone who opens a record leaves a trace, and nobody has time to read the traces. Strict rules stop the wrong people now and then, and the right people every day.",
    "whom": "For patients who want to know, for staff under pressure, and for those of us who answer for both.",
    "better": "An employee of ours will take a public sector PhD on access that fits the work as it is done. We are looking for supervisors in information security and in nursing, together.",
    "kinds": ["public_phd"], "gains": ["contact", "data", "place"],
    "requires": "Research in information security or health informatics. Only logs without names leave our systems.",
    "contact_role": "Chief information security officer", "place": "Gjøvik",
    "semester": 2, "days": 1095,
    "municipality_commits": "The salary of the candidate through the whole period, and access to logs without names.",
    "university_commits": "Two supervisors from different departments.",
    "importance": 5, "goals": [3, 16], "drivers": ["legislation", "technology"],
    "accountable_role": "Director of health",
    "policy_reference": "Regulation (EU) 2016/679 (GDPR), article 32",
    "expected_effect": "Access that follows the work, and traces that somebody has time to read.",
    "source_url": "https://example.org/needs/who-opened-that-record"
  },
  {
    "id": "b73f1bad-be79-4633-8b1a-f7ae9073f600", "state": "published", "age": 2, "open_for": 24, "answer_days": 10,
    "unit": "trondheim-helse-og-velferd", "theme": "health", "language": "nb",
    "title": "Balansetreningen som naboene blir med på",
    "today": "Treningsgruppene våre virker så lenge de varer, og de varer i tolv uker. Etterpå går de fleste hjem til godstolen igjen.",
    "whom": "For eldre som har falt eller er redde for det, og for borettslagene de bor i.",
    "better": "Flytt gruppa fra helsehuset til fellesrommet i borettslaget, og finn ut hva som må til for at den fortsetter uten oss. Kaffe er tillatt som virkemiddel.",
    "kinds": ["placement", "bachelor"], "gains": ["contact", "place", "credits"],
    "requires": "Fysioterapi, bevegelsesvitenskap eller folkehelse.",
    "contact_role": "Fysioterapeut på helsehuset", "place": "Strinda og Byåsen",
    "semester": 1, "days": 130
  },
  {
    "id": "6a3a3526-500d-4fa7-aa4d-581bf3d1eae1", "state": "in_progress", "age": 140, "open_for": -110, "answer_days": 14,
    "unit": "trondheim-helse-og-velferd", "theme": "health", "second_theme": "city", "language": "nb",
    "title": "Venterommet sett fra en meter over gulvet",
    "today": "På legevakta venter barn på stoler de ikke når ned fra, under en skjerm med tall de ikke kan lese. Foreldrene sier at ventingen var verre enn sprøyta.",
    "whom": "For barn som har vondt, for foreldrene deres, og for dem i luka.",
    "better": "Tegn og prøv et hjørne som kan settes opp på en kveld og vaskes på fem minutter. Barn skal være med på å bestemme, også dem som ikke sier så mye.",
    "kinds": ["master"], "gains": ["contact", "place", "credits"],
    "requires": "Industridesign eller interaksjonsdesign.",
    "contact_role": "Avdelingsleder på legevakta", "place": "Trondheim",
    "starts_in": -96, "days": 165
  },
  {
    "id": "bf90725c-4ae1-4a54-b809-62181f6ff621", "state": "completed", "age": 360, "open_for": -320, "answer_days": 14,
    "unit": "trondheim-helse-og-velferd", "theme": "health", "language": "en",
    "title": "Exercise on prescription: who is there in week three?",
    "today": "Doctors refer people to our healthy life centre, and most of them come once. By the third week the group is half its size, and we have only guessed why.",
    "whom": "For people who want to move more, and for the instructors who keep a mat free for them.",
    "better": "We wanted to hear from those who left, in their own words and without any reproach. What they said should change the invitation or the hour, whichever is to blame.",
    "kinds": ["master"], "gains": ["contact", "data", "credits"],
    "requires": "Public health, psychology or sport science.",
    "contact_role": "Head of the healthy life centre", "place": "Trondheim",
    "starts_in": -306, "days": 151,
    "seen_effects": ["user_orientation"], "seen_effect": "The invitation now says what people actually do in the first hour, and a second group starts after working hours."
  },
  {
    "id": "181234a3-efb9-4807-98e8-827ce1aa6265", "state": "paused", "age": 28, "open_for": 20, "answer_days": 14,
    "unit": "trondheim-helse-og-velferd", "theme": "health", "second_theme": "smart", "language": "nn",
    "title": "Tolken som står i feil kø",
    "today": "Vi tingar tolk på éin stad, rom på ein annan og lege på ein tredje. Når éin av dei blir flytta, får dei to andre vite det ved døra.",
    "whom": "For pasientar som treng tolk, og for tolkar som ventar i gangen på eiga rekning.",
    "better": "Teikn éin felles timeplan for dei tre, og vis kva som skal til for at systema våre kan halde han. Fyrst på papir, så på éin legesenterdag.",
    "kinds": ["bachelor", "eit"], "gains": ["contact", "place", "credits"],
    "requires": "Informatikk, logistikk eller tolking i offentleg sektor.",
    "contact_role": "Leiar for tolketenesta", "place": "Trondheim",
    "semester": 1, "days": 135
  },
  {
    "id": "6427f06d-434c-4324-a1f4-1ec2835a67ca", "state": "published", "age": 21, "open_for": 13, "answer_days": 10,
    "unit": "trondheim-oppvekst-og-utdanning", "theme": "upbringing", "second_theme": "city", "language": "nb",
    "title": "Skolekjøkkenet som står tomt fire dager i uka",
    "today": "På mandager lukter det boller i hele bygget. Resten av uka står seks komfyrer kalde, mens naboene våre spør om et sted å lage mat sammen.",
    "whom": "For elevene, for SFO, og for nabolaget rundt skolen.",
    "better": "Lag en måte å dele kjøkkenet på som tåler revisjon, renhold og femteklassinger. Prøv den ut i seks uker, og la dem som vasker, få siste ord.",
    "kinds": ["eit"], "gains": ["contact", "place"],
    "requires": "Gjerne en som kan regne, en som kan lage mat og en som kan snakke med vaktmesteren.",
    "contact_role": "Leder for SFO", "place": "En barneskole på Saupstad",
    "semester": 1, "days": 105
  },
  {
    "id": "cc519c48-9151-457c-adaf-a39fc8aa1582", "state": "matched", "age": 55, "open_for": -9, "answer_days": 21,
    "unit": "trondheim-oppvekst-og-utdanning", "theme": "upbringing", "language": "nb",
    "title": "Læreren som forsker på sin egen time",
    "today": "Lærerne våre prøver ut nye ting hver uke og skriver aldri ned hva som skjedde. Forskerne skriver ned alt, men kommer etter at timen er slutt.",
    "whom": "For lærere som vil bli ved kateteret og samtidig lære mer om det de gjør.",
    "better": "Et studium på deltid der oppgaven er egen undervisning, og der to lærere fra samme skole går sammen. Skolen skal merke det mens det pågår.",
    "kinds": ["continuing_education", "shared_position"], "gains": ["contact", "place", "money"],
    "requires": "Du underviser lærere og liker å sitte bakerst i klasserommet.",
    "contact_role": "Rådgiver for kompetanseutvikling", "place": "Trondheim",
    "semester": 2, "days": 305,
    "municipality_commits": "Vikar én dag i uka for to lærere ved hver skole.",
    "university_commits": "Studiepoeng, og veiledning ute på skolene."
  },
  {
    "id": "d0747a72-1569-4adc-af81-2fb411731778", "state": "withdrawn", "age": 65, "open_for": null, "answer_days": 14,
    "unit": "trondheim-oppvekst-og-utdanning", "theme": "upbringing", "second_theme": "city", "language": "nn",
    "title": "Leikeplassen som skulle flyttast",
    "today": "Leikeplassen låg i skuggen av eit nybygg, og ungane fraus. Vi hadde sett av pengar til å flytte han hundre meter.",
    "whom": "For barnehageborn og småsysken i gata.",
    "better": "Vi ville la ungane peike ut den nye staden. Så vart nybygget lågare enn planlagt, sola er der framleis, og vi trekkjer utfordringa.",
    "kinds": ["bachelor"], "gains": ["contact", "place", "credits"],
    "requires": "Landskapsarkitektur eller pedagogikk.",
    "contact_role": "Styrar i barnehagen", "place": "Lade",
    "semester": 1, "days": 109
  },
  {
    "id": "b2ed1ffb-d54a-4c04-b5a9-0d584c55cd53", "state": "returned", "open_for": 44, "answer_days": 14,
    "unit": "trondheim-oppvekst-og-utdanning", "theme": "upbringing", "language": "nb",
    "title": "Noe med overgangen til videregående",
    "today": "Ungdommene våre forsvinner litt mellom tiende klasse og skolestart i august. Vi ser det på dem som ikke møter.",
    "whom": "For tiendeklassinger.",
    "better": "At flere møter opp den første dagen.",
    "kinds": ["master"], "gains": ["contact"],
    "requires": "", "contact_role": "Rådgiver på ungdomsskolen", "place": "Trondheim",
    "note": "Dette treffer noe viktig. Tittelen sier ikke ennå hva det gjelder: Er det de ungdommene som takket ja og ikke kom, eller de som aldri søkte? Skriv gjerne hvem dere kan slippe inn til, og når, så finner vi en student som passer."
  },
  {
    "id": "396da405-e1df-47ba-88ae-5fb4e3a51b30", "state": "published", "age": 14, "open_for": 47, "answer_days": 14,
    "unit": "trondheim-byutvikling", "theme": "city", "second_theme": "smart", "language": "en",
    "title": "Warm water from the ice rink",
    "today": "To keep the ice cold we blow warm air out through the roof, and next door a school heats its showers with electricity. The pipe between them would be eighty metres long.",
    "whom": "For those who pay the bills of both buildings, and for anyone who has showered there in January.",
    "better": "Work out what the pipe, the pump and the tank must be, and on which days it pays. We would rather build a small thing that runs than plan a big one.",
    "kinds": ["master"], "gains": ["contact", "data", "place", "credits"],
    "requires": "Energy engineering or refrigeration. A year of measurements is ready for you.",
    "contact_role": "Energy adviser", "place": "Trondheim",
    "semester": 1, "days": 151,
    "problem_type": "technical",
    "importance": 3, "goals": [7, 13], "drivers": ["climate", "economy"], "accountable_role": "Head of property",
    "expected_effect": "Showers that are heated by what the ice throws away.",
    "municipality_commits": "A year of measurements, and the building of a solution that pays."
  },
  {
    "id": "e5ce83a0-0309-4893-9799-33e03c044518", "state": "completed", "age": 290, "open_for": -260, "answer_days": 14,
    "unit": "trondheim-byutvikling", "theme": "city", "language": "nb",
    "title": "Sykkelen ved siden av toget",
    "today": "Ved stasjonen sto syklene lenket til gjerder, skilt og hverandre. Stativene vi hadde satt opp hundre meter unna, var halvtomme og tørre.",
    "whom": "For pendlere med fire minutter på seg.",
    "better": "Vi ville vite hva avstanden, taket og låsen betyr for hvor folk faktisk setter sykkelen. Svaret skulle kunne brukes på alle stasjoner, ikke bare denne.",
    "kinds": ["bachelor"], "gains": ["contact", "data", "credits"],
    "requires": "Transport, geografi eller psykologi.",
    "contact_role": "Sykkelkoordinator", "place": "Trondheim",
    "starts_in": -246, "days": 130,
    "seen_effects": ["efficiency"], "seen_effect": "Stativene er flyttet tretti meter nærmere og fikk tak. De er fulle, og gjerdet er bart."
  },
  {
    "id": "3ae6c5de-83e9-4a48-80b2-24745279c480", "state": "in_progress", "age": 200, "open_for": -150, "answer_days": 21,
    "unit": "trondheim-byutvikling", "theme": "city", "language": "nn",
    "title": "Bekken som vil opp i dagen",
    "today": "Under ein parkeringsplass går ein bekk i røyr. Når det regnar som verst, er røyra for små, og vatnet kjem opp i kjellarane i dei lågaste gatene.",
    "whom": "For fisken, for skulen ved sida av, og for dei som bur der vatnet samlar seg.",
    "better": "Vi opnar bekken stykke for stykke dei neste åra, så vatnet får plass på overflata, og vil måle kva som skjer med dyra og folka undervegs. Elevane på skulen skal vere med og måle.",
    "kinds": ["phd", "research_project"], "gains": ["contact", "data", "place", "money"],
    "requires": "Biologi, vassteknikk eller landskapsarkitektur, og lyst til å stå i støvlar saman med tiåringar.",
    "contact_role": "Prosjektleiar for vassmiljø", "place": "Trondheim",
    "starts_in": -100, "days": 1096,
    "municipality_commits": "Gravinga, målepunkta og ein kontaktperson i heile perioden.",
    "university_commits": "Rettleiing, og utstyr til å måle med."
  },
  {
    "id": "3536bf4b-374c-40c1-b6e9-86656391b839", "state": "draft", "open_for": null, "answer_days": 14,
    "unit": "trondheim-byutvikling", "language": "nb",
    "title": "Byvandring i rullestol",
    "today": "Kantsteinene er tre centimeter på tegningen og sju i virkeligheten. Spør dem som vet det.",
    "whom": "", "better": "", "kinds": [], "gains": [], "requires": "", "contact_role": "", "place": ""
  },
  {
    "id": "07c408fe-5670-4351-805e-c9b1243d7e72", "state": "published", "age": 5, "open_for": 37, "answer_days": 14,
    "unit": "trondheim-innovasjon-og-omstilling", "theme": "innovation", "second_theme": "upbringing", "language": "nb",
    "title": "Ungdomsrådet mellom møtene",
    "today": "Ungdomsrådet får sakene våre en uke før møtet, på åtti sider. De uttaler seg klokt om det de rekker, og hører sjelden hvordan det gikk.",
    "whom": "For ungdommer som har noe å si, og for politikere som sier at de lytter.",
    "better": "Kom og snakk med rådet og med oss om hva medvirkning er når den virker. Etterpå vil vi at noen skal følge én sak sammen med dem hele veien.",
    "kinds": ["guest_lecture", "bachelor"], "gains": ["contact", "place", "credits"],
    "requires": "Statsvitenskap, pedagogikk eller kommunikasjon. De yngste i rommet er fjorten og gjennomskuer det meste.",
    "contact_role": "Sekretær for ungdomsrådet", "place": "Trondheim",
    "semester": 1, "days": 130,
    "problem_type": "social"
  },
  {
    "id": "afcace65-9c55-4373-ab4a-70287721603f", "state": "published", "age": 27, "open_for": 41, "answer_days": 14,
    "unit": "trondheim-innovasjon-og-omstilling", "theme": "innovation", "second_theme": "smart", "language": "en",
    "title": "What does a good no look like?",
    "today": "Most of what we send to people is a yes, and nobody complains about those. Our refusals are long, correct and cold, and a third of the calls we get are about what they mean.",
    "whom": "For people who did not get what they applied for, and for the colleagues who answer their calls.",
    "better": "Collect our refusals, rewrite five of them and test both versions on real readers. A person should know what was decided, why, and what to do next, in that order.",
    "kinds": ["master", "bachelor"], "gains": ["contact", "data", "credits"],
    "requires": "Law, linguistics or communication. You get letters where every trace of persons is removed.",
    "contact_role": "Head of the citizens' service", "place": "Trondheim",
    "semester": 1, "days": 151
  },
  {
    "id": "995f0549-91a8-4437-9c7e-43f036efa2e8", "state": "submitted", "open_for": 50, "answer_days": 14,
    "unit": "trondheim-innovasjon-og-omstilling", "theme": "innovation", "second_theme": "smart", "language": "nn",
    "title": "Eldsteminnet til kommunen",
    "today": "Når ein kollega med førti år i tenesta sluttar, får ho kake og blomar. Dagen etter spør nokon kvar ventilen er, og det er det berre ho som veit.",
    "whom": "For dei som tek over, og for dei som gjerne ville blitt spurt før dei gjekk.",
    "better": "Prøv ut to eller tre måtar å ta vare på slik kunnskap på, på stader der han er i bruk. Vi trur ikkje at svaret er eit skjema.",
    "kinds": ["master", "research_project"], "gains": ["contact", "place", "credits"],
    "requires": "Organisasjonsfag, etnologi eller informatikk.",
    "contact_role": "Leiar for organisasjonsutvikling", "place": "Trondheim",
    "semester": 2, "days": 305,
    "problem_type": "organisational"
  },
  {
    "id": "f644a676-4733-4c9d-b701-ffa1c41df131", "state": "published", "age": 3, "open_for": 28, "answer_days": 14,
    "unit": "trondheim-smart-kommune", "theme": "smart", "second_theme": "city", "language": "nb",
    "title": "Robotklipperen og pinnsvinet",
    "today": "Klipperne våre går om natta fordi det er stille da. Det er også da pinnsvinet er ute, og de to har ikke avtalt noe.",
    "whom": "For dem som steller parkene, for naboene, og for pinnsvinet.",
    "better": "Finn ut hva en klipper må se, høre eller la være for å dele plenen med dyr. Helst noe vi kan montere på dem vi alt har kjøpt.",
    "kinds": ["bachelor", "eit"], "gains": ["contact", "place", "credits"],
    "requires": "Robotikk, biologi eller produktdesign. Ingen pinnsvin skal brukes i forsøk; vi har en i plysj.",
    "contact_role": "Gartner i parkdriften", "place": "Trondheim",
    "semester": 1, "days": 102
  },
  {
    "id": "35db36a9-7894-4524-9cd9-7d4701be90b4", "state": "completed", "age": 380, "open_for": -340, "answer_days": 14,
    "unit": "trondheim-smart-kommune", "theme": "smart", "second_theme": "innovation", "language": "nn",
    "title": "Parkeringshuset som visste for mykje",
    "today": "Kameraet i parkeringshuset skulle telje ledige plassar. Det tok vare på kvart skilt i nitti dagar, fordi det var slik det kom ut av øskja.",
    "whom": "For alle som parkerer, og for oss som skal kunne svare dei.",
    "better": "Vi ville ha ei teljing som ikkje veit kven som kjem, og ei liste med spørsmål å stille før vi kjøper noko med auge. No ligg ho ved alle innkjøp av sensorar.",
    "kinds": ["master"], "gains": ["contact", "data", "credits"],
    "requires": "Informatikk, elektronikk eller rettsvitskap.",
    "contact_role": "Personvernrådgjevar", "place": "Trondheim",
    "starts_in": -317, "days": 151,
    "seen_effects": ["legitimacy"], "seen_effect": "Kameraet er bytt ut med ein teljar i bakken, og spørsmåla står no i malen for innkjøp."
  },
  {
    "id": "d9914955-38fc-4538-bf70-e797216ac00d", "state": "matched", "age": 70, "open_for": -21, "answer_days": 14,
    "unit": "trondheim-smart-kommune", "theme": "smart", "second_theme": "innovation", "language": "en",
    "title": "One sensor, five departments",
    "today": "Five departments have put up sensors on the same street, on five masts, with five contracts. None of them can read what the others measure.",
    "whom": "For those who plan, plough, light, water and clean the street.",
    "better": "Work with us for a year to make one open catalogue of what we measure, and the rules for sharing it. Begin with one street and the people who work in it.",
    "kinds": ["project_position", "research_project"], "gains": ["contact", "data", "place", "money"],
    "requires": "Informatics or geomatics, and patience with acronyms. The position is full time.",
    "contact_role": "Data manager", "place": "Trondheim",
    "semester": 1, "days": 340,
    "municipality_commits": "A desk in the middle of all five departments, and leaders who answer within a week.",
    "university_commits": "Supervision, and a seat in the research group."
  }
  ]$needs$) as need (
    id uuid, state text, age int, open_for int, answer_days int, unit text, theme text, second_theme text,
    language text, title text, today text, whom text, better text, kinds text[], gains text[], requires text,
    contact_role text, place text, semester int, starts_in int, days int, note text, seen_effects text[], seen_effect text,
    municipality_commits text, university_commits text, problem_type text, importance int, drivers text[], goals int[],
    disciplines text[], accountable_role text, policy_reference text,
    expected_effects text[], expected_effect text, data_field text, other_units text[], collaboration_level text,
    citizen_role text, source_url text
  );

-- Spring and autumn of this year and the next ones: the first Monday of teaching, and the last day.
create temporary table semesters as
select v.earliest + (8 - extract(isodow from v.earliest)::int) % 7 as starts_on, v.ends_on
from generate_series(0, 3) ahead
cross join lateral (select extract(year from private.oslo_day(now()))::int + ahead as year) y
cross join lateral (values
  (make_date(year, 1, 8), make_date(year, 6, 15)),
  (make_date(year, 8, 15), make_date(year, 12, 17))
) v (earliest, ends_on);

-- Work shorter than a semester ends with it.
create temporary table work as
select
  need.id, start.starts_on,
  case when need.days < 160 and start.semester_ends > start.starts_on
    then least(start.starts_on + need.days, start.semester_ends)
    else start.starts_on + need.days
  end as ends_on
from needs need
cross join lateral (
  select private.oslo_day(now()) + need.starts_in as starts_on, null::date as semester_ends where need.starts_in is not null
  union all
  (
    select s.starts_on, s.ends_on from semesters s
    where s.starts_on > private.oslo_day(now()) + greatest(need.open_for, 0)
    order by s.starts_on
    limit case when need.semester is null then 0 else 1 end offset need.semester - 1
  )
) start;

-- What needs of one theme have in common where they say nothing of their own, in each language: the service area, the
-- research field it meets (R43), the leader role that is accountable (R08); then drivers, effects, goals of the UN,
-- disciplines, a technology and the sort of problem.
create temporary table frames as
select *
from (values
  ('upbringing', 'Barnehage og skole', 'Barnehage og skule', 'Kindergartens and schools',
   'Pedagogikk og psykologi', 'Pedagogikk og psykologi', 'Education and psychology',
   'Kommunalsjef for oppvekst', 'Kommunalsjef for oppvekst', 'Director of education',
   '{citizens,workforce}'::text[], '{user_orientation}'::text[], '{4,10}'::int[], '{education,social_sciences}'::text[], 'learning', 'social'),
  ('health', 'Helse- og omsorgstjenester', 'Helse- og omsorgstenester', 'Health and care services',
   'Helsevitenskap', 'Helsevitskap', 'Health sciences',
   'Kommunalsjef for helse', 'Kommunalsjef for helse', 'Director of health',
   '{demography,workforce}', '{user_orientation,efficiency}', '{3}', '{health,social_sciences}', 'welfare', 'sociotechnical'),
  ('city', 'Teknisk drift og plan', 'Teknisk drift og plan', 'Technical services and planning',
   'Byplanlegging og byggfag', 'Byplanlegging og byggfag', 'Planning and civil engineering',
   'Kommunalsjef for byutvikling', 'Kommunalsjef for byutvikling', 'Director of urban development',
   '{climate,economy}', '{efficiency}', '{11,13}', '{science_technology,transport_safety}', 'energy-environment', 'technical'),
  ('innovation', 'Organisasjon og demokrati', 'Organisasjon og demokrati', 'Organisation and democracy',
   'Innovasjon i offentlig sektor', 'Innovasjon i offentleg sektor', 'Public sector innovation',
   'Leder for organisasjon og utvikling', 'Leiar for organisasjon og utvikling', 'Head of development',
   '{economy,citizens}', '{legitimacy}', '{16,17}', '{social_sciences,business}', 'management', 'organisational'),
  ('smart', 'Digitale tjenester', 'Digitale tenester', 'Digital services',
   'Informatikk og informasjonssikkerhet', 'Informatikk og informasjonstryggleik', 'Informatics and information security',
   'Leder for digitalisering', 'Leiar for digitalisering', 'Head of digitalisation',
   '{technology,legislation}', '{efficiency,legitimacy}', '{9,16}', '{science_technology}', 'ict', 'sociotechnical')
) as frame (
  theme, area_nb, area_nn, area_en, field_nb, field_nn, field_en, leader_nb, leader_nn, leader_en,
  drivers, effects, goals, disciplines, technology, problem_type
);

-- Each partnership has the areas and fields as its own terms. A field meets the area of its own theme; that of "Smart
-- kommune", which runs through all the others in the words of the partnership, meets every area.
insert into public.service_areas (partnership_id, key, position, valid_from, name_nb, name_nn, name_en)
select theme.partnership_id, theme.key, theme.position, theme.valid_from, frame.area_nb, frame.area_nn, frame.area_en
from frames frame join public.themes theme on theme.key = frame.theme;

insert into public.research_fields (partnership_id, key, position, valid_from, name_nb, name_nn, name_en)
select theme.partnership_id, theme.key, theme.position, theme.valid_from, frame.field_nb, frame.field_nn, frame.field_en
from frames frame join public.themes theme on theme.key = frame.theme;

insert into public.field_links (id, partnership_id, service_area_id, research_field_id)
select gen_random_uuid(), area.partnership_id, area.id, field.id
from public.service_areas area
join public.research_fields field
  on field.partnership_id = area.partnership_id and field.key in (area.key, 'smart');

insert into public.challenges (
  id, partnership_id, organisation_id, slug, state, language, title, today, whom, better, theme_id, second_theme_id,
  kinds, gains, requires, contact_role, place, starts_on, ends_on, apply_by, answer_days, is_example, published_at,
  asks_for, levels, problem_type, citizen_role, accountable_role, collaboration_level, drivers, disciplines,
  expected_effects, expected_effect, seen_effects, seen_effect, goals, technology_ids, data_field, service_area_id,
  research_field_id, importance, municipality_commits, university_commits, policy_reference, other_unit_ids, source_url
)
select
  need.id, member.partnership_id, unit.id,
  case when need.state <> 'draft' then private.challenge_slug(need.title, need.id) end,
  need.state, need.language, need.title, need.today, need.whom, need.better, theme.id, second_theme.id,
  need.kinds, need.gains, need.requires, need.contact_role, need.place, work.starts_on, work.ends_on,
  private.oslo_day(now()) + need.open_for, need.answer_days, true, now() - make_interval(days => need.age),
  case when frame is null then '{}' else array_remove(array[
    case when need.kinds && '{master,phd,public_phd,research_project,bachelor}' then 'knowledge' end,
    case when need.kinds && '{placement,guest_lecture,continuing_education,shared_position,project_position,eit}' then 'competence' end,
    case when 'smart' in (need.theme, need.second_theme) then 'technology' end
  ], null) end,
  array_remove(array[
    case when need.kinds && '{bachelor,placement}' then 'bachelor' end,
    case when need.kinds && '{master,eit}' then 'master' end,
    case when need.kinds && '{phd,public_phd}' then 'phd' end,
    case when need.kinds && '{research_project,guest_lecture}' then 'research' end
  ], null),
  coalesce(need.problem_type, frame.problem_type),
  coalesce(need.citizen_role,
    case when need.second_theme = 'innovation' then 'involved' when need.theme = 'innovation' then 'consulted' end),
  coalesce(need.accountable_role,
    case need.language when 'nn' then frame.leader_nn when 'en' then frame.leader_en else frame.leader_nb end, ''),
  coalesce(need.collaboration_level,
    case when frame is null then null when need.kinds && '{phd,public_phd}' then 'nation' else 'municipality' end),
  coalesce(need.drivers, frame.drivers, '{}'), coalesce(need.disciplines, frame.disciplines, '{}'),
  coalesce(need.expected_effects, frame.effects, '{}'), coalesce(need.expected_effect, ''),
  coalesce(need.seen_effects, '{}'), coalesce(need.seen_effect, ''), coalesce(need.goals, frame.goals, '{}'),
  array_remove(array[technology.id], null),
  coalesce(need.data_field, case when 'data' = any (need.gains) then
    case need.language when 'nn' then 'Vi har data utan opplysningar om personar.'
      when 'en' then 'We have data without anything about persons.'
      else 'Vi har data uten opplysninger om personer.' end
  else '' end),
  area.id, field.id,
  coalesce(need.importance,
    case when need.kinds && '{phd,public_phd,shared_position,project_position}' then 5 when frame is not null then 3 end),
  coalesce(need.municipality_commits, ''), coalesce(need.university_commits, ''), coalesce(need.policy_reference, ''),
  array(select o.id from public.organisations o where o.slug = any (need.other_units) order by o.slug), need.source_url
from needs need
left join work on work.id = need.id
left join frames frame on frame.theme = need.theme
join public.organisations unit on unit.slug = need.unit
join public.partnership_members member on member.organisation_id = unit.parent_id
left join public.themes theme on theme.key = need.theme and theme.partnership_id = member.partnership_id
left join public.themes second_theme
  on second_theme.key = need.second_theme and second_theme.partnership_id = member.partnership_id
left join public.technologies technology
  on technology.key = frame.technology and technology.partnership_id = member.partnership_id
  and ('smart' in (need.theme, need.second_theme) or 'data' = any (need.gains))
left join public.service_areas area on area.key = need.theme and area.partnership_id = member.partnership_id
left join public.research_fields field on field.key = need.theme and field.partnership_id = member.partnership_id;

-- The contact of all units wrote them too.
insert into public.challenge_cases (id, author_id, contact_id, note, submitted_at)
select
  challenge.id, staff.id, staff.id, coalesce(need.note, ''),
  case when challenge.state <> 'draft' then coalesce(challenge.published_at, now()) - interval '2 days' end
from needs need
join public.challenges challenge on challenge.id = need.id
join public.organisations unit on unit.id = challenge.organisation_id
join public.organisations municipality on municipality.id = unit.parent_id
join auth.users staff on staff.email = 'demo.ansatt@' || municipality.slug || '.kommune.no';

-- What happened to each before today, in the order it happened.
insert into public.challenge_events (challenge_id, step, from_state, to_state, actor, at, reason, is_public)
select
  challenge.id, past.step, past.was, past.became, past.actor, past.at, past.reason,
  private.is_public(past.was) and private.is_public(past.became) and challenge.state <> 'withdrawn'
from needs need
join public.challenges challenge on challenge.id = need.id
join public.challenge_cases kept on kept.id = need.id
cross join lateral (values
  (1, 'draft', 'submitted', 'author', kept.submitted_at, '', challenge.state <> 'draft'),
  (2, 'submitted', 'returned', 'coordinator', now() - interval '1 day', kept.note, challenge.state = 'returned'),
  (2, 'submitted', 'published', 'coordinator', challenge.published_at, '', challenge.published_at is not null),
  (3, 'published', 'paused', 'contact', now() - make_interval(days => need.age / 2), '', challenge.state = 'paused'),
  (3, 'published', 'withdrawn', 'contact', now() - make_interval(days => need.age / 2), '', challenge.state = 'withdrawn'),
  (3, 'published', 'expired', 'clock', (challenge.apply_by + 1 + time '00:05') at time zone 'Europe/Oslo', '',
    challenge.state = 'expired'),
  (3, 'published', 'matched', 'contact', (challenge.apply_by + 3 + time '10:00') at time zone 'Europe/Oslo', '',
    challenge.state in ('matched', 'in_progress', 'completed')),
  (4, 'matched', 'in_progress', 'contact', (challenge.starts_on + time '09:00') at time zone 'Europe/Oslo', '',
    challenge.state in ('in_progress', 'completed')),
  (5, 'in_progress', 'completed', 'contact', (challenge.ends_on + 5 + time '14:00') at time zone 'Europe/Oslo', '',
    challenge.state = 'completed')
) past (step, was, became, actor, at, reason, taken)
where past.taken;

drop table needs, frames, semesters, work;
