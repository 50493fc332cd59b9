import type { Query } from './operator.ts';

/** Cannot be given; the message says why and what to do. */
export class AppointmentError extends Error {
  override name = 'AppointmentError';
}

const appointments = ['coordinator', 'leader', 'deputy', 'contact'] as const;

/** `slug` names a partnership (coordinator) or a unit or municipality (the others). */
export type Appointment = { address: string; role: (typeof appointments)[number]; slug: string | null };

const usage = `Use: npm run appoint -- ADDRESS ROLE [SLUG]
  ADDRESS  the e-mail address the person signs in with
  ROLE     ${appointments.join(', ')}
  SLUG     coordinator: the partnership (may be left out when there is one); else the unit or municipality`;

/** Reads the command line. @throws AppointmentError with how to use it */
export const readArguments = (words: readonly string[]): Appointment => {
  const [address = '', given = '', slug = null, ...rest] = words;
  const role = appointments.find((each) => each === given.toLowerCase());
  if (!/^[^\s@]+@[^\s@]+$/.test(address) || rest.length > 0) throw new AppointmentError(usage);
  if (!role) throw new AppointmentError(`${given || 'No role'} is not a role.\n${usage}`);
  if (role !== 'coordinator' && !slug)
    throw new AppointmentError(`A ${role} needs the unit's slug.\n${usage}`);
  return { address: address.toLowerCase(), role, slug };
};

const targets = {
  partnership: { table: 'partnerships', roles: 'partnership_roles', column: 'partnership_id', where: 'true' },
  unit: {
    table: 'organisations',
    roles: 'unit_roles',
    column: 'organisation_id',
    where: `kind <> 'university'`
  }
} as const;

/** The row of that slug, or the only row; says which there are when it is neither. */
const findTarget = async (query: Query, kind: keyof typeof targets, slug: string | null) => {
  const { table, where } = targets[kind];
  const rows = await query(
    `select id, slug, name_nb as name from public.${table} where ${where} order by slug`,
    []
  );
  const found = slug === null && rows.length === 1 ? rows[0] : rows.find((row) => row.slug === slug);
  if (found) return { id: String(found.id), name: String(found.name) };
  if (rows.length === 0) throw new AppointmentError(`There is no ${kind} in this database yet.`);
  const known = rows.map((row) => `  ${String(row.slug)}`).join('\n');
  throw new AppointmentError(
    `${slug ? `There is no ${kind} ${slug}.` : `Say which ${kind}.`} There are:\n${known}`
  );
};

/**
 * Gives a person a role, once however often it is asked. The person must have signed in before: that the address is
 * theirs is proved by a code alone, and a right is not left lying for whoever takes the address next.
 * @returns a sentence about what was done
 */
export const appoint = async (query: Query, { address, role, slug }: Appointment): Promise<string> => {
  const kind = role === 'coordinator' ? 'partnership' : 'unit';
  const target = await findTarget(query, kind, slug);
  const people = await query(
    'select u.id from auth.users u join public.profiles p on p.id = u.id where lower(u.email) = $1',
    [address]
  );
  const person = people[0];
  if (!person)
    throw new AppointmentError(
      `${address} has not signed in yet. Ask the person to sign in once, then run this again.`
    );
  const { roles, column } = targets[kind];
  const made = await query(
    `insert into public.${roles} (person_id, ${column}, role) values ($1, $2, $3) on conflict do nothing returning id`,
    [person.id, target.id, role]
  );
  return made.length > 0
    ? `${address} is now ${role} of ${target.name}.`
    : `${address} was already ${role} of ${target.name}.`;
};
