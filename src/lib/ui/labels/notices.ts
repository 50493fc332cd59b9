import type { KindGroup, MutableKind } from '$lib/domain/notifications/notification';
import { m } from '$lib/i18n/paraglide/messages';

/** What one can be told, as a choice. */
export const noticeKindLabels: Record<MutableKind, () => string> = {
  interest_received: m.kind_of_interest_received,
  interest_replied: m.kind_of_interest_replied,
  interest_withdrawn: m.kind_of_interest_withdrawn,
  interest_asked: m.kind_of_interest_asked,
  interest_accepted: m.kind_of_interest_accepted,
  interest_declined: m.kind_of_interest_declined,
  interest_expired: m.kind_of_interest_expired,
  message_received: m.kind_of_message_received,
  answer_due: m.kind_of_answer_due,
  answer_overdue: m.kind_of_answer_overdue,
  answer_delayed: m.kind_of_answer_delayed,
  reply_due: m.kind_of_reply_due,
  agreement_ends: m.kind_of_agreement_ends,
  interest_closed: m.kind_of_interest_closed,
  challenge_returned: m.kind_of_challenge_returned,
  challenge_published: m.kind_of_challenge_published,
  challenge_withdrawn: m.kind_of_challenge_withdrawn,
  challenge_handed: m.kind_of_challenge_handed,
  suggestion_answered: m.kind_of_suggestion_answered,
  suggestion_published: m.kind_of_suggestion_published,
  report_answered: m.kind_of_report_answered,
  role_asked: m.kind_of_role_asked,
  role_given: m.kind_of_role_given,
  role_declined: m.kind_of_role_declined,
  role_ended: m.kind_of_role_ended,
  role_lapsed: m.kind_of_role_lapsed,
  challenge_invited: m.kind_of_challenge_invited,
  findable_ends: m.kind_of_findable_ends,
  follow_found: m.kind_of_follow_found,
  follow_reopened: m.kind_of_follow_reopened,
  follow_matched: m.kind_of_follow_matched,
  follow_completed: m.kind_of_follow_completed,
  seat_waiting: m.kind_of_seat_waiting,
  seat_offered: m.kind_of_seat_offered,
  seat_lapsed: m.kind_of_seat_lapsed,
  seat_cancelled: m.kind_of_seat_cancelled,
  meeting_moved: m.kind_of_meeting_moved,
  meeting_cancelled: m.kind_of_meeting_cancelled,
  meeting_reminder: m.kind_of_meeting_reminder,
  meeting_message: m.kind_of_meeting_message
};

export const noticeGroupLabels: Record<KindGroup, () => string> = {
  sent: m.prefer_group_sent,
  messages: m.prefer_group_messages,
  follows: m.prefer_group_follows,
  received: m.prefer_group_received,
  challenges: m.prefer_group_challenges,
  meetings: m.prefer_group_meetings,
  found: m.prefer_group_found,
  voices: m.prefer_group_voices,
  roles: m.prefer_group_roles
};
