import * as z from 'zod/mini';
import type { Command } from '../commands';
import { faults, id, takes, type ArgsIn } from '../schema';
import { dismissalReasons } from './dismissal';

const addArgs = takes(() => ({ id, challenge_id: id, reason: z.enum(dismissalReasons) }));
type Add = ArgsIn<typeof addArgs>;
const removeArgs = takes(() => ({ id, challenge_id: id }));
type Remove = ArgsIn<typeof removeArgs>;

const lane = ({ id }: { id: string }) => `dismissals:${id}` as const;

export const dismissalCommands = {
  'dismissals.add': {
    version: 1,
    lane,
    check: (given) => faults(addArgs, given),
    apply: (view, { id, challenge_id, reason }, { uid, now }) => {
      const mine = [...view.dismissals.values()].find((row) => row.challenge_id === challenge_id);
      const row = mine ?? { id, rev: 0, person_id: uid, challenge_id };
      // Said again: the last reason counts.
      view.dismissals.set(row.id, { ...row, reason, updated_at: now, dismissed_at: now });
    }
  } satisfies Command<Add>,
  'dismissals.remove': {
    version: 1,
    lane,
    check: (given) => faults(removeArgs, given),
    apply: (view, { challenge_id }) => {
      for (const [id, row] of view.dismissals)
        if (row.challenge_id === challenge_id) view.dismissals.delete(id);
    }
  } satisfies Command<Remove>
};
