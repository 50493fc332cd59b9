import type { Stamped } from '../rows';

/** What a person can be told and may not want by mail. Never anyone's words: those stand in the interest, the thread or the message. */
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
  'role_ended',
  'suggestion_published',
  'role_lapsed',
  'challenge_invited',
  'findable_ends',
  'follow_found',
  'follow_reopened',
  'follow_matched',
  'follow_completed',
  'seat_offered',
  'seat_lapsed',
  'seat_cancelled',
  'meeting_moved',
  'meeting_cancelled',
  'seat_waiting',
  'meeting_reminder',
  'meeting_message'
] as const;
export type MutableKind = (typeof mutableKinds)[number];

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
  'suggestion_published',
  'report_answered',
  'role_asked',
  'role_given',
  'role_declined',
  'role_ended',
  'role_lapsed',
  'challenge_invited',
  'seat_waiting',
  'seat_offered',
  'seat_lapsed',
  'seat_cancelled',
  'meeting_moved',
  'meeting_cancelled',
  'meeting_reminder',
  'meeting_message',
  'hide_soon',
  'delete_soon'
];

type About = {
  kind: NotificationKind;
  challenge: { id: string; slug: string | null } | null;
  interest_id: string | null;
  meeting?: { id: string; slug: string | null } | null;
  /** The role it is about is held in a partnership. */
  together?: boolean;
};

/** Where the thing is that a notification is about: a path of ours without the language, the same in app and mail. */
export const placeOf = ({ kind, challenge, interest_id, meeting, together }: About): `/${string}` => {
  switch (kind) {
    case 'message_received':
    case 'interest_asked':
    case 'interest_replied':
    case 'reply_due':
      return interest_id ? `/min-side/meldinger/${interest_id}` : '/min-side/meldinger';
    case 'interest_received':
    case 'interest_withdrawn':
    case 'answer_due':
    case 'answer_overdue':
    case 'challenge_handed':
    case 'challenge_withdrawn':
      return '/kommune';
    case 'challenge_returned':
      return challenge ? `/kommune/${challenge.id}` : '/kommune';
    // Withdrawn, so there is no page of it; what became of the interest stands on one's own.
    case 'interest_closed':
      return '/min-side/interesser';
    case 'interest_accepted':
    case 'interest_declined':
    case 'interest_expired':
    case 'answer_delayed':
    case 'challenge_published':
    case 'suggestion_published':
    case 'challenge_invited':
    case 'follow_found':
    case 'follow_reopened':
    case 'follow_matched':
    case 'follow_completed':
      return challenge ? `/utfordringer/${challenge.slug ?? challenge.id}` : '/min-side/interesser';
    case 'suggestion_answered':
    case 'report_answered':
      return '/min-side/innspill';
    case 'role_asked':
    case 'role_given':
    case 'role_declined':
    case 'role_ended':
      return '/min-side/roller';
    // Who leads a unit has its people there; who coordinates, on the desk.
    case 'role_lapsed':
      return together ? '/koordinator/roller' : '/kommune/enhet';
    case 'findable_ends':
      return '/min-side/profil';
    case 'seat_waiting':
    case 'seat_offered':
    case 'seat_lapsed':
    case 'seat_cancelled':
    case 'meeting_moved':
    case 'meeting_cancelled':
    case 'meeting_reminder':
    case 'meeting_message':
      return meeting ? `/moteplasser/${meeting.slug ?? meeting.id}` : '/moteplasser';
    case 'agreement_ends':
      return '/min-side/varsler';
    case 'hide_soon':
    case 'delete_soon':
      return '/min-side';
  }
};

/** What one sees who reads a thread, so notices of it need not be read once more. */
export const inThread: readonly NotificationKind[] = [
  'message_received',
  'interest_asked',
  'interest_replied',
  'reply_due'
];

/** What is told of what one follows: nothing that waits for anybody, and nothing to hear of twice. */
export const ofFollows: readonly NotificationKind[] = [
  'follow_found',
  'follow_reopened',
  'follow_matched',
  'follow_completed'
];

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

/** How a person wants to be told; the id is the person's. No row: `wantsByDefault`. */
export type NotificationPreferences = Stamped & {
  mail: (typeof mailChoices)[number];
  /** Kinds that are not wanted by mail. */
  muted: (typeof mutableKinds)[number][];
};

export const wantsByDefault: Pick<NotificationPreferences, 'mail' | 'muted'> = { mail: 'digest', muted: [] };

/** When mail about this comes, with these preferences. */
export const mailedWhen = (
  kind: MutableKind,
  { mail, muted }: Pick<NotificationPreferences, 'mail' | 'muted'>
): 'at_once' | 'weekly' | 'never' => {
  if (mail === 'none' || muted.includes(kind)) return 'never';
  return mail === 'each' || atOnce.includes(kind) ? 'at_once' : 'weekly';
};

/** The kinds by whom they concern, for the choice of mail. */
export const kindGroups = {
  sent: [
    'interest_accepted',
    'interest_declined',
    'interest_asked',
    'answer_delayed',
    'reply_due',
    'interest_expired',
    'interest_closed'
  ],
  messages: ['message_received'],
  follows: ['follow_found', 'follow_reopened', 'follow_matched', 'follow_completed'],
  received: ['interest_received', 'interest_replied', 'interest_withdrawn', 'answer_due', 'answer_overdue'],
  challenges: ['challenge_returned', 'challenge_published', 'challenge_withdrawn', 'challenge_handed'],
  meetings: [
    'seat_waiting',
    'seat_offered',
    'seat_lapsed',
    'seat_cancelled',
    'meeting_moved',
    'meeting_cancelled',
    'meeting_reminder',
    'meeting_message'
  ],
  found: ['challenge_invited', 'findable_ends'],
  voices: ['suggestion_answered', 'suggestion_published', 'report_answered'],
  roles: ['role_given', 'role_declined', 'role_ended', 'role_asked', 'role_lapsed', 'agreement_ends']
} as const satisfies Record<string, readonly MutableKind[]>;
export type KindGroup = keyof typeof kindGroups;

const ofMeetings: readonly NotificationKind[] = kindGroups.meetings;

/** The meeting that a notification is about: its occasion begins with the id. */
export const meetingOf = ({ kind, key }: Pick<Notification, 'kind' | 'key'>): string | null =>
  ofMeetings.includes(kind) ? (key.split(':')[0] ?? null) : null;

/** The message of hosts that a notification is about: the second part of its occasion. */
export const messageOf = ({ kind, key }: Pick<Notification, 'kind' | 'key'>): string | null =>
  kind === 'meeting_message' ? (key.split(':')[1] ?? null) : null;
