import * as z from 'zod/mini';
import type { Command, View } from '../commands';
import { faults, id, takes, text, type ArgsIn } from '../schema';
import { followKinds, longestSubject, type Follow, type Followed } from './follow';

const args = takes(() => ({ id, kind: z.enum(followKinds), subject: text(1, longestSubject) }));
const pauseArgs = takes(() => ({
  id,
  kind: z.enum(followKinds),
  subject: text(1, longestSubject),
  paused: z.boolean()
}));
type Args = ArgsIn<typeof args>;
type PauseArgs = ArgsIn<typeof pauseArgs>;

const lane = ({ id }: { id: string }) => `follows:${id}` as const;

const mine = (view: View, { kind, subject }: Followed): Follow | undefined =>
  [...view.follows.values()].find((row) => row.kind === kind && row.subject === subject);

/** All name what is followed, not only the row: two phones without cover may each have made one for the same thing. */
export const followCommands = {
  'follows.add': {
    version: 1,
    lane,
    check: (given) => faults(args, given),
    apply: (view, given, { uid, now }) => {
      if (mine(view, given)) return;
      const { id, kind, subject } = given;
      view.follows.set(id, {
        id,
        rev: 0,
        updated_at: now,
        person_id: uid,
        kind,
        subject,
        paused: false,
        followed_at: now
      });
    }
  } satisfies Command<Args>,
  'follows.pause': {
    version: 1,
    lane,
    check: (given) => faults(pauseArgs, given),
    merge: (_, later) => later,
    apply: (view, given) => {
      const row = mine(view, given);
      if (row) view.follows.set(row.id, { ...row, paused: given.paused });
    }
  } satisfies Command<PauseArgs>,
  'follows.remove': {
    version: 1,
    lane,
    check: (given) => faults(args, given),
    apply: (view, given) => {
      const row = mine(view, given);
      if (row) view.follows.delete(row.id);
    }
  } satisfies Command<Args>
};
