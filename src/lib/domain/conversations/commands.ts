import * as z from 'zod/mini';
import type { Command } from '../commands';
import { faults, id, takes, text, type ArgsIn } from '../schema';
import { writeMessage } from './thread';

const writeArgs = takes(() => ({ id, message_id: id, text: text(1, 4_000) }));
const readArgs = takes(() => ({ id, number: z.int().check(z.minimum(1), z.maximum(100_000)) }));

const lane = (args: { id: string }) => `conversations:${args.id}` as const;

export const conversationCommands = {
  'conversations.write': {
    version: 1,
    lane,
    check: (args) => faults(writeArgs, args),
    apply: (view, args, { uid, now }) => writeMessage(view, args, uid, now)
  } satisfies Command<ArgsIn<typeof writeArgs>>,
  'conversations.read': {
    version: 1,
    lane,
    check: (args) => faults(readArgs, args),
    merge: (earlier, later) => ({ ...later, number: Math.max(earlier.number, later.number) }),
    apply: (view, { id, number }, { uid }) => {
      const row = view.conversations.get(id);
      if (!row) return;
      const side = row.person_id === uid ? 'sender_read' : 'unit_read';
      view.conversations.set(id, { ...row, [side]: Math.max(row[side], number) });
    },
    quiet: true
  } satisfies Command<ArgsIn<typeof readArgs>>
};
