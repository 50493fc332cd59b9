import { m } from '$lib/i18n/paraglide/messages';

const labels: Record<string, () => string> = {
  'challenges.save': m.op_challenges_save,
  'challenges.submit': m.op_challenges_submit,
  'challenges.publish': m.op_challenges_publish,
  'challenges.return': m.op_challenges_return,
  'challenges.withdraw': m.op_challenges_withdraw,
  'challenges.pause': m.op_challenges_pause,
  'challenges.resume': m.op_challenges_resume,
  'challenges.match': m.op_challenges_match,
  'challenges.start': m.op_challenges_start,
  'challenges.complete': m.op_challenges_complete,
  'challenges.remove': m.op_challenges_remove,
  'interests.send': m.op_interests_send,
  'interests.withdraw': m.op_interests_withdraw,
  'interests.accept': m.op_interests_accept,
  'interests.decline': m.op_interests_decline,
  'interests.see': m.op_interests_see,
  'interests.ask': m.op_interests_ask,
  'interests.reply': m.op_interests_reply,
  'conversations.write': m.op_conversations_write,
  'conversations.read': m.op_conversations_read,
  'notifications.read': m.op_notifications_read,
  'notifications.prefer': m.op_notifications_prefer,
  'profiles.save': m.op_profiles_save,
  'saved.add': m.op_saved_add,
  'saved.remove': m.op_saved_remove,
  'technologies.save': m.op_technologies_save,
  'themes.save': m.op_themes_save,
  'reports.send': m.op_reports_send,
  'reports.uphold': m.op_reports_uphold,
  'reports.dismiss': m.op_reports_dismiss,
  'suggestions.send': m.op_suggestions_send,
  'suggestions.withdraw': m.op_suggestions_withdraw,
  'suggestions.decline': m.op_suggestions_decline,
  'suggestions.take': m.op_suggestions_take
};

/** What an unsent command did, in words. */
export const commandLabel = (kind: string): string => (labels[kind] ?? m.op_unknown)();
