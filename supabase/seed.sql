-- The demo world: what the embedded backend shows at its first start. This file, then those in seed/ by name, run once,
-- in one transaction, after all migrations. Here are the places and the people; what they need stands in seed/.
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

-- Facts of the two partnerships, from their own descriptions; where a day or a year is not said there, none stands here.
-- The words are ours, but for the names of agreements and bodies.
insert into public.agreements
  (id, partnership_id, parent_id, name_nb, name_nn, name_en, signed_on, valid_from, valid_to)
values
  ('0e000000-0000-4000-8000-000000000001', '0b000000-0000-4000-8000-000000000001', null,
   'Hovedavtale om faglig samarbeid (universitetskommuneavtalen)', 'Hovudavtale om fagleg samarbeid (universitetskommuneavtalen)',
   'Main agreement on academic cooperation (the university municipality agreement)', '2021-02-15', null, '2026-12-31'),
  ('0e000000-0000-4000-8000-000000000002', '0b000000-0000-4000-8000-000000000001', '0e000000-0000-4000-8000-000000000001',
   'Smart og bærekraftig kommune', 'Smart og berekraftig kommune', 'Smart and sustainable municipality', null, null, null),
  ('0e000000-0000-4000-8000-000000000003', '0b000000-0000-4000-8000-000000000001', '0e000000-0000-4000-8000-000000000001',
   'Samarbeid om praksisstudier innen helse og omsorg', 'Samarbeid om praksisstudium innan helse og omsorg',
   'Cooperation on placements in health and care', null, null, null),
  ('0e000000-0000-4000-8000-000000000011', '0b000000-0000-4000-8000-000000000002', null,
   'Avtale TRD 3.0', 'Avtale TRD 3.0', 'Agreement TRD 3.0', '2018-01-18', '2018-01-01', '2021-12-31');

insert into public.anchorings
  (id, partnership_id, organisation_id, agreement_id, kind, body_nb, body_nn, body_en, happened_on, known_to)
select gen_random_uuid(), a.partnership_id, o.id, a.id, v.kind, v.nb, v.nn, v.en, v.happened_on::date, v.known_to
from (values
  ('0e000000-0000-4000-8000-000000000001', 'gjovik', 'decision', 'Kommunestyret', 'Kommunestyret', 'The municipal council', '2021-01-01', 'month'),
  ('0e000000-0000-4000-8000-000000000001', 'gjovik', 'signature', 'Ordfører', 'Ordførar', 'Mayor', '2021-02-15', 'day'),
  ('0e000000-0000-4000-8000-000000000001', 'ntnu', 'signature', 'Rektor', 'Rektor', 'Rector', '2021-02-15', 'day'),
  ('0e000000-0000-4000-8000-000000000001', 'ntnu-i-gjovik', 'follow_up', 'Viserektor', 'Viserektor', 'Pro-rector', null, 'day'),
  ('0e000000-0000-4000-8000-000000000011', 'trondheim', 'signature', 'Ordfører', 'Ordførar', 'Mayor', '2018-01-18', 'day'),
  ('0e000000-0000-4000-8000-000000000011', 'ntnu', 'signature', 'Rektor', 'Rektor', 'Rector', '2018-01-18', 'day')
) as v (agreement, organisation, kind, nb, nn, en, happened_on, known_to)
join public.agreements a on a.id = v.agreement::uuid
join public.organisations o on o.slug = v.organisation;

-- Of the year the agreement was made.
insert into public.organisation_facts (id, organisation_id, year, residents, area_km2, employees, workplaces, students)
select gen_random_uuid(), o.id, 2021, v.residents, v.area, v.employees, v.workplaces, v.students
from (values ('gjovik', 30560, 672, 3000, 19000, null), ('ntnu-i-gjovik', null, null, 550, null, 4000))
  as v (organisation, residents, area, employees, workplaces, students)
join public.organisations o on o.slug = v.organisation;

insert into public.partnership_role_names (partnership_id, role, name_nb, name_nn, name_en) values
  ('0b000000-0000-4000-8000-000000000001', 'coordinator', 'Universitetskommuneteam', 'Universitetskommuneteam', 'University municipality team');

insert into public.partnership_profiles
  (id, partnership_id, dated, language, state, participants, size, anchoring, organisation, funding, purpose, duration)
values
  ('0e000000-0000-4000-8000-000000000021', '0b000000-0000-4000-8000-000000000001', '2021-02-15', 'nb', 'published',
   'Gjøvik kommune, NTNU',
   '672 km², 30 560 innbyggere, 3 000 fast ansatte, 19 000 arbeidsplasser. NTNU i Gjøvik: 550 ansatte, 4 000 studenter.',
   'Kommunestyret, januar 2021. Ordfører og rektor, 15.02.2021. Oppfølging: viserektor.',
   'Styringsgruppe: kommunedirektør, to kommunalsjefer, viserektor, tre instituttledere; minst to møter i året. Team: to ganger 20 % fra hver side.',
   '100 000 kr i året fra hver part, som såkornmidler.',
   'Tilgang på kunnskap for kommunen; arena for utdanning, praksis og forskning for universitetet.',
   '15.02.2021–31.12.2026'),
  ('0e000000-0000-4000-8000-000000000022', '0b000000-0000-4000-8000-000000000002', '2018-01-18', 'nb', 'published',
   'Trondheim kommune, NTNU', '', 'Ordfører og rektor, 18.01.2018.', 'Prosjekt i fire år.', '',
   'Tilgang på kunnskap; arena for utdanning, praksis og forskning; ny modell for toveis overføring.',
   '01.01.2018–31.12.2021');

-- Themes ---------------------------------------------------------------------------------------------------------------

-- The five themes of Universitetskommunen Trondheim 3.0 in its own words (bokmål; one missing "til" set in before
-- "mangfold"); nynorsk and English are our translations, the English names those of NTNU's own page where it has them.
-- Each partnership has its own, which its coordinators rename and close: Trondheim's from the start of its agreement
-- period, with the shorter names that its presentation has (when those went out of use is not said); Gjøvik's, in this
-- demo, the same five from the day its agreement was signed.
insert into public.themes
  (partnership_id, key, position, valid_from, name_nb, name_nn, name_en, about_nb, about_nn, about_en, former_names)
select
  partnership.id, v.key, v.position, case partnership.slug when 'trondheim-ntnu' then '2018-01-01' else '2021-02-15' end::date,
  v.name_nb, v.name_nn, v.name_en, v.about_nb, v.about_nn, v.about_en,
  case
    when partnership.slug = 'trondheim-ntnu' and v.formerly is not null
      then jsonb_build_array(jsonb_build_object('name', v.formerly, 'until', null))
    else '[]'
  end
from public.partnerships partnership
cross join (values
  ('upbringing', 1,
   'Oppvekst og utdanning', 'Oppvekst og utdanning', 'Education and early development',
   'Oppvekst og utdanning omfatter problemstillinger som særlig knytter seg til behovene hos barn og unge og deres familier.',
   'Oppvekst og utdanning omfattar problemstillingar som særleg knyter seg til behova hos barn og unge og familiane deira.',
   'Education and early development covers questions that concern the needs of children, young people and their families in particular.', null::text),
  ('health', 2,
   'Helse og velferd', 'Helse og velferd', 'Health and welfare',
   'Helse og velferd omfatter problemstillinger knyttet til folkehelse, helse- og velferdstjenester, samt problemstillinger knyttet til mangfold og integrering.',
   'Helse og velferd omfattar problemstillingar knytte til folkehelse, helse- og velferdstenester, og problemstillingar knytte til mangfald og integrering.',
   'Health and welfare covers questions of public health and of health and welfare services, as well as questions of diversity and integration.', null),
  ('city', 3,
   'Byutvikling', 'Byutvikling', 'Urban development',
   'Byutvikling omfatter problemstillinger knyttet til utvikling og vedlikehold av den fysiske byen og dens infrastruktur, byrommets betydning for gode liv, samt problemstillinger knyttet til energi, miljø og bærekraft.',
   'Byutvikling omfattar problemstillingar knytte til utvikling og vedlikehald av den fysiske byen og infrastrukturen i byen, kva byrommet har å seie for gode liv, og problemstillingar knytte til energi, miljø og berekraft.',
   'Urban development covers questions of developing and maintaining the physical city and its infrastructure, of what urban space means for good lives, and of energy, the environment and sustainability.', null),
  ('innovation', 4,
   'Innovasjon og omstilling', 'Innovasjon og omstilling', 'Innovation and restructuring',
   'Innovasjon og omstilling omfatter problemstillinger knyttet til kommunen som demokratisk institusjon, aktør på kulturfeltet, samfunns- og næringsutviklerrollen og kommunal organisasjon og ledelse. Forskning på hva som hemmer/fremmer innovasjon i offentlig sektor er et sentralt fokus.',
   'Innovasjon og omstilling omfattar problemstillingar knytte til kommunen som demokratisk institusjon, aktør på kulturfeltet, rolla som samfunns- og næringsutviklar og kommunal organisasjon og leiing. Forsking på kva som hemmar/fremjar innovasjon i offentleg sektor er eit sentralt fokus.',
   'Innovation and restructuring covers questions of the municipality as a democratic institution, as an actor in the field of culture and as a developer of society and business, and of municipal organisation and leadership. Research on what hinders or furthers innovation in the public sector is a central focus.', 'Innovasjon'),
  ('smart', 5,
   'Smart kommune', 'Smart kommune', 'Smart city',
   'Smart kommune omfatter gjennomgående problemstillinger innen digitalisering og teknologi: informasjons- og kommunikasjonsteknologi, energi- og miljøteknologi, transport og mobilitet, velferdsteknologi, læringsteknologi, finans- og virksomhetsstyringsteknologi m.fl.',
   'Smart kommune omfattar gjennomgåande problemstillingar innan digitalisering og teknologi: informasjons- og kommunikasjonsteknologi, energi- og miljøteknologi, transport og mobilitet, velferdsteknologi, læringsteknologi, finans- og verksemdsstyringsteknologi m.fl.',
   'Smart city covers cross-cutting questions of digitalisation and technology: information and communication technology, energy and environmental technology, transport and mobility, welfare technology, learning technology, technology for finance and management, and more.', 'Smartby')
) as v (key, position, name_nb, name_nn, name_en, about_nb, about_nn, about_en, formerly);

-- Technologies: those that the description of "Smart kommune" names.
insert into public.technologies (partnership_id, key, position, valid_from, name_nb, name_nn, name_en)
select smart.partnership_id, v.key, v.position, smart.valid_from, v.name_nb, v.name_nn, v.name_en
from public.themes smart
cross join (values
  ('ict', 1, 'Informasjons- og kommunikasjonsteknologi',
   'Informasjons- og kommunikasjonsteknologi', 'Information and communication technology'),
  ('energy-environment', 2, 'Energi- og miljøteknologi',
   'Energi- og miljøteknologi', 'Energy and environmental technology'),
  ('transport', 3, 'Transport og mobilitet',
   'Transport og mobilitet', 'Transport and mobility'),
  ('welfare', 4, 'Velferdsteknologi',
   'Velferdsteknologi', 'Welfare technology'),
  ('learning', 5, 'Læringsteknologi',
   'Læringsteknologi', 'Learning technology'),
  ('management', 6, 'Finans- og virksomhetsstyringsteknologi',
   'Finans- og verksemdsstyringsteknologi', 'Technology for finance and management')
) as v (key, position, name_nb, name_nn, name_en)
where smart.key = 'smart';

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
