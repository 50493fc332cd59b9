import type { Interest } from '$lib/domain/interests/interest';
import { organisationName } from '$lib/i18n/names';
import { m } from '$lib/i18n/paraglide/messages';
import { challenges } from '$lib/stores/challenges.svelte';
import { conversations } from '$lib/stores/conversations.svelte';
import { directory } from '$lib/stores/directory.svelte';
import { session } from '$lib/stores/session.svelte';
import type { ThreadEntry } from '$lib/ui/conversations/ThreadList.svelte';

/** The other side of a thread: the unit for the sender of the interest, the sender for the unit. */
export const otherIn = (interest: Interest): string => {
  if (conversations.sideIn(interest) === 'unit') return interest.name.trim() || m.my_data_who_sender();
  const unit = challenges.find(interest.challenge_id)?.organisation_id ?? '';
  return organisationName(unit, directory.organisations) || m.my_data_who_answers();
};

export const entryOf = (interest: Interest): ThreadEntry => {
  const challenge = challenges.find(interest.challenge_id);
  const messages = conversations.messagesOf(interest.id);
  const last = messages.at(-1);
  return {
    id: interest.id,
    name: otherIn(interest),
    title: challenge?.title ?? m.mine_challenge_gone(),
    language: challenge?.language ?? 'nb',
    last: last && {
      text: last.text,
      mine: last.author_id === session.person?.uid,
      at: last.sent_at
    },
    unread: conversations.unreadIn(interest.id),
    pending: messages.some(({ rev }) => rev === 0)
  };
};
