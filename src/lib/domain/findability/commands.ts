import * as z from 'zod/mini';
import type { Command } from '../commands';
import { day, faults, id, roleText, someIds, someOf, takes, type ArgsIn } from '../schema';
import {
  capacities,
  nameShown,
  shownParts,
  showsNothing,
  wishLength,
  workLanguages,
  type Findability
} from './findability';

const saveArgs = takes(() => ({
  /** The person's own id; anyone else's is refused. */
  id,
  partnership_ids: z.optional(someIds(20)),
  name_shown: z.optional(z.enum(nameShown)),
  parts: z.optional(someOf(shownParts)),
  wish: z.optional(roleText(0, wishLength)),
  languages: z.optional(someOf(workLanguages)),
  capacity: z.optional(z.nullable(z.enum(capacities))),
  ends_on: z.optional(day)
}));
export type SaveFindability = ArgsIn<typeof saveArgs>;

/** `id`: what the person is called in the list of this one challenge. */
const inviteArgs = takes(() => ({ id, challenge_id: id }));

const lane = ({ id }: { id: string }) => `findability:${id}` as const;

const invite: Command<ArgsIn<typeof inviteArgs>> = {
  version: 1,
  lane,
  check: (args) => faults(inviteArgs, args),
  // Nobody else's row is on this phone; that it waits is seen in the list itself.
  apply: () => undefined
};

export const findabilityCommands = {
  'findability.save': {
    version: 1,
    lane,
    check: (args) => faults(saveArgs, args),
    merge: (earlier, later) => ({ ...earlier, ...later }),
    apply: (view, args, { now }) => {
      const { id, ...patch } = args;
      const row: Findability = view.findability.get(id) ?? { id, rev: 0, updated_at: now, ...showsNothing };
      view.findability.set(id, { ...row, ...patch, updated_at: now });
    }
  } satisfies Command<SaveFindability>,
  'findability.invite': invite
};
