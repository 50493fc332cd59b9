import * as z from 'zod/mini';
import type { Command } from '../commands';
import { languages } from '../rows';
import { faults, id, text } from '../schema';
import { positions } from './profile';

const saveArgs = z.strictObject({
  /** The person's own id; anyone else's is refused. */
  id,
  name: z.optional(text(0, 80)),
  position: z.optional(z.nullable(z.enum(positions))),
  language: z.optional(z.enum(languages))
});
export type SaveProfile = z.infer<typeof saveArgs>;

export const profileCommands = {
  'profiles.save': {
    version: 1,
    lane: (args) => `profiles:${args.id}` as const,
    check: (args) => faults(saveArgs, args),
    merge: (earlier, later) => ({ ...earlier, ...later }),
    apply: (view, args, { now }) => {
      const { id, ...patch } = args;
      const row = view.profiles.get(id) ?? {
        id,
        name: '',
        position: null,
        language: 'nb',
        rev: 0,
        updated_at: now
      };
      view.profiles.set(id, { ...row, ...patch, updated_at: now });
    }
  } satisfies Command<SaveProfile>
};
