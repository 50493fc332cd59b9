import * as z from 'zod/mini';
import type { Command } from '../commands';
import { faults } from '../schema';
import { termFields } from '../themes/terms';

const saveArgs = z.strictObject(termFields);

export const technologyCommands = {
  'technologies.save': {
    version: 1,
    lane: (args) => `technologies:${args.id}`,
    check: (args) => faults(saveArgs, args),
    // A new technology is shown when the server has given it its key.
    apply: (view, { id, ...patch }, { now }) => {
      const row = view.technologies.get(id);
      if (row) view.technologies.set(id, { ...row, ...patch, updated_at: now });
    }
  } satisfies Command<z.infer<typeof saveArgs>>
};
