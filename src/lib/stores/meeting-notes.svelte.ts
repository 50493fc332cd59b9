import type { Fault } from '../domain/errors';
import {
  actionOrder,
  type MeetingAction,
  type MeetingNotes,
  type SaveAction
} from '../domain/meetings/notes';
import { newId } from '../domain/new-id';
import type { Shown } from '../local/shown';
import { issue, Live } from './live.svelte';

/** What hosts noted and agreed to do in the meetings that the signed-in person hosts. */
class MeetingNotesStore {
  readonly #notes = new Live('meeting_notes', true);
  readonly #actions = new Live('meeting_actions', true);

  of(meetingId: string): Shown<MeetingNotes> | undefined {
    return this.#notes.get(meetingId);
  }

  /** What is not done first, the nearest day first. */
  actionsOf(meetingId: string): Shown<MeetingAction>[] {
    return actionOrder(this.#actions.rows.filter((row) => row.meeting_id === meetingId));
  }

  /** @param seenRev the rev that the writer saw, null for none */
  save(meetingId: string, notes: string, seenRev: number | null): Promise<Fault[]> {
    return issue('meeting_notes.save', { id: meetingId, notes }, seenRev);
  }

  addAction(meeting_id: string, args: Omit<SaveAction, 'id' | 'meeting_id'>): Promise<Fault[]> {
    return issue('meeting_actions.save', { id: newId(), meeting_id, ...args });
  }

  changeAction(args: SaveAction, seenRev?: number): Promise<Fault[]> {
    return issue('meeting_actions.save', args, seenRev);
  }

  removeAction(id: string): Promise<Fault[]> {
    return issue('meeting_actions.remove', { id });
  }
}

export const meetingNotes = new MeetingNotesStore();
