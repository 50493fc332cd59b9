import * as z from 'zod/mini';
import type { Command, View } from '../commands';
import { writeMessage } from '../conversations/thread';
import { faults, id, takes, text, type ArgsIn } from '../schema';
import { reasons, roles, type Interest } from './interest';

const sendArgs = takes(() => ({
  id,
  challenge_id: id,
  role: z.enum(roles),
  name: text(2, 80),
  message: text(10, 4_000)
}));
export type SendInterest = ArgsIn<typeof sendArgs>;

const onlyId = takes(() => ({ id }));
type OnlyId = ArgsIn<typeof onlyId>;
const acceptArgs = takes(() => ({ id, answer: text(3, 4_000) }));
const declineArgs = takes(() => ({ id, reason: z.enum(reasons), answer: text(0, 4_000) }));

const messageArgs = takes(() => ({ id, message_id: id, text: text(1, 4_000) }));
type MessageArgs = ArgsIn<typeof messageArgs>;

const lane = (args: { id: string }) => `interests:${args.id}` as const;

const change = (view: View, id: string, patch: Partial<Interest>): void => {
  const row = view.interests.get(id);
  if (row) view.interests.set(id, { ...row, ...patch });
};

const dayAfter = (now: string, days: number): string =>
  new Date(Date.parse(now) + days * 86_400_000).toISOString().slice(0, 10);

const nextWordBy = (view: View, challenge: string | undefined, now: string): string =>
  dayAfter(now, (challenge && view.challenges.get(challenge)?.answer_days) || 14);

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
        answer_by: nextWordBy(view, args.challenge_id, now),
        sent_at: now,
        seen_at: null,
        asked_at: null,
        answered_at: null,
        closed_at: null,
        rev: 0,
        updated_at: now
      });
    }
  } satisfies Command<SendInterest>,
  'interests.withdraw': {
    version: 1,
    lane,
    check: (args) => faults(onlyId, args),
    apply: (view, args) => change(view, args.id, { state: 'withdrawn' })
  } satisfies Command<OnlyId>,
  'interests.accept': {
    version: 1,
    lane,
    check: (args) => faults(acceptArgs, args),
    apply: (view, args, { now }) =>
      change(view, args.id, { state: 'accepted', answer: args.answer, answered_at: now })
  } satisfies Command<ArgsIn<typeof acceptArgs>>,
  'interests.decline': {
    version: 1,
    lane,
    check: (args) => faults(declineArgs, args),
    apply: (view, args, { now }) =>
      change(view, args.id, { state: 'declined', reason: args.reason, answer: args.answer, answered_at: now })
  } satisfies Command<ArgsIn<typeof declineArgs>>,
  'interests.see': {
    version: 1,
    lane,
    check: (args) => faults(onlyId, args),
    apply: (view, args, { now }) => {
      if (view.interests.get(args.id)?.state === 'sent')
        change(view, args.id, { state: 'seen', seen_at: now });
    },
    merge: (_, later) => later,
    quiet: true
  } satisfies Command<OnlyId>,
  'interests.ask': {
    version: 1,
    lane,
    check: (args) => faults(messageArgs, args),
    apply: (view, args, { uid, now }) => {
      const answer_by = nextWordBy(view, view.interests.get(args.id)?.challenge_id, now);
      change(view, args.id, { state: 'asked', asked_at: now, answer_by });
      writeMessage(view, args, uid, now);
    }
  } satisfies Command<MessageArgs>,
  'interests.reply': {
    version: 1,
    lane,
    check: (args) => faults(messageArgs, args),
    apply: (view, args, { uid, now }) => {
      const answer_by = nextWordBy(view, view.interests.get(args.id)?.challenge_id, now);
      change(view, args.id, { state: 'seen', answer_by });
      writeMessage(view, args, uid, now);
    }
  } satisfies Command<MessageArgs>
};
