import type { Meeting } from '$lib/domain/meetings/meeting';
import { m } from '$lib/i18n/paraglide/messages';

/** How many seats are left, where they are counted. */
export const seatsText = ({ state, registers, capacity, taken, waiting }: Meeting): string => {
  if (state !== 'confirmed') return '';
  if (!registers) return m.meeting_just_come();
  if (capacity === null) return m.meeting_room_for_all();
  const left = Math.max(0, capacity - taken);
  return left === 0 || waiting > 0 ? m.meeting_full() : m.meeting_seats_left({ count: left, all: capacity });
};
