import type { Message } from '$lib/domain/conversations/conversation';
import type { Side, UnsentWords } from '$lib/domain/conversations/reading';
import type { Interest } from '$lib/domain/interests/interest';

/** One thing that somebody wrote, as it stands in the thread. */
export type Line = {
  key: string;
  at: string;
  what: 'interest' | 'message' | 'answer';
  /** `unit`: the answer, which is given for the unit and names nobody. */
  who: 'me' | 'colleague' | 'unit' | 'other';
  text: string;
  /** Of one's own words: where they have come to. Null for what others wrote. */
  state: 'waiting' | 'refused' | 'sent' | 'read' | null;
  /** The first that was new when the thread was opened. */
  firstNew: boolean;
};

type Thread = {
  interest: Interest;
  messages: readonly Message[];
  refused: readonly UnsentWords[];
  me: string;
  side: Side;
  /** How far the other side has read, by number. */
  readByOthers: number;
  /** How far this side had read when the thread was opened. */
  readBefore: number;
};

/** What was written in a thread, in order: the interest first, the answer where it came, the unsent last. */
export const linesOf = ({
  interest,
  messages,
  refused,
  me,
  side,
  readByOthers,
  readBefore
}: Thread): Line[] => {
  const firstNew = messages.find((row) => row.number > readBefore && row.side !== side)?.id;
  const whose = (row: Message): Line['who'] => {
    if (row.side !== side) return 'other';
    return row.author_id === me ? 'me' : 'colleague';
  };
  const stateOf = (row: Message): Line['state'] => {
    if (row.side !== side) return null;
    // No row of the server has rev 0.
    if (row.rev === 0) return 'waiting';
    return row.number <= readByOthers ? 'read' : 'sent';
  };
  const lines = messages.map((row): Line => ({
    key: row.id,
    at: row.sent_at,
    what: 'message',
    who: whose(row),
    text: row.text,
    state: stateOf(row),
    firstNew: row.id === firstNew
  }));
  const other = { state: null, firstNew: false } as const;
  if (interest.answered_at && interest.answer.trim()) {
    const at = interest.answered_at;
    const after = lines.findIndex((line) => line.at > at);
    lines.splice(after < 0 ? lines.length : after, 0, {
      key: 'answer',
      at,
      what: 'answer',
      who: side === 'unit' ? 'unit' : 'other',
      text: interest.answer.trim(),
      ...other
    });
  }
  return [
    {
      key: 'interest',
      at: interest.sent_at,
      what: 'interest',
      who: side === 'sender' ? 'me' : 'other',
      text: interest.message,
      ...other
    },
    ...lines,
    ...refused.map(({ op_id, text, created_at }): Line => ({
      key: op_id,
      at: created_at,
      what: 'message',
      who: 'me',
      text,
      state: 'refused',
      firstNew: false
    }))
  ];
};
