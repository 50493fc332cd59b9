import * as z from 'zod/mini';
import { kinds } from '../challenges/challenge';
import type { Command } from '../commands';
import { removing } from '../register';
import { day, faults, id, someOf, takes, text, type ArgsIn } from '../schema';
import { dayBefore, yearDay } from './year-day';
import { leads, type WindowRule } from './window-rule';

const dayOfYear = z.nullable(z.string().check(z.regex(yearDay)));

const saveArgs = takes(() => ({
  id,
  /** The university: required the first time, fixed afterwards. */
  organisation_id: z.optional(id),
  /** The rule, general or its own, that this one takes the place of from `valid_from` on; said when it is made. */
  replaces_id: z.optional(id),
  name_nb: z.optional(text(1, 80)),
  name_nn: z.optional(text(1, 80)),
  name_en: z.optional(text(1, 80)),
  kinds: z.optional(someOf(kinds)),
  opens: z.optional(dayOfYear),
  closes: z.optional(dayOfYear),
  leads_to: z.optional(z.nullable(z.enum(leads))),
  lead_days: z.optional(z.int().check(z.minimum(0), z.maximum(365))),
  prepare_nb: z.optional(text(0, 300)),
  prepare_nn: z.optional(text(0, 300)),
  prepare_en: z.optional(text(0, 300)),
  valid_from: z.optional(day),
  valid_to: z.optional(z.nullable(day))
}));
export type SaveWindowRule = ArgsIn<typeof saveArgs>;

/** What a rule is before anybody wrote in it; equal to the defaults of the table. */
const blank: Omit<WindowRule, 'id' | 'updated_at'> = {
  rev: 0,
  organisation_id: null,
  key: '',
  name_nb: '',
  name_nn: '',
  name_en: '',
  kinds: [],
  opens: null,
  closes: null,
  leads_to: null,
  lead_days: 0,
  prepare_nb: '',
  prepare_nn: '',
  prepare_en: '',
  valid_from: '',
  valid_to: null
};

export const windowCommands = {
  'window_rules.save': {
    version: 1,
    lane: (args) => `window_rules:${args.id}`,
    check: (args) => faults(saveArgs, args),
    merge: (earlier, later) => ({ ...earlier, ...later }),
    apply: (view, { replaces_id, ...args }, { now }) => {
      const earlier = replaces_id ? view.window_rules.get(replaces_id) : undefined;
      const row = view.window_rules.get(args.id) ?? {
        ...blank,
        id: args.id,
        updated_at: now,
        // A new one has a key of its own when the server has made it.
        key: earlier?.key ?? args.id
      };
      view.window_rules.set(args.id, { ...row, ...args, updated_at: now });
      const until = args.valid_from && dayBefore(args.valid_from);
      if (earlier?.organisation_id && until && (earlier.valid_to === null || earlier.valid_to > until))
        view.window_rules.set(earlier.id, { ...earlier, valid_to: until });
    }
  } satisfies Command<SaveWindowRule>,
  'window_rules.remove': removing('window_rules')
};
