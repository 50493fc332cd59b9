import type pg from 'pg';

/**
 * A small world with every kind of reader: two municipalities with units, a university, two partnerships, and people
 * whose rights overlap, so that one row often reaches the same person on several roads. Names are role words.
 */
export type Person = {
  uid: string;
  email: string;
  home: string;
  affiliation: 'student' | 'employee' | 'staff';
};

export type World = {
  partnerships: string[];
  units: { id: string; municipality: string; partnership: string }[];
  themes: string[];
  people: Person[];
  /** By what they may do at the start; the race moves these rights about. */
  staff: Person[];
  academics: Person[];
  coordinators: Person[];
};

const uuid = (): string => crypto.randomUUID();

export const makeWorld = async (admin: pg.Client): Promise<World> => {
  const organisation = async (kind: string, slug: string, parent: string | null): Promise<string> => {
    const id = uuid();
    await admin.query(
      `insert into public.organisations (id, parent_id, kind, slug, name_nb, name_nn, name_en)
       values ($1, $2, $3, $4, $4, $4, $4)`,
      [id, parent, kind, slug]
    );
    return id;
  };
  const partnership = async (slug: string, members: string[]): Promise<string> => {
    const id = uuid();
    await admin.query(
      `insert into public.partnerships (id, slug, name_nb, name_nn, name_en) values ($1, $2, $2, $2, $2)`,
      [id, slug]
    );
    for (const member of members)
      await admin.query(
        `insert into public.partnership_members (id, partnership_id, organisation_id) values ($1, $2, $3)`,
        [uuid(), id, member]
      );
    return id;
  };
  const people: Person[] = [];
  const person = async (email: string, home: string, affiliation: Person['affiliation']): Promise<Person> => {
    const uid = uuid();
    await admin.query(`insert into auth.users (id, email) values ($1, $2)`, [uid, email]);
    await admin.query(`insert into public.profiles (id, name) values ($1, $2)`, [uid, email.split('@')[0]]);
    await admin.query(
      `insert into public.affiliations (id, person_id, organisation_id, role) values ($1, $2, $3, $4)`,
      [uuid(), uid, home, affiliation]
    );
    const made: Person = { uid, email, home, affiliation };
    people.push(made);
    return made;
  };
  const unitRole = (person: Person, unit: string, role: string) =>
    admin.query(
      `insert into public.unit_roles (id, person_id, organisation_id, role) values ($1, $2, $3, $4)`,
      [uuid(), person.uid, unit, role]
    );
  const coordinator = (person: Person, partnership: string) =>
    admin.query(
      `insert into public.partnership_roles (id, partnership_id, person_id, role) values ($1, $2, $3, 'coordinator')`,
      [uuid(), partnership, person.uid]
    );

  const university = await organisation('university', 'race-university', null);
  const north = await organisation('municipality', 'race-north', null);
  const south = await organisation('municipality', 'race-south', null);
  const [school, health, plan] = [
    await organisation('unit', 'race-school', north),
    await organisation('unit', 'race-health', north),
    await organisation('unit', 'race-plan', south)
  ];
  const one = await partnership('race-one', [north, university]);
  const two = await partnership('race-two', [south, university]);
  const themes: string[] = [];
  for (const key of ['race-a', 'race-b', 'race-c']) {
    const id = uuid();
    await admin.query(
      `insert into public.themes (id, key, name_nb, name_nn, name_en, about_nb, about_nn, about_en, position, valid_from)
       values ($1, $2, $2, $2, $2, $2, $2, $2, $3, '2026-01-01')`,
      [id, key, 90 + themes.length]
    );
    themes.push(id);
  }

  const academics = [
    await person('student.one@race.example', university, 'student'),
    await person('student.two@race.example', university, 'student'),
    await person('researcher@race.example', university, 'employee')
  ];
  const contact = await person('contact@race.example', north, 'staff');
  const leader = await person('leader@race.example', north, 'staff');
  const planner = await person('planner@race.example', south, 'staff');
  const coordinators = [
    await person('coordinator.one@race.example', north, 'staff'),
    await person('coordinator.two@race.example', university, 'employee')
  ];
  await unitRole(contact, school, 'contact');
  await unitRole(contact, health, 'contact');
  await unitRole(leader, school, 'leader');
  await unitRole(leader, health, 'deputy');
  await unitRole(planner, plan, 'contact');
  const [first, second] = coordinators;
  if (!first || !second) throw new Error('two coordinators expected');
  await coordinator(first, one);
  await coordinator(second, two);

  return {
    partnerships: [one, two],
    units: [
      { id: school, municipality: north, partnership: one },
      { id: health, municipality: north, partnership: one },
      { id: plan, municipality: south, partnership: two }
    ],
    themes,
    people,
    staff: [contact, leader, planner],
    academics,
    coordinators
  };
};
