import * as z from 'zod/mini';
import type { Command } from '../commands';
import { faults, id, takes, type ArgsIn } from '../schema';
import { givenTo, purposes } from './consent';

const giveArgs = takes(() => ({
  id,
  purpose: z.enum(purposes),
  wording: z.int().check(z.gte(1), z.lte(1_000))
}));
const withdrawArgs = takes(() => ({ id, purpose: z.enum(purposes) }));

const lane = ({ id }: { id: string }) => `consents:${id}` as const;

export const consentCommands = {
  'consents.give': {
    version: 1,
    lane,
    check: (args) => faults(giveArgs, args),
    apply: (view, args, { uid, now }) => {
      const given = givenTo(view.consents.values(), args.purpose);
      if (given) {
        // A yes to a newer text takes the place of one to an older, which did not say all of it.
        if (given.wording < args.wording)
          view.consents.set(given.id, { ...given, wording: args.wording, given_at: now });
        return;
      }
      view.consents.set(args.id, {
        ...args,
        rev: 0,
        updated_at: now,
        person_id: uid,
        state: 'given',
        given_at: now,
        withdrawn_at: null
      });
    }
  } satisfies Command<ArgsIn<typeof giveArgs>>,
  'consents.withdraw': {
    version: 1,
    lane,
    check: (args) => faults(withdrawArgs, args),
    apply: (view, { purpose }, { now }) => {
      const row = givenTo(view.consents.values(), purpose);
      if (row) view.consents.set(row.id, { ...row, state: 'withdrawn', withdrawn_at: now });
    }
  } satisfies Command<ArgsIn<typeof withdrawArgs>>
};
