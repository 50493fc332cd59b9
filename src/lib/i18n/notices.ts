/** What a notification says, one sentence for each kind: the same words in the app and by mail. `title`: the challenge's. */
import { m } from './paraglide/messages';

export const noticeTexts = {
  interest_received: m.notice_interest_received,
  interest_replied: m.notice_interest_replied,
  interest_withdrawn: m.notice_interest_withdrawn,
  interest_asked: m.notice_interest_asked,
  interest_accepted: m.notice_interest_accepted,
  interest_declined: m.notice_interest_declined,
  interest_expired: m.notice_interest_expired,
  message_received: m.notice_message_received,
  answer_due: m.notice_answer_due,
  answer_overdue: m.notice_answer_overdue,
  answer_delayed: m.notice_answer_delayed,
  reply_due: m.notice_reply_due,
  agreement_ends: m.notice_agreement_ends,
  interest_closed: m.notice_interest_closed,
  challenge_returned: m.notice_challenge_returned,
  challenge_published: m.notice_challenge_published,
  challenge_withdrawn: m.notice_challenge_withdrawn,
  challenge_handed: m.notice_challenge_handed,
  suggestion_answered: m.notice_suggestion_answered,
  suggestion_published: m.notice_suggestion_published,
  report_answered: m.notice_report_answered,
  role_asked: m.notice_role_asked,
  role_given: m.notice_role_given,
  role_declined: m.notice_role_declined,
  role_ended: m.notice_role_ended,
  role_lapsed: m.notice_role_lapsed,
  hide_soon: m.notice_hide_soon,
  delete_soon: m.notice_delete_soon
};
