import type { Conversation } from './conversation';

export type Side = 'sender' | 'unit';

/** How many messages of the other side this side has not read. */
export const unreadIn = (thread: Conversation, side: Side): number =>
  Math.max(0, thread.messages - (side === 'sender' ? thread.sender_read : thread.unit_read));

/** Words for a thread that are still in the outbox. */
export type UnsentWords = { op_id: string; text: string; created_at: string };

const writing = ['conversations.write', 'interests.ask', 'interests.reply'];

/** The words for one thread in a command, if it holds any. */
export const wordsOf = (
  {
    op_id,
    kind,
    args,
    created_at
  }: { op_id: string; kind: string; args: Record<string, unknown>; created_at: string },
  interestId: string
): UnsentWords[] =>
  writing.includes(kind) && args.id === interestId && typeof args.text === 'string'
    ? [{ op_id, text: args.text, created_at }]
    : [];

/** How the next word of this side is sent, from where the interest stands; null when the two may not write. */
export const howToWrite = (
  state: 'sent' | 'seen' | 'asked' | 'accepted' | 'declined' | 'withdrawn' | 'expired',
  side: Side,
  asks: boolean
): 'write' | 'ask' | 'reply' | null => {
  if (state === 'declined' || state === 'withdrawn' || state === 'expired') return null;
  if (side === 'sender') return state === 'asked' ? 'reply' : 'write';
  return asks && (state === 'sent' || state === 'seen') ? 'ask' : 'write';
};
