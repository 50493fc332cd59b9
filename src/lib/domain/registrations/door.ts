import * as z from 'zod/mini';
import type { Command } from '../commands';
import type { Stamped } from '../rows';
import { faults, id, takes, type ArgsIn } from '../schema';
import { command } from '../state-machine';

/** What the hosts of a meeting need at the door; its id is the meeting's. No other phone has it. */
export type Door = Stamped & {
  /** Makes the tickets, in hex. */
  secret: string;
  /** What the poster says. */
  code: string;
  /** The sum of what was counted, where one just comes; see `headsAt`. */
  heads: number;
};

/** How many were counted: a tap that takes one back may come before the one that counted them, from another phone. */
export const headsAt = (door: Pick<Door, 'heads'> | undefined): number => Math.max(0, door?.heads ?? 0);

/** Equal to the `doors` rows of `private.transitions`. */
export const doorLife = [command('doors.see', 'host'), command('doors.count', 'host')];

const onlyId = takes(() => ({ id }));
const countArgs = takes(() => ({ id, by: z.int().check(z.minimum(-1_000), z.maximum(1_000)) }));

export const doorCommands = {
  'doors.see': {
    version: 1,
    lane: (args) => `doors:${args.id}`,
    check: (args) => faults(onlyId, args),
    merge: (_, later) => later,
    // Stands in the access logs of others alone.
    apply: () => {},
    quiet: true
  } satisfies Command<ArgsIn<typeof onlyId>>,
  'doors.count': {
    version: 1,
    lane: (args) => `doors:${args.id}`,
    check: (args) => faults(countArgs, args),
    merge: (earlier, later) => ({ ...earlier, by: earlier.by + later.by }),
    // Each adds its own: counts of two phones add up, in whatever order they come, since nothing is cut on the way.
    apply: (view, { id, by }) => {
      const row = view.doors.get(id);
      if (row) view.doors.set(id, { ...row, heads: row.heads + by });
    }
  } satisfies Command<ArgsIn<typeof countArgs>>
};
