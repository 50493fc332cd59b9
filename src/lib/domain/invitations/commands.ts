import * as z from 'zod/mini';
import type { Command } from '../commands';
import { removing } from '../register';
import { roleNames } from '../roles/role';
import { faults, id, text } from '../schema';

const sendArgs = z.strictObject({
  id,
  email: text(3, 254),
  role: z.enum(roleNames),
  organisation_id: id,
  partnership_id: z.optional(z.nullable(id)),
  share: z.optional(z.nullable(z.int().check(z.minimum(0), z.maximum(100))))
});

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
        invited_at: now,
        ends_at: new Date(Date.parse(now) + days * 86_400_000).toISOString(),
        rev: 0,
        updated_at: now
      });
    }
  } satisfies Command<z.infer<typeof sendArgs>>,
  'invitations.withdraw': removing('invitations')
};
