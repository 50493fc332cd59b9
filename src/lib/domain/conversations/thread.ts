import type { View } from '../commands';

/** Puts a message into the thread of an interest, as it will stand when nobody else writes before it arrives. */
export const writeMessage = (
  view: View,
  { id, message_id, text }: { id: string; message_id: string; text: string },
  uid: string,
  now: string
): void => {
  const interest = view.interests.get(id);
  if (!interest?.person_id) return;
  const { challenge_id, person_id } = interest;
  const stamp = { rev: 0, updated_at: now };
  const before = view.conversations.get(id);
  const number = (before?.messages ?? 0) + 1;
  const side = person_id === uid ? 'sender' : 'unit';
  view.conversations.set(id, {
    ...(before ?? { id, challenge_id, person_id, sender_read: 0, unit_read: 0, ...stamp }),
    messages: number,
    [side === 'sender' ? 'sender_read' : 'unit_read']: number
  });
  view.messages.set(message_id, {
    id: message_id,
    conversation_id: id,
    challenge_id,
    person_id,
    author_id: uid,
    side,
    number,
    text,
    sent_at: now,
    ...stamp
  });
};
