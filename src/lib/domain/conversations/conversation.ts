import type { Stamped } from '../rows';

/** The thread of an interest, with the same id; made by its first message. Coordinators never have it. */
export type Conversation = Stamped & {
  challenge_id: string;
  /** Who sent the interest. */
  person_id: string;
  messages: number;
  /** The last message that each side has read, by number. */
  sender_read: number;
  unit_read: number;
};

/** For whom a message was written: the sender of the interest, or the unit that answers. */
export const sides = ['sender', 'unit'] as const;
type Side = (typeof sides)[number];

export type Message = Stamped & {
  conversation_id: string;
  challenge_id: string;
  person_id: string;
  author_id: string | null;
  side: Side;
  /** Place in the thread, from 1. */
  number: number;
  text: string;
  sent_at: string;
};
