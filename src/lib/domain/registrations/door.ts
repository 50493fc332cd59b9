import type { Stamped } from '../rows';

/** What the hosts of a meeting need at the door; its id is the meeting's. No other phone has it. */
export type Door = Stamped & {
  /** Makes the tickets, in hex. */
  secret: string;
  /** What the poster says. */
  code: string;
};
