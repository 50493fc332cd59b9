import * as z from 'zod/mini';
import type { Command, View } from '../commands';
import { onlyId } from '../register';
import { day, faults, id, takes, text, type ArgsIn } from '../schema';
import { roleNames, type Role } from './role';

const askArgs = takes(() => ({
  id,
  organisation_id: id,
  partnership_id: z.optional(z.nullable(id)),
  role: z.enum(roleNames),
  name: text(2, 80)
}));
const given = () => ({
  id,
  share: z.optional(z.nullable(z.int().check(z.minimum(0), z.maximum(100)))),
  substitute_for: z.optional(z.nullable(id)),
  ends_on: z.optional(z.nullable(day))
});
const giveArgs = takes(given);
/** What those who give it change of a role that is given: in a unit only the day it ends. */
const saveArgs = takes(() => ({ ...given(), group_id: z.optional(z.nullable(id)) }));
const declineArgs = takes(() => ({ id, reason: text(3, 2_000) }));

type OnlyId = ArgsIn<typeof onlyId>;

const lane = (args: OnlyId) => `roles:${args.id}` as const;

const change = (view: View, id: string, patch: Partial<Role>): void => {
  const row = view.roles.get(id);
  if (row) view.roles.set(id, { ...row, ...patch });
};

export const roleCommands = {
  'roles.ask': {
    version: 1,
    lane,
    check: (args) => faults(askArgs, args),
    apply: (view, args, { uid, now }) => {
      view.roles.set(args.id, {
        root_id: null,
        address: '',
        share: null,
        substitute_for: null,
        group_id: null,
        reason: '',
        decided_at: null,
        ended_at: null,
        ends_on: null,
        ...args,
        partnership_id: args.partnership_id ?? null,
        person_id: uid,
        state: 'asked',
        asked_at: now,
        rev: 0,
        updated_at: now
      });
    }
  } satisfies Command<ArgsIn<typeof askArgs>>,
  'roles.withdraw': {
    version: 1,
    lane,
    check: (args) => faults(onlyId, args),
    apply: (view, args, { now }) => change(view, args.id, { state: 'withdrawn', ended_at: now })
  } satisfies Command<OnlyId>,
  'roles.give': {
    version: 1,
    lane,
    check: (args) => faults(giveArgs, args),
    apply: (view, { id, ...given }, { now }) =>
      change(view, id, { ...given, state: 'given', decided_at: now })
  } satisfies Command<ArgsIn<typeof giveArgs>>,
  'roles.save': {
    version: 1,
    lane,
    check: (args) => faults(saveArgs, args),
    merge: (earlier, later) => ({ ...earlier, ...later }),
    apply: (view, { id, ...patch }) => change(view, id, patch)
  } satisfies Command<ArgsIn<typeof saveArgs>>,
  'roles.decline': {
    version: 1,
    lane,
    check: (args) => faults(declineArgs, args),
    apply: (view, args, { now }) =>
      change(view, args.id, { state: 'declined', reason: args.reason, decided_at: now })
  } satisfies Command<ArgsIn<typeof declineArgs>>,
  'roles.end': {
    version: 1,
    lane,
    check: (args) => faults(onlyId, args),
    apply: (view, args, { now }) => change(view, args.id, { state: 'ended', ended_at: now })
  } satisfies Command<OnlyId>
};
