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
  hide_soon: m.notice_hide_soon,
  delete_soon: m.notice_delete_soon
};
