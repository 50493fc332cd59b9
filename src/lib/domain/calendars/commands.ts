import * as z from 'zod/mini';
import type { Command } from '../commands';
import { onlyId } from '../register';
import { languages } from '../rows';
import { faults, id, takes, text, type ArgsIn } from '../schema';

const makeArgs = takes(() => ({
  id,
  key_hash: text(64, 64).check(z.regex(/^[0-9a-f]{64}$/)),
  language: z.enum(languages)
}));
type MakeArgs = ArgsIn<typeof makeArgs>;

const lane = ({ id }: { id: string }) => `calendars:${id}` as const;

export const calendarCommands = {
  'calendars.make': {
    version: 1,
    lane,
    check: (given) => faults(makeArgs, given),
    apply: (view, args, { uid, now }) => {
      view.calendars.clear();
      view.calendars.set(args.id, { ...args, rev: 0, updated_at: now, person_id: uid, made_at: now });
    }
  } satisfies Command<MakeArgs>,
  /** Closes whatever address the person has, also one that another phone made meanwhile. */
  'calendars.revoke': {
    version: 1,
    lane,
    check: (given) => faults(onlyId, given),
    apply: (view) => view.calendars.clear()
  } satisfies Command<ArgsIn<typeof onlyId>>
};
