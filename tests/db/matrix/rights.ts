import { nobody, type RoomMatrix } from './support';

export const rights: RoomMatrix = {
  reads: {
    'private.access_log': nobody,
    'private.dead_addresses': nobody,
    'private.hidden_words': nobody,
    'private.job_runs': nobody,
    'private.letter_invitations': nobody,
    'private.letter_items': nobody,
    'private.letters': nobody,
    'private.presence': nobody
  },
  steps: {}
};
