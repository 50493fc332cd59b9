import { nobody, type RoomMatrix } from './support';

/** Suggestions, reports and feedback, and the limits on them. */
export const voices: RoomMatrix = {
  reads: {
    'private.limits': nobody
  },
  steps: {}
};
