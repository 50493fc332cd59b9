import * as z from 'zod/mini';
import type { Command } from '../commands';
import { faults, id, someOf, takes, type ArgsIn } from '../schema';
import { mailChoices, mutableKinds, wantsByDefault } from './notification';

const readArgs = takes(() => ({ id }));
const preferArgs = takes(() => ({
  /** The person's own id; anyone else's is refused. */
  id,
  mail: z.optional(z.enum(mailChoices)),
  muted: z.optional(someOf(mutableKinds))
}));

export type PreferNotifications = ArgsIn<typeof preferArgs>;

const lane = (args: { id: string }) => `notifications:${args.id}` as const;

export const notificationCommands = {
  'notifications.read': {
    version: 1,
    lane,
    check: (args) => faults(readArgs, args),
    apply: (view, args, { now }) => {
      const row = view.notifications.get(args.id);
      if (row) view.notifications.set(args.id, { ...row, read_at: row.read_at ?? now });
    },
    merge: (_, later) => later,
    quiet: true
  } satisfies Command<ArgsIn<typeof readArgs>>,
  'notifications.prefer': {
    version: 1,
    lane,
    check: (args) => faults(preferArgs, args),
    merge: (earlier, later) => ({ ...earlier, ...later }),
    apply: (view, { id, ...patch }, { now }) => {
      const row = view.notification_preferences.get(id) ?? {
        id,
        ...wantsByDefault,
        rev: 0,
        updated_at: now
      };
      view.notification_preferences.set(id, { ...row, ...patch });
    }
  } satisfies Command<PreferNotifications>
};
