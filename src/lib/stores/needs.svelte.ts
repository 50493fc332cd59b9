import type { SaveChallenge } from '../domain/challenges/commands';
import type { Fault } from '../domain/errors';
import { draftOf, type MeetingNeed } from '../domain/meetings/need';
import { newId } from '../domain/new-id';
import type { Shown } from '../local/shown';
import { issue, Live } from './live.svelte';

type Where = Required<Pick<SaveChallenge, 'partnership_id' | 'organisation_id' | 'language'>>;

/** The needs that were caught in meetings: those that are public, and all from the meetings that one hosts. */
class Needs {
  readonly #rows = new Live('meeting_needs', true);

  of(meetingId: string): Shown<MeetingNeed>[] {
    return this.#rows.rows
      .filter((row) => row.meeting_id === meetingId)
      .sort((a, b) => a.updated_at.localeCompare(b.updated_at));
  }

  /** Where a challenge came up, as far as the reader may know it. */
  originOf(challengeId: string): MeetingNeed | undefined {
    return this.#rows.rows.find((row) => row.challenge_id === challengeId);
  }

  /**
   * A draft of one field, and where it comes from.
   * @param challenge_id the same once more for what was written on since
   */
  async capture(meetingId: string, challenge_id: string, text: string, where: Where): Promise<Fault[]> {
    const faults = await issue('challenges.save', { id: challenge_id, ...where, ...draftOf(text) });
    return faults.length > 0 || this.originOf(challenge_id)
      ? faults
      : issue('meeting_needs.add', { id: newId(), meeting_id: meetingId, challenge_id });
  }
}

export const needs = new Needs();
