-- What the two partnerships say of themselves in their own descriptions. The facts are theirs; the words are ours, but
-- for the names of agreements and bodies. Where no day or year is said there, none stands here.

insert into public.agreements
  (id, partnership_id, parent_id, name_nb, name_nn, name_en, signed_on, valid_from, valid_to)
select v.id::uuid, partnership.id, v.parent::uuid, v.nb, v.nn, v.en, v.signed_on::date, v.valid_from::date, v.valid_to::date
from (values
  ('0e000000-0000-4000-8000-000000000001', 'gjovik-ntnu', null,
   'Hovedavtale om faglig samarbeid (universitetskommuneavtalen)', 'Hovudavtale om fagleg samarbeid (universitetskommuneavtalen)',
   'Main agreement on academic cooperation (the university municipality agreement)', '2021-02-15', null, '2026-12-31'),
  ('0e000000-0000-4000-8000-000000000002', 'gjovik-ntnu', '0e000000-0000-4000-8000-000000000001',
   'Smart og bærekraftig kommune', 'Smart og berekraftig kommune', 'Smart and sustainable municipality', null, null, null),
  ('0e000000-0000-4000-8000-000000000003', 'gjovik-ntnu', '0e000000-0000-4000-8000-000000000001',
   'Samarbeid om praksisstudier innen helse og omsorg', 'Samarbeid om praksisstudium innan helse og omsorg',
   'Cooperation on placements in health and care', null, null, null),
  ('0e000000-0000-4000-8000-000000000011', 'trondheim-ntnu', null,
   'Avtale TRD 3.0', 'Avtale TRD 3.0', 'Agreement TRD 3.0', '2018-01-18', '2018-01-01', '2021-12-31'),
  ('0e000000-0000-4000-8000-000000000012', 'trondheim-ntnu', '0e000000-0000-4000-8000-000000000011',
   'Styringsdokument TRD 3.0', 'Styringsdokument TRD 3.0', 'Governing document TRD 3.0', null, null, null),
  -- Two that came before the university municipality, on the way to it.
  ('0e000000-0000-4000-8000-000000000013', 'trondheim-ntnu', null,
   'Samarbeidsavtale NTNU/Trondheim kommune', 'Samarbeidsavtale NTNU/Trondheim kommune',
   'Cooperation agreement NTNU/Trondheim municipality', null, null, null),
  ('0e000000-0000-4000-8000-000000000014', 'trondheim-ntnu', null,
   'Samarbeidsavtale helse og velferd/MH', 'Samarbeidsavtale helse og velferd/MH',
   'Cooperation agreement health and welfare/MH', null, null, null)
) as v (id, partnership, parent, nb, nn, en, signed_on, valid_from, valid_to)
join public.partnerships partnership on partnership.slug = v.partnership;

insert into public.anchorings
  (id, partnership_id, organisation_id, agreement_id, kind, body_nb, body_nn, body_en, happened_on, known_to)
select gen_random_uuid(), p.id, o.id, v.agreement::uuid, v.kind, v.nb, v.nn, v.en, v.happened_on::date, v.known_to
from (values
  ('gjovik-ntnu', '0e000000-0000-4000-8000-000000000001', 'gjovik', 'decision', 'Kommunestyret', 'Kommunestyret', 'The municipal council', '2021-01-01', 'month'),
  ('gjovik-ntnu', '0e000000-0000-4000-8000-000000000001', 'gjovik', 'signature', 'Ordfører', 'Ordførar', 'Mayor', '2021-02-15', 'day'),
  ('gjovik-ntnu', '0e000000-0000-4000-8000-000000000001', 'ntnu', 'signature', 'Rektor', 'Rektor', 'Rector', '2021-02-15', 'day'),
  ('gjovik-ntnu', null, 'gjovik', 'level', 'Ordfører', 'Ordførar', 'Mayor', null, 'day'),
  ('gjovik-ntnu', null, 'gjovik', 'level', 'Rådmann', 'Rådmann', 'Chief municipal executive', null, 'day'),
  ('gjovik-ntnu', null, 'ntnu', 'level', 'Rektor', 'Rektor', 'Rector', null, 'day'),
  ('gjovik-ntnu', null, 'ntnu-i-gjovik', 'follow_up', 'Viserektor', 'Viserektor', 'Pro-rector', null, 'day'),
  ('gjovik-ntnu', null, 'gjovik', 'follow_up', 'Oppfølgingsmøte på toppnivå, hvert år', 'Oppfølgingsmøte på toppnivå, kvart år', 'Follow-up meeting at top level, every year', null, 'day'),
  ('gjovik-ntnu', null, 'ntnu', 'follow_up', 'Oppfølgingsmøte på toppnivå, hvert år', 'Oppfølgingsmøte på toppnivå, kvart år', 'Follow-up meeting at top level, every year', null, 'day'),
  ('trondheim-ntnu', '0e000000-0000-4000-8000-000000000011', 'trondheim', 'signature', 'Ordfører', 'Ordførar', 'Mayor', '2018-01-18', 'day'),
  ('trondheim-ntnu', '0e000000-0000-4000-8000-000000000011', 'ntnu', 'signature', 'Rektor', 'Rektor', 'Rector', '2018-01-18', 'day')
) as v (partnership, agreement, organisation, kind, nb, nn, en, happened_on, known_to)
join public.partnerships p on p.slug = v.partnership
join public.organisations o on o.slug = v.organisation;

insert into public.organisation_facts
  (id, organisation_id, year, residents, area_km2, employees, workplaces, students, approximate, permanent_only)
select gen_random_uuid(), o.id, null, v.residents, v.area, v.employees, v.workplaces, v.students, v.approximate::text[], v.permanent
from (values
  ('gjovik', 30560, 672, 3000, 19000, null, '{residents,employees,workplaces}', true),
  ('ntnu-i-gjovik', null, null, 550, null, 4000, '{employees,students}', false)
) as v (organisation, residents, area, employees, workplaces, students, approximate, permanent)
join public.organisations o on o.slug = v.organisation;

insert into public.partnership_role_names (partnership_id, role, name_nb, name_nn, name_en)
select p.id, v.role, v.nb, v.nn, v.en
from (values
  ('coordinator', 'Universitetskommuneteam', 'Universitetskommuneteam', 'University municipality team'),
  ('steering', 'Styringsgruppe', 'Styringsgruppe', 'Steering group')
) as v (role, nb, nn, en)
join public.partnerships p on p.slug = 'gjovik-ntnu';

-- Two descriptions of each. Three of the four bear no day: the older one is put on the day of the signatures, which it
-- presupposes, the newer one on the day after, and `known_to` says that only their order is known.
insert into public.partnership_profiles (
  id, partnership_id, dated, known_to, language, state, participants, initiators, size, anchoring, organisation, funding,
  purpose, duration, focus, cooperation, plans, milestones, results, experience
)
select gen_random_uuid(), p.id, v.dated, v.known_to, v.language, 'published',
  coalesce(v.participants, ''), coalesce(v.initiators, ''), coalesce(v.size, ''), coalesce(v.anchoring, ''),
  coalesce(v.organisation, ''), coalesce(v.funding, ''), coalesce(v.purpose, ''), coalesce(v.duration, ''),
  coalesce(v.focus, ''), coalesce(v.cooperation, ''), coalesce(v.plans, ''), coalesce(v.milestones, ''),
  coalesce(v.results, ''), coalesce(v.experience, '')
from jsonb_to_recordset($profiles$[
  {
    "partnership": "gjovik-ntnu", "dated": "2021-02-15", "known_to": "order", "language": "nb",
    "participants": "Gjøvik kommune og NTNU. Foreløpig er ingen andre kommuner med.",
    "initiators": "Gjøvik kommune og NTNU, som sammen driver arbeidet fram.",
    "size": "Gjøvik: 30 560 innbyggere, 672 km².",
    "anchoring": "Kommunen: ordfører og rådmann. NTNU: rektor.",
    "organisation": "NTNU: staben til viserektor. Kommunen: ressurspersoner etter tema. Toppledelsen møtes én gang i året, og hvert delområde får en egen styringsgruppe.\n\nHelse og omsorg: Hver side gir 20 % til prosjektledelse og 20 % til en vitenskapelig stilling som de deler. Fakultet for medisin og helsevitenskap betaler en treårig ph.d.-stilling. Kommunen dekker halvparten av en treårig offentlig ph.d., hvis Forskningsrådet sier ja til søknaden.",
    "funding": "Ingen egne midler ennå. Partene bruker det de selv har.",
    "purpose": "Kommunen får kunnskapen og kompetansen den trenger, over lang tid. Universitetet får en arena for utdanning, praksis, forskning og innovasjon. NTNU ville gi fast form til et samarbeid som fantes fra før, og Gjøvik kjente til det i Trondheim.",
    "duration": "2021–31.12.2026 i første omgang.",
    "focus": "Helse og omsorg er første delavtale. Flere områder er på vei.",
    "cooperation": "Mest vanlige samarbeidsmøter, foreløpig.",
    "plans": "Blir laget nå.",
    "milestones": "Ikke foreløpig. Arbeidet er nylig satt i gang.",
    "results": "Lite ennå: Den formelle starten er bare noen måneder unna.",
    "experience": "Få med de rette folkene, og forankre samarbeidet på begge sider. Det trenger tid til å modnes."
  },
  {
    "partnership": "gjovik-ntnu", "dated": "2021-02-15", "known_to": "order", "language": "nn",
    "participants": "Gjøvik kommune og NTNU. Førebels er ingen andre kommunar med.",
    "initiators": "Gjøvik kommune og NTNU, som saman driv arbeidet fram.",
    "size": "Gjøvik: 30 560 innbyggjarar, 672 km².",
    "anchoring": "Kommunen: ordførar og rådmann. NTNU: rektor.",
    "organisation": "NTNU: staben til viserektor. Kommunen: ressurspersonar etter tema. Toppleiinga møtest éin gong i året, og kvart delområde får ei eiga styringsgruppe.\n\nHelse og omsorg: Kvar side gir 20 % til prosjektleiing og 20 % til ei vitskapleg stilling som dei deler. Fakultet for medisin og helsevitskap betaler ei treårig ph.d.-stilling. Kommunen dekkjer halvparten av ein treårig offentleg ph.d., om Forskingsrådet seier ja til søknaden.",
    "funding": "Ingen eigne midlar enno. Partane bruker det dei sjølve har.",
    "purpose": "Kommunen får kunnskapen og kompetansen han treng, over lang tid. Universitetet får ein arena for utdanning, praksis, forsking og innovasjon. NTNU ville gi fast form til eit samarbeid som fanst frå før, og Gjøvik kjende til det i Trondheim.",
    "duration": "2021–31.12.2026 i første omgang.",
    "focus": "Helse og omsorg er første delavtale. Fleire område er på veg.",
    "cooperation": "Mest vanlege samarbeidsmøte, førebels.",
    "plans": "Blir laga no.",
    "milestones": "Ikkje førebels. Arbeidet er nyleg sett i gang.",
    "results": "Lite enno: Den formelle starten er berre nokre månader unna.",
    "experience": "Få med dei rette folka, og forankre samarbeidet på begge sider. Det treng tid til å modnast."
  },
  {
    "partnership": "gjovik-ntnu", "dated": "2021-02-15", "known_to": "order", "language": "en",
    "participants": "Gjøvik municipality and NTNU. No other municipality has joined yet.",
    "initiators": "Gjøvik municipality and NTNU, who drive the work together.",
    "size": "Gjøvik: 30,560 residents, 672 km².",
    "anchoring": "The municipality: mayor and chief executive. NTNU: rector.",
    "organisation": "NTNU: the staff of the pro-rector. The municipality: resource persons by theme. The top level meets once a year, and each area gets a steering group of its own.\n\nHealth and care: Each side gives 20% to project management and 20% to an academic position that they share. The Faculty of Medicine and Health Sciences pays for a PhD position of three years. The municipality covers half of a public sector PhD of three years, if the Research Council grants the application.",
    "funding": "No separate funds yet. The parties use what they have.",
    "purpose": "The municipality gets the knowledge and competence it needs, over a long time. The university gets an arena for education, placements, research and innovation. NTNU wanted to give a firm shape to a cooperation that was there already, and Gjøvik knew of the one in Trondheim.",
    "duration": "2021–31 December 2026 to begin with.",
    "focus": "Health and care is the first sub-agreement. More areas are on their way.",
    "cooperation": "Mostly ordinary meetings so far.",
    "plans": "Being made.",
    "milestones": "Not yet. The work has just begun.",
    "results": "Little so far: The formal start was only some months ago.",
    "experience": "Bring in the right people, and anchor the cooperation on both sides. It needs time to mature."
  },
  {
    "partnership": "gjovik-ntnu", "dated": "2021-02-16", "known_to": "order", "language": "nb",
    "participants": "Gjøvik kommune og NTNU.",
    "initiators": "Begge parter. De ønsket å gi fast form til et fagsamarbeid som alt gikk godt.",
    "size": "Gjøvik: 672 km², ca. 30 560 innbyggere, ca. 3 000 fast ansatte og ca. 19 000 arbeidsplasser. NTNU i Gjøvik: ca. 550 ansatte og ca. 4 000 studenter. Kilden sier ikke hvilket år tallene gjelder.",
    "anchoring": "Kommunestyret vedtok avtalen i januar 2021, og ordfører og rektor har signert den. Ved NTNU er rektor ansvarlig, og viserektor i Gjøvik følger opp.",
    "organisation": "Hovedavtalen har to underavtaler: smart og bærekraftig kommune, og praksisstudier i helse og omsorg.\n\nStyringsgruppe: kommunedirektør, to kommunalsjefer, viserektor og tre instituttledere. Den møtes minst to ganger i året og bestemmer budsjett og prosjekter.\n\nUniversitetskommuneteam: to fra kommunen og to fra NTNU, hver i 20 % stilling. Teamet rapporterer til styringsgruppen og lager møteplasser for studentaktivitet, for forskning og utvikling (to workshoper i året) og for kompetansedeling (Forskningsdagene hver høst).",
    "funding": "Hver part gir 100 000 kr i året. Pengene er såkorn til fire formål: utvikle nye prosjekter, skrive søknader, holde søknadsseminarer og videreutvikle prosjekter som er i gang. Kilden er ikke enig med seg selv om tida: Her regner den med fire år, men avtalen varer fra 15.02.2021 til 31.12.2026.",
    "purpose": "Kommunen får oppdatert kunnskap og kompetanse fra forskere og studenter. Universitetet får et levende laboratorium for utdanning, praksis og forskning. Begge binder seg for lang tid.",
    "duration": "Signert 15.02.2021, varer til 31.12.2026. Før den tid evaluerer partene samarbeidet og bestemmer om det skal fortsette, bli permanent, endres eller få flere mål.",
    "focus": "Tre virkemidler: å utveksle folk mellom kommunen og NTNU, å holde samlinger og etter- og videreutdanning, og å legge til rette for studentenes oppgaver og praksis.",
    "cooperation": "Workshoper, frokostmøter, konferanser, gjesteforelesninger, feltbesøk, praksisplasser og bachelor- og masteroppgaver.",
    "plans": "Et årshjul med foreløpige datoer for samlinger, workshoper, styringsgruppe og større arrangementer.",
    "results": "Samarbeidet har en egen nettside hos Gjøvik kommune, der prosjekter legges ut som eksempler etter hvert.",
    "experience": "Å forske med, ikke bare på, krever møteplasser der folk kan drøfte utfordringer og ideer. Og begge parter må sette av tid til å følge opp."
  },
  {
    "partnership": "gjovik-ntnu", "dated": "2021-02-16", "known_to": "order", "language": "nn",
    "participants": "Gjøvik kommune og NTNU.",
    "initiators": "Begge partar. Dei ønskte å gi fast form til eit fagsamarbeid som alt gjekk godt.",
    "size": "Gjøvik: 672 km², ca. 30 560 innbyggjarar, ca. 3 000 fast tilsette og ca. 19 000 arbeidsplassar. NTNU i Gjøvik: ca. 550 tilsette og ca. 4 000 studentar. Kjelda seier ikkje kva år tala gjeld.",
    "anchoring": "Kommunestyret vedtok avtalen i januar 2021, og ordførar og rektor har signert han. Ved NTNU er rektor ansvarleg, og viserektor i Gjøvik følgjer opp.",
    "organisation": "Hovudavtalen har to underavtalar: smart og berekraftig kommune, og praksisstudium i helse og omsorg.\n\nStyringsgruppe: kommunedirektør, to kommunalsjefar, viserektor og tre instituttleiarar. Ho møtest minst to gonger i året og bestemmer budsjett og prosjekt.\n\nUniversitetskommuneteam: to frå kommunen og to frå NTNU, kvar i 20 % stilling. Teamet rapporterer til styringsgruppa og lagar møteplassar for studentaktivitet, for forsking og utvikling (to workshopar i året) og for kompetansedeling (Forskningsdagene kvar haust).",
    "funding": "Kvar part gir 100 000 kr i året. Pengane er såkorn til fire føremål: utvikle nye prosjekt, skrive søknader, halde søknadsseminar og vidareutvikle prosjekt som er i gang. Kjelda er ikkje samd med seg sjølv om tida: Her reknar ho med fire år, men avtalen varer frå 15.02.2021 til 31.12.2026.",
    "purpose": "Kommunen får oppdatert kunnskap og kompetanse frå forskarar og studentar. Universitetet får eit levande laboratorium for utdanning, praksis og forsking. Begge bind seg for lang tid.",
    "duration": "Signert 15.02.2021, varer til 31.12.2026. Før den tid evaluerer partane samarbeidet og bestemmer om det skal halde fram, bli permanent, endrast eller få fleire mål.",
    "focus": "Tre verkemiddel: å utveksle folk mellom kommunen og NTNU, å halde samlingar og etter- og vidareutdanning, og å leggje til rette for oppgåvene og praksisen til studentane.",
    "cooperation": "Workshopar, frukostmøte, konferansar, gjesteførelesingar, feltbesøk, praksisplassar og bachelor- og masteroppgåver.",
    "plans": "Eit årshjul med førebelse datoar for samlingar, workshopar, styringsgruppe og større arrangement.",
    "results": "Samarbeidet har ei eiga nettside hos Gjøvik kommune, der prosjekt blir lagde ut som eksempel etter kvart.",
    "experience": "Å forske med, ikkje berre på, krev møteplassar der folk kan drøfte utfordringar og idear. Og begge partar må setje av tid til å følgje opp."
  },
  {
    "partnership": "gjovik-ntnu", "dated": "2021-02-16", "known_to": "order", "language": "en",
    "participants": "Gjøvik municipality and NTNU.",
    "initiators": "Both parties. They wished to give a firm shape to a cooperation between professionals that already went well.",
    "size": "Gjøvik: 672 km², about 30,560 residents, about 3,000 permanent employees and about 19,000 workplaces. NTNU in Gjøvik: about 550 employees and about 4,000 students. The source does not say which year the figures are from.",
    "anchoring": "The municipal council decided on the agreement in January 2021, and the mayor and the rector have signed it. At NTNU the rector is responsible, and the pro-rector in Gjøvik follows up.",
    "organisation": "The main agreement has two agreements below it: smart and sustainable municipality, and placements in health and care.\n\nSteering group: the chief executive, two directors, the pro-rector and three heads of department. It meets at least twice a year and decides on budget and projects.\n\nUniversity municipality team: two from the municipality and two from NTNU, each in a 20% position. The team reports to the steering group and makes meeting places for student activity, for research and development (two workshops a year) and for sharing competence (Forskningsdagene every autumn).",
    "funding": "Each party gives NOK 100,000 a year. It is seed money for four purposes: develop new projects, write applications, hold application seminars, and develop projects that are under way. The source disagrees with itself about the time: here it counts four years, but the agreement lasts from 15 February 2021 to 31 December 2026.",
    "purpose": "The municipality gets knowledge and competence that is up to date, from researchers and students. The university gets a living laboratory for education, placements and research. Both commit themselves for a long time.",
    "duration": "Signed on 15 February 2021, lasts until 31 December 2026. Before then the parties evaluate the cooperation and decide whether it goes on, becomes permanent, is revised or gets more aims.",
    "focus": "Three means: to exchange people between the municipality and NTNU, to hold gatherings and continuing education, and to make room for the theses and placements of students.",
    "cooperation": "Workshops, breakfast meetings, conferences, guest lectures, field visits, placements, and bachelor and master theses.",
    "plans": "A yearly plan with tentative dates for gatherings, workshops, the steering group and larger events.",
    "results": "The cooperation has its own page at Gjøvik municipality, where projects are added as examples over time.",
    "experience": "Doing research with people, not only on them, takes meeting places where challenges and ideas can be discussed. And both parties must set aside time to follow up."
  },
  {
    "partnership": "trondheim-ntnu", "dated": "2018-01-18", "known_to": "order", "language": "nb",
    "participants": "Trondheim kommune og NTNU.",
    "anchoring": "Ordfører og rektor signerte avtalen 18.01.2018.",
    "organisation": "Et prosjekt i fire år. Det skal lage felles utvalg for alle fem temaer, få planer, styring og årshjul til å henge sammen, ordne utveksling av personell og sette i gang delprosjekter.",
    "purpose": "Kommunene får kunnskap og kompetanse de trenger. Utdanning, praksis, forskning og innovasjon får en arena. Kunnskap går begge veier, hele tida, etter en ny modell.",
    "duration": "01.01.2018–31.12.2021.",
    "focus": "Oppvekst og utdanning, helse og velferd, byutvikling, innovasjon og omstilling, smart kommune.",
    "cooperation": "Delte stillinger, offentlige ph.d.-stillinger, prosjektstillinger og gjesteforelesere.",
    "plans": "Hvert delprosjekt får mål og en handlingsplan."
  },
  {
    "partnership": "trondheim-ntnu", "dated": "2018-01-18", "known_to": "order", "language": "nn",
    "participants": "Trondheim kommune og NTNU.",
    "anchoring": "Ordførar og rektor signerte avtalen 18.01.2018.",
    "organisation": "Eit prosjekt i fire år. Det skal lage felles utval for alle fem tema, få planar, styring og årshjul til å hengje saman, ordne utveksling av personell og setje i gang delprosjekt.",
    "purpose": "Kommunane får kunnskap og kompetanse dei treng. Utdanning, praksis, forsking og innovasjon får ein arena. Kunnskap går begge vegar, heile tida, etter ein ny modell.",
    "duration": "01.01.2018–31.12.2021.",
    "focus": "Oppvekst og utdanning, helse og velferd, byutvikling, innovasjon og omstilling, smart kommune.",
    "cooperation": "Delte stillingar, offentlege ph.d.-stillingar, prosjektstillingar og gjesteførelesarar.",
    "plans": "Kvart delprosjekt får mål og ein handlingsplan."
  },
  {
    "partnership": "trondheim-ntnu", "dated": "2018-01-18", "known_to": "order", "language": "en",
    "participants": "Trondheim municipality and NTNU.",
    "anchoring": "The mayor and the rector signed the agreement on 18 January 2018.",
    "organisation": "A project of four years. It is to make joint committees for all five themes, bring plans, governance and yearly cycles together, arrange for the exchange of staff, and start sub-projects.",
    "purpose": "Municipalities get knowledge and competence that they need. Education, placements, research and innovation get an arena. Knowledge goes both ways all the time, by a new model.",
    "duration": "1 January 2018–31 December 2021.",
    "focus": "Education and early development, health and welfare, urban development, innovation and restructuring, smart city.",
    "cooperation": "Shared positions, public sector PhD positions, project positions and guest lecturers.",
    "plans": "Each sub-project gets aims and an action plan."
  },
  {
    "partnership": "trondheim-ntnu", "dated": "2022-03-16", "known_to": "day", "language": "nb",
    "participants": "Trondheim kommune og NTNU.",
    "anchoring": "Partnerskapsavtale fra 2018.",
    "organisation": "Et felles prosjekt, og en nasjonal pilot. Veien dit: vertsby for universitetet (1.0), samarbeid i enkelte fag (2.0), én helhet (3.0).",
    "purpose": "Kommuner får kunnskap og kompetanse de etterspør. Utdanning, praksis, doktorgrader, forskning og innovasjon får arenaer. Kunnskap går begge veier etter en ny modell. Forbildet er reglene for hvem som kan kalle seg universitetssykehus.",
    "duration": "Åtte år i alt. Piloten skal vare i minst fire.",
    "focus": "Oppvekst og utdanning, helse og velferd, byutvikling, innovasjon og smart by. Fra 2022: Unikom.",
    "cooperation": "Felles utviklingsarbeid med forskning, utdanning og innovasjon, på åpne standarder og åpne data.",
    "plans": "Før prosjektet slutter: et forslag til et permanent partnerskap, og grunnlag for en nasjonal forskrift om hvem som kan kalle seg universitetskommune, med finansiering.",
    "results": "Modellen dokumenteres ved forskning, og erfaringene deles med andre kommuner, universiteter og nasjonale myndigheter."
  },
  {
    "partnership": "trondheim-ntnu", "dated": "2022-03-16", "known_to": "day", "language": "nn",
    "participants": "Trondheim kommune og NTNU.",
    "anchoring": "Partnarskapsavtale frå 2018.",
    "organisation": "Eit felles prosjekt, og ein nasjonal pilot. Vegen dit: vertsby for universitetet (1.0), samarbeid i enkelte fag (2.0), éin heilskap (3.0).",
    "purpose": "Kommunar får kunnskap og kompetanse dei spør etter. Utdanning, praksis, doktorgradar, forsking og innovasjon får arenaer. Kunnskap går begge vegar etter ein ny modell. Førebiletet er reglane for kven som kan kalle seg universitetssjukehus.",
    "duration": "Åtte år i alt. Piloten skal vare i minst fire.",
    "focus": "Oppvekst og utdanning, helse og velferd, byutvikling, innovasjon og smart by. Frå 2022: Unikom.",
    "cooperation": "Felles utviklingsarbeid med forsking, utdanning og innovasjon, på opne standardar og opne data.",
    "plans": "Før prosjektet sluttar: eit forslag til eit permanent partnarskap, og grunnlag for ei nasjonal forskrift om kven som kan kalle seg universitetskommune, med finansiering.",
    "results": "Modellen blir dokumentert ved forsking, og erfaringane blir delte med andre kommunar, universitet og nasjonale styresmakter."
  },
  {
    "partnership": "trondheim-ntnu", "dated": "2022-03-16", "known_to": "day", "language": "en",
    "participants": "Trondheim municipality and NTNU.",
    "anchoring": "Partnership agreement of 2018.",
    "organisation": "A joint project, and a national pilot. The way there: host city of the university (1.0), cooperation in some fields (2.0), one whole (3.0).",
    "purpose": "Municipalities get the knowledge and competence that they ask for. Education, placements, doctorates, research and innovation get arenas. Knowledge goes both ways by a new model. It is inspired by the rules on who may be called a university hospital.",
    "duration": "Eight years in all. The pilot is to last for at least four.",
    "focus": "Education and early development, health and welfare, urban development, innovation and smart city. From 2022: Unikom.",
    "cooperation": "Joint development with research, education and innovation, on open standards and open data.",
    "plans": "Before the project ends: a proposal for a permanent partnership, and the ground for a national regulation on who may be called a university city, with funding.",
    "results": "The model is documented by research, and what is learnt is shared with other municipalities, universities and national authorities."
  }
]$profiles$) as v (
  partnership text, dated date, known_to text, language text, participants text, initiators text, size text,
  anchoring text, organisation text, funding text, purpose text, duration text, focus text, cooperation text,
  plans text, milestones text, results text, experience text
)
join public.partnerships p on p.slug = v.partnership;

-- Examples, as the units that they belong to: roles, not people.
insert into public.resource_persons (id, organisation_id, theme_id, title)
select gen_random_uuid(), o.id, t.id, v.title
from (values
  ('gjovik-helse-og-omsorg', 'health', 'Rådgiver for helse og omsorg (eksempel)'),
  ('gjovik-helse-og-omsorg', 'smart', 'Rådgiver for velferdsteknologi (eksempel)'),
  ('gjovik-oppvekst-og-utdanning', 'upbringing', 'Rådgiver for skole (eksempel)'),
  ('gjovik-byutvikling', 'city', 'Byplanlegger (eksempel)'),
  ('trondheim-helse-og-velferd', 'health', 'Rådgiver for folkehelse (eksempel)'),
  ('trondheim-innovasjon-og-omstilling', 'innovation', 'Rådgiver for innovasjon (eksempel)'),
  ('trondheim-smart-kommune', 'smart', 'Rådgiver for digitalisering (eksempel)'),
  ('ntnu-i-gjovik', 'innovation', 'Rådgiver i staben til viserektor (eksempel)'),
  ('ntnu-helsevitenskap-gjovik', 'health', 'Praksiskoordinator (eksempel)')
) as v (organisation, theme, title)
join public.organisations o on o.slug = v.organisation
join public.partnerships p
  on p.slug = case when v.organisation like 'trondheim-%' then 'trondheim-ntnu' else 'gjovik-ntnu' end
join public.themes t on t.key = v.theme and t.partnership_id = p.id;
