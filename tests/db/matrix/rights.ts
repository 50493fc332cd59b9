import { nobody, type RoomMatrix } from './support';

export const rights: RoomMatrix = {
  reads: { 'private.access_log': nobody },
  steps: {}
};
