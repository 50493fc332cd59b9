import * as z from 'zod/mini';
import type { Command, View } from '../commands';
import { faults, id, takes, text, type ArgsIn } from '../schema';
import { kinds, type ReportState } from './report';

const sendArgs = takes(() => ({
  id,
  challenge_id: id,
  message_id: z.optional(id),
  kind: z.enum(kinds),
  words: text(0, 2_000)
}));
const answerArgs = takes(() => ({ id, answer: text(10, 2_000) }));
type AnswerReport = ArgsIn<typeof answerArgs>;

const lane = (args: { id: string }) => `reports:${args.id}` as const;

const answered =
  (state: ReportState) =>
  (view: View, { id, answer }: AnswerReport, { now }: { now: string }): void => {
    const row = view.reports.get(id);
    if (row) view.reports.set(id, { ...row, state, answer, answered_at: now });
  };

export const reportCommands = {
  'reports.send': {
    version: 1,
    lane,
    check: (args) => faults(sendArgs, args),
    apply: (view, args, { uid, now }) => {
      view.reports.set(args.id, {
        ...args,
        message_id: args.message_id ?? null,
        quote: view.messages.get(args.message_id ?? '')?.text ?? '',
        person_id: uid,
        partnership_id: view.challenges.get(args.challenge_id)?.partnership_id ?? '',
        state: 'received',
        answer: '',
        sent_at: now,
        answered_at: null,
        rev: 0,
        updated_at: now
      });
    }
  } satisfies Command<ArgsIn<typeof sendArgs>>,
  'reports.uphold': {
    version: 1,
    lane,
    check: (args) => faults(answerArgs, args),
    apply: answered('upheld')
  } satisfies Command<AnswerReport>,
  'reports.dismiss': {
    version: 1,
    lane,
    check: (args) => faults(answerArgs, args),
    apply: answered('dismissed')
  } satisfies Command<AnswerReport>
};
