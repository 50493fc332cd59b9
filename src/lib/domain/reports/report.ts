import type { Stamped } from '../rows';

export const states = ['received', 'upheld', 'dismissed'] as const;
export type ReportState = (typeof states)[number];

/** What is wrong with what is reported. */
export const kinds = ['personal_data', 'offensive', 'misleading', 'outdated', 'other'] as const;
export type ReportKind = (typeof kinds)[number];

/** Somebody says that a challenge, or a message in a thread of theirs, should not stand as it does. Read by the sender and the coordinators. */
export type Report = Stamped & {
  challenge_id: string;
  /** The challenge's partnership, whose coordinators answer. */
  partnership_id: string;
  message_id: string | null;
  /** The reported message as it was: coordinators read no thread. */
  quote: string;
  person_id: string | null;
  kind: ReportKind;
  words: string;
  state: ReportState;
  /** The outcome in words, for the sender. */
  answer: string;
  sent_at: string;
  answered_at: string | null;
};
