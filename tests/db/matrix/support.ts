/**
 * How the rows of the actor matrix are written: lists of actors, what all are answered, who is answered otherwise. The
 * lists are written out. A new actor stands in none of them, and every row fails until somebody has decided where it
 * belongs.
 */
import type { Actor, Person } from '../people';

/** What each actor reads: labels of rows, `all`, nothing (''), or `refused` where even asking is not allowed. */
export type Reads = Partial<Record<Actor, string>>;

/** What a step is answered with, by actor; each actor stands once. `refused`: may not call sync_push at all. */
export type Answers = { [code: string]: Actor[] };

/** The part of one room: a row for each of its tables, and one for each step (`command state`). */
export type RoomMatrix = { reads: Record<string, Reads>; steps: Record<string, Answers> };

export const outside: Actor[] = ['anon', 'service_role'];
/** Signed in, at home nowhere: with an account only, and with a profile. */
export const citizens: Actor[] = ['stranger', 'citizen'];
export const university: Actor[] = ['student', 'otherStudent', 'phd', 'researcher'];
/** Those of the unit `care` who stand by the challenges of `contact`. */
export const unit: Actor[] = ['contact', 'leader', 'deputy'];
/** Of Gjøvik, and nothing to a challenge of `contact`: in no unit, in the same one, in another one, above them. */
export const colleagues: Actor[] = ['staff', 'secondContact', 'contactSchool', 'otherLeader', 'steering'];
export const trondheim: Actor[] = ['staffTrondheim', 'coordinatorTrondheim'];
/** Of Gjøvik's partnership, one from each side, with equal rights. */
export const coordinators: Actor[] = ['coordinator', 'coordinatorNtnu'];
/** All who are nothing to a challenge of `contact`. */
export const others: Actor[] = [...citizens, ...university, ...colleagues, ...trondheim];

const people: Actor[] = [...others, ...unit, ...coordinators];

const each = (list: Actor[], answer: string): Reads =>
  Object.fromEntries(list.map((actor) => [actor, answer]));

/** Anyone reads every row, but the service role, which reads by functions only. */
export const everyone: Reads = { ...each(people, 'all'), anon: 'all', service_role: 'refused' };

/** No role of the API may even ask. */
export const nobody: Reads = each([...people, ...outside], 'refused');

/** Signed-in people read `answer`, those named something else; nobody else may ask. */
export const signedIn = (answer: string, named: Reads = {}): Reads => ({
  ...each(people, answer),
  ...each(outside, 'refused'),
  ...named
});

/** Each of these reads the rows about themselves, the others nothing. */
export const ownRows = (...named: Person[]): Reads =>
  signedIn('', Object.fromEntries(named.map((person) => [person, person])));

/** All of the lists above but these. */
export const allBut = (...named: Actor[]): Actor[] =>
  [...people, ...outside].filter((actor) => !named.includes(actor));
