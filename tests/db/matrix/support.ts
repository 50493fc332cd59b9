/** How the rows of the actor matrix are written: what all are answered, then who is answered otherwise. */
import { actors, type Actor, type Person } from '../people';

/** What each actor reads: labels of rows, `all`, nothing (''), or `refused` where even asking is not allowed. */
export type Reads = Record<Actor, string>;

/** What a step is answered with, by actor; each actor stands once. `refused`: may not call sync_push at all. */
export type Answers = { [code: string]: Actor[] };

/** The part of one room: a row for each of its tables, and one for each step (`command state`). */
export type RoomMatrix = { reads: Record<string, Reads>; steps: Record<string, Answers> };

const all = (answer: string): Reads => Object.fromEntries(actors.map((actor) => [actor, answer])) as Reads;

/** Anyone reads every row, but the service role, which reads by functions only. */
export const everyone: Reads = { ...all('all'), service_role: 'refused' };

/** No role of the API may even ask. */
export const nobody: Reads = all('refused');

/** Signed-in people read `answer`, those named something else; nobody else may ask. */
export const signedIn = (answer: string, others: Partial<Reads> = {}): Reads => ({
  ...all(answer),
  anon: 'refused',
  service_role: 'refused',
  ...others
});

/** Each of these reads the rows about themselves, the others nothing. */
export const ownRows = (...people: Person[]): Reads =>
  signedIn('', Object.fromEntries(people.map((person) => [person, person])));

export const outside: Actor[] = ['anon', 'service_role'];
export const university: Actor[] = ['student', 'otherStudent', 'phd', 'researcher'];
/** Those of the unit `care` who stand by its challenges. */
export const unit: Actor[] = ['contact', 'leader', 'deputy'];
export const trondheim: Actor[] = ['staffTrondheim', 'coordinatorTrondheim'];
/** Of Gjøvik's partnership, one from each side, with equal rights. */
export const coordinators: Actor[] = ['coordinator', 'coordinatorNtnu'];
/** All who are nothing to a challenge of `care`. */
export const others: Actor[] = ['stranger', ...university, 'staff', 'otherLeader', 'steering', ...trondheim];

/** All actors but these. */
export const allBut = (...named: Actor[]): Actor[] => actors.filter((actor) => !named.includes(actor));
