import * as z from 'zod/mini';
import type { Command } from '../commands';
import { faults, text } from '../schema';
import { termFields } from './terms';

const saveArgs = z.strictObject({
  ...termFields,
  about_nb: z.optional(text(0, 1_000)),
  about_nn: z.optional(text(0, 1_000)),
  about_en: z.optional(text(0, 1_000))
});

export const themeCommands = {
  'themes.save': {
    version: 1,
    lane: (args) => `themes:${args.id}`,
    check: (args) => faults(saveArgs, args),
    // A new theme is shown when the server has given it its key.
    apply: (view, { id, ...patch }, { now }) => {
      const row = view.themes.get(id);
      if (row) view.themes.set(id, { ...row, ...patch, updated_at: now });
    }
  } satisfies Command<z.infer<typeof saveArgs>>
};
