import type { Stamped } from '../rows';

/** Why somebody has put a suggested challenge away; each but the last lowers what is like it for them. */
export const dismissalReasons = [
  'not_my_field',
  'wrong_time',
  'wrong_place',
  'not_interesting',
  'already_known'
] as const;
export type DismissalReason = (typeof dismissalReasons)[number];

/** A challenge that a person does not want suggested; nobody else sees it, and they find it in every list as before. */
export type Dismissal = Stamped & {
  person_id: string;
  challenge_id: string;
  reason: DismissalReason;
  dismissed_at: string;
};
