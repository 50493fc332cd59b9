import type { Meeting } from './meeting';

const copied = [
  'co_host_ids',
  'partners',
  'language',
  'kind',
  'reach',
  'audiences',
  'title',
  'about',
  'agenda',
  'speakers',
  'mode',
  'address',
  'room',
  'step_free',
  'hearing_loop',
  'access_notes',
  'join_url',
  'challenge_ids',
  'theme_ids',
  'registers',
  'capacity',
  'capacities',
  'questions'
] as const satisfies (keyof Meeting)[];

/** What a new meeting place takes from an earlier one: all that hosts write but the time, which is another. */
export const copyOf = (earlier: Readonly<Meeting>): Pick<Meeting, (typeof copied)[number]> =>
  Object.fromEntries(copied.map((field) => [field, earlier[field]])) as Pick<
    Meeting,
    (typeof copied)[number]
  >;
