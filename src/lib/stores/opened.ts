/** What was opened on this phone, so that nobody is told of what they have seen. Loaded when there is something to tell. */
import { isSeen } from '../domain/follows/seen';
import { openLocal } from '../local/gate';
import { noteOpened, readOpened } from '../local/opened';
import { notifications } from './notifications.svelte';

/** Marks as read what tells of a challenge that was opened here. */
export const readSeen = async (): Promise<void> => {
  const { own } = await openLocal();
  if (!own) return;
  const opened = await readOpened(own.db);
  for (const notice of notifications.unread)
    if (notice.challenge_id && isSeen(notice, opened[notice.challenge_id]))
      await notifications.read(notice.id);
};

/** A challenge is being read. A phone that can't note it tells of it once too often. */
export const opens = async (challengeId: string): Promise<void> => {
  try {
    const { own, replica } = await openLocal();
    if (!own) return;
    const now = new Date(Date.now() + (replica.own?.state.offset ?? 0)).toISOString();
    await noteOpened(own.db, challengeId, now);
    await readSeen();
  } catch {
    // No room, or no database: nothing is lost but the note.
  }
};
