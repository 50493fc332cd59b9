import * as z from 'zod/mini';
import type { Command, View } from '../commands';
import { languages } from '../rows';
import { faults, id, takes, text, type ArgsIn } from '../schema';
import { reasons, type Suggestion } from './suggestion';

const sendArgs = takes(() => ({
  id,
  partnership_id: id,
  title: text(5, 120),
  need: text(20, 4_000),
  language: z.enum(languages)
}));
const withdrawArgs = takes(() => ({ id }));
const declineArgs = takes(() => ({ id, reason: z.enum(reasons), answer: text(10, 2_000) }));
/** `organisation_id` is the unit whose leader gets the draft; `challenge_id` the draft's, made by the client. */
const takeArgs = takes(() => ({ id, organisation_id: id, challenge_id: id, answer: text(0, 2_000) }));

const lane = (args: { id: string }) => `suggestions:${args.id}` as const;

const change = (view: View, id: string, patch: Partial<Suggestion>): void => {
  const row = view.suggestions.get(id);
  if (row) view.suggestions.set(id, { ...row, ...patch });
};

export const suggestionCommands = {
  'suggestions.send': {
    version: 1,
    lane,
    check: (args) => faults(sendArgs, args),
    apply: (view, args, { uid, now }) => {
      view.suggestions.set(args.id, {
        ...args,
        person_id: uid,
        state: 'received',
        reason: null,
        answer: '',
        challenge_id: null,
        sent_at: now,
        answered_at: null,
        rev: 0,
        updated_at: now
      });
    }
  } satisfies Command<ArgsIn<typeof sendArgs>>,
  'suggestions.withdraw': {
    version: 1,
    lane,
    check: (args) => faults(withdrawArgs, args),
    apply: (view, args) => change(view, args.id, { state: 'withdrawn' })
  } satisfies Command<ArgsIn<typeof withdrawArgs>>,
  'suggestions.decline': {
    version: 1,
    lane,
    check: (args) => faults(declineArgs, args),
    apply: (view, { id, ...patch }, { now }) =>
      change(view, id, { ...patch, state: 'declined', answered_at: now })
  } satisfies Command<ArgsIn<typeof declineArgs>>,
  'suggestions.take': {
    version: 1,
    lane,
    check: (args) => faults(takeArgs, args),
    apply: (view, { id, challenge_id, answer }, { now }) =>
      change(view, id, { state: 'taken', challenge_id, answer, answered_at: now })
  } satisfies Command<ArgsIn<typeof takeArgs>>
};
