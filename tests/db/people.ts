/** The persons and places of the database tests: one person for each actor of the actor matrix. */

const id = (prefix: string, number: number): string =>
  `${prefix}000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const places = {
  gjovik: id('a1', 1),
  trondheim: id('a1', 2),
  university: id('a1', 3),
  /** A unit of Gjøvik: the one that owns the challenges of most tests. */
  care: id('a1', 11),
  /** Another unit of Gjøvik. */
  school: id('a1', 12),
  /** A unit of Trondheim. */
  trondheimCare: id('a1', 21),
  /** A unit of the university: it posts no challenges. */
  faculty: id('a1', 31),
  gjovikPartnership: id('b1', 1),
  trondheimPartnership: id('b1', 2),
  agreement: id('b2', 1),
  theme: id('c1', 1),
  otherTheme: id('c1', 2),
  serviceArea: id('c2', 1),
  researchField: id('c3', 1),
  otherField: id('c3', 2)
} as const;

export const people = {
  /** Signed in, and nothing more: a token and an account, no profile, no place. */
  stranger: id('d1', 1),
  student: id('d1', 2),
  otherStudent: id('d1', 3),
  phd: id('d1', 4),
  /** Leads the university's `faculty`, which belongs to no partnership more than to another. */
  researcher: id('d1', 5),
  /** Staff of Gjøvik without a role in any unit. */
  staff: id('d1', 6),
  /** Contact in the unit `care`, and author of most challenges. */
  contact: id('d1', 7),
  leader: id('d1', 8),
  deputy: id('d1', 9),
  /** Leader of `school`. */
  otherLeader: id('d1', 10),
  staffTrondheim: id('d1', 11),
  coordinator: id('d1', 12),
  coordinatorTrondheim: id('d1', 13),
  /** Coordinates Gjøvik's partnership from the university's side. */
  coordinatorNtnu: id('d1', 14),
  /** Of the steering group of Gjøvik's partnership, and staff of Gjøvik. */
  steering: id('d1', 15),
  /** Lives in Gjøvik and belongs nowhere; suggests needs. */
  citizen: id('d1', 16),
  /** Contact in `care` too, of other challenges than `contact`. */
  secondContact: id('d1', 17),
  /** Contact in `school`. */
  contactSchool: id('d1', 18)
} as const;

export type Person = keyof typeof people;
/** Everyone that a request can come from. */
export type Actor = Person | 'anon' | 'service_role';

export const persons = Object.keys(people) as Person[];
export const actors: readonly Actor[] = ['anon', ...persons, 'service_role'];

const hosts: Record<Person, string> = {
  stranger: 'example.org',
  student: 'stud.ntnu.no',
  otherStudent: 'stud.ntnu.no',
  phd: 'ntnu.no',
  researcher: 'ntnu.no',
  staff: 'gjovik.kommune.no',
  contact: 'gjovik.kommune.no',
  leader: 'gjovik.kommune.no',
  deputy: 'gjovik.kommune.no',
  otherLeader: 'gjovik.kommune.no',
  staffTrondheim: 'trondheim.kommune.no',
  coordinator: 'gjovik.kommune.no',
  coordinatorTrondheim: 'trondheim.kommune.no',
  coordinatorNtnu: 'ntnu.no',
  steering: 'gjovik.kommune.no',
  citizen: 'example.org',
  secondContact: 'gjovik.kommune.no',
  contactSchool: 'gjovik.kommune.no'
};

/** Role words, never names. */
export const addressOf = (person: Person): string => `${person.toLowerCase()}@${hosts[person]}`;

/** The roles that people start with. */
export const firstRoles = `
  insert into public.unit_roles (person_id, organisation_id, role) values
    ('${people.contact}', '${places.care}', 'contact'),
    ('${people.secondContact}', '${places.care}', 'contact'),
    ('${people.contactSchool}', '${places.school}', 'contact'),
    ('${people.leader}', '${places.care}', 'leader'),
    ('${people.deputy}', '${places.care}', 'deputy'),
    ('${people.otherLeader}', '${places.school}', 'leader'),
    ('${people.researcher}', '${places.faculty}', 'leader');
  insert into public.partnership_roles (person_id, partnership_id, role) values
    ('${people.coordinator}', '${places.gjovikPartnership}', 'coordinator'),
    ('${people.coordinatorNtnu}', '${places.gjovikPartnership}', 'coordinator'),
    ('${people.coordinatorTrondheim}', '${places.trondheimPartnership}', 'coordinator'),
    ('${people.steering}', '${places.gjovikPartnership}', 'steering');
`;

/** The rows that the tests start from, as the owner of the database writes them. */
export const firstRows = `
  insert into public.organisations (id, parent_id, kind, slug, name_nb, name_nn, name_en) values
    ('${places.gjovik}', null, 'municipality', 'gjovik', 'Gjøvik', 'Gjøvik', 'Gjøvik'),
    ('${places.trondheim}', null, 'municipality', 'trondheim', 'Trondheim', 'Trondheim', 'Trondheim'),
    ('${places.university}', null, 'university', 'ntnu', 'NTNU', 'NTNU', 'NTNU'),
    ('${places.care}', '${places.gjovik}', 'unit', 'gjovik-care', 'Helse', 'Helse', 'Health'),
    ('${places.school}', '${places.gjovik}', 'unit', 'gjovik-school', 'Skole', 'Skule', 'School'),
    ('${places.trondheimCare}', '${places.trondheim}', 'unit', 'trondheim-care', 'Helse', 'Helse', 'Health'),
    ('${places.faculty}', '${places.university}', 'unit', 'faculty', 'Fakultet', 'Fakultet', 'Faculty');
  insert into private.organisation_hosts (host, organisation_id, role) values
    ('gjovik.kommune.no', '${places.gjovik}', 'staff'),
    ('trondheim.kommune.no', '${places.trondheim}', 'staff'),
    ('ntnu.no', '${places.university}', 'employee'),
    ('stud.ntnu.no', '${places.university}', 'student');
  insert into public.partnerships (id, slug, name_nb, name_nn, name_en) values
    ('${places.gjovikPartnership}', 'gjovik-ntnu', 'Gjøvik', 'Gjøvik', 'Gjøvik'),
    ('${places.trondheimPartnership}', 'trondheim-ntnu', 'Trondheim', 'Trondheim', 'Trondheim');
  insert into public.partnership_members (partnership_id, organisation_id) values
    ('${places.gjovikPartnership}', '${places.gjovik}'), ('${places.gjovikPartnership}', '${places.university}'),
    ('${places.trondheimPartnership}', '${places.trondheim}'), ('${places.trondheimPartnership}', '${places.university}');
  insert into public.partnership_role_names (partnership_id, role, name_nb, name_nn, name_en) values
    ('${places.gjovikPartnership}', 'coordinator', 'Universitetskommuneteam', 'Universitetskommuneteam', 'Team');
  insert into public.partnership_groups (id, partnership_id, name_nb, name_nn, name_en) values
    (gen_random_uuid(), '${places.gjovikPartnership}', 'Styringsgruppe', 'Styringsgruppe', 'Steering group');
  insert into public.agreements (id, partnership_id, name_nb, name_nn, name_en) values
    ('${places.agreement}', '${places.gjovikPartnership}', 'Hovedavtale', 'Hovudavtale', 'Main agreement');
  insert into public.anchorings (id, partnership_id, organisation_id, kind, body_nb, body_nn, body_en) values
    (gen_random_uuid(), '${places.gjovikPartnership}', '${places.gjovik}', 'signature', 'Ordfører', 'Ordførar', 'Mayor');
  insert into public.wheel_items (id, partnership_id, kind, title, starts_on) values
    (gen_random_uuid(), '${places.gjovikPartnership}', 'steering', 'Styringsgruppa', '2027-04-14');
  insert into public.organisation_facts (id, organisation_id, year, residents) values
    (gen_random_uuid(), '${places.gjovik}', 2021, 30560);
  insert into public.partnership_profiles (id, partnership_id, dated, language, state) values
    (gen_random_uuid(), '${places.gjovikPartnership}', '2021-06-01', 'nb', 'published'),
    (gen_random_uuid(), '${places.gjovikPartnership}', '2026-06-01', 'nb', 'draft');
  insert into public.themes (id, key, name_nb, name_nn, name_en, position, valid_from) values
    ('${places.theme}', 'health', 'Helse', 'Helse', 'Health', 1, '2018-01-01'),
    ('${places.otherTheme}', 'smart', 'Smart', 'Smart', 'Smart', 2, '2018-01-01');
  insert into public.service_areas (id, key, name_nb, name_nn, name_en, position, valid_from) values
    ('${places.serviceArea}', 'care', 'Omsorg', 'Omsorg', 'Care', 1, '2018-01-01');
  insert into public.research_fields (id, key, name_nb, name_nn, name_en, position, valid_from) values
    ('${places.researchField}', 'nursing', 'Sykepleie', 'Sjukepleie', 'Nursing', 1, '2018-01-01'),
    ('${places.otherField}', 'informatics', 'Informatikk', 'Informatikk', 'Informatics', 2, '2018-01-01');
  insert into public.field_links (id, partnership_id, service_area_id, research_field_id) values
    (gen_random_uuid(), '${places.gjovikPartnership}', '${places.serviceArea}', '${places.otherField}');
  insert into public.topics (key, uri, name_nb) values ('benkedager', 'https://emner.example.org/benkedager', 'Benkedager');
  insert into public.study_programmes (key, organisation_id, name_nb, level) values
    ('samskaping', '${places.university}', 'Samskaping', 'bachelor');
  insert into public.resource_persons (id, organisation_id, theme_id, title) values
    (gen_random_uuid(), '${places.care}', '${places.theme}', 'Fagutvikler');
  insert into auth.users (id, email, email_confirmed_at) values
    ${persons.map((person) => `('${people[person]}', '${addressOf(person)}', now())`).join(',\n    ')};
  insert into public.profiles (id) select id from auth.users where id <> '${people.stranger}';
  insert into public.affiliations (person_id, organisation_id, role)
    select u.id, h.organisation_id, h.role from auth.users u
    join private.organisation_hosts h on h.host = split_part(u.email, '@', 2);
  ${firstRoles}
`;
