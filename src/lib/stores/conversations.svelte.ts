import type { Conversation, Message } from '../domain/conversations/conversation';
import { unreadIn, wordsOf, type Side, type UnsentWords } from '../domain/conversations/reading';
import type { Fault } from '../domain/errors';
import { newId } from '../domain/new-id';
import type { Shown } from '../local/shown';
import { issue, Live } from './live.svelte';
import { session } from './session.svelte';
import { status } from './status.svelte';

/** The threads of the interests that the signed-in person has sent or answers for. */
class Conversations {
  readonly #threads = new Live('conversations', true);
  readonly #messages = new Live('messages', true);

  get ready(): boolean {
    return this.#threads.ready;
  }

  /** The one that was written in last comes first. */
  get all(): Shown<Conversation>[] {
    const last: Record<string, string> = {};
    for (const { conversation_id, sent_at } of this.#messages.rows)
      if ((last[conversation_id] ?? '') < sent_at) last[conversation_id] = sent_at;
    const lastOf = ({ id }: Conversation): string => last[id] ?? '';
    return [...this.#threads.rows].sort((a, b) => lastOf(b).localeCompare(lastOf(a)));
  }

  /** The thread of an interest; none before its first message. */
  find(interestId: string): Shown<Conversation> | undefined {
    return this.#threads.get(interestId);
  }

  /** In the order of the thread; those not sent yet are last. */
  messagesOf(interestId: string): Shown<Message>[] {
    return this.#messages.rows
      .filter((row) => row.conversation_id === interestId)
      .sort((a, b) => a.number - b.number || a.sent_at.localeCompare(b.sent_at));
  }

  /** Words that the server did not take: they are no message, and wait for their author. */
  refusedIn(interestId: string): UnsentWords[] {
    return status.ops.filter(({ state }) => state === 'parked').flatMap((op) => wordsOf(op, interestId));
  }

  sideIn({ person_id }: { person_id: string | null }): Side {
    return person_id === session.person?.uid ? 'sender' : 'unit';
  }

  unreadOf(thread: Conversation): number {
    return unreadIn(thread, this.sideIn(thread));
  }

  /** As `unreadOf`, by the interest; 0 where nobody has written. */
  unreadIn(interestId: string): number {
    const thread = this.#threads.get(interestId);
    return thread ? this.unreadOf(thread) : 0;
  }

  /** Threads with something new in them. */
  get unread(): number {
    return this.#threads.rows.filter((thread) => this.unreadOf(thread) > 0).length;
  }

  /** @param how a plain word; more that is asked before an answer; the reply to that */
  write(interestId: string, text: string, how: 'write' | 'ask' | 'reply'): Promise<Fault[]> {
    const args = { id: interestId, message_id: newId(), text };
    if (how === 'ask') return issue('interests.ask', args);
    return how === 'reply' ? issue('interests.reply', args) : issue('conversations.write', args);
  }

  /** The thread is read to its end. What this phone has not sent yet has no number that the server knows. */
  async read(interestId: string): Promise<void> {
    const thread = this.#threads.get(interestId);
    const number = Math.max(0, ...this.messagesOf(interestId).flatMap((m) => (m.rev > 0 ? [m.number] : [])));
    if (thread && number > 0 && this.unreadOf(thread) > 0)
      await issue('conversations.read', { id: interestId, number });
  }
}

export const conversations = new Conversations();
