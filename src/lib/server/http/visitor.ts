import { createHmac, randomBytes } from 'node:crypto';

/** New at each start and kept nowhere: what is counted for an hour leads back to no address. */
const pepper = randomBytes(32);

/** What somebody's limits are counted by, instead of their address on the net. */
export const visitorOf = (address: string): string =>
  createHmac('sha256', pepper).update(address).digest('base64url');
