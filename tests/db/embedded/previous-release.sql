-- The demo world as the previous release seeded it, on migrations 01–08: what people's data folders hold. Never edited.
-- The demo world: what the embedded backend shows at its first start. Runs once, in one transaction, after all migrations.
--
-- True, from the two partnerships' own descriptions: the partnerships, their members, the five themes with their
-- definitions. Ours: every challenge and every interest. They are examples (`is_example`, "eksempel" on the screen),
-- describe no real project, and no person has a name: persons are roles ("Student (demo)").
-- Refused: calling sync_push as each person in turn. It would need a session for each, and could not set times past.

-- Organisations --------------------------------------------------------------------------------------------------------

-- Municipality numbers: KLASS 131. Organisation numbers: Brønnøysundregistrene.
insert into public.organisations (id, parent_id, kind, slug, name_nb, name_nn, name_en, number, municipality_number)
values
  ('0a000000-0000-4000-8000-000000000001', null, 'municipality', 'gjovik',
   'Gjøvik kommune', 'Gjøvik kommune', 'Gjøvik municipality', '940155223', '3407'),
  ('0a000000-0000-4000-8000-000000000002', null, 'municipality', 'trondheim',
   'Trondheim kommune', 'Trondheim kommune', 'Trondheim municipality', '942110464', '5001'),
  ('0a000000-0000-4000-8000-000000000003', null, 'university', 'ntnu',
   'NTNU', 'NTNU', 'NTNU', '974767880', null);

-- Units. Named in the descriptions of the partnerships: "Helse og omsorg" in Gjøvik, and the three of NTNU.
-- All others are service areas of our own, each named after a theme; they stand for no real organisation chart.
insert into public.organisations (id, parent_id, kind, slug, name_nb, name_nn, name_en)
select v.id::uuid, root.id, 'unit', v.slug, v.nb, v.nn, v.en
from (values
  ('0a000000-0000-4000-8000-000000000011', 'gjovik', 'gjovik-helse-og-omsorg',
   'Helse og omsorg', 'Helse og omsorg', 'Health and care'),
  ('0a000000-0000-4000-8000-000000000012', 'gjovik', 'gjovik-oppvekst-og-utdanning',
   'Oppvekst og utdanning', 'Oppvekst og utdanning', 'Education and early development'),
  ('0a000000-0000-4000-8000-000000000013', 'gjovik', 'gjovik-byutvikling',
   'Byutvikling', 'Byutvikling', 'Urban development'),
  ('0a000000-0000-4000-8000-000000000014', 'gjovik', 'gjovik-innovasjon-og-omstilling',
   'Innovasjon og omstilling', 'Innovasjon og omstilling', 'Innovation and restructuring'),
  ('0a000000-0000-4000-8000-000000000015', 'gjovik', 'gjovik-smart-kommune',
   'Smart kommune', 'Smart kommune', 'Smart city'),
  ('0a000000-0000-4000-8000-000000000021', 'trondheim', 'trondheim-helse-og-velferd',
   'Helse og velferd', 'Helse og velferd', 'Health and welfare'),
  ('0a000000-0000-4000-8000-000000000022', 'trondheim', 'trondheim-oppvekst-og-utdanning',
   'Oppvekst og utdanning', 'Oppvekst og utdanning', 'Education and early development'),
  ('0a000000-0000-4000-8000-000000000023', 'trondheim', 'trondheim-byutvikling',
   'Byutvikling', 'Byutvikling', 'Urban development'),
  ('0a000000-0000-4000-8000-000000000024', 'trondheim', 'trondheim-innovasjon-og-omstilling',
   'Innovasjon og omstilling', 'Innovasjon og omstilling', 'Innovation and restructuring'),
  ('0a000000-0000-4000-8000-000000000025', 'trondheim', 'trondheim-smart-kommune',
   'Smart kommune', 'Smart kommune', 'Smart city'),
  ('0a000000-0000-4000-8000-000000000031', 'ntnu', 'ntnu-i-gjovik',
   'NTNU i Gjøvik', 'NTNU i Gjøvik', 'NTNU in Gjøvik'),
  ('0a000000-0000-4000-8000-000000000032', 'ntnu', 'ntnu-helsevitenskap-gjovik',
   'Institutt for helsevitenskap i Gjøvik', 'Institutt for helsevitskap i Gjøvik', 'Department of Health Sciences in Gjøvik'),
  ('0a000000-0000-4000-8000-000000000033', 'ntnu', 'ntnu-medisin-og-helsevitenskap',
   'Fakultet for medisin og helsevitenskap', 'Fakultet for medisin og helsevitskap', 'Faculty of Medicine and Health Sciences')
) as v (id, root, slug, nb, nn, en)
join public.organisations root on root.slug = v.root;

-- Exact hosts: a pupil's or guest's subdomain proves nothing.
insert into private.organisation_hosts (host, organisation_id, role)
select v.host, organisation.id, v.role
from (values
  ('gjovik.kommune.no', 'gjovik', 'staff'),
  ('trondheim.kommune.no', 'trondheim', 'staff'),
  ('ntnu.no', 'ntnu', 'employee'),
  ('stud.ntnu.no', 'ntnu', 'student')
) as v (host, slug, role)
join public.organisations organisation on organisation.slug = v.slug;

-- Partnerships ---------------------------------------------------------------------------------------------------------

-- "University City" is what NTNU and Trondheim call theirs in English.
insert into public.partnerships (id, slug, name_nb, name_nn, name_en) values
  ('0b000000-0000-4000-8000-000000000001', 'gjovik-ntnu',
   'Universitetskommunen Gjøvik–NTNU', 'Universitetskommunen Gjøvik–NTNU', 'University municipality Gjøvik–NTNU'),
  ('0b000000-0000-4000-8000-000000000002', 'trondheim-ntnu',
   'Universitetskommunen Trondheim–NTNU', 'Universitetskommunen Trondheim–NTNU', 'University City Trondheim–NTNU');

insert into public.partnership_members (partnership_id, organisation_id)
select partnership.id, organisation.id
from (values ('gjovik-ntnu', 'gjovik'), ('gjovik-ntnu', 'ntnu'), ('trondheim-ntnu', 'trondheim'), ('trondheim-ntnu', 'ntnu'))
  as v (partnership, organisation)
join public.partnerships partnership on partnership.slug = v.partnership
join public.organisations organisation on organisation.slug = v.organisation;

-- Themes ---------------------------------------------------------------------------------------------------------------

-- The five themes of Universitetskommunen Trondheim 3.0 in its own words (bokmål; one missing "til" set in before
-- "mangfold"); nynorsk and English are our translations, the English names those of NTNU's own page where it has them.
-- Valid from the start of the first agreement period.
insert into public.themes
  (id, key, position, valid_from, name_nb, name_nn, name_en, about_nb, about_nn, about_en)
values
  ('0c000000-0000-4000-8000-000000000001', 'upbringing', 1, '2018-01-01',
   'Oppvekst og utdanning', 'Oppvekst og utdanning', 'Education and early development',
   'Oppvekst og utdanning omfatter problemstillinger som særlig knytter seg til behovene hos barn og unge og deres familier.',
   'Oppvekst og utdanning omfattar problemstillingar som særleg knyter seg til behova hos barn og unge og familiane deira.',
   'Education and early development covers questions that concern the needs of children, young people and their families in particular.'),
  ('0c000000-0000-4000-8000-000000000002', 'health', 2, '2018-01-01',
   'Helse og velferd', 'Helse og velferd', 'Health and welfare',
   'Helse og velferd omfatter problemstillinger knyttet til folkehelse, helse- og velferdstjenester, samt problemstillinger knyttet til mangfold og integrering.',
   'Helse og velferd omfattar problemstillingar knytte til folkehelse, helse- og velferdstenester, og problemstillingar knytte til mangfald og integrering.',
   'Health and welfare covers questions of public health and of health and welfare services, as well as questions of diversity and integration.'),
  ('0c000000-0000-4000-8000-000000000003', 'city', 3, '2018-01-01',
   'Byutvikling', 'Byutvikling', 'Urban development',
   'Byutvikling omfatter problemstillinger knyttet til utvikling og vedlikehold av den fysiske byen og dens infrastruktur, byrommets betydning for gode liv, samt problemstillinger knyttet til energi, miljø og bærekraft.',
   'Byutvikling omfattar problemstillingar knytte til utvikling og vedlikehald av den fysiske byen og infrastrukturen i byen, kva byrommet har å seie for gode liv, og problemstillingar knytte til energi, miljø og berekraft.',
   'Urban development covers questions of developing and maintaining the physical city and its infrastructure, of what urban space means for good lives, and of energy, the environment and sustainability.'),
  ('0c000000-0000-4000-8000-000000000004', 'innovation', 4, '2018-01-01',
   'Innovasjon og omstilling', 'Innovasjon og omstilling', 'Innovation and restructuring',
   'Innovasjon og omstilling omfatter problemstillinger knyttet til kommunen som demokratisk institusjon, aktør på kulturfeltet, samfunns- og næringsutviklerrollen og kommunal organisasjon og ledelse. Forskning på hva som hemmer/fremmer innovasjon i offentlig sektor er et sentralt fokus.',
   'Innovasjon og omstilling omfattar problemstillingar knytte til kommunen som demokratisk institusjon, aktør på kulturfeltet, rolla som samfunns- og næringsutviklar og kommunal organisasjon og leiing. Forsking på kva som hemmar/fremjar innovasjon i offentleg sektor er eit sentralt fokus.',
   'Innovation and restructuring covers questions of the municipality as a democratic institution, as an actor in the field of culture and as a developer of society and business, and of municipal organisation and leadership. Research on what hinders or furthers innovation in the public sector is a central focus.'),
  ('0c000000-0000-4000-8000-000000000005', 'smart', 5, '2018-01-01',
   'Smart kommune', 'Smart kommune', 'Smart city',
   'Smart kommune omfatter gjennomgående problemstillinger innen digitalisering og teknologi: informasjons- og kommunikasjonsteknologi, energi- og miljøteknologi, transport og mobilitet, velferdsteknologi, læringsteknologi, finans- og virksomhetsstyringsteknologi m.fl.',
   'Smart kommune omfattar gjennomgåande problemstillingar innan digitalisering og teknologi: informasjons- og kommunikasjonsteknologi, energi- og miljøteknologi, transport og mobilitet, velferdsteknologi, læringsteknologi, finans- og verksemdsstyringsteknologi m.fl.',
   'Smart city covers cross-cutting questions of digitalisation and technology: information and communication technology, energy and environmental technology, transport and mobility, welfare technology, learning technology, technology for finance and management, and more.');

-- Persons --------------------------------------------------------------------------------------------------------------

-- Accounts as an e-mail code leaves them: confirmed, without a password.
insert into auth.users (id, email, email_confirmed_at) values
  ('0d000000-0000-4000-8000-000000000001', 'demo.student@stud.ntnu.no', now()),
  ('0d000000-0000-4000-8000-000000000002', 'demo.stipendiat@ntnu.no', now()),
  ('0d000000-0000-4000-8000-000000000003', 'demo.forsker@ntnu.no', now()),
  ('0d000000-0000-4000-8000-000000000004', 'demo.ansatt@gjovik.kommune.no', now()),
  ('0d000000-0000-4000-8000-000000000005', 'demo.ansatt@trondheim.kommune.no', now()),
  ('0d000000-0000-4000-8000-000000000006', 'demo.leder@gjovik.kommune.no', now()),
  ('0d000000-0000-4000-8000-000000000007', 'demo.koordinator@gjovik.kommune.no', now());

-- Supabase's own Auth signs nobody in whose instance, audience or tokens are null; the embedded one has defaults.
do $$
begin
  if exists (select from pg_attribute where attrelid = 'auth.users'::regclass and attname = 'instance_id') then
    update auth.users
    set instance_id = '00000000-0000-0000-0000-000000000000', aud = 'authenticated', role = 'authenticated',
      raw_app_meta_data = '{"provider": "email", "providers": ["email"]}', raw_user_meta_data = '{}',
      confirmation_token = '', recovery_token = '', email_change = '', email_change_token_new = '',
      email_change_token_current = '', phone_change = '', phone_change_token = '', reauthentication_token = ''
    where email like 'demo.%';
  end if;
end
$$;

insert into public.profiles (id, name, position) values
  ('0d000000-0000-4000-8000-000000000001', 'Student (demo)', null),
  ('0d000000-0000-4000-8000-000000000002', 'Stipendiat (demo)', 'phd'),
  ('0d000000-0000-4000-8000-000000000003', 'Forsker (demo)', 'researcher'),
  ('0d000000-0000-4000-8000-000000000004', 'Ansatt i Gjøvik (demo)', null),
  ('0d000000-0000-4000-8000-000000000005', 'Ansatt i Trondheim (demo)', null),
  ('0d000000-0000-4000-8000-000000000006', 'Leder (demo)', null),
  ('0d000000-0000-4000-8000-000000000007', 'Koordinator (demo)', null);

-- What session_begin() would make of the addresses.
insert into public.affiliations (person_id, organisation_id, role)
select person.id, host.organisation_id, host.role
from auth.users person
join private.organisation_hosts host on host.host = split_part(person.email, '@', 2)
where person.email like 'demo.%';

-- One contact for all units of a municipality, so that every interest sent in the demo has someone to answer it.
insert into public.unit_roles (person_id, organisation_id, role)
select v.person::uuid, unit.id, 'contact'
from (values
  ('0d000000-0000-4000-8000-000000000004', 'gjovik'),
  ('0d000000-0000-4000-8000-000000000005', 'trondheim')
) as v (person, municipality)
join public.organisations municipality on municipality.slug = v.municipality
join public.organisations unit on unit.parent_id = municipality.id;

insert into public.unit_roles (person_id, organisation_id, role)
select '0d000000-0000-4000-8000-000000000006', id, 'leader'
from public.organisations where slug = 'gjovik-helse-og-omsorg';

-- One coordinator for both, so that a need from Trondheim can be published in the demo too.
insert into public.partnership_roles (partnership_id, person_id, role)
select id, '0d000000-0000-4000-8000-000000000007', 'coordinator' from public.partnerships;

-- Challenges -----------------------------------------------------------------------------------------------------------

-- Days count from today in Oslo: `age` is how long ago it was published, `open_for` how long interest can be sent.
with needs as (
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
    "starts_on": "2027-01-11", "ends_on": "2027-05-28"
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
    "starts_on": "2027-01-11", "ends_on": "2027-06-11"
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
    "starts_on": "2027-08-16", "ends_on": "2030-08-15"
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
    "starts_on": "2027-08-16", "ends_on": "2028-06-16"
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
    "starts_on": "2027-01-18", "ends_on": "2027-04-30"
  },
  {
    "id": "91362c96-1257-4979-8156-b68e4a6bd557", "state": "published", "age": 16, "open_for": 30, "answer_days": 14,
    "unit": "gjovik-oppvekst-og-utdanning", "theme": "upbringing", "language": "nn",
    "title": "Leksehjelpa som for få kjem til",
    "today": "To kveldar i veka held vi ope for leksehjelp, men dei som treng henne mest, kjem sjeldan. Vi har prøvd plakatar, meldingar heim og nysteikte bollar.",
    "whom": "For ungdomsskuleelevar som ikkje har nokon å spørje heime.",
    "better": "Vi vil vite kva elevane sjølve meiner skal til, og teste to av ideane saman med dei før sommaren. Det er heilt i orden om svaret er at vi bør gjere noko anna enn leksehjelp.",
    "kinds": ["master"], "gains": ["contact", "place", "credits"],
    "requires": "Lærarutdanning, pedagogikk eller sosiologi. Det viktigaste er at du er god på å lytte til ungdom.",
    "contact_role": "Koordinator for leksehjelpa", "place": "Gjøvik",
    "starts_on": "2027-01-11", "ends_on": "2027-06-11"
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
    "starts_on": "2027-01-11", "ends_on": "2027-05-21"
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
    "starts_on": "2027-01-13", "ends_on": "2027-04-28"
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
    "starts_on": "2027-08-16", "ends_on": "2028-06-16"
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
    "starts_on": "2027-02-01", "ends_on": "2027-04-30"
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
    "starts_on": "2027-01-11", "ends_on": "2027-05-28"
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
    "starts_on": "2027-08-16", "ends_on": "2028-02-15"
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
    "starts_on": "2027-02-15", "ends_on": "2027-05-14"
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
    "starts_on": "2027-08-16", "ends_on": "2030-08-15"
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
    "starts_on": "2027-01-11", "ends_on": "2027-12-17"
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
    "starts_on": "2027-01-13", "ends_on": "2027-04-28"
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
    "starts_on": "2027-01-11", "ends_on": "2027-06-11"
  },
  {
    "id": "8324d23d-c1b7-4e3f-bcbb-1f3382968dcb", "state": "published", "age": 10, "open_for": null, "answer_days": 14,
    "unit": "trondheim-byutvikling", "theme": "city", "language": "nn",
    "title": "Benken der folk blir sitjande",
    "today": "Vi set ut fine benker, og mange av dei står tomme. Andre stader sit folk på murar og trapper, fordi det er der sola og utsikta er.",
    "whom": "For eldre som treng ein kvil på vegen, og for ungdom som treng ein stad å vere utan å kjøpe noko.",
    "better": "Vi vil lære av kvar folk faktisk set seg, sommar og vinter, og flytte ti benker etter det de finn ut. Eit år seinare går vi ut og tel saman.",
    "kinds": ["bachelor", "master"], "gains": ["contact", "data", "place", "credits"],
    "requires": "Arkitektur, geografi eller planlegging. Ta med varme klede, for mykje av arbeidet er ute.",
    "contact_role": "Landskapsarkitekt i byutvikling", "place": "Midtbyen og Lade",
    "starts_on": "2027-08-16", "ends_on": "2027-12-17"
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
    "starts_on": "2027-08-16", "ends_on": "2028-06-16"
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
    "starts_on": "2027-01-13", "ends_on": "2027-04-28"
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
    "starts_on": "2027-01-11", "ends_on": "2027-06-11"
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
    "starts_on": "2027-08-16", "ends_on": "2027-12-17"
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
    "starts_on": "2027-08-16", "ends_on": "2027-12-17"
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
    "starts_on": "2027-08-16", "ends_on": "2027-12-17"
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
    "starts_on": null, "ends_on": null
  },
  {
    "id": "555de7f9-9ff5-4b4a-ac39-19e122f8375a", "state": "draft", "open_for": null, "answer_days": 14,
    "unit": "gjovik-helse-og-omsorg", "language": "nb",
    "title": "Kjøreruta om morgenen",
    "today": "Vi kjører fram og tilbake over samme bru fire ganger før klokka ti, fordi lista er satt opp etter alfabetet og ikke etter kartet.",
    "whom": "", "better": "", "kinds": [], "gains": [], "requires": "", "contact_role": "", "place": "",
    "starts_on": null, "ends_on": null
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
    "starts_on": "2027-01-11", "ends_on": "2027-04-30"
  }
  ]$needs$) as need (
    id uuid, state text, age int, open_for int, answer_days int, unit text, theme text, second_theme text,
    language text, title text, today text, whom text, better text, kinds text[], gains text[], requires text,
    contact_role text, place text, starts_on date, ends_on date
  )
),
placed as (
  select need.*, unit.id as unit_id, member.partnership_id, private.oslo_day(now()) as today_in_oslo
  from needs need
  join public.organisations unit on unit.slug = need.unit
  join public.partnership_members member on member.organisation_id = unit.parent_id
)
insert into public.challenges (
  id, partnership_id, organisation_id, slug, state, language, title, today, whom, better, theme_id, second_theme_id,
  kinds, gains, requires, contact_role, place, starts_on, ends_on, apply_by, answer_days, is_example, published_at
)
select
  need.id, need.partnership_id, need.unit_id,
  case when need.state <> 'draft' then private.challenge_slug(need.title, need.id) end,
  need.state, need.language, need.title, need.today, need.whom, need.better, theme.id, second_theme.id,
  need.kinds, need.gains, need.requires, need.contact_role, need.place, need.starts_on, need.ends_on,
  need.today_in_oslo + need.open_for, need.answer_days, true, now() - make_interval(days => need.age)
from placed need
left join public.themes theme on theme.key = need.theme
left join public.themes second_theme on second_theme.key = need.second_theme;

-- The contact of all units wrote them too.
insert into public.challenge_cases (id, author_id, contact_id, note, submitted_at)
select
  challenge.id, staff.id, staff.id,
  case when challenge.state = 'returned' then
    'Takk for at du skrev ned dette, her er det mange som vil kjenne seg igjen! Før jeg publiserer: Kan du si litt mer om hva som ville vært bedre, gjerne én ting dere selv har tenkt på? Skriv også når dere kan ta imot noen. Send den tilbake når du er klar, så ser jeg på den samme dag.'
  else '' end,
  case when challenge.state <> 'draft' then coalesce(challenge.published_at, now()) - interval '2 days' end
from public.challenges challenge
join public.organisations unit on unit.id = challenge.organisation_id
join public.organisations municipality on municipality.id = unit.parent_id
join auth.users staff on staff.email = 'demo.ansatt@' || municipality.slug || '.kommune.no';

-- Interests ------------------------------------------------------------------------------------------------------------

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
