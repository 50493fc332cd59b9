import * as z from 'zod/mini';
import type { Command } from '../commands';
import { removing } from '../register';
import { languages } from '../rows';
import { roleNames } from '../roles/role';
import { day, faults, id, takes, text, type ArgsIn } from '../schema';

const sendArgs = takes(() => ({
  id,
  email: text(3, 254),
  role: z.enum(roleNames),
  organisation_id: id,
  partnership_id: z.optional(z.nullable(id)),
  share: z.optional(z.nullable(z.int().check(z.minimum(0), z.maximum(100)))),
  /** Of the letter; the organisation's where none is chosen. */
  language: z.optional(z.nullable(z.enum(languages))),
  role_ends_on: z.optional(z.nullable(day))
}));

const days = 30;

export const invitationCommands = {
  'invitations.send': {
    version: 1,
    lane: (args) => `invitations:${args.id}` as const,
    check: (args) => faults(sendArgs, args),
    apply: (view, args, { now }) => {
      view.invitations.set(args.id, {
        ...args,
        email: args.email.toLowerCase(),
        root_id: null,
        partnership_id: args.partnership_id ?? null,
        share: args.share ?? null,
        language: args.language ?? 'nb',
        mail: 'waiting',
        role_ends_on: args.role_ends_on ?? null,
        invited_at: now,
        ends_at: new Date(Date.parse(now) + days * 86_400_000).toISOString(),
        rev: 0,
        updated_at: now
      });
    }
  } satisfies Command<ArgsIn<typeof sendArgs>>,
  'invitations.withdraw': removing('invitations')
};
