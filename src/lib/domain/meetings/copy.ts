import type { HostedMeeting } from './link';

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
  'reminders',
  'join_url',
  'challenge_ids',
  'theme_ids',
  'registers',
  'capacity',
  'capacities',
  'questions'
] as const satisfies (keyof HostedMeeting)[];

/** What a new meeting place takes from an earlier one: all that hosts write but the time, which is another. */
export const copyOf = (earlier: Readonly<HostedMeeting>): Pick<HostedMeeting, (typeof copied)[number]> =>
  Object.fromEntries(copied.map((field) => [field, earlier[field]])) as Pick<
    HostedMeeting,
    (typeof copied)[number]
  >;
