import type { Command } from '../commands';
import { faults, id, takes, type ArgsIn } from '../schema';

const args = takes(() => ({ id, challenge_id: id }));
type Args = ArgsIn<typeof args>;

const lane = ({ id }: Args) => `saved:${id}` as const;

export const savedCommands = {
  'saved.add': {
    version: 1,
    lane,
    check: (given) => faults(args, given),
    apply: (view, { id, challenge_id }, { uid, now }) => {
      const twice = [...view.saved.values()].some((row) => row.challenge_id === challenge_id);
      if (!twice)
        view.saved.set(id, { id, rev: 0, updated_at: now, person_id: uid, challenge_id, saved_at: now });
    }
  } satisfies Command<Args>,
  'saved.remove': {
    version: 1,
    lane,
    check: (given) => faults(args, given),
    apply: (view, { challenge_id }) => {
      for (const [id, row] of view.saved) if (row.challenge_id === challenge_id) view.saved.delete(id);
    }
  } satisfies Command<Args>
};
