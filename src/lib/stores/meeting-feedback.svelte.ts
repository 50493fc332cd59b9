import type { Fault } from '../domain/errors';
import type { MeetingFeedback, MeetingFeedbackSums } from '../domain/meetings/feedback';
import type { ArgsOf } from '../domain/registry';
import type { Shown } from '../local/shown';
import { issue, Live } from './live.svelte';

/** What the signed-in person thought of meetings, and what those who came to the meetings they host did. */
class MeetingFeedbackStore {
  readonly #own = new Live('meeting_feedback', true);
  readonly #sums = new Live('meeting_feedback_sums', true);

  get ready(): boolean {
    return this.#own.ready;
  }

  /** @param registrationId the place it was answered from */
  own(registrationId: string): Shown<MeetingFeedback> | undefined {
    return this.#own.get(registrationId);
  }

  sumsOf(meetingId: string): MeetingFeedbackSums | undefined {
    return this.#sums.get(meetingId);
  }

  give(args: ArgsOf<'meeting_feedback.give'>): Promise<Fault[]> {
    return issue('meeting_feedback.give', args);
  }
}

export const meetingFeedback = new MeetingFeedbackStore();
