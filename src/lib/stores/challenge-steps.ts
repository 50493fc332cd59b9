import type { Fault } from '../domain/errors';
import { issue } from './live.svelte';

/** The steps of a published challenge. Apart from the challenges, which everyone fetches and few take on. */
export const challengeSteps = {
  pause: (id: string): Promise<Fault[]> => issue('challenges.pause', { id }),
  resume: (id: string): Promise<Fault[]> => issue('challenges.resume', { id }),
  match: (id: string): Promise<Fault[]> => issue('challenges.match', { id }),
  start: (id: string): Promise<Fault[]> => issue('challenges.start', { id }),
  complete: (id: string): Promise<Fault[]> => issue('challenges.complete', { id }),
  /** @param role the role, in the unit, of the one who takes over */
  handOver: (id: string, role: string): Promise<Fault[]> =>
    issue('challenges.hand_over', { id, role_id: role })
};
