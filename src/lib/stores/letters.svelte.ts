import type { Fault } from '../domain/errors';
import type { MeetingMessage, MessageAudience } from '../domain/meetings/message';
import { newId } from '../domain/new-id';
import type { Shown } from '../local/shown';
import { issue, Live } from './live.svelte';

/** What hosts of meetings wrote: of those one hosts oneself, and what one was told. */
class Letters {
  readonly #rows = new Live('meeting_messages', true);

  find(id: string): Shown<MeetingMessage> | undefined {
    return this.#rows.get(id);
  }

  /** What was sent to those who come to a meeting, the last first. */
  of(meetingId: string): Shown<MeetingMessage>[] {
    return this.#rows.rows
      .filter((row) => row.meeting_id === meetingId)
      .sort((a, b) => Date.parse(b.sent_at) - Date.parse(a.sent_at));
  }

  send(meetingId: string, audience: MessageAudience, words: string): Promise<Fault[]> {
    return issue('meeting_messages.send', {
      id: newId(),
      meeting_id: meetingId,
      audience,
      words
    });
  }
}

export const letters = new Letters();
