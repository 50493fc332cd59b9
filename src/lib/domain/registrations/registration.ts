import type { Audience } from '../meetings/meeting';
import type { Stamped } from '../rows';
import type { Way } from './arrival';

export const states = ['waiting', 'offered', 'registered', 'cancelled'] as const;
export type RegistrationState = (typeof states)[number];

/** Who ended it. */
export const endings = ['self', 'host', 'clock'] as const;

/** How many may come together. */
export const mostTogether = 20;

/** A place in a meeting, or in the line for one. Read by its person and by the hosts. */
export type Registration = Stamped & {
  meeting_id: string;
  person_id: string;
  /** Place in the line of the meeting, by the server; 0 until it has answered. */
  number: number;
  state: RegistrationState;
  /** How many come. */
  size: number;
  audience: Audience;
  /** What they call themselves. */
  name: string;
  /** To the questions of the meeting, in their order. */
  answers: string[];
  /** What they need to eat or to take part: forgotten 30 days after. */
  needs: string;
  registered_at: string;
  /** How long an offered seat is kept. */
  offered_until: string | null;
  ended_by: (typeof endings)[number] | null;
  /** What the QR code carries, made by the server; empty until it has answered. */
  ticket: string;
  arrived_at: string | null;
  arrived_by: Way | null;
};

/** True where somebody wrote to the hosts; equal to what `private.doors_see` writes down in SQL. */
export const hasWords = ({ needs, answers }: Pick<Registration, 'needs' | 'answers'>): boolean =>
  needs !== '' || answers.some((answer) => answer !== '');

/** True as long as it is a seat, or may become one. */
export const isLive = ({ state }: Pick<Registration, 'state'>): boolean => state !== 'cancelled';
