-- The demo world: what the embedded backend shows at its first start. This file, then those in seed/ by name, run once,
-- in one transaction, after all migrations. Here are the places and the people; what they need stands in seed/.
--
-- True, from the two partnerships' own descriptions: the partnerships, their members, what they say of themselves, the
-- five themes and what each covers, and the units named there. Ours: all other units, whose names end in "(eksempel)",
-- and every challenge, interest, suggestion and report. They are examples (`is_example`, "eksempel" on the screen),
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
-- All others are service areas of our own, each named after a theme and marked as an example where it is shown; they
-- stand for no real organisation chart.
insert into public.organisations (id, parent_id, kind, slug, name_nb, name_nn, name_en)
select v.id::uuid, root.id, 'unit', v.slug, v.nb, v.nn, v.en
from (values
  ('0a000000-0000-4000-8000-000000000011', 'gjovik', 'gjovik-helse-og-omsorg',
   'Helse og omsorg', 'Helse og omsorg', 'Health and care'),
  ('0a000000-0000-4000-8000-000000000012', 'gjovik', 'gjovik-oppvekst-og-utdanning',
   'Oppvekst og utdanning (eksempel)', 'Oppvekst og utdanning (eksempel)', 'Education and early development (example)'),
  ('0a000000-0000-4000-8000-000000000013', 'gjovik', 'gjovik-byutvikling',
   'Byutvikling (eksempel)', 'Byutvikling (eksempel)', 'Urban development (example)'),
  ('0a000000-0000-4000-8000-000000000014', 'gjovik', 'gjovik-innovasjon-og-omstilling',
   'Innovasjon og omstilling (eksempel)', 'Innovasjon og omstilling (eksempel)', 'Innovation and restructuring (example)'),
  ('0a000000-0000-4000-8000-000000000015', 'gjovik', 'gjovik-smart-kommune',
   'Smart kommune (eksempel)', 'Smart kommune (eksempel)', 'Smart city (example)'),
  ('0a000000-0000-4000-8000-000000000021', 'trondheim', 'trondheim-helse-og-velferd',
   'Helse og velferd (eksempel)', 'Helse og velferd (eksempel)', 'Health and welfare (example)'),
  ('0a000000-0000-4000-8000-000000000022', 'trondheim', 'trondheim-oppvekst-og-utdanning',
   'Oppvekst og utdanning (eksempel)', 'Oppvekst og utdanning (eksempel)', 'Education and early development (example)'),
  ('0a000000-0000-4000-8000-000000000023', 'trondheim', 'trondheim-byutvikling',
   'Byutvikling (eksempel)', 'Byutvikling (eksempel)', 'Urban development (example)'),
  ('0a000000-0000-4000-8000-000000000024', 'trondheim', 'trondheim-innovasjon-og-omstilling',
   'Innovasjon og omstilling (eksempel)', 'Innovasjon og omstilling (eksempel)', 'Innovation and restructuring (example)'),
  ('0a000000-0000-4000-8000-000000000025', 'trondheim', 'trondheim-smart-kommune',
   'Smart kommune (eksempel)', 'Smart kommune (eksempel)', 'Smart city (example)'),
  ('0a000000-0000-4000-8000-000000000031', 'ntnu', 'ntnu-i-gjovik',
   'NTNU i Gjøvik', 'NTNU i Gjøvik', 'NTNU in Gjøvik'),
  ('0a000000-0000-4000-8000-000000000032', 'ntnu', 'ntnu-helsevitenskap-gjovik',
   'Institutt for helsevitenskap i Gjøvik', 'Institutt for helsevitskap i Gjøvik', 'Department of Health Sciences in Gjøvik'),
  ('0a000000-0000-4000-8000-000000000033', 'ntnu', 'ntnu-medisin-og-helsevitenskap',
   'Fakultet for medisin og helsevitenskap', 'Fakultet for medisin og helsevitskap', 'Faculty of Medicine and Health Sciences')
) as v (id, root, slug, nb, nn, en)
join public.organisations root on root.slug = v.root;

-- Titles of the accountable leaders, as the descriptions use them; those of the example units are ours.
update public.organisations o set leader_nb = v.nb, leader_nn = v.nn, leader_en = v.en
from (values
  ('gjovik', 'Kommunedirektør', 'Kommunedirektør', 'Chief executive'),
  ('ntnu', 'Rektor', 'Rektor', 'Rector'),
  ('ntnu-i-gjovik', 'Viserektor', 'Viserektor', 'Pro-rector'),
  ('ntnu-helsevitenskap-gjovik', 'Instituttleder', 'Instituttleiar', 'Head of department'),
  ('gjovik-helse-og-omsorg', 'Kommunalsjef', 'Kommunalsjef', 'Director'),
  ('gjovik-oppvekst-og-utdanning', 'Kommunalsjef (eksempel)', 'Kommunalsjef (eksempel)', 'Director (example)'),
  ('gjovik-byutvikling', 'Kommunalsjef (eksempel)', 'Kommunalsjef (eksempel)', 'Director (example)'),
  ('trondheim-helse-og-velferd', 'Enhetsleder (eksempel)', 'Einingsleiar (eksempel)', 'Head of unit (example)'),
  ('trondheim-smart-kommune', 'Leder for digitalisering (eksempel)', 'Leiar for digitalisering (eksempel)', 'Head of digitalisation (example)')
) as v (slug, nb, nn, en)
where o.slug = v.slug;

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

-- The five themes of Universitetskommunen Trondheim 3.0 and what each covers there, in our words; the English
-- names are those of NTNU's own page where it has them.
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
   'Det som barn, unge og familiene deres særlig trenger.',
   'Det som barn, unge og familiane deira særleg treng.',
   'What children, young people and their families need in particular.', null::text),
  ('health', 2,
   'Helse og velferd', 'Helse og velferd', 'Health and welfare',
   'Folkehelse, helse- og velferdstjenester, mangfold og integrering.',
   'Folkehelse, helse- og velferdstenester, mangfald og integrering.',
   'Public health, health and welfare services, diversity and integration.', null),
  ('city', 3,
   'Byutvikling', 'Byutvikling', 'Urban development',
   'Den fysiske byen og infrastrukturen: å utvikle den og holde den ved like. Hva byrommet betyr for gode liv. Energi, miljø og bærekraft.',
   'Den fysiske byen og infrastrukturen: å utvikle han og halde han ved like. Kva byrommet har å seie for gode liv. Energi, miljø og berekraft.',
   'The physical city and its infrastructure: developing and maintaining them. What urban space means for good lives. Energy, the environment and sustainability.', null),
  ('innovation', 4,
   'Innovasjon og omstilling', 'Innovasjon og omstilling', 'Innovation and restructuring',
   'Kommunen som demokrati, i kulturlivet, som utvikler av samfunn og næringsliv, og som organisasjon med ledelse. Særlig viktig: hva forskningen sier om det som hemmer og fremmer innovasjon i offentlig sektor.',
   'Kommunen som demokrati, i kulturlivet, som utviklar av samfunn og næringsliv, og som organisasjon med leiing. Særleg viktig: kva forskinga seier om det som hemmar og fremjar innovasjon i offentleg sektor.',
   'The municipality as a democracy, in cultural life, as a developer of society and business, and as an organisation with leaders. Of special weight: what research says about what hinders and furthers innovation in the public sector.', 'Innovasjon'),
  ('smart', 5,
   'Smart kommune', 'Smart kommune', 'Smart city',
   'Digitalisering og teknologi på tvers av de andre temaene: IKT, energi og miljø, transport og mobilitet, velferd, læring, finans og virksomhetsstyring, og mer til.',
   'Digitalisering og teknologi på tvers av dei andre temaa: IKT, energi og miljø, transport og mobilitet, velferd, læring, finans og verksemdsstyring, og meir til.',
   'Digitalisation and technology across the other themes: ICT, energy and the environment, transport and mobility, welfare, learning, finance and management, and more.', 'Smartby')
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
  ('0d000000-0000-4000-8000-000000000007', 'demo.koordinator@gjovik.kommune.no', now()),
  ('0d000000-0000-4000-8000-000000000008', 'demo.koordinator2@gjovik.kommune.no', now()),
  ('0d000000-0000-4000-8000-000000000009', 'demo.koordinator@ntnu.no', now()),
  ('0d000000-0000-4000-8000-000000000010', 'demo.koordinator2@ntnu.no', now()),
  ('0d000000-0000-4000-8000-000000000011', 'demo.koordinator@trondheim.kommune.no', now()),
  ('0d000000-0000-4000-8000-000000000012', 'demo.styring@gjovik.kommune.no', now()),
  ('0d000000-0000-4000-8000-000000000013', 'demo.styring@ntnu.no', now()),
  ('0d000000-0000-4000-8000-000000000014', 'demo.innbygger@example.org', now()),
  ('0d000000-0000-4000-8000-000000000015', 'demo.student2@stud.ntnu.no', now());

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
  ('0d000000-0000-4000-8000-000000000007', 'Koordinator, Gjøvik (demo)', null),
  ('0d000000-0000-4000-8000-000000000008', 'Koordinator 2, Gjøvik (demo)', null),
  ('0d000000-0000-4000-8000-000000000009', 'Koordinator, NTNU (demo)', null),
  ('0d000000-0000-4000-8000-000000000010', 'Koordinator 2, NTNU (demo)', null),
  ('0d000000-0000-4000-8000-000000000011', 'Koordinator, Trondheim (demo)', null),
  ('0d000000-0000-4000-8000-000000000012', 'Styringsgruppe, Gjøvik (demo)', null),
  ('0d000000-0000-4000-8000-000000000013', 'Styringsgruppe, NTNU (demo)', null),
  ('0d000000-0000-4000-8000-000000000014', 'Innbygger (demo)', null),
  ('0d000000-0000-4000-8000-000000000015', 'Student 2 (demo)', null);

-- What some of them have said of themselves in their first profile; the leader and the citizen have not been asked yet.
update public.profiles p set
  level = v.level, discipline = v.discipline, theme_keys = v.themes::text[], kinds = v.kinds::text[],
  research_field_keys = v.fields::text[], service_area_keys = v.areas::text[], semesters = v.semesters::text[],
  welcomed = '{who,likes,how}'
from (values
  ('demo.student@stud.ntnu.no', 'master', 'health', '{health,smart}', '{master,placement}', '{}', '{}', '{spring}'),
  ('demo.student2@stud.ntnu.no', 'bachelor', 'health', '{health,upbringing}', '{bachelor,eit}', '{}', '{}', '{spring}'),
  ('demo.stipendiat@ntnu.no', null, 'health', '{innovation}', '{phd,public_phd,research_project}', '{health}', '{}', '{}'),
  ('demo.forsker@ntnu.no', null, 'science_technology', '{}', '{research_project,guest_lecture}', '{smart,city}', '{}', '{}'),
  ('demo.ansatt@gjovik.kommune.no', null, null, '{health}', '{}', '{}', '{health}', '{}'),
  ('demo.ansatt@trondheim.kommune.no', null, null, '{city}', '{}', '{}', '{city}', '{}'),
  ('demo.koordinator@gjovik.kommune.no', null, null, '{}', '{}', '{}', '{}', '{}'),
  ('demo.koordinator@ntnu.no', null, null, '{}', '{}', '{}', '{}', '{}'),
  ('demo.koordinator@trondheim.kommune.no', null, null, '{}', '{}', '{}', '{}', '{}'),
  ('demo.styring@gjovik.kommune.no', null, null, '{}', '{}', '{}', '{}', '{}')
) as v (email, level, discipline, themes, kinds, fields, areas, semesters)
join auth.users u on u.email = v.email
where p.id = u.id;

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

-- Coordinators of every side, and one seat of each side in the steering group of Gjøvik–NTNU. The team there has two
-- from each side; what Trondheim's description does not say is left out.
insert into public.partnership_roles (partnership_id, person_id, organisation_id, role)
select partnership.id, person.id, side.id, v.role
from (values
  ('gjovik-ntnu', 'demo.koordinator@gjovik.kommune.no', 'gjovik', 'coordinator'),
  ('gjovik-ntnu', 'demo.koordinator2@gjovik.kommune.no', 'gjovik', 'coordinator'),
  ('gjovik-ntnu', 'demo.koordinator@ntnu.no', 'ntnu', 'coordinator'),
  ('gjovik-ntnu', 'demo.koordinator2@ntnu.no', 'ntnu', 'coordinator'),
  ('trondheim-ntnu', 'demo.koordinator@trondheim.kommune.no', 'trondheim', 'coordinator'),
  ('trondheim-ntnu', 'demo.koordinator@ntnu.no', 'ntnu', 'coordinator'),
  ('gjovik-ntnu', 'demo.styring@gjovik.kommune.no', 'gjovik', 'steering'),
  ('gjovik-ntnu', 'demo.styring@ntnu.no', 'ntnu', 'steering')
) as v (partnership, email, side, role)
join public.partnerships partnership on partnership.slug = v.partnership
join public.organisations side on side.slug = v.side
join auth.users person on person.email = v.email;

-- 20 % of a position for each of the four in the team.
update public.roles r set share = 20
from public.partnerships p
where p.id = r.partnership_id and p.slug = 'gjovik-ntnu' and r.role = 'coordinator';
