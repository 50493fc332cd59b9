import { everyone, nobody, type RoomMatrix } from './support';

export const foundation: RoomMatrix = {
  reads: {
    'public.organisations': everyone,
    'private.commands': nobody,
    'private.error_codes': nobody,
    'private.field_revs': nobody,
    'private.jobs': nobody,
    'private.organisation_hosts': nobody,
    'private.settings': nobody,
    'private.sync_feed': nobody,
    'private.queue_ages': nobody,
    'private.sync_ops': nobody,
    'private.transitions': nobody
  },
  steps: {}
};
