import * as z from 'zod/mini';
import type { Command, View } from '../commands';
import { faults, id, text } from '../schema';
import { reasons, roles, type Interest } from './interest';

const sendArgs = z.strictObject({
  id,
  challenge_id: id,
  role: z.enum(roles),
  name: text(2, 80),
  message: text(10, 4_000)
});
export type SendInterest = z.infer<typeof sendArgs>;

const withdrawArgs = z.strictObject({ id });
const acceptArgs = z.strictObject({ id, answer: text(3, 4_000) });
const declineArgs = z.strictObject({ id, reason: z.enum(reasons), answer: text(0, 4_000) });

const lane = (args: { id: string }) => `interests:${args.id}` as const;

const change = (view: View, id: string, patch: Partial<Interest>): void => {
  const row = view.interests.get(id);
  if (row) view.interests.set(id, { ...row, ...patch });
};

const dayAfter = (now: string, days: number): string =>
  new Date(Date.parse(now) + days * 86_400_000).toISOString().slice(0, 10);

export const interestCommands = {
  'interests.send': {
    version: 1,
    lane,
    check: (args) => faults(sendArgs, args),
    apply: (view, args, { uid, now }) => {
      view.interests.set(args.id, {
        ...args,
        person_id: uid,
        state: 'sent',
        answer: '',
        reason: null,
        answer_by: dayAfter(now, view.challenges.get(args.challenge_id)?.answer_days ?? 14),
        sent_at: now,
        answered_at: null,
        rev: 0,
        updated_at: now
      });
    }
  } satisfies Command<SendInterest>,
  'interests.withdraw': {
    version: 1,
    lane,
    check: (args) => faults(withdrawArgs, args),
    apply: (view, args) => change(view, args.id, { state: 'withdrawn' })
  } satisfies Command<z.infer<typeof withdrawArgs>>,
  'interests.accept': {
    version: 1,
    lane,
    check: (args) => faults(acceptArgs, args),
    apply: (view, args, { now }) =>
      change(view, args.id, { state: 'accepted', answer: args.answer, answered_at: now })
  } satisfies Command<z.infer<typeof acceptArgs>>,
  'interests.decline': {
    version: 1,
    lane,
    check: (args) => faults(declineArgs, args),
    apply: (view, args, { now }) =>
      change(view, args.id, { state: 'declined', reason: args.reason, answer: args.answer, answered_at: now })
  } satisfies Command<z.infer<typeof declineArgs>>
};
