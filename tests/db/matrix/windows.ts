import { allBut, everyone, outside, type Answers, type RoomMatrix } from './support';
import type { Actor } from '../people';

/** Of both partnerships that the university is in, whichever side they speak for. */
const ofItsPartnerships: Actor[] = ['coordinator', 'coordinatorNtnu', 'coordinatorTrondheim'];
const byThem: Answers = {
  applied: ofItsPartnerships,
  not_allowed: allBut(...ofItsPartnerships, ...outside),
  refused: outside
};

export const windows: RoomMatrix = {
  reads: { 'public.window_rules': everyone },
  steps: { 'window_rules.save new': byThem, 'window_rules.remove new': byThem }
};
