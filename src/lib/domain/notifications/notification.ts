import type { Stamped } from '../rows';

/** What a person can be told and may not want by mail. Never anyone's words: those stand in the interest or the thread. */
export const mutableKinds = [
  'interest_received',
  'interest_replied',
  'interest_withdrawn',
  'interest_asked',
  'interest_accepted',
  'interest_declined',
  'interest_expired',
  'message_received',
  'answer_due',
  'answer_overdue',
  'answer_delayed',
  'reply_due',
  'agreement_ends',
  'interest_closed',
  'challenge_returned',
  'challenge_published',
  'challenge_withdrawn',
  'challenge_handed',
  'suggestion_answered',
  'report_answered',
  'role_asked',
  'role_given',
  'role_declined',
  'role_ended'
] as const;

/** All that a person can be told. The warnings before their data are hidden and deleted cannot be muted. */
export const notificationKinds = [...mutableKinds, 'hide_soon', 'delete_soon'] as const;
export type NotificationKind = (typeof notificationKinds)[number];

/** What somebody waits for, and is mailed at once; the rest comes once a week. Equal to `private.told_at_once` in SQL. */
export const atOnce: readonly NotificationKind[] = [
  'interest_received',
  'interest_asked',
  'interest_accepted',
  'interest_declined',
  'interest_expired',
  'interest_replied',
  'message_received',
  'answer_due',
  'answer_overdue',
  'answer_delayed',
  'reply_due',
  'interest_closed',
  'challenge_returned',
  'challenge_published',
  'challenge_handed',
  'suggestion_answered',
  'report_answered',
  'role_asked',
  'role_given',
  'role_declined',
  'role_ended',
  'hide_soon',
  'delete_soon'
];

const forTheUnit: readonly NotificationKind[] = [
  'interest_received',
  'interest_replied',
  'interest_withdrawn',
  'answer_due',
  'answer_overdue',
  'challenge_returned',
  'challenge_handed'
];

/** Where a person goes on from a notification: the unit's interest, the challenge it is about, or their own page. */
export const leadsTo = ({
  kind,
  challenge
}: {
  kind: NotificationKind;
  challenge: boolean;
}): 'unit' | 'challenge' | 'mine' => {
  if (forTheUnit.includes(kind)) return 'unit';
  return challenge ? 'challenge' : 'mine';
};

/** Only those of the app reach a phone. */
export const channels = ['app', 'mail'] as const;
export const deliveryStates = ['waiting', 'sent', 'dropped'] as const;

/** What a person is told, once for each occasion (`key`) and channel. */
export type Notification = Stamped & {
  person_id: string;
  kind: NotificationKind;
  channel: (typeof channels)[number];
  key: string;
  challenge_id: string | null;
  interest_id: string | null;
  /** Open challenges on the same theme, for one whose interest got no answer. */
  alternatives: string[];
  state: (typeof deliveryStates)[number];
  told_at: string;
  due_at: string;
  read_at: string | null;
};

export const mailChoices = ['each', 'digest', 'none'] as const;

/** How a person wants to be told; the id is the person's. No row: one digest a day. */
export type NotificationPreferences = Stamped & {
  mail: (typeof mailChoices)[number];
  /** Kinds that are not wanted by mail. */
  muted: (typeof mutableKinds)[number][];
};
